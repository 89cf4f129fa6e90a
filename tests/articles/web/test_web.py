"""Saved web pages: the story, what the page states about it, and pages that mean harm."""

from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.articles.formats import Item
from generator.articles.house import House
from generator.articles.html.html_clean import MAX_DEPTH
from generator.articles.web.web import MAX_PARTS, read_mhtml, read_web_page
from generator.articles.web.web_json import MAX_BLOCK, find_article
from generator.articles.web.web_metadata import read_metadata
from generator.errors import UnreadableFile
from tests.articles.archive import read

HERE = Path(__file__).parent
BRIDGE = (HERE / "bridge.html").read_bytes()
CASES = yaml.safe_load((HERE / "evidence.yml").read_text(encoding="utf-8"))
HOUSE = House(language="en", years=(1900, 2030), sources={})
MHTML = (
    b"From: <Saved by a browser>\r\nSnapshot-Content-Location: https://herald.example.org/saved\r\n"
    b'MIME-Version: 1.0\r\nContent-Type: multipart/related; type="text/html"; boundary="--B"\r\n\r\n'
    b"----B\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n"
    b"Content-Location: https://herald.example.org/saved\r\n\r\n"
    b'<html><head><meta charset=3D"utf-8"><title>Caf=C3=A9 closes</title></head>'
    b"<body><article><p>The caf=C3=A9 will close.</p></article></body></html>\r\n"
    b"----B\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0=\r\n----B--\r\n"
)


def take(data, reader=read_web_page, **more):
    (article,) = reader(Item(path="a/page.html", data=data, checksum="", **more), HOUSE).articles
    return article


def values(article, name):
    return [field.value for field in article.fields if field.name == name]


def test_a_page_becomes_an_article_with_where_each_field_came_from(tmp_path):
    reading = read(tmp_path, {"a/bridge.html": BRIDGE})

    assert not reading.problems
    (article,) = reading.articles
    assert article.headline == "Old bridge to close ‘for repairs’"
    assert article.deck == "The council says the work will take nine months."
    assert article.authors == ("Jane Doe", "John Roe")
    assert (article.date.edtf, article.source, article.section) == (
        "2019-05-15",
        "The Example Herald",
        "City",
    )
    assert (article.language, article.tags) == ("en-GB", ("bridges", "council"))
    assert article.url == "https://herald.example.org/city/2019/05/15/old-bridge"
    assert article.rights == "© 2019 The Example Herald"
    assert article.provenance.basis("headline") == "the page's JSON-LD headline"
    assert "2019-05-15T23:30:00-04:00" in article.date.basis


def test_lists_quotes_headings_links_and_emphasis_survive():
    parts = take(BRIDGE).parts

    kinds = [part.kind for part in parts]
    assert kinds.count("item") == 2
    assert {"quote", "heading", "caption"} <= set(kinds)
    assert [p.text for p in parts if p.kind == "caption"] == ["The bridge in spring"]
    marked = {(m.kind, p.text[m.start : m.end], m.target) for p in parts for m in p.marks}
    assert ("link", "city council", "https://herald.example.org/council") in marked
    assert {("emphasis", "older", ""), ("strong", "never", "")} <= marked


def test_words_outside_of_the_story_are_cut_and_noted():
    article = take(BRIDGE)

    assert not any("Sport" in part.text or "newsroom" in part.text for part in article.parts)
    assert "never shown" not in str(article)
    (cut,) = [cut for cut in article.provenance.cuts if "outside of the story" in cut.reason]
    assert "Contact the newsroom" in cut.text
    assert "Weather today" in cut.text


def test_a_page_of_one_sentence_is_kept_whole():
    article = take(b"<h1>Bridge closed</h1><p>It will open on Monday.</p>")

    assert values(article, "headline") == ["Bridge closed"]
    assert "It will open on Monday." in [part.text for part in article.parts]


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_each_field_is_taken_from_the_first_place_that_states_it(case):
    found = {}
    for field in read_metadata(f"<html><body>{case['html']}</body></html>", ""):
        count = sum(name.partition(" ")[0] == field.name for name in found)
        found[field.name if not count else f"{field.name} {count + 1}"] = [field.value, field.basis]

    expected = case["fields"]
    assert {
        name: value if isinstance(expected.get(name), list) else value[0] for name, value in found.items()
    } == expected


