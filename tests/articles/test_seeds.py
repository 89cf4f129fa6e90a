"""The two articles the archive starts from."""

from pathlib import Path

import pytest

from generator.articles.reading import read_articles
from generator.content.reading import read_records
from generator.content.records import Records
from generator.settings import Settings
from tests.articles.archive import read

ROOT = Path(__file__).parent.parent.parent
WIRE, SITE = "seeds/000_4e42fb110b46f350.txt", "seeds/002_6b429496d35a23ba.txt"


def articles(records):
    reading = read_articles(ROOT, Settings(sources=("seeds",), years=(2010, 2026)), records)
    return {article.provenance.path: article for article in reading.articles}


@pytest.fixture(scope="module")
def seeds():
    return articles(Records())


def test_the_first_can_be_of_two_years_and_says_why(seeds):
    date = seeds[WIRE].date

    assert date.edtf == "[2014-06-12,2025-06-12]"
    assert "'said on Thursday' is read as the dateline's own day" in date.basis
    assert "That leaves 12 June 2014 and 12 June 2025." in date.basis


def test_the_day_of_receipt_dates_the_first(tmp_path):
    files = {"a/x.txt": (ROOT / WIRE).read_bytes(), "a/x.meta.yml": "received: 2025-06-13\n"}

    assert read(tmp_path, files, years=(2010, 2026)).articles[0].date.edtf == "2025-06-12"


def test_the_second_has_no_date_of_its_own(seeds):
    assert (seeds[SITE].date.edtf, seeds[SITE].date.earliest) == ("", None)


def test_the_decisions_date_both():
    decided = articles(read_records(ROOT))

    assert (decided[WIRE].date.edtf, decided[SITE].date.edtf) == ("2025-06-12", "2019-05-15~")
    assert decided[WIRE].date.basis.startswith("By decision of the founding editors on 21 November 2026")


def test_the_first_has_a_supplied_headline_a_dateline_and_no_end_mark(seeds):
    wire = seeds[WIRE]

    assert wire.headline_is_supplied
    assert (wire.dateline.place, wire.dateline.day, wire.source) == ("BAGHDAD", "June 12", "Xinhua")
    assert wire.parts[-1].text.endswith("nuclear program.")
    assert len(wire.parts) == 10


def test_the_second_has_headline_deck_list_and_reference(seeds):
    site = seeds[SITE]

    assert [part.kind for part in site.parts[:3]] == ["headline", "deck", "paragraph"]
    assert sum(part.kind == "item" for part in site.parts) == 7
    assert site.references == ("Iran Preparing to 'Eliminate Israel from Earth,' Iranian Military Warns",)
