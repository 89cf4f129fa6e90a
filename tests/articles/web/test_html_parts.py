"""HTML bodies: what becomes of each element, and how much of it may come in."""

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from generator.articles.html.html_clean import MAX_CHARACTERS, MAX_DEPTH, MAX_TAGS
from generator.articles.html.html_parts import parse_html_parts
from generator.errors import UnreadableFile

CASES = yaml.safe_load((Path(__file__).parent / "parts.yml").read_text(encoding="utf-8"))
PIECES = (
    "<p>", "</p>", "<b>", "</b>", "<a href='/x'>", "</a>", "<li>", "<ul>", "<table>", "<tr>", "<td>", "<br>",
    "<pre>", "\n", "<figure>", "<img alt='a b'>", "<figcaption>", "</figure>", "<nav>", "<q>", "word ",
    "&lt;", "<svg>", "<math>", "<template>", "<!--", "\0", "\ud800", "<textarea>", "<script>",
    "</script>", "<h1>",
)  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_html_is_cut_into_parts_with_marks(case):
    found = parse_html_parts(case["html"], "https://example.org/news/")

    assert [
        [p.kind, p.text, [[m.kind, p.text[m.start : m.end], m.target] for m in p.marks]] for p in found.parts
    ] == case["parts"]
    assert [[cut.text, cut.reason] for cut in found.cuts] == case.get("cuts", [])


@pytest.mark.parametrize("html", ["", " \n", "<p></p>", "<!-- only a note -->", "<script>x</script>"])
def test_html_without_words_has_no_parts(html):
    assert parse_html_parts(html).parts == ()


@pytest.mark.parametrize(
    ("html", "message"),
    [
        ("x" * (MAX_CHARACTERS + 1), "characters of HTML; expected at most"),
        ("<div>" * (MAX_DEPTH + 1), f"more than {MAX_DEPTH} HTML tags stand open at once"),
        ("<p>" * (MAX_TAGS + 1), "HTML tags; expected the page of an article"),
    ],
)
def test_html_beyond_the_bounds_is_refused(html, message):
    with pytest.raises(UnreadableFile, match=message):
        parse_html_parts(html)


def test_html_as_deep_as_allowed_is_read():
    assert parse_html_parts("<div>" * MAX_DEPTH + "word").parts[0].text == "word"


@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=9), max_size=40).map("".join))
def test_any_html_gives_parts_whose_marks_lie_in_their_text(html):
    for part in parse_html_parts(html, "https://example.org/").parts:
        assert part.text == part.text.strip() != ""
        assert all(0 <= mark.start < mark.end <= len(part.text) for mark in part.marks)
        assert all(mark.target.startswith("http") for mark in part.marks if mark.kind == "link")
