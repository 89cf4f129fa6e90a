"""Dates that people write in EDTF (ISO 8601-2), and the date that follows from one."""

import re
from datetime import date
from typing import Annotated

from pydantic import AfterValidator

from generator.articles.dating.edtf_spans import PLAIN, explain_doubt, find_ends
from generator.articles.dating.moments import read_moment
from generator.content.doubtful_dates import parse_doubtful
from generator.model import Date

EXPECTED = "an EDTF date such as 2025-06-12, 2019-05 or 2019-05-15~ (approximate)"
DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)


def date_of(stated: str, basis: str) -> Date:
    """Make a date of a checked EDTF value or moment, with the rule by which its doubt is measured."""
    moment = read_moment(stated)
    edtf, time = (moment.day, moment.time) if moment else (stated, "")
    ends = find_ends(edtf)
    words = " ".join(filter(None, (basis, explain_doubt(edtf))))
    return Date(edtf=edtf, earliest=ends.first, latest=ends.last, basis=words, time=time)


def _checked(value: str) -> str:
    moment = read_moment(value)
    value = moment.value if moment else value
    plain = moment.day if moment else value
    try:
        if PLAIN.fullmatch(plain):
            date.fromisoformat(f"{plain}-01-01"[:10])
        else:
            parse_doubtful(plain)
            find_ends(plain)
    except (ValueError, IndexError):
        raise ValueError(EXPECTED) from None
    return value


def _day(value: str) -> str:
    if not DAY.fullmatch(_checked(value)):
        raise ValueError("one day, such as 2025-06-13")
    return _checked(value)


DateText = Annotated[str, AfterValidator(_checked)]
"""An EDTF date, or a moment: a day with its time as stated."""
DayText = Annotated[str, AfterValidator(_day)]
"""One whole day."""
