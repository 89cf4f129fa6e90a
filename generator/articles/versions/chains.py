"""Stories that a wire service sent again as they grew or were put right, put together as one chain.

A mark alone (`UPDATE 1`) is no evidence, as headlines such as `Company results` are used for many stories. A
story joins an earlier one of the same source, no more than `DAYS` apart, only where their texts share runs of
words too; the more, the less their slugs and headlines agree.
"""

import re
from calendar import monthrange
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from functools import lru_cache

from generator.articles.remembering import Memory
from generator.articles.versions.continuing import (
    OfDay,
    Sent,
    Tie,
    arrange_day,
    find_ties,
    place_of,
    read_sent,
)
from generator.articles.versions.shared_words import runs_of
from generator.cache import cache_key
from generator.model import Article, Chain, Date, Step
from generator.stored import digest

DAYS = 3
"""Most days between two stories of a chain: a weekend may lie between."""
PRECISE = 2
"""Days that a story's own date may leave open."""
KEPT = 1_000
"""Texts whose runs of words are kept at hand."""
NO_YEAR = 4
"""Stands for a year that is not known; a leap year that no article is of."""
YEARLY = re.compile(r"(?:\d{4}|XXXX)-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])")
Day = tuple[str, date]
"""A source, and a day on which it sent stories."""


def find_chains(
    articles: Sequence[Article],
    keywords: Mapping[str, str],
    memory: Memory | None = None,
    checksum: Callable[[Article], str] = lambda _: "",
) -> tuple[Chain, ...]:
    """Put stories that were sent again into chains; `keywords` are the wire's own slugs, by article id.

    `memory` knows the ties of a day as long as no story of it and of those before changes; `checksum` gives
    an article's, where known.
    """
    days = _by_day(articles)
    by_id = {article.id: article for some in days.values() for article in some}
    runs = lru_cache(maxsize=KEPT)(lambda id_: runs_of(by_id[id_]))

    @lru_cache(maxsize=DAYS + 1)
    def of(day: Day) -> OfDay:
        return arrange_day(_sent(article, keywords) for article in days.get(day, ()))

    def work(day: Day) -> dict[str, Tie]:
        return find_ties(of(day), [of(one) for one in _reached(day)], runs)

    in_order = sorted(days)
    keys = _keys(days, in_order, keywords, checksum) if memory and memory.cache else ()
    found = (memory or Memory()).recall(dict[str, Tie], "chains", in_order, keys, work)
    ties = {id_: tie for of_day in found for id_, tie in of_day.items()}
    groups: dict[str, list[str]] = defaultdict(list)
    for id_ in ties:
        groups[_root(id_, ties)].append(id_)
    return tuple(
        _chain([_sent(by_id[id_], keywords) for id_ in (root, *ids)], ties)
        for root, ids in sorted(groups.items())
    )


def _by_day(articles: Iterable[Article]) -> dict[Day, list[Article]]:
    """Take the stories that can be of a chain: of a known source and day."""
    found: dict[Day, list[Article]] = defaultdict(list)
    for article in articles:
        if article.source and (day := _day(article.date)):
            found[article.source, day].append(article)
    return found


def _keys(
    days: Mapping[Day, Sequence[Article]],
    in_order: Iterable[Day],
    keywords: Mapping[str, str],
    checksum: Callable[[Article], str],
) -> list[str]:
    """Make of each day a key of its stories and of those that they may continue."""
    sums = {
        day: cache_key(*(f"{checksum(one) or digest(one)} {keywords.get(one.id, '')}" for one in some))
        for day, some in days.items()
    }
    return [cache_key(*(sums.get(one, "") for one in _reached(day))) for day in in_order]


def _reached(day: Day) -> list[Day]:
    """List the days, to this one, on which its source may have sent what is continued."""
    source, last = day
    first = max(last.toordinal() - DAYS, date.min.toordinal())
    return [(source, date.fromordinal(number)) for number in range(first, last.toordinal() + 1)]


def _sent(article: Article, keywords: Mapping[str, str]) -> Sent:
    return read_sent(article, _day(article.date) or date.min, keywords.get(article.id, ""))


def _day(when: Date) -> date | None:
    """Take the first day of a date that is known to a few days; a day without its year is in `NO_YEAR`."""
    if when.earliest and when.latest and (when.latest - when.earliest).days <= PRECISE:
        return when.earliest
    days = set(YEARLY.findall(when.edtf))
    if len(days) != 1 or "/" in when.edtf:
        return None
    month, day = map(int, days.pop())
    return date(NO_YEAR, month, min(day, monthrange(NO_YEAR, month)[1]))


def _root(id_: str, ties: Mapping[str, Tie]) -> str:
    while id_ in ties:
        id_ = ties[id_].to
    return id_


def _chain(members: Sequence[Sent], ties: Mapping[str, Tie]) -> Chain:
    ordered = sorted(members, key=place_of)
    return Chain(
        steps=tuple(
            Step(
                article=one.article.id,
                mark=one.mark.words,
                reason=ties[one.article.id].reason if one.article.id in ties else "",
            )
            for one in ordered
        )
    )