def test_a_page_is_decoded_as_it_declares():
    page = "<meta charset='windows-1250'><title>Łódź</title><p>Pożar w Łodzi.</p>".encode("cp1250")

    article = take(page)

    assert (values(article, "headline"), article.provenance.encoding) == (["Łódź"], "cp1250")


def test_what_carries_the_page_outranks_its_own_declaration():
    page = "<meta charset='utf-16'><title>Łódź</title><p>Pożar.</p>".encode("cp1250")

    assert values(take(page, encoding="windows-1250"), "headline") == ["Łódź"]


def test_the_page_inside_an_mhtml_file_is_read_with_its_address(tmp_path):
    reading = read(tmp_path, {"a/page.mhtml": MHTML})

    assert not reading.problems
    (article,) = reading.articles
    assert (article.headline, article.url) == ("Café closes", "https://herald.example.org/saved")
    assert "The café will close." in [part.text for part in article.parts]
    assert article.provenance.basis("url")


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "is empty"),
        (b" \n", "white space"),
        (b"<html><body><script>x</script></body></html>", "no words of a story"),
        (b"<p>one\0two</p>", "NUL"),
        (b"<div>" * (MAX_DEPTH + 1) + b"x", "stand open at once"),
    ],
)
def test_a_page_without_a_story_says_why(data, message):
    with pytest.raises(UnreadableFile, match=message):
        take(data)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "is empty"),
        (b"no headers at all", "no part of it is a page"),
        (b"MIME-Version: 1.0\n\n" + b"\n--x" * (MAX_PARTS + 1), "more than 2,000 parts"),
    ],
)
def test_an_mhtml_file_without_a_page_says_why(data, message):
    with pytest.raises(UnreadableFile, match=message):
        take(data, read_mhtml)


@pytest.mark.parametrize(
    "block",
    [
        "[" * 100_000,
        '{"@type": "Article", "headline": ' + '{"a":' * 50_000,
        "x" * (MAX_BLOCK + 1),
        "NaN,",
        "",
    ],
    ids=["brackets", "objects", "long", "not a number", "empty"],
)
def test_hostile_json_is_counted_and_passed_over(block):
    assert find_article([block]) == ({}, 1)


def test_an_article_that_refers_to_itself_is_read_once():
    article, broken = find_article(
        ['{"@id": "#a", "@type": "Article", "headline": "x", "author": {"@id": "#a"}}']
    )

    assert (article["headline"], broken) == ("x", 0)


@pytest.mark.parametrize(("data", "reader"), [(BRIDGE, read_web_page), (MHTML, read_mhtml)])
def test_a_file_cut_short_is_read_as_far_as_it_goes_or_says_why(data, reader):
    for tenth in range(10):
        try:
            article = take(data[: len(data) * tenth // 10], reader)
        except UnreadableFile as error:
            assert "expected" in str(error)
        else:
            assert article.parts


@settings(max_examples=60)
@given(st.binary(max_size=200), st.integers(0, len(BRIDGE)), st.integers(0, 300), st.booleans())
def test_any_bytes_are_an_article_or_unreadable(noise, where, length, mhtml):
    base = MHTML if mhtml else BRIDGE
    for data in (noise, base[:where] + noise + base[where + length :]):
        try:
            article = take(data, read_mhtml if mhtml else read_web_page)
        except UnreadableFile:
            continue
        assert article.parts
        assert all(part.text.strip() for part in article.parts)


@pytest.mark.parametrize("before", ["", "\ufeff", "\n"])
def test_a_page_that_declares_itself_as_xml_is_read(before, tmp_path):
    start = f'{before}<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML" "x">'
    page = "<html xmlns='h'><head><title>A</title></head><body><p>It will close.</p></body></html>"

    reading = read(tmp_path, {"a/s.html": start + page})

    assert [part.text for part in reading.articles[0].parts] == ["A", "It will close."]
