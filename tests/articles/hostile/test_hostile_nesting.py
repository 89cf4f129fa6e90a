"""Nesting without end, bombs and entities from elsewhere, in every format that could hold them."""

import pytest

from tests.articles.archive import read
from tests.articles.hostile.account import GOOD, GOOD_STORY, assert_accounted, text_of
from tests.articles.hostile.formats import FORMATS, HEADLINE, TEXT

DEEP = 6_000
SECRET = "the secret words of another file"
XML = ("newsml.xml", "newsml-1.xml", "nitf.xml", "feed.rss", "feed.atom")
JSON = ("ninjs.json", "feed.json", "table.jsonl")
MARKUP = (
    "page.html",
    "page.mhtml",
    "newsml.xml",
    "nitf.xml",
    "feed.rss",
    "feed.atom",
    "ninjs.json",
    "pages.warc",
)
LAUGHS = "".join(f'<!ENTITY l{n + 1} "{f"&l{n};" * 10}">' for n in range(9))
DOCTYPES = {
    "a billion laughs": f'<!DOCTYPE x [<!ENTITY l0 "lol">{LAUGHS}]>',
    "one long entity many times": f'<!DOCTYPE x [<!ENTITY l9 "{"a" * 100_000}">]>',
    "an entity of a file": '<!DOCTYPE x [<!ENTITY l9 SYSTEM "file://{secret}">]>',
    "an entity of the web": '<!DOCTYPE x [<!ENTITY l9 SYSTEM "http://192.0.2.1/x">]>',
    "a parameter entity": '<!DOCTYPE x [<!ENTITY % p SYSTEM "file://{secret}"> %p; <!ENTITY l9 "x">]>',
    "a definition of a file": '<!DOCTYPE x SYSTEM "file://{secret}">',
    "an entity of itself": '<!DOCTYPE x [<!ENTITY l9 "&l9;">]>',
}
DEEP_YAML = {
    "lists": "x: " + "[" * DEEP,
    "closed lists": "x: " + "[" * DEEP + "]" * DEEP,
    "mappings": "x: " + "{a: " * DEEP,
    "indented": "".join(f"{' ' * n}a:\n" for n in range(300)),
    "aliases": "a: &a [x, x]\n" + "".join(f"b{n}: &b{n} [*a, *a]\n" for n in range(9)),
    "an alias of itself": "a: &a [*a]",
    "merged": "a: &a {x: 1}\nb:\n  <<: *a",
    "code": "headline: !!python/object/apply:os.system ['true']",
    "two documents": "headline: One\n--- \nheadline: Two\n...\n",
    "a very long key": "? " + "x" * 70_000 + "\n: y",
}


def read_one(folder, name, data):
    reading = read(folder, {GOOD: GOOD_STORY, name: data})
    assert_accounted(reading, [GOOD, name] if not name.endswith(".meta.yml") else [GOOD])
    assert GOOD in {article.provenance.path for article in reading.articles}
    return reading


@pytest.mark.parametrize("kind", DOCTYPES)
@pytest.mark.parametrize("name", XML)
def test_no_entity_is_unfolded_and_nothing_is_loaded(name, kind, tmp_path, monkeypatch):
    monkeypatch.setattr("socket.socket", None)
    (tmp_path / "secret.txt").write_text(SECRET)
    doctype = DOCTYPES[kind].replace("{secret}", f"{tmp_path}/secret.txt").encode()
    data = FORMATS[name](HEADLINE, "@@", "17").replace(b"@@", b"&l9;").replace(b"?>\n", b"?>" + doctype, 1)

    reading = read_one(tmp_path, f"a/{name}", data)

    assert reading.set_aside == 1
    assert SECRET not in str(reading)
    assert len(str(reading)) < 20_000


@pytest.mark.parametrize(
    "tag", ["<div>", "<b>", "<ul><li>", "<table><tr><td>", "<blockquote>", "<a href='x'>", "<p>"]
)
@pytest.mark.parametrize("name", MARKUP)
def test_markup_nested_without_end_is_told_of_or_read(name, tag, tmp_path):
    deep = tag * (DEEP // tag.count("<"))
    data = FORMATS[name](HEADLINE, "@@", "17").replace(b"@@", deep.encode())
    if name == "pages.warc":
        data = data.replace(b"Content-Length: ", b"Content-Length: 9", 1)

    read_one(tmp_path, f"a/{name}", data)


@pytest.mark.parametrize("opening", ["[", '{"a":', '[{"a":', '{"text":{"a":'])
@pytest.mark.parametrize("name", JSON)
def test_json_nested_without_end_is_told_of(name, opening, tmp_path):
    closing = {"[": "]", "{": "}"}
    for number, data in enumerate(
        (
            opening * DEEP,
            opening * DEEP + "1" + "".join(closing[c] for c in reversed(opening * DEEP) if c in closing),
            '{"text": "x", "headline": ' + opening * 200,
        )
    ):
        reading = read_one(tmp_path / str(number), f"a/{name}", data)
        assert reading.set_aside == 1


@pytest.mark.parametrize("kind", DEEP_YAML)
@pytest.mark.parametrize("place", ["front matter", "sidecar"])
def test_yaml_that_grows_or_runs_sets_its_article_aside(place, kind, tmp_path):
    yaml = DEEP_YAML[kind]
    if place == "sidecar":
        reading = read(tmp_path, {GOOD: GOOD_STORY, "a/x.txt": GOOD_STORY, "a/x.meta.yml": yaml})
        assert_accounted(reading, [GOOD, "a/x.txt"])
        assert reading.set_aside == 1
    else:
        reading = read_one(tmp_path, "a/x.md", f"---\n{yaml}\n---\n\n{TEXT}\n")
        # A line of dashes ends front matter, and the second document is the text.
        assert reading.set_aside == (kind != "two documents")


@pytest.mark.parametrize(
    "mark", ["> ", "- ", "*", "[", "![", "`", "<div>", "**a", "| a ", "1. ", "<!--", "&amp;"]
)
def test_markdown_nested_without_end_is_told_of_or_read(mark, tmp_path):
    reading = read_one(tmp_path, "a/x.md", mark * (DEEP // len(mark)) + f"\n\n{TEXT}\n")

    assert reading.set_aside or any(TEXT in text_of(article) for article in reading.articles)


@pytest.mark.parametrize(
    "kind", ["multipart/mixed; boundary=b", "message/rfc822", "multipart/alternative; boundary=b"]
)
def test_mail_nested_without_end_is_told_of(kind, tmp_path):
    head = "From: a@b.example\nSubject: Bridge\nMIME-Version: 1.0\n"
    part = f"Content-Type: {kind}\n\n--b\n" if "boundary" in kind else f"Content-Type: {kind}\n\n"

    reading = read_one(tmp_path, "a/x.eml", head + part * 500 + f"Content-Type: text/plain\n\n{TEXT}\n")

    assert reading.set_aside == 1
    assert "expected at most" in reading.problems[0].message
