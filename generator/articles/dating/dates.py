"""The date of an article from all that tells it; never the clock, never a guess.

The strongest clue is the date. A weaker one that is more exact and agrees refines it; one that does not agree
is kept and said. What lies after the day on which the article was received is left aside.
"""

from collections.abc import Sequence
from datetime import date

from msgspec.structs import replace

from generator.articles.dating.agreement import agrees
from generator.articles.dating.date_clues import Clue, Evidence, find_clues
from generator.articles.dating.days import MONTHS, MonthDay, leap_note, parse_day
from generator.articles.dating.edtf_spans import DOUBT, Ends, find_ends, possible_spans
from generator.articles.dating.years import find_years
from generator.model import Date, DateCandidate
from generator.words import day_words

UNKNOWN = "Nothing in the file, its name or beside it states a date."
NEAR_TEXT = 31
"""Days between a dateline and the line that says when it was published, whose year it is then given."""
MOST_NOTES = 3


def resolve_date(evidence: Evidence) -> Date:
    """Work out the date, say what it rests on, and keep every candidate."""
    clues = find_clues(evidence)
    timely = [clue for clue in clues if not clue.is_late(evidence.received)]
    found = _lead(timely, evidence)
    candidates = tuple(_candidate(clue, found, clue in timely) for clue in clues)
    late = [_late_words(clue) for clue in clues if clue not in timely]
    others = [
        f"{clue.who[0].upper()}{clue.who[1:]} says otherwise: '{clue.words}'."
        for clue, kept in zip(clues, candidates, strict=True)
        if clue in timely and not kept.agrees
    ]
    notes = [
        _after_receipt(found, evidence),
        *late[:MOST_NOTES],
        *others[:MOST_NOTES],
        _misspelling(evidence),
    ]
    basis = " ".join(dict.fromkeys([found.basis, *filter(None, notes)]))
    return replace(found, basis=basis, candidates=candidates)


def _lead(clues: Sequence[Clue], evidence: Evidence) -> Date:
    """Take the strongest clue, and let weaker ones refine it."""
    firm = next((clue for clue in clues if clue.day is None), None)
    dateline = next((clue for clue in clues if clue.who == "the dateline"), None)
    if firm is None or (firm.who == "the text" and dateline):
        return _from_dateline(evidence, dateline, firm)
    found = firm.when
    for clue in clues[clues.index(firm) + 1 :]:
        found = _refined(found, firm, clue, evidence)
    return found


def _refined(found: Date, firm: Clue, clue: Clue, evidence: Evidence) -> Date:
    """Narrow a month, a year or several days to what a weaker clue says within them."""
    if clue.when.edtf == found.edtf and clue.when.time and not found.time:
        return replace(_with(found, f"The time is that of {clue.who}."), time=clue.when.time)
    if found.earliest is None or found.earliest == found.latest or DOUBT.search(found.edtf):
        return found
    spans = possible_spans(found.edtf)
    if clue.day:
        return _refined_by_day(found, spans, firm, clue, evidence)
    if DOUBT.search(clue.when.edtf):
        return found
    inner = find_ends(clue.when.edtf)
    if any(_is_within(inner, span) for span in spans):
        unit = "day" if inner.is_day else "month"
        return replace(clue.when, basis=f"The {unit} is that of {clue.who}, '{clue.words}'; {firm.rest}.")
    only = _only_shared(spans, possible_spans(clue.when.edtf))
    if only is None:
        return found
    basis = f"Of the days that it can be, one alone agrees with {clue.who}, '{clue.words}'; {firm.rest}."
    return _several([only], basis)


def _only_shared(one: Sequence[Ends], other: Sequence[Ends]) -> date | None:
    """Of several days that one clue leaves, find the only one within what the other says."""
    for days, spans in ((one, other), (other, one)):
        kept = [day for day in days if any(_is_within(day, span) for span in spans)]
        if len(days) > 1 and len(kept) == 1 and kept[0].is_day:
            return kept[0].first
    return None


