"""An embargo that a line at a story's top states: `EMBARGOED until 10:00 GMT, Monday 3 June 2024`.

A time of day without a zone counts for all of its day. What cannot be read keeps the story back all the same.
"""

import re
from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from msgspec import Struct

from generator.articles.dating.days import DAY, WEEKDAYS, parse_day
from generator.articles.dating.moments import read_clock
from generator.articles.dating.stated_dates import find_readings, parse_stated
from generator.model import Date, Field, Part

TOP, LONGEST = 5, 160
"""Parts among which such a line stands, and its characters."""
OPENS = re.compile(
    r"\W*(?:strict(?:ly)?\s+|under\s+|media\s+|press\s+)*(?:"
    r"(?P<word>embargo(?:ed)?)\b\W*(?:for (?:release|publication|broadcast|use)\W*)?"
    r"(?P<until>until|till|not before|before|expires?)?"
    r"|(?:not for (?:publication|release|broadcast|use)|hold(?: for release)?|do not publish)\s+"
    r"(?P<hold>until|till|before)"
    r"|(?P<foreign>sperrfrist\b|sous embargo jusqu(?:['’]au?|e)\b)"
    r")\W*(?P<rest>.*)",
    re.IGNORECASE | re.DOTALL,
)
FREE = re.compile(r"(?:lifted|none|no\b|n/?a\b|over|expired|immediate|ended|free)", re.IGNORECASE)
CLOCK = re.compile(
    r"\b(?:(?P<plain>\d{1,2}[:.h]\d\d|\d{1,2}(?=\s*[ap]\.?m)|\d{1,2}(?=\s*uhr))\s*(?P<half>[ap]\.?m\.?)?"
    r"|(?P<four>\d{4})\s*(?=h(?:ou)?rs\b|[A-Z]{3}\b)|(?:12\s*)?(?P<word>noon|midday|midnight))"
    r"(?:\s*(?:hrs|hours|uhr|h)\b)?\s*(?P<zone>[A-Z]{3,4}\b|Z\b|[+-]\d\d:?\d\d)?",
    re.IGNORECASE,
)
EXACT = frozenset({"GMT", "UTC", "Z"})
WORDS = {"noon": "12:00", "midday": "12:00"}
NUMBERS = re.compile(r"\d{1,2}[-/.]\d{1,2}[-/.]\d{4}|\d{4}-\d\d-\d\d")
SMALL = re.compile(r"(?:(?:at|on|the|from|until|till|not before|release)\W+)*", re.IGNORECASE)
WEEKDAY = re.compile(rf"\b(?:{'|'.join(WEEKDAYS)})\b", re.IGNORECASE)


class EmbargoLine(Struct, frozen=True, kw_only=True):
    """What a line says: the moment as it is compared, or the words where it cannot be read."""

    value: str
    words: str


def with_embargo(stated: Mapping[str, Field], parts: Sequence[Part], day: Date) -> Mapping[str, Field]:
    """Let a line of the text state an embargo, where the file states none."""
    line = None if "embargo" in stated else find_embargo_line(parts, day)
    if line is None:
        return stated
    return {**stated, "embargo": Field(name="embargo", value=line.value, basis=f"the line '{line.words}'")}


def find_embargo_line(parts: Sequence[Part], when: Date) -> EmbargoLine | None:
    """Find the line at the top of a story that says until when it may not be published."""
    for part in parts[:TOP]:
        found = OPENS.match(part.text) if len(part.text) <= LONGEST else None
        if found and not FREE.match(found["rest"]) and _states(part, found):
            return EmbargoLine(value=_value(found["rest"], when), words=part.text)
    return None


def is_embargo_line(text: str) -> bool:
    """Whether a first line only says until when a story may not be published, and is no headline."""
    found = OPENS.match(text) if len(text) <= LONGEST else None
    return bool(found and not FREE.match(found["rest"]) and _states(Part(kind="headline", text=text), found))


def _states(part: Part, found: "re.Match[str]") -> bool:
    """Whether words say until when; a headline may be about an embargo on oil."""
    is_mixed = part.text.upper() != part.text
    if part.kind == "headline" and not (is_mixed and _is_loud(found)):
        lead = part.text[: found.start("rest")].casefold()
        opens = "embargoed" in lead or lead.lstrip().startswith("under")
        is_sure = (opens and bool(found["until"])) or ("not " in lead and bool(found["hold"]))
        return is_sure and _is_dated(found)
    has_cue = bool(found["until"] or found["hold"] or not found["word"] or ":" in part.text[:40])
    is_loud = _is_loud(found) and (bool(found["until"]) or not found["rest"].strip())
    return is_loud or (_is_dated(found) and has_cue)


def _is_loud(found: "re.Match[str]") -> bool:
    return bool(found["word"] and found["word"].isupper())


def _is_dated(found: "re.Match[str]") -> bool:
    told = SMALL.sub("", found["rest"], count=1)
    is_dated = any(pattern.match(told) for pattern in (CLOCK, DAY, NUMBERS, WEEKDAY))
    return is_dated or (bool(found["foreign"]) and any(sign.isdigit() for sign in found["rest"]))


def _value(rest: str, when: Date) -> str:
    """Write the moment in ISO 8601; the words themselves where they tell none."""
    day = _day(rest, when)
    if day is None:
        return rest.strip() or "a moment that is not told"
    clock = CLOCK.search(rest)
    zone = (clock["zone"] or "").upper() if clock else ""
    time = _clock(clock) if clock and (zone in EXACT or zone[:1] in ("+", "-")) else ""
    if time:
        return f"{day.isoformat()}T{time}{'Z' if zone in EXACT else zone}"
    # In which zone a time is meant is not told, so all of the day is kept.
    return (day + timedelta(days=1)).isoformat() if clock else day.isoformat()


def _clock(clock: "re.Match[str]") -> str:
    if clock["word"]:
        return WORDS.get(clock["word"].lower(), "")
    words = clock["four"] or clock["plain"].replace("h", ":").replace(".", ":")
    words = f"{words[:2]}:{words[2:]}" if clock["four"] else words
    return read_clock(f"{words} {clock['half'] or ''}".strip())[:5]


def _day(rest: str, when: Date) -> date | None:
    numbers = NUMBERS.search(rest)
    if numbers:
        readings = find_readings(numbers.group()) or (parse_stated(numbers.group()),)
        return date.fromisoformat(max(readings)) if all(readings) else None
    known = when.latest
    named = DAY.search(rest)
    day = parse_day(named.group()) if named else None
    if day and day.exists:
        if day.year:
            return day.in_year(day.year)
        later = [day.in_year(year) for year in (known.year, known.year + 1)] if known else []
        return next((one for one in later if one and known and one >= known - timedelta(days=1)), None)
    weekday = WEEKDAY.search(rest)
    if weekday and known:
        ahead = (WEEKDAYS.index(weekday.group().lower()) - known.weekday()) % 7
        return known + timedelta(days=ahead)
    return known if known and CLOCK.search(rest) else None
