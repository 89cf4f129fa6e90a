"""What the front pages say of all articles and names, counted once: they ask for no article to count it."""

from collections import Counter
from collections.abc import Iterator, Mapping

from msgspec import Struct

from generator.model import Article, EntityKind
from generator.pages.catalogue import Catalogue
from generator.pages.listing import by_group
from generator.pages.permalinks import year_of
from generator.words import KIND_WORDS

NEWEST = 12
OF_NOTE = 8


class Overview(Struct, frozen=True, kw_only=True):
    """An archive in figures, and what of it comes first."""

    sums: Mapping[str, int]
    """`articles`, those that are `undated`, and `sources`."""
    years: Mapping[str, int]
    """Articles by year, the newest first, those of no certain year last."""
    newest: tuple[str, ...]
    """Articles of the first page of the list of all."""
    front: tuple[str, ...]
    """The newest articles that are not kept out of search."""
    this_day: tuple[str, ...]
    """Reports of earlier years on the day of the newest article, newest first."""
    kinds: Mapping[EntityKind, int]
    """Names by kind; no rule finds events, so they are told of if a record is."""
    noted: Mapping[EntityKind, tuple[str, ...]]
    """By kind, those of them in most reports."""


def find_overview(catalogue: Catalogue, size: int) -> Overview:
    """Count what the front pages tell; the list of all articles has `size` on a page."""
    articles = catalogue.archive.articles
    names = by_group(catalogue.archive.entities, lambda entity: entity.kind)
    kinds = {kind: len(names.get(kind, ())) for kind in KIND_WORDS if kind != "event" or kind in names}
    return Overview(
        sums={
            "articles": len(articles),
            "undated": sum(one.date.earliest is None for one in articles),
            "sources": len({one.source for one in articles} - {""}),
        },
        years=Counter(year_of(one.date) for one in articles),
        newest=tuple(one.id for one in articles[:size]),
        front=tuple([one.id for one in articles if not one.robots][:NEWEST]),
        this_day=tuple(_of_this_day(catalogue)),
        kinds=kinds,
        noted={
            kind: tuple(
                entity.id
                for entity in catalogue.in_most_reports(names.get(kind, ()), OF_NOTE)
                if catalogue.tally(entity.id).reports
            )
            for kind in kinds
        },
    )


def _of_this_day(catalogue: Catalogue) -> Iterator[str]:
    dated = list(_with_days(catalogue))
    today = max((one.date.earliest for one in dated if one.date.earliest), default=None)
    for one in dated:
        day = one.date.earliest
        if (
            day
            and today
            and (day.month, day.day) == (today.month, today.day)
            and day.year < today.year
            and one.id not in catalogue.copies
        ):
            yield one.id


def _with_days(catalogue: Catalogue) -> Iterator[Article]:
    """Give the articles whose day is known."""
    for article in catalogue.archive.articles:
        if article.date.day and not article.robots:
            yield article
