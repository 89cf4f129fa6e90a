import html
import re

import markdown
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from generator.articles.sentences import find_sentences
from generator.model import Mark, Part
from generator.pages import markdown as pages_markdown
from generator.pages.markdown import (
    SPACE,
    UNPRINTABLE,
    Anchor,
    compose_excerpt,
    escape_block,
    link,
    relative,
)


def compose_part(part: Part, number: int, anchors) -> str:
    return pages_markdown.compose_part(part, number, find_sentences(part.text), anchors)


TAG = re.compile(r"<[^>]*>")
RENDERERS = {
    "Python-Markdown": lambda text: markdown.markdown(text, extensions=["toc", "tables"]),
    "CommonMark": MarkdownIt("commonmark").render,
}


def shown(rendered: str) -> str:
    # A browser shows a run of spaces as one.
    return SPACE.sub(" ", html.unescape(TAG.sub("", rendered))).strip()


def as_written(text: str) -> str:
    return SPACE.sub(" ", UNPRINTABLE.sub("", text)).strip()


HOSTILE = [
    "<script>alert(1)</script>",
    "[a](javascript:alert(1))",
    "![x](http://example.org/x.png)",
    "# not a heading",
    "1. not a list",
    "1911. The year",
    "- no list either",
    "* * *",
    "---",
    "===",
    "> no quote",
    "`code` and ``more``",
    "a_b_c and **bold** and __x__",
    "<!-- comment -->",
    "<!DOCTYPE x> <?php ?> <![CDATA[x]]>",
    "&lt;b&gt; &amp; &copy;",
    "[TOC]",
    "[x]: http://example.org",
    "[^1]: a note",
    "|a|b|",
    "a\\*b \\",
    "{: onclick=alert(1)}",
    "<http://example.org> <me@example.org>",
    ":: a",
    "\x02wzxhzdk:0\x03",
    "klzzwxh:0000",
    "+ plus",
    "~~~",
    "    indented",
    "a  \nb",
    "\u202etxt.exe\u202c",
    "a\u2028b",
]


@pytest.mark.parametrize("render", RENDERERS.values(), ids=RENDERERS)
@pytest.mark.parametrize("text", ["]:", "a]:b", "Quay]: closed"])
def test_a_link_whose_words_could_define_one_is_shown(render, text):
    for body in (link(text, "a.md"), f"- {link(text, 'a.md')}", f"> {link(text, 'a.md')}"):
        assert shown(render(body)) == text


@pytest.mark.parametrize("renderer", RENDERERS)
@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_shown_as_it_was_written(text, renderer):
    rendered = RENDERERS[renderer](escape_block(text))

    assert shown(rendered) == as_written(text)
    assert set(TAG.findall(rendered)) <= {"<p>", "</p>"}


@pytest.mark.parametrize("renderer", RENDERERS)
@given(
    text=st.text(
        alphabet=st.one_of(st.sampled_from("\\`*_{}[]()#+-.!<>&|~^=$:\"'\n\t 1a/@"), st.characters())
    )
)
@example(text="\\\n#")
def test_any_text_is_shown_as_it_was_written(renderer, text):
    rendered = RENDERERS[renderer](escape_block(text))

    assert shown(rendered) == as_written(text)
    assert set(TAG.findall(rendered)) <= {"<p>", "</p>"}


@pytest.mark.parametrize("renderer", RENDERERS)
@pytest.mark.parametrize("kind", ["item", "quote", "heading", "row", "caption"])
@given(text=st.text(alphabet=st.sampled_from("\\`*_{}[]()#+-.!<>&|~^=$:\"'\n\t 1a"), min_size=1))
def test_any_text_is_shown_in_every_kind_of_part(renderer, kind, text):
    rendered = RENDERERS[renderer](compose_part(Part(kind=kind, text=text), 3, []))

    assert shown(rendered) == as_written(text)
    assert not re.search(r"<(a|img|script|code|em|strong|table|hr)\b", rendered)


