"""Dates that people write in EDTF (ISO 8601-2), and the first and last day they can mean."""

import re
from calendar import monthrange
from datetime import date
from typing import Annotated, Any

from edtf import parse_edtf
from edtf.parser.edtf_exceptions import EDTFParseException
from pydantic import AfterValidator

from generator.model import Date

DAY = re.compile(r"\d{4}-\d\d-\d\d")
PLAIN = re.compile(r"(?!0000)\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?", re.ASCII)
MOMENT = re.compile(r"(\d{4}-\d\d-\d\d)[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?\s*(?:Z|UTC|[+-]\d\d:?\d\d)?")
EXPECTED = "an EDTF date such as 2025-06-12, 2019-05 or 2019-05-15~ (approximate)"


def date_of(edtf: str, basis: str) -> Date:
    """Make a date of a checked EDTF value; an end that is open, or beyond the calendar, is None."""
    if PLAIN.fullmatch(edtf):
        return _plain(edtf, basis)
    parsed = parse_edtf(edtf)
    return Date(
        edtf=edtf,
        earliest=_end(parsed, "lower_strict"),
        latest=_end(parsed, "upper_strict"),
        basis=basis,
    )


def _plain(edtf: str, basis: str) -> Date:
    """Read a day, month or year without the library, which takes milliseconds for each."""
    year, month, day = (int(step) for step in f"{edtf}-0-0".split("-")[:3])
    first = date(year, month or 1, day or 1)
    last_month = month or 12
    last = date(year, last_month, day or monthrange(year, last_month)[1])
    return Date(edtf=edtf, earliest=first, latest=last, basis=basis)


def _checked(value: str) -> str:
    moment = MOMENT.fullmatch(value)
    value = moment.group(1) if moment else value
    try:
        if PLAIN.fullmatch(value):
            _plain(value, "")
        else:
            parse_edtf(value)
    except (EDTFParseException, ValueError):
        raise ValueError(EXPECTED) from None
    return value


def _day(value: str) -> str:
    if not DAY.fullmatch(_checked(value)):
        raise ValueError("one day, such as 2025-06-13")
    return _checked(value)


def _end(parsed: Any, name: str) -> date | None:
    try:
        year, month, day = getattr(parsed, name)()[:3]
        # The library stands 0 and 9999 for a year of which nothing is known.
        return date(year, month, day) if 0 < year < 9999 else None
    except (TypeError, ValueError, AttributeError, OverflowError):
        return None


DateText = Annotated[str, AfterValidator(_checked)]
"""An EDTF date; of a moment with a time only the day is kept."""
DayText = Annotated[str, AfterValidator(_day)]
"""One whole day."""
