"""What a file is by its content, where that is certain; a wrong suffix is reported."""

import gzip
import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.articles.detection import find_kind
from generator.articles.formats import Item
from generator.articles.readers import find_misnaming, find_reader
from tests.articles.archive import read

STORY = "Old bridge to close\n\nThe bridge is old.\n"
MARKDOWN = "---\ntitle: Old bridge to close\n---\nThe bridge is old.\n"


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (gzip.compress(b"x", mtime=0), ".gz"),
        (b"PK\x03\x04rest", ".zip"),
        (b"PAR1....PAR1", ".parquet"),
        (b"WARC/1.0\r\nWARC-Type: warcinfo\r\n", ".warc"),
        (b"\xef\xbb\xbf <!DOCTYPE html><html>", ".html"),
        (b"<!-- a --><html lang='en'>", ".html"),
        (b"<?xml version='1.0'?>\n<html xmlns='x'>", ".html"),
        (b"<?xml version='1.0'?><rss>", ".xml"),
        (b'{"headline": "x"}', ".json"),
        (b"From a@b.c Thu Jan  1 00:00:00 2019\nSubject: x\n\nx", ".mbox"),
        (b"From: a@b.c\nSubject: x\n y\nMessage-ID: <1>\n\nx", ".eml"),
        (MARKDOWN.encode(), ".md"),
        (STORY.encode(), ""),
        (b"From the bridge, John Doe reports\nNote: x", ""),
        (b"{Brackets} open this story.", ""),
        (b"---\nA story between lines.\n---\n", ""),
        (b"<P>Old bridge</P>", ""),
        (b"Title: Bridge\nDate: 3 May\n\nText", ""),
        (b"", ""),
    ],
)
def test_a_kind_is_named_only_where_the_content_is_certain(data, kind):
    assert find_kind(data) == kind


def test_a_wrong_suffix_is_reported_and_the_file_read_for_what_it_is(tmp_path):
    (article,), (problem,) = (lambda r: (r.articles, r.problems))(read(tmp_path, {"a/x.txt": MARKDOWN}))

    assert article.provenance.reader.startswith("markdown")
    assert problem.message == "its suffix is '.txt', but it was read as markdown; expected '.md'."


NITF = "<nitf><body><body.head><hedline><hl1>Old bridge</hl1></hedline></body.head></body></nitf>"
SAMPLES = {
    ".md": MARKDOWN,
    ".json": '{"version": "1.3", "headline": "Old bridge", "body_text": "It is old."}',
    ".jsonl": '{"headline": "A", "text": "Old."}\n{"headline": "B", "text": "New."}\n',
    ".xml": NITF,
    ".html": "<!DOCTYPE html><html><body><p>The bridge is old.</p></body></html>",
    ".eml": "From: a@b.org\nSubject: Bridge\nMessage-ID: <1@b>\n\nThe bridge is old.\n",
    ".mbox": "From a@b.org Thu Jun 12 08:00:00 2025\nSubject: Bridge\n\nThe bridge is old.\n",
}


@pytest.mark.parametrize("kind", SAMPLES)
@pytest.mark.parametrize(
    "suffix",
    [".txt", ".md", ".csv", ".json", ".jsonl", ".xml", ".html", ".eml", ".mbox", ".parquet"],
)
def test_any_format_under_any_wrong_suffix_is_read_for_what_it_is(kind, suffix):
    if (kind, suffix) in ((".jsonl", ".md"), (".json", ".jsonl")):
        pytest.skip("JSON may open a Markdown file, and one object is one line of JSON Lines")
    item = Item(path=f"content/articles/x{suffix}", data=SAMPLES[kind].encode(), checksum="0" * 64)

    assert kind in find_reader(item).suffixes
    assert bool(find_misnaming(item, find_reader(item))) == (suffix != kind)


def test_a_file_without_a_known_suffix_is_read_where_its_content_is_certain(tmp_path):
    reading = read(tmp_path, {"a/x": MARKDOWN, "a/y.post": MARKDOWN, "a/z": STORY})

    assert len(reading.articles) == 2
    assert [problem.path for problem in reading.problems] == ["a/z"]


def test_a_package_with_a_wrong_suffix_is_opened(tmp_path):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as package:
        package.writestr("a.txt", STORY)

    reading = read(tmp_path, {"a/x.gz": buffer.getvalue(), "a/y.txt": gzip.compress(STORY.encode())})

    assert len(reading.articles) == 2


def test_a_long_row_of_comments_is_no_trap():
    assert find_kind(b"<!-- -->" * 500) == ""
    assert find_kind(b"a:\n" * 1300) == ""


@given(st.binary(max_size=200))
def test_any_bytes_have_a_kind_or_none(data):
    assert find_kind(data) in {
        "",
        ".gz",
        ".zip",
        ".warc",
        ".parquet",
        ".html",
        ".xml",
        ".mbox",
        ".eml",
        ".json",
        ".md",
    }


@pytest.mark.parametrize(
    ("name", "data", "expected"),
    [
        ("a/x.txt", gzip.compress(STORY.encode(), mtime=0), "a '.gz' package; expected '.gz'"),
        ("a/x.html.gz", SAMPLES[".html"].encode(), "web; expected '.html'"),
        ("a/x.zip", SAMPLES[".eml"].encode(), "mail; expected '.eml'"),
    ],
)
def test_a_package_under_a_wrong_suffix_and_what_is_none_are_read_for_what_they_are(
    name, data, expected, tmp_path
):
    reading = read(tmp_path, {name: data})

    suffix = name.rpartition(".")[2]
    assert [article.parts[-1].text for article in reading.articles] == ["The bridge is old."]
    assert [problem.message for problem in reading.problems] == [
        f"its suffix is '.{suffix}', but it was read as {expected}."
    ]


def test_a_text_below_a_declaration_of_xml_is_read_as_text(tmp_path):
    text = '<?xml version="1.0" encoding="UTF-8"?>\nOld bridge to close\n\nIt is old.\n'
    (article,) = read(tmp_path, {"a/x.txt": text}).articles

    assert (article.headline, article.parts[1].text) == ("Old bridge to close", "It is old.")
    assert article.provenance.cuts[0].reason == "declares XML, which the text is not"


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"{\\rtf1\\ansi It closes.}", "(RTF)"),
        (b"%PDF-1.4\n", "a PDF"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "older"),
    ],
)
def test_a_document_that_keeps_its_text_in_a_form_of_its_own_is_never_read_as_text(data, what, tmp_path):
    reading = read(tmp_path, {"a/s.txt": data})

    assert reading.set_aside == 1 and what in reading.problems[0].message
