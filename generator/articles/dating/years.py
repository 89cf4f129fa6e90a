"""The year of a dateline that states only day and month: which years are left, and why.

Measured (news of 2016): of the weekdays beside a reporting verb 48 % name the story's own day, 34 % the day
before. So a weekday only narrows a list of years; it makes none up, and yields where it would leave none.
"""

import re
from collections.abc import Sequence
from datetime import date

from msgspec import Struct

from generator.articles.dating.days import WEEKDAYS, MonthDay
from generator.articles.sentences import find_first_sentence
from generator.words import day_words

VERB = (
    r"(?:said|says|told|announced|reported|confirmed|warned|declared|added|stated|denied|vowed|urged|called|condemned"
    r"|approved|agreed|ordered|rejected|unveiled|accused)"
)
DAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
BESIDE = re.compile(
    rf"\b{VERB}(?: here| late| early)?(?: on)? (?P<after>{DAY})\b|\b(?:on )?(?P<before>{DAY}) {VERB}\b"
)
CYCLE = 40
"""Within 40 years every day of the year falls on every weekday."""


class Years(Struct, frozen=True, kw_only=True):
    """The days that a month and day can mean, earliest first, and the reasoning."""

    days: tuple[date, ...]
    words: str


def find_years(
    day: MonthDay, words: str, lede: str, window: Sequence[int] | None, received: date | None
) -> Years:
    """List the days a year-less dateline can mean; none where nothing limits the years."""
    weekday, beside = find_weekday(lede)
    if window is None and received is None:
        tail = f" Beside it stands '{beside}'." if beside else ""
        return Years(
            days=(),
            words=f"The dateline says '{words}' and no year; nothing tells which years are possible.{tail}",
        )
    first, last = window or (received.year - CYCLE if received else 1, received.year if received else 1)
    all_days = [found for year in range(first, last + 1) if (found := day.in_year(year))]
    days = [found for found in all_days if received is None or found <= received]
    reasons = [f"The dateline says '{words}' and no year"]
    if window:
        reasons.append(f"the archive's years are {first} to {last}")
    same = [found for found in days if found.weekday() == weekday]
    if same:
        days = same
        reasons.append(f"'{beside}' is read as the dateline's own day, a {WEEKDAYS[weekday].title()}")
    elif beside:
        reasons.append(f"'{beside}' fits none of them and is left aside")
    if received and days:
        reasons.append(
            f"it was received on {day_words(received)}, and the latest day not after that is taken"
        )
        return Years(days=(days[-1],), words=f"{'; '.join(reasons)}. {_possible(days)}")
    return Years(days=tuple(days), words=f"{'; '.join(reasons)}. {_possible(days)}")


def find_weekday(lede: str) -> "tuple[int, str]":
    """Find a weekday (Monday 0, none -1) beside a reporting verb in the first sentence, and the words."""
    found = BESIDE.search(find_first_sentence(lede[:2000])) if "day" in lede else None
    if not found:
        return -1, ""
    return WEEKDAYS.index((found["after"] or found["before"]).lower()), found.group()


def _possible(days: Sequence[date]) -> str:
    if not days:
        return "No day is left."
    if len(days) == 1:
        return f"That leaves {day_words(days[0])}."
    shown = [day_words(day) for day in days]
    if len(days) > 6:
        return f"That leaves {len(days)} days, from {shown[0]} to {shown[-1]}."
    return f"That leaves {', '.join(shown[:-1])} and {shown[-1]}."