def _refined_by_day(found: Date, spans: Sequence[Ends], firm: Clue, clue: Clue, evidence: Evidence) -> Date:
    """Give a day without a year the year or years of a date."""
    day, words, first, last = clue.day, evidence.day, found.earliest, found.latest
    if day is None or first is None or last is None or last.year - first.year > NEAR_TEXT:
        return found
    if first.year == last.year and day.in_year(first.year) is None:
        return _with(found, f"The dateline says '{words}', but {leap_note(day, first.year)}.")
    days = [d for year in range(first.year, last.year + 1) if (d := day.in_year(year)) and _holds(spans, d)]
    timely = [d for d in days if evidence.received is None or d <= evidence.received]
    if days and not timely:
        late = f"The dateline says '{words}', which lies after the day it was received."
        return _with(found, late)
    if not timely:
        return found
    basis = f"The day is the dateline's, '{words}'; {firm.rest}."
    return _several(timely, basis)


def _from_dateline(evidence: Evidence, dateline: Clue | None, text: Clue | None) -> Date:
    """Read a dateline that nothing stronger dates, with the year of a line of the text where that is near."""
    day = parse_day(evidence.day)
    if day and not day.exists:
        return (
            text.when if text else _unknown(f"The dateline says '{evidence.day}', but there is no such day.")
        )
    if dateline is None or day is None:
        late = day and f"The dateline says '{evidence.day}', which lies after the day it was received."
        return text.when if text else _unknown(late or UNKNOWN)
    if dateline.day is None:
        return dateline.when
    if text and (near := _nearest(dateline.day, text.when)):
        basis = f"The day is the dateline's, '{evidence.day}'; the year is that of the text, '{text.words}'."
        return _several([near], basis)
    years = find_years(day, evidence.day, evidence.lede, evidence.window, evidence.received)
    if not years.days and text:
        return text.when
    return _several(years.days, years.words) if years.days else replace(dateline.when, basis=years.words)


def _nearest(day: MonthDay, when: Date) -> date | None:
    """Find the day, in whichever year, that lies near a date and not a day after it."""
    if when.earliest is None or when.earliest != when.latest:
        return None
    years = (when.earliest.year - 1, when.earliest.year, when.earliest.year + 1)
    days = [found for year in years if (found := day.in_year(year))]
    gaps = {found: (when.earliest - found).days for found in days}
    return next((found for found in days if -1 <= gaps[found] <= NEAR_TEXT), None)


def _several(days: Sequence[date], basis: str) -> Date:
    values = [day.isoformat() for day in days]
    edtf = values[0] if len(values) == 1 else f"[{','.join(values)}]"
    return Date(edtf=edtf, earliest=days[0], latest=days[-1], basis=basis)


def _candidate(clue: Clue, found: Date, is_timely: bool) -> DateCandidate:
    return DateCandidate(
        edtf=clue.when.edtf, basis=clue.when.basis, agrees=is_timely and agrees(clue.when.edtf, found)
    )


def _is_within(inner: Ends, outer: Ends) -> bool:
    if inner.first is None or inner.last is None or outer.first is None or outer.last is None:
        return False
    longer = outer.last - outer.first > inner.last - inner.first
    same = (outer.first, outer.last) == (inner.first, inner.last)
    return outer.first <= inner.first and inner.last <= outer.last and (longer or same)


def _holds(spans: Sequence[Ends], day: date) -> bool:
    return any(span.first <= day <= span.last for span in spans if span.first and span.last)


def _unknown(basis: str = UNKNOWN) -> Date:
    return Date(edtf="", earliest=None, latest=None, basis=basis)


def _with(found: Date, *notes: str) -> Date:
    return replace(found, basis=" ".join([found.basis, *filter(None, notes)]))


def _late_words(clue: Clue) -> str:
    if clue.who == "the dateline":
        return f"The dateline says '{clue.words}', which lies after the day it was received."
    return f"'{clue.words}' in {clue.who} lies after the day it was received, so it is left aside."


def _after_receipt(found: Date, evidence: Evidence) -> str:
    if evidence.received and found.earliest and found.earliest > evidence.received:
        return f"That is after {day_words(evidence.received)}, when it was received."
    return ""


def _misspelling(evidence: Evidence) -> str:
    day = parse_day(evidence.day)
    if day and day.misspelt:
        return f"'{evidence.day}' is read as {day.day} {MONTHS[day.month - 1].title()}."
    return ""
