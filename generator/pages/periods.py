"""Reports by month, year or a longer span, for a bar of each; and the sections that they lead to."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from generator.model import Article
from generator.pages.permalinks import Steps, date_steps
from generator.words import MONTHS, UNDATED, Voice

MOST_MONTHS = 36
MOST_BARS = 120


class Scale(Struct, frozen=True, kw_only=True):
    """How the time over which an entity is seen is divided."""

    unit: str
    """`month`, or `year`, or `10 years` and so on, for the reader."""
    months: int
    """That one bar stands for."""


def choose_scale(dates: Iterable[Steps]) -> Scale:
    """Divide by month where dates lie within three years, else by year or by as many as fit."""
    days = [day for steps in dates if (day := _month_of(steps))]
    if not days:
        return Scale(unit="year", months=12)
    span = max(days) - min(days) + 1
    if span <= MOST_MONTHS:
        return Scale(unit="month", months=1)
    years = next(n for n in (1, 10, 100) if span <= n * 12 * MOST_BARS)
    return Scale(unit="year" if years == 1 else f"{years} years", months=12 * years)


def section_of(steps: Steps, scale: Scale) -> str:
    """Name the section of a list in which an article of a date stands: its month, its year, or undated."""
    if not steps:
        return UNDATED
    if scale.months == 1 and len(steps) > 1:
        return f"{MONTHS[steps[1] - 1]} {steps[0]}"
    return str(steps[0])


def anchor_of(section: str) -> str:
    """Make the anchor that a Markdown renderer gives to a heading of a month or year."""
    return section.lower().replace(" ", "-")


def section_words(say: Voice, section: str) -> str:
    """Name a section, which is known by its English name, in the language of the site."""
    month, _, year = section.rpartition(" ")
    if month:
        return say("{month} {year}", month=say(month), year=say.digits(year))
    return say.year(section)


def bars(
    say: Voice, reports: Sequence[Article], scale: Scale, urls: Mapping[str, str]
) -> dict[str, object] | None:
    """Count reports by period, from the first to the last; none where there is but one period.

    `urls` gives for each section where it begins.
    """
    counts: Counter[int] = Counter()
    leads: dict[int, str] = {}
    for steps, count in Counter(date_steps(article.date) for article in reports).items():
        month = _month_of(steps)
        if month is not None and not (scale.months == 1 and len(steps) < 2):
            counts[month // scale.months] += count
            leads.setdefault(month // scale.months, urls.get(section_of(steps, scale), ""))
    if len(counts) < 2:
        return None
    first, last = min(counts), max(counts)
    return {
        "unit": scale.unit,
        "most": max(counts.values()),
        "width": last - first + 1,
        "first": _label(say, first, scale),
        "last": _label(say, last, scale),
        "bars": [
            {"at": n - first, "name": _label(say, n, scale), "count": counts[n], "url": leads[n]}
            for n in sorted(counts)
        ],
    }


def _month_of(steps: Steps) -> int | None:
    """Count the months to that of a date, or to the first of its year; None where no year is certain."""
    if not steps:
        return None
    return steps[0] * 12 + (steps[1] - 1 if len(steps) > 1 else 0)


def _label(say: Voice, number: int, scale: Scale) -> str:
    year, month = divmod(number * scale.months, 12)
    if scale.months == 1:
        return say.month(year, month + 1)
    return say.digits(str(year) if scale.months == 12 else f"{year}–{year + scale.months // 12 - 1}")
