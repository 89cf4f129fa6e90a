"""When an article is dated, how far two lie apart, and both in words."""

from datetime import date

from msgspec import Struct

from generator.model import Date
from generator.words import date_words

PRECISE = 31
"""A date that leaves more days than this open (more than a month) tells nothing of nearness."""

NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


class Span(Struct, frozen=True, kw_only=True):
    """The first and last day that an article can be of, both known."""

    earliest: date
    latest: date
    words: str
    """Such as `12 June 2025`, `about 15 May 2019`, `May 2019`."""

    @property
    def is_precise(self) -> bool:
        """Whether the date is known to a month or better."""
        return (self.latest - self.earliest).days <= PRECISE


class Gap(Struct, frozen=True, kw_only=True):
    """How many days can lie between two articles, at least and at most."""

    least: int
    most: int


def span_of(day: Date) -> Span | None:
    """Give an article's span, or None where one of its ends is unknown."""
    if day.earliest is None or day.latest is None:
        return None
    return Span(earliest=day.earliest, latest=day.latest, words=date_words(day))


def gap_between(one: Span, other: Span) -> Gap:
    """Give the distance of two spans in days; at least 0 where they meet."""
    first, last = sorted((one, other), key=lambda span: (span.earliest, span.latest))
    least = max(0, (last.earliest - first.latest).days)
    most = max((last.latest - first.earliest).days, (first.latest - last.earliest).days)
    return Gap(least=least, most=most)


def distance_words(gap: Gap) -> str:
    """Write a distance as a reader says it: `two days`, `about three weeks`, `six years`."""
    unsure = gap.most - gap.least
    about = "about " if (unsure > 1 and gap.most < 60) or unsure > 2 * PRECISE else ""
    days = (gap.least + gap.most + 1) // 2
    for size, unit in ((365.25, "year"), (30.44, "month"), (7, "week")):
        if days >= 2 * size:
            return about + counted(round(days / size), unit)
    return about + counted(days, "day")


def counted(number: int, noun: str) -> str:
    """Write a small number in letters, with its noun in the right number."""
    figure = NUMBERS[number] if number < len(NUMBERS) else f"{number:,}"
    return f"{figure} {noun}" if number == 1 else f"{figure} {noun}s"
