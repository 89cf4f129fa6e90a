"""The first and the last day that an EDTF value (ISO 8601-2) can mean, its doubt included.

The standard says that a date is approximate (`~`), uncertain (`?`) or both (`%`), not by how much. The rule
here: one unit of the smallest that is stated, a day, month or year, on either side; two where it is both.
The units and the doubling are those by which the `edtf` library pads single parts of a date
(`PADDING_DAY_PRECISION` and so on, `MULTIPLIER_IF_BOTH`); a whole date it would pad by a day, a month and a
year together, which is more than words such as `about 15 May 2019` say.
"""

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import MAXYEAR, MINYEAR, date, timedelta
from functools import lru_cache
from typing import Any

from msgspec import Struct

from generator.content.doubtful_dates import parse_doubtful
from generator.model import Date
from generator.words import day_words

PLAIN = re.compile(r"(?!0000)\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?", re.ASCII)
QUALIFIED = re.compile(r"([^~?%]+)([~?%])")
QUALIFIERS = {"~": ("approximate", 1), "?": ("uncertain", 1), "%": ("uncertain and approximate", 2)}
NUMBERS = ("no", "one", "two")
DOUBT = re.compile("[~?%]")
LISTED = re.compile(r"[\[{]([^\[\]{}]*)[\]}]")
MOST_MONTH, MOST_YEAR = 31, 366


class Ends(Struct, frozen=True, kw_only=True):
    """The first and the last day of a span; None where it is open, or beyond the calendar."""

    first: date | None
    last: date | None

    def meets(self, other: "Ends", days: int = 0) -> bool:
        """Whether two spans share a day, or lie no more than some days apart."""
        gap = timedelta(days=days)
        return _not_after(self.first, other.last, gap) and _not_after(other.first, self.last, gap)

    @property
    def is_day(self) -> bool:
        """Whether it is one day."""
        return self.first is not None and self.first == self.last


@lru_cache(maxsize=4096)  # the days of an archive repeat, and each is asked for several times
def find_ends(edtf: str) -> Ends:
    """Give the first and last day of a checked value, widened where it is approximate or uncertain."""
    spans = tuple(_members(edtf))
    if len(spans) == 1 and "/" not in edtf:
        return spans[0]
    firsts, lasts = [span.first for span in spans], [span.last for span in spans]
    return Ends(
        first=min((day for day in firsts if day), default=None) if all(firsts) else None,
        last=max((day for day in lasts if day), default=None) if all(lasts) else None,
    )


def find_stated_ends(day: Date) -> Ends:
    """Give the first and last day that a date names, as if it were certain: `about 1 May 2019` is of May."""
    if DOUBT.search(day.edtf):
        return find_ends(DOUBT.sub("", day.edtf))
    return Ends(first=day.earliest, last=day.latest)


def find_first(day: Date) -> date | None:
    """Give the first day that a date names; None where its start is not known."""
    return find_stated_ends(day).first


def possible_spans(edtf: str) -> tuple[Ends, ...]:
    """List the spans of a value: one for each date of a list of which it can be any."""
    return tuple(_members(edtf)) if LISTED.fullmatch(edtf) else (find_ends(edtf),)


def explain_doubt(edtf: str) -> str:
    """Say by how much a single approximate or uncertain value is widened; empty for any other."""
    found = QUALIFIED.fullmatch(edtf)
    if not found or LISTED.fullmatch(edtf) or "/" in edtf:
        return ""
    kind, count = QUALIFIERS[found[2]]
    ends, unit = find_ends(edtf), _unit(_strict(found[1]))
    if not (unit and ends.first and ends.last):
        return f"The date is {kind}."
    margin = f"{NUMBERS[count]} {unit}{'s' if count > 1 else ''} on either side"
    return f"The date is {kind}: taken as {day_words(ends.first)} to {day_words(ends.last)}, {margin}."


def _members(edtf: str) -> Iterator[Ends]:
    listed = LISTED.fullmatch(edtf)
    if ".." in edtf and listed:
        yield _strict(edtf)
    elif listed:
        yield from (_of_one(one.strip()) for one in listed[1].split(","))
    elif "/" in edtf:
        start, _, end = edtf.partition("/")
        yield Ends(first=_of_one(start).first if start.strip(".") else None, last=_of_one(end or "..").last)
    else:
        yield _of_one(edtf)


def _of_one(edtf: str) -> Ends:
    if edtf in ("", ".."):
        return Ends(first=None, last=None)
    found = QUALIFIED.fullmatch(edtf)
    if found:
        return _widened(_strict(found[1]), QUALIFIERS[found[2]][1])
    return _by_library(edtf, "fuzzy") if DOUBT.search(edtf) else _strict(edtf)


def _strict(edtf: str) -> Ends:
    """Read a value that is certain; days, months and years without the library, which takes long for each."""
    if not PLAIN.fullmatch(edtf):
        return _by_library(edtf, "strict")
    year, month, day = (int(step) for step in f"{edtf}-0-0".split("-")[:3])
    last_month = month or 12
    return Ends(
        first=date(year, month or 1, day or 1),
        last=date(year, last_month, day or monthrange(year, last_month)[1]),
    )


def _by_library(edtf: str, kind: str) -> Ends:
    parsed = parse_doubtful(edtf)
    return Ends(first=_end(parsed, f"lower_{kind}"), last=_end(parsed, f"upper_{kind}"))


def _end(parsed: Any, name: str) -> date | None:
    try:
        year, month, day = getattr(parsed, name)()[:3]
        # The library stands 0 and 9999 for a year of which nothing is known.
        return date(year, month, day) if 0 < year < 9999 else None
    except (TypeError, ValueError, AttributeError, OverflowError):
        return None


def _unit(ends: Ends) -> str:
    if ends.first is None or ends.last is None:
        return ""
    days = (ends.last - ends.first).days + 1
    return (
        "day" if days == 1 else "month" if days <= MOST_MONTH else "year" if days <= MOST_YEAR else "decade"
    )


def _widened(ends: Ends, count: int) -> Ends:
    first, last, unit = ends.first, ends.last, _unit(ends)
    if first is None or last is None:
        return ends
    if unit == "day":
        return Ends(first=_moved(first, -count), last=_moved(last, count))
    if unit == "month":
        return Ends(first=_month(first, -count, first=True), last=_month(last, count, first=False))
    years = count * (1 if unit == "year" else 10)
    return Ends(first=_month(first, -12 * years, first=True), last=_month(last, 12 * years, first=False))


def _moved(day: date, days: int) -> date | None:
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return None


def _month(day: date, months: int, *, first: bool) -> date | None:
    """Give the first or last day of the month that lies some months away."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not MINYEAR <= year <= MAXYEAR:
        return None
    return date(year, month + 1, 1 if first else monthrange(year, month + 1)[1])


def _not_after(one: date | None, other: date | None, gap: timedelta) -> bool:
    return one is None or other is None or one - other <= gap
