"""What the archive says in its own voice: dates, counts and lists as a newspaper would put them."""

import re
from collections.abc import Sequence
from datetime import date
from functools import lru_cache

from generator.model import Date, EntityKind

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
KIND_WORDS: dict[EntityKind, tuple[str, str]] = {
    "person": ("Person", "People"),
    "organization": ("Organization", "Organizations"),
    "place": ("Place", "Places"),
    "event": ("Event", "Events"),
}
UNKNOWN_DATE = "Date not known"
UNKNOWN_SOURCE = "Source not known"
MOST_DAYS = 4
"""Of a date that may be any of several, so many are named; of more, the first and the last."""
# Extended Date/Time Format (ISO 8601-2), level 1 qualifiers.
OPEN = ("", "..")
QUALIFIERS = {"~": "about {}", "?": "perhaps {}", "%": "perhaps about {}"}


def day_words(day: date) -> str:
    """Put a day as `12 June 2025`."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def month_words(year: int, month: int) -> str:
    """Put a month as `June 2025`."""
    return f"{MONTHS[month - 1]} {year}"


def time_words(time: str) -> str:
    """Put a time of day with its zone, as stated: `08:00 (UTC+3)`, `08:00 (EEST)`, `08:00`."""
    found = re.fullmatch(r"(\d\d:\d\d(?::\d\d)?)\s?(.*)", time)
    if not found or not found[2]:
        return time
    offset = re.fullmatch(r"([+-])0?(\d{1,2}):(\d\d)", found[2])
    hours = f"{offset[1]}{offset[2]}{'' if offset[3] == '00' else f':{offset[3]}'}" if offset else ""
    zone = "UTC" if found[2] == "Z" or hours in ("+0", "-0") else f"UTC{hours}" if hours else found[2]
    return f"{found[1]} ({zone})"


def date_words(when: Date) -> str:
    """Put a date as far as it is known: `12 June 2025`, `about 15 May 2019`, `Date not known`."""
    return edtf_words(when.edtf) if when.edtf else UNKNOWN_DATE


def span_words(first: Date | None, last: Date | None) -> str:
    """Put two dates as a span, once where they are the same."""
    if first is None or last is None:
        return UNKNOWN_DATE
    start, end = date_words(first), date_words(last)
    return start if start == end else f"{start} – {end}"


def count_words(count: int, one: str, many: str = "") -> str:
    """Put a count with its noun: `1 article`, `1,204 articles`."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def list_words(items: Sequence[str]) -> str:
    """Join as `a, b and c`."""
    return items[0] if len(items) == 1 else f"{', '.join(items[:-1])} and {items[-1]}" if items else ""


@lru_cache(maxsize=1 << 14)
def edtf_words(edtf: str) -> str:
    """Put a date given in EDTF as far as it is known."""
    if edtf[0] == "[":
        days = [edtf_words(one.strip()) for one in edtf.strip("[]").split(",")]
        if len(days) > MOST_DAYS:
            return f"one of {len(days)} days from {days[0]} to {days[-1]}"
        return " or ".join(days)
    if "/" in edtf:
        return _interval_words(*edtf.split("/", 1))
    if edtf[-1] in QUALIFIERS:
        return QUALIFIERS[edtf[-1]].format(edtf_words(edtf[:-1]))
    found = re.fullmatch(r"(\d{4}|XXXX)(?:-(\d\d)(?:-(\d\d))?)?", edtf)
    if not found:
        return edtf
    year, month, day = found.groups()
    known = [str(int(day))] if day else []
    known += [MONTHS[int(month) - 1]] if month and 1 <= int(month) <= 12 else []
    return " ".join([*known, year]) if year != "XXXX" else f"{' '.join(known)}, year not known"


def _interval_words(start: str, end: str) -> str:
    if end in OPEN:
        return f"{edtf_words(start)} or later"
    if start in OPEN:
        return f"{edtf_words(end)} or earlier"
    return f"between {edtf_words(start)} and {edtf_words(end)}"
