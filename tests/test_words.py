import pytest

from generator.model import Date
from generator.words import count_words, date_words, list_words, span_words
from tests.builders import UNDATED, on


@pytest.mark.parametrize(
    ("edtf", "expected"),
    [
        ("2025-06-12", "12 June 2025"),
        ("2019-05-15~", "about 15 May 2019"),
        ("2019-05?", "perhaps May 2019"),
        ("2019%", "perhaps about 2019"),
        ("2019-05", "May 2019"),
        ("1987", "1987"),
        ("XXXX-06-12", "12 June, year not known"),
        ("[2014-06-12,2025-06-12]", "12 June 2014 or 12 June 2025"),
        ("2019-05-13/2019-05-17", "between 13 May 2019 and 17 May 2019"),
        (
            f"[{','.join(f'{year}-06-12' for year in range(1987, 2027))}]",
            "one of 40 days from 12 June 1987 to 12 June 2026",
        ),
        ("2019-05-13/..", "13 May 2019 or later"),
        ("../2019-05", "May 2019 or earlier"),
        ("", "Date not known"),
    ],
)
def test_a_date_is_put_as_far_as_it_is_known(edtf, expected):
    assert date_words(Date(edtf=edtf, earliest=None, latest=None, basis="")) == expected


def test_one_day_is_a_span_of_one_day():
    assert span_words(on("2025-06-12"), on("2025-06-12")) == "12 June 2025"


def test_a_span_without_an_end_is_not_known():
    assert span_words(None, UNDATED) == "Date not known"


def test_counts_carry_their_noun():
    assert [count_words(n, "person", "people") for n in (0, 1, 1204)] == [
        "0 people",
        "1 person",
        "1,204 people",
    ]


def test_lists_end_in_and():
    assert [list_words(items) for items in ([], ["a"], ["a", "b"], ["a", "b", "c"])] == [
        "",
        "a",
        "a and b",
        "a, b and c",
    ]
