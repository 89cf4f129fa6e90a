"""Authors, by golden cases; and how many of those that real files state are named."""

from pathlib import Path

import pytest
import yaml

from generator.articles.bylines import find_authors, find_credit

CASES = yaml.safe_load((Path(__file__).parent / "bylines.yml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=[case["byline"] for case in CASES])
def test_only_people_are_authors(case):
    assert list(find_authors(case["byline"], [case.get("source", "")])) == case["authors"]


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("(Reporting by Jane Doe in Paris and John Roe in Rome; Editing by Al Moe)", "Jane Doe and John Roe"),
        ("(Reporting by Jane Doe in Paris and New York; Editing by Max Moe)", "Jane Doe"),
        ("(Editing by Max Moe)", ""),
    ],
)
def test_a_credit_names_who_reported_and_neither_places_nor_editors(line, names):
    assert find_credit(line) == (True, names)