def test_a_name_becomes_a_link_in_its_sentence():
    part = Part(kind="paragraph", text="He left. Jane Doe stayed.")

    composed = compose_part(part, 2, [Anchor(9, 17, "../people/jane-doe.md")])

    assert composed == (
        '<span id="p2s1">He left.</span> <span id="p2s2">[Jane Doe](../people/jane-doe.md) stayed.</span>'
    )


def test_a_name_that_nobody_reviewed_is_marked_so():
    part = Part(kind="paragraph", text="Jane Doe stayed.")

    composed = compose_part(part, 1, [Anchor(0, 8, "x.md", is_found=True)])

    assert "<u>[Jane Doe](x.md)</u>" in composed


def test_emphasis_that_cuts_through_a_name_leaves_one_link():
    part = Part(kind="paragraph", text="Jane Doe stayed", marks=(Mark(kind="emphasis", start=5, end=15),))

    composed = compose_part(part, 1, [Anchor(0, 8, "x.md")])

    assert composed == '<span id="p1s1">[Jane <em>Doe</em>](x.md)<em> stayed</em></span>'


@pytest.mark.parametrize(
    "target", ["javascript:alert(1)", "data:text/html,x", "//example.org", "http://[", "x.md"]
)
def test_a_link_of_the_source_with_an_unsafe_address_is_plain_text(target):
    part = Part(kind="paragraph", text="click", marks=(Mark(kind="link", start=0, end=5, target=target),))

    assert compose_part(part, 1, []) == '<span id="p1s1">click</span>'


def test_a_link_of_the_source_cannot_leave_its_attribute():
    mark = Mark(kind="link", start=0, end=5, target='https://example.org/"onclick="alert(1)')

    composed = compose_part(Part(kind="paragraph", text="click", marks=(mark,)), 1, [])

    assert '"onclick' not in composed
    assert 'href="https://example.org/%22onclick' in composed


def test_an_excerpt_marks_each_name():
    assert compose_excerpt("Doe saw Doe.", [(8, 11), (0, 3)]) == "<mark>Doe</mark> saw <mark>Doe</mark>."


@pytest.mark.parametrize(
    ("target", "page", "expected"),
    [
        ("people/x.md", "articles/2025/06/12/a.md", "../../../../people/x.md"),
        ("articles/2025/06/11/b.md", "articles/2025/06/12/a.md", "../11/b.md"),
        ("people/x.md", "people/y.md", "x.md"),
        ("index.md", "search.md", "index.md"),
    ],
)
def test_paths_are_relative_to_the_page(target, page, expected):
    assert relative(target, page) == expected


def test_a_link_to_another_article_is_a_link_to_its_page():
    mark = Mark(kind="link", start=0, end=5, target="content/articles/x.md")
    part = Part(kind="paragraph", text="click", marks=(mark,))

    composed = pages_markdown.compose_part(
        part, 1, find_sentences(part.text), [], {"content/articles/x.md": "../x-aaaaaa.md"}
    )

    assert composed == '<span id="p1s1">[click](../x-aaaaaa.md)</span>'


@pytest.mark.parametrize(("end", "shown"), [(8, True), (4, False)])
def test_a_link_of_the_source_whose_words_are_all_names_stands_behind_them(end, shown):
    mark = Mark(kind="link", start=0, end=8, target="https://example.org/")
    part = Part(kind="paragraph", text="Jane Doe spoke.", marks=(mark,))

    composed = compose_part(part, 1, [Anchor(0, end, "x.md")])

    assert ("↗</a> spoke." in composed) == shown
    assert composed.count("https://example.org/") == 1


@pytest.mark.parametrize("renderer", RENDERERS)
def test_a_mark_right_before_a_linked_name_makes_no_picture(renderer):
    part = Part(kind="paragraph", text="Wow!Iraq said so.")

    rendered = RENDERERS[renderer](compose_part(part, 3, [Anchor(4, 8, "iraq.md")]))

    assert "<img" not in rendered
    assert shown(rendered) == part.text
