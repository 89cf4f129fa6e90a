"""Plain texts, by golden cases."""

from pathlib import Path

import pytest
import yaml

from tests.articles.archive import read, read_one

FOLDER = Path(__file__).parent / "text"
LAYOUTS = yaml.safe_load((FOLDER / "layouts.yml").read_text(encoding="utf-8"))
END_MARKS = yaml.safe_load((FOLDER / "end_marks.yml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", LAYOUTS, ids=[case["name"] for case in LAYOUTS])
def test_a_text_is_read_as_it_is_laid_out(case, tmp_path):
    article = read_one(tmp_path, case["text"])

    if "parts" in case:
        assert [{part.kind: part.text} for part in article.parts] == case["parts"]
    for field in ("headline", "deck", "byline"):
        assert getattr(article, field) == case.get(field, getattr(article, field))
    assert list(article.references) == case.get("references", [])
    if "cuts" in case:
        assert [cut.reason for cut in article.provenance.cuts] == case["cuts"]


@pytest.mark.parametrize("case", END_MARKS, ids=[case["name"] for case in END_MARKS])
def test_an_end_mark_is_cut_and_kept_in_the_provenance(case, tmp_path):
    article = read_one(tmp_path, f"Bridge to close\n\nThe bridge is old.\n\n{case['last']}")

    assert article.parts[-1].text == case["ends"]
    cuts = [cut.text for cut in article.provenance.cuts if cut.reason == "end mark"]
    assert cuts == ([case["mark"]] if case["mark"] else [])


def test_a_supplied_headline_is_marked_as_the_archives(tmp_path):
    article = read_one(tmp_path, "PARIS (AFP) - The bridge will close.\n")

    assert article.headline_is_supplied
    assert article.provenance.basis("headline") == "supplied by the archive from the first sentence"


def test_control_characters_are_taken_out_and_noted(tmp_path):
    article = read_one(tmp_path, "The bridge \x03will\x1b close.\n")

    assert article.parts[0].text == "The bridge will close."
    assert [cut.text for cut in article.provenance.cuts] == ["U+0003 (1 times), U+001B (1 times)"]


def test_the_datelines_words_stay_in_the_paragraph(tmp_path):
    article = read_one(tmp_path, "Bridge to close\n\nPARIS, March 3 (AFP) - The bridge is old.\n")

    line = article.dateline
    assert (line.part, line.place, line.day, line.agency) == (1, "PARIS", "March 3", "AFP")
    assert article.parts[1].text[line.end :] == "The bridge is old."
    assert article.source == "AFP"


@pytest.mark.parametrize(
    "line", ["Under embargo until 6 May 2019, 10:00 GMT", "EMBARGOED UNTIL 00:01 WEDNESDAY 5 JUNE 2019"]
)
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_a_line_of_embargo_is_no_headline(line, gap, tmp_path):
    text = f"{line}{gap}Old bridge to close\n\nThe bridge will close in May, the council said on Tuesday.\n"

    article = read(tmp_path, {"a/s.txt": text}).articles[0]

    assert article.headline == "Old bridge to close" and article.embargo.startswith("2019-0")


def test_a_line_that_states_the_date_is_no_deck(tmp_path):
    text = "Old bridge to close\n\nMarch 4, 2013\n\nORSK (AP) - The bridge will close.\n"

    article = read_one(tmp_path, text)

    assert (article.deck, article.date.edtf) == ("", "2013-03-04")
