"""Moments as formats state them: a day, and the time of day in the writer's own zone, never converted."""

import re
from datetime import date

from msgspec import Struct

TIME = r"(?P<hour>\d\d):?(?P<minute>\d\d)(?::?(?P<second>\d\d)(?:[.,]\d+)?)?"
ZONE = r"\s*\(?(?P<zone>(?:UTC|GMT)?[+-]\d{1,2}(?::?\d\d)?|Z|(?![AP]M\b)[A-Z]{1,5})?\)?(?:\s*\([^()]*\))?"
MOMENT = re.compile(
    rf"(?P<year>\d{{4}})(?P<dash>[-/.]?)(?P<month>\d\d)(?P=dash)(?P<day>\d\d)[T ]\s?{TIME}{ZONE}",
    re.ASCII | re.IGNORECASE,
)
CLOCK = re.compile(
    r"(?P<hour>\d{1,2})(?:[:.](?P<minute>\d\d))?(?::(?P<second>\d\d))?\s*(?P<half>[ap]\.?m\b\.?)?" + ZONE,
    re.ASCII | re.IGNORECASE,
)
OFFSET = re.compile(r"(?:UTC|GMT)?([+-])(\d{1,2}):?(\d\d)?", re.IGNORECASE)
ZONES = {
    "Z": "Z", "UTC": "Z", "GMT": "Z", "UT": "Z",
    "EST": "-05:00", "EDT": "-04:00", "CST": "-06:00", "CDT": "-05:00",
    "MST": "-07:00", "MDT": "-06:00", "PST": "-08:00", "PDT": "-07:00",
}  # fmt: skip
"""RFC 5322, 4.3. Other letters mean different zones in different countries, and are kept as written."""
UNKNOWN_OFFSET = "-00:00"
"""RFC 5322, 3.3: the time is universal, and the writer's zone is not told."""


class Moment(Struct, frozen=True, kw_only=True):
    """A day, and a time on it; the time is empty where only the day is told."""

    day: str
    time: str

    @property
    def value(self) -> str:
        """Put both in one value: `2025-06-12T08:00+03:00`."""
        return f"{self.day}T{self.time}" if self.time else self.day


def read_moment(words: str) -> Moment | None:
    """Read a moment of ISO 8601 with its day; None where the words are none, or no such day exists."""
    found = MOMENT.fullmatch(words)
    if not found:
        return None
    try:
        day = date(int(found["year"]), int(found["month"]), int(found["day"]))
    except ValueError:
        return None
    time = _time(int(found["hour"]), int(found["minute"]), int(found["second"] or 0), found["zone"] or "")
    return None if time is None else Moment(day=day.isoformat(), time=time)


def read_clock(words: str) -> str:
    """Read a time of day that stands alone, such as `8:00 AM EDT`; empty where the words are none."""
    found = CLOCK.fullmatch(words.strip())
    if not found or not (found["minute"] or found["half"]):
        return ""
    hour, half = int(found["hour"]), (found["half"] or "").lower()[:1]
    if half and not 1 <= hour <= 12:
        return ""
    if half:
        hour = hour % 12 + 12 * (half == "p")
    return _time(hour, int(found["minute"] or 0), int(found["second"] or 0), found["zone"] or "") or ""


def _time(hour: int, minute: int, second: int, zone: str) -> str | None:
    """Write a time of day; one of midnight to the second without a zone tells the day only."""
    if hour > 23 or minute > 59 or second > 60:
        return None
    zone = _zone(zone)
    if not (hour or minute or second or zone):
        return ""
    return f"{hour:02}:{minute:02}{f':{second:02}' if second else ''}{zone}"


def _zone(words: str) -> str:
    offset = OFFSET.fullmatch(words)
    if offset:
        found = f"{offset[1]}{offset[2]:0>2}:{offset[3] or '00'}"
        return "Z" if found == UNKNOWN_OFFSET else found
    return ZONES.get(words.upper(), f" {words.upper()}" if words else "")
