"""What lists hold: articles by source, month and author, quotations by year, speakers, stories."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct

from generator.model import Date, Quotation, Retold, Thread
from generator.pages.catalogue import Catalogue
from generator.pages.houses import source_of
from generator.pages.listing import by_group
from generator.pages.permalinks import date_folder, year_of

NEWEST = 20
"""Quotations on the page of them all."""


class Shelves(Struct, frozen=True, kw_only=True):
    """What lists hold, by what each list is of; ids of articles, newest first."""

    houses: Mapping[str, tuple[str, ...]]
    """By the name of a source: its own articles, and those of others that credit it."""
    months: Mapping[str, tuple[str, ...]]
    """By the folder of a month, of a year where no more is known, or of the undated: `1987/03`."""
    years: Mapping[str, tuple[str, ...]]
    """By year: its folders."""
    bylines: Mapping[str, tuple[str, ...]]
    """By the name of an author."""
    quoted: Mapping[str, tuple[Quotation, ...]]
    """Direct speech of reports by year, newest first."""
    newest: tuple[Quotation, ...]
    """The first of them all."""
    counts: Mapping[str, int]
    """Of them by year, the newest first; what may be of several years comes last."""
    speakers: tuple[tuple[str, int], ...]
    """Who is quoted, and how often; the most often first."""
    stories: Mapping[str, Thread]
    """By id."""
    followed: Mapping[str, tuple[Thread, ...]]
    """By id of a story: those that go on from it."""
    told: Mapping[str, Retold]
    """By id: quotations that several reports tell, the most often told first."""


def fill_shelves(catalogue: Catalogue) -> Shelves:
    """Sort what is listed into the lists that it stands on."""
    articles = catalogue.archive.articles
    months = _ids((_folder(one.date), one.id) for one in articles)
    threads = catalogue.archive.threads
    retold = sorted(catalogue.archive.retold, key=lambda one: -len(one.tellings))
    direct = list(_direct(catalogue))
    quoted = by_group(direct, lambda one: year_of(catalogue.articles[one.article].date))
    return Shelves(
        houses=_ids(
            (name, one.id) for one in articles for name in sorted({source_of(one), one.agency} - {""})
        ),
        months=months,
        years={
            year: tuple(sorted(folders))
            for year, folders in by_group(list(months), lambda folder: folder.split("/")[0]).items()
        },
        bylines=_ids((name, one.id) for one in articles for name in one.authors),
        quoted={year: tuple(some) for year, some in quoted.items()},
        newest=tuple(direct[:NEWEST]),
        counts={year: len(quoted[year]) for year in sorted(quoted, key=_newest_first)},
        speakers=tuple(_speakers(catalogue)),
        stories={thread.id: thread for thread in threads},
        followed={
            id_: tuple(some)
            for id_, some in by_group(
                [one for one in threads if one.continues], lambda t: t.continues
            ).items()
        },
        told={one.id: one for one in retold},
    )


def _folder(when: Date) -> str:
    """Name the folder of a month, of a year where no more is known, or of the undated."""
    return "/".join(date_folder(when).split("/")[1:3])


def _ids(pairs: Iterable[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for key, id_ in pairs:
        found.setdefault(key, []).append(id_)
    return {key: tuple(ids) for key, ids in found.items()}


def _direct(catalogue: Catalogue) -> Iterator[Quotation]:
    for article in catalogue.archive.articles:
        if article.id not in catalogue.copies and not article.robots:
            yield from (one for one in catalogue.quotations.get(article.id, ()) if one.kind == "direct")


def _newest_first(year: str) -> tuple[bool, int]:
    return (False, -int(year)) if year.isdecimal() else (True, 0)


def _speakers(catalogue: Catalogue) -> Iterator[tuple[str, int]]:
    """Count what each speaker says in reports, directly or not."""
    counts = Counter(
        {
            entity: sum(one.article not in catalogue.copies for one in said)
            for entity, said in catalogue.spoken.items()
            if entity in catalogue.entities
        }
    )
    named = ((id_, count) for id_, count in counts.items() if count)
    yield from sorted(
        named, key=lambda item: (-item[1], catalogue.entities[item[0]].name.casefold(), item[0])
    )
