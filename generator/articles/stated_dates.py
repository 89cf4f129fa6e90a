"""Dates as formats state them: ISO 8601, RFC 822, days in words; what can be read in two ways is no date."""

import re
from datetime import date

from generator.articles.days import parse_day
from generator.model import Field

LONGEST = 80
"""No date is longer; what is longer is kept as words."""
PLAIN = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?[~?%]?", re.ASCII)
ISO = re.compile(
    r"(\d{4})([-/.]?)(\d\d)\2(\d\d)"
    r"(?:[T ]\s?\d\d:?\d\d(?::?\d\d(?:[.,]\d+)?)?\s*(?:Z|UTC|GMT|[+-]\d\d(?::?\d\d)?)?)?",
    re.ASCII | re.IGNORECASE,
)
RFC = re.compile(
    r"(?:[a-z]{3,9}\.?,?\s+)?(\d{1,2}\s+[a-z]{3,9}\.?)\s+(\d{4}|\d\d)"
    r"(?:\s+\d{1,2}:\d\d(?::\d\d)?(?:\s*(?:[a-z]{1,5}|[+-]\d{4}))?(?:\s*\([^()]*\))?)?",
    re.ASCII | re.IGNORECASE,
)
NUMBERS = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4})(?:[ T,]+\d\d?:.*)?", re.ASCII)
CENTURY = 50
"""RFC 2822, 4.3: a year of two digits is of the 2000s below 50, and of the 1900s from there on."""


def state_date(words: str, where: str) -> Field | None:
    """Make a field of a date as written, its day in the writer's own zone; `where` says what states it.

    Words that state no single day, month or year become `date_text`; empty ones nothing.
    """
    words = " ".join(words[: LONGEST + 1].split())
    if not words:
        return None
    value = parse_stated(words)
    basis = f"{where} '{words}'" if value not in ("", words) else where
    return Field(name="date" if value else "date_text", value=value or words, basis=basis)


def parse_stated(words: str) -> str:
    """Read a stated date as EDTF, or return an empty string where it can be read in two ways or none."""
    if len(words) > LONGEST:
        return ""
    if PLAIN.fullmatch(words):
        first = f"{words.rstrip('~?%')}-01-01"[:10]
        return words if _day(*first.split("-")) else ""
    iso = ISO.fullmatch(words)
    if iso:
        return _day(iso[1], iso[3], iso[4])
    numbers = NUMBERS.fullmatch(words)
    return _from_numbers(numbers) if numbers else _from_words(words)


def _from_numbers(found: re.Match[str]) -> str:
    """Read `13/04/2019`, of which one number can be no month; leave `03/04/2019`."""
    readings = {_day(found[4], found[3], found[1]), _day(found[4], found[1], found[3])} - {""}
    return readings.pop() if len(readings) == 1 else ""


def _from_words(words: str) -> str:
    found = RFC.fullmatch(words)
    if found:
        year = int(found[2])
        if len(found[2]) == 2:
            year += 2000 if year < CENTURY else 1900
        words = f"{found[1]} {year}"
    day = parse_day(words)
    return _day(str(day.year), str(day.month), str(day.day)) if day and day.year and not day.misspelt else ""


def _day(year: str, month: str, day: str) -> str:
    try:
        return date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return ""
