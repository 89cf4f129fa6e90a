from datetime import date

import pytest

from generator.articles.dating.embargo_lines import find_embargo_line
from generator.model import Date, Part

MONDAY = Date(edtf="2024-06-03", earliest=date(2024, 6, 3), latest=date(2024, 6, 3), basis="")
UNKNOWN = Date(edtf="", earliest=None, latest=None, basis="")


def found(text, when=MONDAY, kind="paragraph"):
    line = find_embargo_line([Part(kind=kind, text=text)], when)
    return line.value if line else None


@pytest.mark.parametrize(
    ("line", "moment"),
    [
        ("EMBARGOED until 10:00 GMT, Tuesday 4 June 2024", "2024-06-04T10:00Z"),
        ("EMBARGOED UNTIL 00:01 HRS WEDNESDAY 5 JUNE", "2024-06-06"),
        ("Embargo: 5 June 2024", "2024-06-05"),
        ("Strictly embargoed until 6pm on Thursday", "2024-06-07"),
        ("EMBARGOED FOR RELEASE: 12 noon UTC", "2024-06-03T12:00Z"),
        ("Under embargo until 1400 hrs GMT on 7 June 2024", "2024-06-07T14:00Z"),
        ("NOT FOR PUBLICATION BEFORE 05/06/2024", "2024-06-05"),
        ("Sperrfrist: 4. Juni 2024", "4. Juni 2024"),
        ("EMBARGOED until the minister has spoken", "the minister has spoken"),
        ("EMBARGOED", "a moment that is not told"),
    ],
)
def test_a_line_says_until_when_a_story_may_not_be_published(line, moment):
    assert found(line) == moment


@pytest.mark.parametrize(
    "line",
    [
        "Embargo on oil: what it means",
        "Embargo to be lifted by Monday, minister says",
        "EMBARGO LIFTED",
        "Embargo: none",
        "The embargo until 2030 was agreed in Brussels on Monday.",
        "EU SETS EMBARGO",
        "For immediate release",
    ],
)
def test_words_about_an_embargo_keep_nothing_back(line):
    assert found(line) is None
    assert found(line, kind="headline") is None


def test_a_headline_keeps_a_story_back_only_where_it_shouts_it():
    assert found("EMBARGOED until 10:00 - New hospital wing opens", kind="headline") == "2024-06-04"
    assert found("EMBARGO UNTIL MONDAY ON GRAIN", kind="headline") is None


def test_a_time_of_a_day_that_is_not_known_cannot_be_read():
    assert found("EMBARGOED until 10:00", UNKNOWN) == "10:00"


@pytest.mark.parametrize(
    ("line", "moment"),
    [
        ("NOT FOR RELEASE BEFORE 00.01 GMT Tuesday 4 June 2024", "2024-06-04T00:01Z"),
        ("Not for publication before 4 June 2024", "2024-06-04"),
        ("Embargoed until 10:00 GMT, Tuesday 4 June 2024", "2024-06-04T10:00Z"),
        ("EMBARGOED UNTIL 10:00 GMT, TUESDAY 4 JUNE 2024", "2024-06-04T10:00Z"),
        ("Embargoed until talks end, oil rots at sea", None),
        ("EMBARGOED UNTIL TALKS END, OIL ROTS AT SEA", None),
        ("Hold until Monday, traders told", None),
    ],
)
def test_a_first_line_that_only_says_until_when_is_no_headline(line, moment):
    assert found(line, kind="headline") == moment
