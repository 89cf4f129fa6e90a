"""Calendars: each month of a year with its days, those with articles leading to them."""

import re
from calendar import monthrange
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from generator.model import Article
from generator.pages.catalogue import Catalogue
from generator.pages.listing import Leaf
from generator.pages.plain_lists import articles_on
from generator.words import MONTHS, Voice, edtf_words

DAY = re.compile(r"\d{4}-\d\d-\d\d")


def month_calendar(catalogue: Catalogue, year: int, month: int, leaves: Sequence[Leaf]) -> dict[str, object]:
    """Describe a month; `lead` counts the days before its first, from Monday; empty days have no url."""
    say = catalogue.say
    counts = Counter(day for leaf in leaves for one in articles_on(catalogue, leaf) if (day := _day_of(one)))
    urls = _first_places(catalogue, leaves)
    lead, length = monthrange(year, month)
    name = say(MONTHS[month - 1])
    return {
        "name": name,
        "url": f"articles/{year:04}/{month:02}/index.html",
        "facts": say.count(sum(len(leaf.items) for leaf in leaves), "article"),
        "lead": lead,
        "days": [
            {
                "day": day,
                "url": urls.get(day, ""),
                "words": f"{_day(say, day, name)}: {say.count(counts[day], 'article')}"
                if counts[day]
                else "",
            }
            for day in range(1, length + 1)
        ],
    }


def months_as_bars(say: Voice, year: int, totals: Mapping[int, int]) -> dict[str, object] | None:
    """Count the articles of each month, for a bar of each; none where only one month has any."""
    if len(totals) < 2:
        return None
    return {
        "unit": "month",
        "noun": "Articles",
        "most": max(totals.values()),
        "width": len(MONTHS),
        "first": say(MONTHS[0]),
        "last": say(MONTHS[-1]),
        "bars": [
            {
                "at": month - 1,
                "name": say(MONTHS[month - 1]),
                "count": totals[month],
                "url": f"articles/{year:04}/{month:02}/index.html",
            }
            for month in sorted(totals)
        ],
    }


def _day(say: Voice, day: int, month: str) -> str:
    return say("{day} {month}", day=day, month=month)


def _first_places(catalogue: Catalogue, leaves: Iterable[Leaf]) -> dict[int, str]:
    """Tell for each day where its first article stands: a page of the month, and there the day's heading."""
    urls: dict[int, str] = {}
    for leaf in leaves:
        for one in articles_on(catalogue, leaf):
            if day := _day_of(one):
                heading = edtf_words(one.date.edtf).lower().replace(" ", "-")
                urls.setdefault(day, f"{leaf.path.removesuffix('.md')}.html#{heading}")
    return urls


def _day_of(article: Article) -> int:
    """Give the day of the month, or 0 where the date is not of one day or not certain."""
    first = article.date.earliest
    return first.day if first and DAY.fullmatch(article.date.edtf) else 0
