"""What is read fast is what Python-Markdown reads; all else is left to it."""

import html as entities

import markdown
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from generator.model import Mark, Part
from generator.pages.markdown import Anchor, Span, compose_excerpt, compose_part, escape_block, link
from generator.publish.fast_markdown import EXTENSIONS, render_markdown
from tests.publish.rendered import tree
from tests.site.hostile import HOSTILE

pytest.importorskip("pyromark", reason="an environment older than the lock")

SIGNS = "*_`[]()!<>&#;|~^{}\\-+=:.\"'/@ \n\t$%19aZé\u00a0\u2028\u202e"
WORDS = st.one_of(st.text(alphabet=SIGNS, max_size=40), st.sampled_from(HOSTILE), st.text(max_size=20))


def by_mkdocs(body: str) -> str:
    return markdown.Markdown(extensions=sorted(EXTENSIONS)).convert(body)


def same(body: str) -> bool:
    """Whether both make the same of a body, or the fast one leaves it."""
    made = render_markdown(body, lambda path: path)
    return made is None or tree(f"<div>{made.content}</div>") == tree(f"<div>{by_mkdocs(body)}</div>")


@pytest.mark.parametrize(
    "body",
    [
        "Words.",
        "Two.\n\nBlocks.",
        "Two <b>lines\nof</b> words,\n<b>and</b> more.",
        "## A heading\n\n- an item\n- another\n    - below it\n\nWords.\n\n> quoted",
        'Words <span class="x">in [a link](../a.md#b)</span>.\n\n<hr class="end-of-text">\n\n## A\n\n## A',
        "Escaped \\* and \\_ and \\[x\\] &lt;b&gt; &#124;",
    ],
)
def test_plain_blocks_are_read(body):
    assert render_markdown(body, lambda path: path) is not None
    assert same(body)


@pytest.mark.parametrize(
    "body",
    [
        "*words*", "a\tb", "a_b", "`x`", "1. x", "<b>\nx", "x\n- y", "x\n===",
        "- a\n\n- b", "> a\n\n> b", "# x #", "    code", "![x](y)",
        "[x]", "[x](y z)", "<div>x</div>", "<!-- x -->", "a | b", "- # x",
        "***", "===", "[x]: y", "<b", "a  ",
        "[\\]:](y)", "<b onclick=x>y</b>", "[a [b](c)](d)", "x](y)", "```\nx\n```", "\\x",
    ],
)  # fmt: skip
def test_what_parsers_may_read_differently_is_left(body):
    assert render_markdown(body, lambda path: path) is None


def test_a_link_to_a_page_that_is_not_known_is_left():
    assert render_markdown("[x](y.md)", lambda _: None) is None


@given(WORDS, WORDS)
@example("1", "]:")
def test_any_words_that_are_escaped_are_read_alike(one, other):
    bodies = [
        str(escape_block(one)),
        f"- {escape_block(one)}\n- {link(other, 'a.md')}",
        f"## {escape_block(one)}\n\n> {escape_block(other)}",
        f"{link(one, 'x/y.md#z')} {compose_excerpt(other, [])}",
    ]

    assert all(map(same, bodies))


@given(
    WORDS, st.sampled_from(["paragraph", "item", "quote", "heading"]), st.integers(0, 20), st.integers(0, 20)
)
def test_any_part_of_an_article_is_read_alike(text, kind, start, length):
    end = min(start + length, len(text))
    marks = (Mark(start=start, end=end, kind="strong"),) if start < end else ()
    anchors = (Anchor(start, end, "../people/x.md", is_found=True),) if start < end else ()
    part = Part(kind=kind, text=text, marks=marks)

    assert same(compose_part(part, 1, [Span(0, len(text))], anchors))


@given(st.text(alphabet=SIGNS + "<hb>ra", max_size=60))
def test_any_markdown_is_read_alike_or_left(body):
    assert same(body)


def test_the_ids_of_headings_are_those_of_mkdocs():
    body = "## Über *alles* &lt;x&gt;\n\n## 1\n\n## 1\n\n## &#126;".replace("*", "")

    assert entities.unescape(render_markdown(body, str).content) == entities.unescape(by_mkdocs(body))
