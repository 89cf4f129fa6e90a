"""Whether what tells a date agrees with the date that an article is given."""

import re
from datetime import date

from generator.articles.dating.days import MonthDay
from generator.articles.dating.edtf_spans import Ends, possible_spans
from generator.model import Date

NEAR = 1
"""Days by which a dateline and the day of publication differ as a rule: a story is filed the day before."""
MOST_YEARS = 50
YEARLESS = re.compile(r"XXXX-(\d\d)-(\d\d)")


def agrees(edtf: str, found: Date) -> bool:
    """Whether a value and a date can be of the same day, give or take one; nothing disagrees with no date."""
    if not (edtf and found.earliest and found.latest):
        return True
    spans = possible_spans(found.edtf)
    yearless = YEARLESS.fullmatch(edtf)
    if yearless:
        day = MonthDay(month=int(yearless[1]), day=int(yearless[2]))
        return any(_holds(span, day) for span in spans)
    return any(one.meets(other, NEAR) for one in possible_spans(edtf) for other in spans)


def _holds(span: Ends, day: MonthDay) -> bool:
    """Whether a day lies in a span in any year."""
    if span.first is None or span.last is None or span.last.year - span.first.year > MOST_YEARS:
        return True
    years = range(max(span.first.year - 1, date.min.year), min(span.last.year + 1, date.max.year) + 1)
    days = [found for year in years if (found := day.in_year(year))]
    return any((span.first - found).days <= NEAR and (found - span.last).days <= NEAR for found in days)
