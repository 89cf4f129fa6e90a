"""What the archive says in its own voice: dates, counts and lists as a newspaper would put them.

Each text stands in the code in English, which is also its key in `theme/partials/languages/`: what a language
does not have there is said in English. The rules give their reasons in English alone.
"""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from functools import lru_cache, reduce

from msgspec import Struct, field

from generator.model import Date, EntityKind
from generator.plurals import choose_form

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
UNDATED = "Undated"
MOST_DAYS = 4
"""Of a date that may be any of several, so many are named; of more, the first and the last."""
# Extended Date/Time Format (ISO 8601-2), level 1 qualifiers.
OPEN = ("", "..")
QUALIFIERS = {"~": "about {date}", "?": "perhaps {date}", "%": "perhaps about {date}"}
DIGITS = "0123456789"
FORMS = " | "
"""Between the noun for one and for any other number; a language may have one form alone, or more."""


class Voice(Struct, frozen=True):
    """The language of the site: texts by what they are in English."""

    texts: Mapping[str, str] = field(default_factory=dict)

    def __hash__(self) -> int:
        """Tell apart by language: texts are too many to be counted at each look into a cache."""
        return hash(self.language)

    @property
    def language(self) -> str:
        """Give its tag, such as `fa`."""
        return self.texts.get("language", "en")

    @property
    def direction(self) -> str:
        """Tell the direction in which it is read, `ltr` or `rtl`."""
        return self.texts.get("direction", "ltr")

    def __call__(self, text: str, **facts: object) -> str:
        """Say a text, with its facts put in; a whole number is written out."""
        said = self.texts.get(text) or text
        if not facts:
            return said
        shown = {key: self.number(one) if isinstance(one, int) else one for key, one in facts.items()}
        return said.format(**shown)

    def number(self, number: int) -> str:
        """Write a number: `1,204`."""
        return self.digits(f"{number:,}".replace(",", self.texts.get(",", ",")))

    def digits(self, text: str) -> str:
        """Write the digits in a text as the language does."""
        own = self.texts.get(DIGITS, DIGITS)
        return text if own == DIGITS else text.translate(str.maketrans(DIGITS, own))

    def count(self, count: int, one: str, many: str = "") -> str:
        """Put a count with its noun: `1 article`, `1,204 articles`."""
        return f"{self.number(count)} {self.noun(count, one, many)}"

    def noun(self, count: int, one: str, many: str = "") -> str:
        """Choose the noun that goes with a count: `article`, `articles`."""
        forms = self(f"{one}{FORMS}{many or one + 's'}").split(FORMS)
        return choose_form(forms, count, self.language)

    def listed(self, items: Sequence[str]) -> str:
        """Join as `a, b and c`."""
        if len(items) < 2:
            return "".join(items)
        some = reduce(lambda first, next_: self("{first}, {next}", first=first, next=next_), items[:-1])
        return self("{first} and {last}", first=some, last=items[-1])

    def day(self, day: date) -> str:
        """Put a day as `12 June 2025`."""
        return self._parts(str(day.year), day.month, day.day)

    def month(self, year: int, month: int) -> str:
        """Put a month as `June 2025`."""
        return self._parts(str(year), month)

    def year(self, year: str) -> str:
        """Put a year, or `undated`."""
        return self.digits(year) if year.isdigit() else self(year.capitalize())

    def time(self, time: str) -> str:
        """Put a time of day with its zone, as stated: `08:00 (UTC+3)`, `08:00 (EEST)`, `08:00`."""
        found = re.fullmatch(r"(\d\d:\d\d(?::\d\d)?)\s?(.*)", time)
        if not found or not found[2]:
            return self.digits(time)
        offset = re.fullmatch(r"([+-])0?(\d{1,2}):(\d\d)", found[2])
        hours = f"{offset[1]}{offset[2]}{'' if offset[3] == '00' else f':{offset[3]}'}" if offset else ""
        zone = "UTC" if found[2] == "Z" or hours in ("+0", "-0") else f"UTC{hours}" if hours else found[2]
        return self.digits(f"{found[1]} ({zone})")

    def date(self, when: Date) -> str:
        """Put a date as far as it is known: `12 June 2025`, `about 15 May 2019`, `Date not known`."""
        return self.edtf(when.edtf) if when.edtf else self(UNKNOWN_DATE)

    def span(self, first: Date | None, last: Date | None) -> str:
        """Put two dates as a span, once where they are the same."""
        if first is None or last is None:
            return self(UNKNOWN_DATE)
        start, end = self.date(first), self.date(last)
        return start if start == end else f"{start} – {end}"

    @lru_cache(maxsize=1 << 14)  # noqa: B019 - a program has one voice, or two
    def edtf(self, edtf: str) -> str:
        """Put a date given in EDTF as far as it is known."""
        if edtf[0] == "[":
            days = [self.edtf(one.strip()) for one in edtf.strip("[]").split(",")]
            if len(days) > MOST_DAYS:
                many = "one of {count} days from {first} to {last}"
                return self(many, count=len(days), first=days[0], last=days[-1])
            return reduce(lambda one, other: self("{one} or {other}", one=one, other=other), days)
        if "/" in edtf:
            return self._interval(*edtf.split("/", 1))
        if edtf[-1] in QUALIFIERS:
            return self(QUALIFIERS[edtf[-1]], date=self.edtf(edtf[:-1]))
        found = re.fullmatch(r"(\d{4}|XXXX)(?:-(\d\d)(?:-(\d\d))?)?", edtf)
        if not found:
            return edtf
        year, month, day = found.groups()
        return self._parts(year, int(month or 0), int(day or 0))

    def _parts(self, year: str, month: int = 0, day: int = 0) -> str:
        """Put a date of which the parts that are not known are 0, or the year `XXXX`."""
        known = self(MONTHS[month - 1]) if 1 <= month <= len(MONTHS) else ""
        if day:
            known = self("{day} {month}", day=self.digits(str(day)), month=known) if known else str(day)
        if year == "XXXX":
            return self("{date}, year not known", date=known)
        return self("{month} {year}", month=known, year=self.digits(year)) if known else self.digits(year)

    def _interval(self, start: str, end: str) -> str:
        if end in OPEN:
            return self("{date} or later", date=self.edtf(start))
        if start in OPEN:
            return self("{date} or earlier", date=self.edtf(end))
        return self("between {start} and {end}", start=self.edtf(start), end=self.edtf(end))


ENGLISH = Voice()
day_words = ENGLISH.day
time_words = ENGLISH.time
date_words = ENGLISH.date
span_words = ENGLISH.span
count_words = ENGLISH.count
list_words = ENGLISH.listed
edtf_words = ENGLISH.edtf
