"""Dates as formats state them: ISO 8601, RFC 822, days in words; what can be read in two ways is no date."""

import re
from datetime import date

from generator.articles.dating.days import parse_day
from generator.articles.dating.moments import read_clock, read_moment
from generator.model import Field

LONGEST = 80
"""No date is longer; what is longer is kept as words."""
PLAIN = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?[~?%]?", re.ASCII)
DAY_NAME = r"(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}\.?,?\s+"
WEEKDAY = re.compile(DAY_NAME, re.ASCII | re.IGNORECASE)
RFC = re.compile(
    DAY_NAME.join(("(?:", ")?"))
    + r"(?P<day>\d{1,2}\s+[a-z]{3,9}\.?)\s+(?P<year>\d{4}|\d\d)(?:,?\s+(?P<time>\d.*))?",
    re.ASCII | re.IGNORECASE,
)
TIMED = re.compile(
    r"(?P<day>[^:]*?\d{4}|\d{4}[-/.]\d\d[-/.]\d\d)(?:,|\s+at|\s+[-–|])?\s+(?P<time>\d{1,2}(?:[:.]\d\d|\s*[ap]\.?m).*)",
    re.ASCII | re.IGNORECASE,
)
NO_MOMENT = re.compile(r"0{1,4}(?:-|\Z)|0\d{3}-|1[0-5]\d\d-|1970-01-01[T ]00:00(?!:00\.\d*[1-9])", re.ASCII)
"""What systems write for a moment that they do not know: year one, or where the clocks of computers begin.

No newspaper is older than 1605.
"""
NUMBERS = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4})", re.ASCII)
COMPACT = re.compile(r"(\d{4})([-/.]?)(\d\d)\2(\d\d)", re.ASCII)
MIDNIGHT = re.compile(r"0?0:00")
CENTURY = 50
"""RFC 2822, 4.3: a year of two digits is of the 2000s below 50, and of the 1900s from there on."""


def state_date(words: str, where: str) -> Field | None:
    """Make a field of a date as written, its day in the writer's own zone; `where` says what states it.

    Words that state no single day, month or year become `date_text`; empty ones nothing.
    """
    words = " ".join(words[: LONGEST + 1].split())
    if not words:
        return None
    value = "" if NO_MOMENT.match(words) else parse_moment(words)
    day, _, time = value.partition("T")
    basis = f"{where} '{words}'" if day not in ("", words) else where
    return Field(name="date" if value else "date_text", value=day or words, basis=basis, time=time)


def parse_stated(words: str) -> str:
    """Read the day, month or year that words state; empty where they can be read in two ways or none."""
    return parse_moment(words).partition("T")[0]


def parse_moment(words: str) -> str:
    """Read a stated date as EDTF, or as a moment `2025-06-12T08:00+03:00`, day and time as written.

    Returns an empty string where the words can be read in two ways or none.
    """
    if len(words) > LONGEST:
        return ""
    if PLAIN.fullmatch(words):
        first = f"{words.rstrip('~?%')}-01-01"[:10]
        return words if _day(*first.split("-")) else ""
    moment = read_moment(words)
    if moment:
        return moment.value
    timed = TIMED.fullmatch(words)
    if timed and (time := read_clock(timed["time"])):
        day = parse_moment(timed["day"].strip(" ,"))
        return f"{day}T{time}" if len(day) == len("2025-06-12") else ""
    iso = COMPACT.fullmatch(words)
    if iso:
        return _day(iso[1], iso[3], iso[4])
    readings = find_readings(words)
    return readings[0] if len(readings) == 1 else _from_words(words)


def find_readings(words: str) -> tuple[str, ...]:
    """List the days that numbers such as `03/04/2019` can mean: two where either number can be the month."""
    found = NUMBERS.match(words) if len(words) <= LONGEST else None
    if not found or words[found.end() : found.end() + 1].isalnum():
        return ()
    readings = {_day(found[4], found[3], found[1]), _day(found[4], found[1], found[3])} - {""}
    return tuple(sorted(readings))


def find_order(words: str) -> str:
    """Tell whether numbers can only be read with the `day` or the `month` first; empty where both can be."""
    found = NUMBERS.match(words)
    readings = find_readings(words)
    if not found or len(readings) != 1 or found[1].lstrip("0") == found[3].lstrip("0"):
        return ""
    return "day" if readings[0].endswith(f"-{found[1]:0>2}") else "month"


def read_in_order(words: str, order: str) -> str:
    """Write a day of two readings as ISO 8601, and keep what stands behind it."""
    found = NUMBERS.match(words)
    if not found or len(find_readings(words)) != 2:
        return ""
    day, month = (found[1], found[3]) if order == "day" else (found[3], found[1])
    return _day(found[4], month, day) + words[found.end() :]


def _from_words(words: str) -> str:
    found = RFC.fullmatch(words)
    time = read_clock(found["time"]) if found and found["time"] else ""
    if found and found["time"] and not time and not MIDNIGHT.match(found["time"]):
        return ""
    if found:
        year = int(found["year"])
        if len(found["year"]) == 2:
            year += 2000 if year < CENTURY else 1900
        words = f"{found['day']} {year}"
    day = parse_day(WEEKDAY.sub("", words))
    if not (day and day.year) or day.misspelt:
        return ""
    value = _day(str(day.year), str(day.month), str(day.day))
    return f"{value}T{time}" if value and time else value


def _day(year: str, month: str, day: str) -> str:
    try:
        return date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return ""
