"""Datelines, by golden cases."""

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from generator.articles.dating.datelines import find_opening

CASES = yaml.safe_load((Path(__file__).parent / "datelines.yml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=[case["text"][:40] for case in CASES])
def test_an_opening_is_read_or_left(case):
    found = find_opening(case["text"])

    if "place" not in case:
        assert found is None
        return
    assert found
    assert (found.place, found.day, found.agency) == (case["place"], case["day"], case["agency"])
    assert case["text"][found.end :].startswith(case["story"])


def test_an_agency_of_the_records_is_known():
    text = "Springfield (The Shopper) - The bridge will close."

    assert find_opening(text) is None
    assert find_opening(text, {"the shopper"}).agency == "The Shopper"


@given(st.text(alphabet="AB b,.-—()/12 Jun(AP)"))
def test_a_dateline_lies_within_its_text(text):
    found = find_opening(text)

    assert found is None or (found.text in text[: found.end] and 0 < found.end <= len(text))
