"""Headers of wires, databases and people in plain text, and several stories in one file, by golden cases."""

from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.articles.plain.header_blocks import parse_block
from generator.articles.plain.splitting import split_stories
from generator.articles.wire.wire_headers import parse_wire
from tests.articles.archive import read, read_one

FOLDER = Path(__file__).parent / "text"
HEADERS = yaml.safe_load((FOLDER / "headers.yml").read_text(encoding="utf-8"))
SEVERAL = yaml.safe_load((FOLDER / "several.yml").read_text(encoding="utf-8"))
LINES = st.sampled_from(
    [
        *("====", "----", "****", "-30-", "ZCZC", "NNNN", "\x01", "\x03", "\x0c", "###", "^x<", "Title:\tx"),
        *("r i bc-a-b 06-12 0345", "eca0003 3 i 380  dpa 0045", "AP-NY-06-12-25 1510EDT", "BODY:"),
        *("1 of 2 DOCUMENTS", "Document 2 of 2", "Title: One", "Date: 2025-06-12", "Full text: It is."),
        *("PARIS, March 3 (Reuters) - It is old.", "It is old.", "", "", ""),
    ]
)


@pytest.mark.parametrize("case", HEADERS, ids=[case["name"] for case in HEADERS])
def test_a_header_is_read_and_kept_out_of_the_body(case, tmp_path):
    article = read_one(tmp_path, case["text"])

    for name, value in case.get("fields", {}).items():
        known = article.date.edtf if name == "date" else getattr(article, name)
        assert (list(known) if isinstance(known, tuple) else known) == value, name
    for name, words in case.get("basis", {}).items():
        assert article.provenance.basis(name) == words
    cuts = [cut.text for cut in article.provenance.cuts if not cut.text.startswith("U+")]
    assert cuts == case.get("cuts", cuts)
    assert [part.text for part in article.parts if part.kind not in {"headline", "deck"}] == case["body"]


@pytest.mark.parametrize("case", SEVERAL, ids=[case["name"] for case in SEVERAL])
def test_a_file_is_as_many_stories_as_open_in_it(case, tmp_path):
    reading = read(tmp_path, {"a/stories.txt": case["text"]})

    assert [str(problem) for problem in reading.problems] == []
    found = sorted(reading.articles, key=lambda article: article.provenance.item)
    assert [article.headline for article in found] == case["headlines"]
    assert [article.provenance.item for article in found] == list(range(len(found)))
    assert len({article.id for article in found}) == len(found)


def test_a_story_without_words_in_a_file_of_several_is_a_flaw(tmp_path):
    text = "ZCZC 1\nTitle: One bridge\n\nIt is old.\nNNNN\nZCZC 2\nNNNN\n"

    reading = read(tmp_path, {"a/x.txt": text})

    assert (reading.found, len(reading.articles), reading.set_aside) == (2, 1, 1)
    assert "story 2: it holds no words of a story" in str(reading.problems[0])


@settings(max_examples=300)
@given(st.lists(LINES | st.text(max_size=30), max_size=25))
def test_no_word_of_a_file_is_lost_in_splitting(lines):
    """Every letter is in a story, or in what was taken off around it."""
    text = "\n".join(lines)
    kept = "".join(
        "".join(piece.lines) + "".join(cut.text for cut in piece.cuts) for piece in split_stories(text)
    )

    assert sorted(c for c in kept if c.isalnum()) == sorted(c for c in text if c.isalnum())


@settings(max_examples=300)
@given(st.lists(LINES | st.text(max_size=30), max_size=25))
def test_no_word_of_a_story_is_lost_with_its_header(lines):
    """Every letter is in the story or in a line that is listed as cut."""
    lines = [" ".join(line.split()) for line in lines]
    for taken in (parse_wire(lines), parse_block(lines)):
        if taken:
            kept = "".join(taken.lines) + "".join(cut.text for cut in taken.cuts)
            told = [c for line in lines for c in line if c.isalnum()]
            for character in set(told):
                assert kept.count(character) >= told.count(character), character


def test_a_file_of_too_many_stories_is_set_aside(tmp_path):
    reading = read(tmp_path, {"a/x.txt": "\x01One bridge\n" * 20_001})

    assert (reading.found, reading.set_aside) == (1, 1)
    assert "more than 20,000 stories" in str(reading.problems[0])


def test_a_header_that_does_not_end_becomes_the_story(tmp_path):
    article = read_one(tmp_path, "r i bc-old-bridge 06-12 0345\n" + "^It is old.<\n" * 500)

    assert len(article.provenance.cuts) <= 40
    assert len(article.parts) >= 450


def test_a_sidecar_speaks_for_each_story_of_its_file(tmp_path):
    text = "ZCZC 1\nOne bridge\n\nIt is old.\nNNNN\nZCZC 2\nTwo schools\n\nThey are new.\nNNNN\n"

    reading = read(tmp_path, {"a/x.txt": text, "a/x.meta.yml": "source: The Paper\n"})

    assert {article.headline: article.source for article in reading.articles} == {
        "One bridge": "The Paper",
        "Two schools": "The Paper",
    }
