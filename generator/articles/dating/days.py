"""Days as newspapers write them: `Feb 26`, `12 June`, `Sept. 5, 2024`."""

import re
from calendar import isleap, monthrange
from datetime import date
from functools import lru_cache

from msgspec import Struct

from generator.articles.dating.month_names import CJK, foreign_day, months

MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTH_WORD = (
    r"(?:jan(?:uary)?|feb(?:r|ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
WEEKDAY_WORD = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:mon|tues?|wed|thur?s?|fri|sat|sun)\."
YEAR = r"(?:1[6-9]|20)\d\d"
DAY = re.compile(
    rf"(?:(?:{WEEKDAY_WORD}),?\s+)?"
    rf"(?:(?P<month>{MONTH_WORD})\b\.?\s*(?P<day>\d{{1,2}})(?:st|nd|rd|th)?"
    rf"|(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?\s+(?P<month2>{MONTH_WORD})\b\.?)"
    rf"(?:,?\s+(?P<year>{YEAR}))?",
    re.IGNORECASE,
)


class MonthDay(Struct, frozen=True, kw_only=True):
    """A day as stated; `year` is 0 where the words name none."""

    month: int
    day: int
    year: int = 0
    misspelt: bool = False
    """Whether the month's name was one letter wrong."""

    def in_year(self, year: int) -> date | None:
        """Give the day in a year, or None where that year has no such day."""
        if not 1 <= self.day <= monthrange(year, self.month)[1]:
            return None
        return date(year, self.month, self.day)

    @property
    def exists(self) -> bool:
        """Whether any year has such a day."""
        return self.in_year(self.year or 2000) is not None


@lru_cache(maxsize=4096)  # the days of an archive repeat, and each is asked for several times
def parse_day(words: str) -> MonthDay | None:
    """Read a day that stands alone in a text."""
    found = DAY.fullmatch(words.strip())
    if not found:
        return _foreign(words.strip()) or _misspelt(words.strip())
    month = found["month"] or found["month2"]
    number = next(n for n, name in enumerate(MONTHS, start=1) if name.startswith(month.lower()[:3]))
    return MonthDay(month=number, day=int(found["day"] or found["day2"]), year=int(found["year"] or 0))


def _foreign(words: str) -> MonthDay | None:
    """Read a day in another language."""
    found = foreign_day().fullmatch(words) or CJK.fullmatch(words)
    if not found:
        return None
    # `KASIM` of Turkish matches `kasım` and is not it in small letters.
    month = int(found["month"]) if found.re is CJK else months().get(found["month"].lower(), 0)
    in_range = 1 <= month <= 12
    return MonthDay(month=month, day=int(found["day"]), year=int(found["year"] or 0)) if in_range else None


def _misspelt(words: str) -> MonthDay | None:
    """Read `Eb 26` or `Mach 4`: a word one letter away from the name of just one month."""
    month, _, number = words.rpartition(" ")
    month = month.lower().rstrip(".")
    if not number.isascii() or not number.isdigit() or not month:
        return None
    near = [n for n, name in enumerate(MONTHS, start=1) if _one_off(month, name) or _one_off(month, name[:3])]
    return MonthDay(month=near[0], day=int(number[:4]), misspelt=True) if len(near) == 1 else None


def _one_off(word: str, name: str) -> bool:
    if abs(len(word) - len(name)) > 1 or min(len(word), len(name)) < 2:
        return False
    longer, shorter = (word, name) if len(word) >= len(name) else (name, word)
    same = next((n for n, (a, b) in enumerate(zip(longer, shorter, strict=False)) if a != b), len(shorter))
    return longer[same + 1 :] == shorter[same + (len(longer) == len(shorter)) :]


def leap_note(day: MonthDay, year: int) -> str:
    """Say why a year has no such day."""
    return (
        f"{year} is no leap year"
        if (day.month, day.day) == (2, 29) and not isleap(year)
        else "there is no such day"
    )
