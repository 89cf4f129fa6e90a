import pytest

from generator.links.spans import Gap, counted, distance_words, gap_between, span_of
from generator.model import Date
from tests.builders import UNDATED, on


@pytest.mark.parametrize(
    ("least", "most", "words"),
    [
        (1, 1, "one day"),
        (13, 13, "13 days"),
        (14, 14, "two weeks"),
        (35, 35, "five weeks"),
        (62, 62, "two months"),
        (200, 200, "seven months"),
        (800, 800, "two years"),
        (2220, 2220, "six years"),
        (20, 50, "about five weeks"),
    ],
)
def test_distances_are_told_as_a_reader_would(least, most, words):
    assert distance_words(Gap(least=least, most=most)) == words


def test_the_gap_of_spans_is_what_they_can_be_apart_at_least_and_at_most():
    may = span_of(
        Date(edtf="2019-05", earliest=on("2019-05-01").earliest, latest=on("2019-05-31").latest, basis="")
    )
    june = span_of(on("2019-06-10"))

    assert gap_between(may, june) == gap_between(june, may) == Gap(least=10, most=40)
    assert gap_between(may, span_of(on("2019-05-11"))) == Gap(least=0, most=20)


def test_an_article_without_a_date_has_no_span():
    assert span_of(UNDATED) is None


def test_small_numbers_are_written_in_letters():
    assert [counted(n, "day") for n in (1, 9, 10, 1200)] == ["one day", "nine days", "10 days", "1,200 days"]
