"""Dates, by golden cases; every one says what it rests on."""

from datetime import date
from pathlib import Path

import pytest
import yaml

from generator.articles.edtf_values import date_of
from tests.articles.archive import read

CASES = yaml.safe_load((Path(__file__).parent / "dates.yml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_a_date_follows_from_what_is_known(case, tmp_path):
    path = case.get("path", "a/story.txt")
    files = {path: case["dateline"] + "\nThat was all.\n"}
    if "sidecar" in case:
        files[f"{path}.meta.yml"] = case["sidecar"]
    (article,) = read(tmp_path, files, years=case.get("years")).articles

    assert article.date.edtf == case["edtf"]
    assert case["basis"] in article.date.basis
    assert article.provenance.basis("date") == article.date.basis


@pytest.mark.parametrize(
    ("edtf", "earliest", "latest"),
    [
        ("2019-05", date(2019, 5, 1), date(2019, 5, 31)),
        ("2020", date(2020, 1, 1), date(2020, 12, 31)),
        ("2020-02", date(2020, 2, 1), date(2020, 2, 29)),
        ("2019-05-15~", date(2019, 5, 15), date(2019, 5, 15)),
        ("[2014-06-12,2025-06-12]", date(2014, 6, 12), date(2025, 6, 12)),
        ("2004-06-01/2004-06-20", date(2004, 6, 1), date(2004, 6, 20)),
        ("XXXX-06-12", None, None),
        ("2004-06/..", date(2004, 6, 1), None),
    ],
)
def test_an_edtf_value_has_a_first_and_a_last_day(edtf, earliest, latest):
    found = date_of(edtf, "")

    assert (found.earliest, found.latest) == (earliest, latest)


def test_an_undated_article_sorts_last(tmp_path):
    files = {"a/none.txt": "No day.", "a/2019-05-15.txt": "Old day.", "a/2020-05-15.txt": "New day."}

    assert [article.parts[0].text for article in read(tmp_path, files).articles] == [
        "New day.",
        "Old day.",
        "No day.",
    ]
