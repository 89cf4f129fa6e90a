"""The date of an article, in order of evidence, each with its words; never the clock, never a guess.

Order: the sidecar or front matter, the folder's or file's name, the dateline; decisions come on top later.
Where a weaker source is more exact and agrees, it refines the stronger; where it does not, that is said.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from generator.articles.days import MONTHS, MonthDay, leap_note, parse_day
from generator.articles.edtf_values import date_of
from generator.articles.path_dates import PathDate, find_path_date
from generator.articles.years import find_years
from generator.model import Date, Field
from generator.words import day_words

UNKNOWN = "Nothing in the file, its name or beside it states a date."


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """All that may tell when an article was written."""

    path: str
    stated: Field | None = None
    day: str = ""
    """The dateline's day, as written."""
    lede: str = ""
    received: date | None = None
    window: Sequence[int] | None = None
    """First and last year that a day without a year may be read in."""


def resolve_date(evidence: Evidence) -> Date:
    """Work out the date and say what it rests on."""
    day = parse_day(evidence.day)
    found = _resolve(evidence, day)
    if day and day.misspelt:
        return _with(found, f"'{evidence.day}' is read as {day.day} {MONTHS[day.month - 1].title()}.")
    return found


def _resolve(evidence: Evidence, day: MonthDay | None) -> Date:
    if evidence.stated:
        found = date_of(evidence.stated.value, f"Stated in {evidence.stated.basis}: {evidence.stated.value}.")
        return _with(found, _late(found, evidence), _contradiction(found, day, evidence))
    place = find_path_date(evidence.path)
    if place and evidence.received and place.first > evidence.received:
        without = _from_dateline(day, evidence) if day else _unknown()
        late = f"'{place.words}' in the file's path lies after the day it was received, so it is left aside."
        return _with(without, late)
    if place:
        return _from_path(place, day, evidence)
    return _from_dateline(day, evidence) if day else _unknown()


def _unknown(basis: str = UNKNOWN) -> Date:
    return Date(edtf="", earliest=None, latest=None, basis=basis)


def _with(found: Date, *notes: str) -> Date:
    basis = " ".join([found.basis, *filter(None, notes)])
    return Date(edtf=found.edtf, earliest=found.earliest, latest=found.latest, basis=basis)


def _late(found: Date, evidence: Evidence) -> str:
    if evidence.received and found.earliest and found.earliest > evidence.received:
        return f"That is after {day_words(evidence.received)}, when it was received."
    return ""


def _contradiction(found: Date, day: MonthDay | None, evidence: Evidence) -> str:
    if day is None or found.earliest is None or found.latest is None:
        return ""
    years = [day.year] if day.year else range(found.earliest.year, found.latest.year + 1)
    if any((d := day.in_year(year)) and found.earliest <= d <= found.latest for year in years):
        return ""
    return f"The dateline says otherwise: '{evidence.day}'."


def _from_path(place: PathDate, day: MonthDay | None, evidence: Evidence) -> Date:
    found = date_of(place.edtf, f"The file's path says '{place.words}'.")
    if place.grain == "day" or day is None:
        return _with(found, _contradiction(found, day, evidence))
    year = day.year or place.first.year
    exact = day.in_year(year)
    if exact is None:
        return _with(found, f"The dateline says '{evidence.day}', but {leap_note(day, year)}.")
    if not (found.earliest and found.latest and found.earliest <= exact <= found.latest):
        return _with(found, _contradiction(found, day, evidence))
    if evidence.received and exact > evidence.received:
        late = f"The dateline says '{evidence.day}', which lies after the day it was received."
        return _with(found, late)
    rest = f"the {place.grain} is '{place.words}' in the file's path"
    basis = f"The day is the dateline's, '{evidence.day}'; {rest}."
    return Date(edtf=exact.isoformat(), earliest=exact, latest=exact, basis=basis)


def _from_dateline(day: MonthDay, evidence: Evidence) -> Date:
    if not day.exists:
        return _unknown(f"The dateline says '{evidence.day}', but there is no such day.")
    if day.year:
        exact = day.in_year(day.year)
        if exact is None or (evidence.received and exact > evidence.received):
            return _unknown(f"The dateline says '{evidence.day}', which lies after the day it was received.")
        return Date(
            edtf=exact.isoformat(),
            earliest=exact,
            latest=exact,
            basis=f"The dateline says '{evidence.day}'.",
        )
    years = find_years(day, evidence.day, evidence.lede, evidence.window, evidence.received)
    if not years.days:
        return Date(edtf=f"XXXX-{day.month:02}-{day.day:02}", earliest=None, latest=None, basis=years.words)
    values = [found.isoformat() for found in years.days]
    edtf = values[0] if len(values) == 1 else f"[{','.join(values)}]"
    return Date(edtf=edtf, earliest=years.days[0], latest=years.days[-1], basis=years.words)
