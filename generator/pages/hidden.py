"""Articles that editors keep out of every search: they have their page, and no word on any other."""

from collections.abc import Iterator, Set
from itertools import chain

from msgspec.structs import replace

from generator.model import Archive, Article, Retold

LABEL = "An article kept out of search"


def public_face(archive: Archive, label: str = LABEL) -> Archive:
    """Take the words of hidden articles, and whom only they name, out of what other pages show."""
    hidden = {article.id for article in archive.articles if article.robots}
    if not hidden:
        return archive
    appearances = archive.appearances.without(hidden)
    seen = set(chain.from_iterable(one.entities for one in appearances.columns.values()))
    return replace(
        archive,
        articles=tuple(
            _masked(article, label) if article.robots else article for article in archive.articles
        ),
        entities=tuple(entity for entity in archive.entities if entity.is_reviewed or entity.id in seen),
        appearances=appearances,
        quotations=tuple(one for one in archive.quotations if one.article not in hidden),
        about=tuple(one for one in archive.about if one.article not in hidden),
        countries=tuple(one for one in archive.countries if one.article not in hidden),
        roles=tuple(one for one in archive.roles if one.article not in hidden),
        retold=tuple(_without(archive, hidden)),
        threads=tuple(one for one in archive.threads if hidden.isdisjoint(one.articles)),
    )


def _without(archive: Archive, hidden: Set[str]) -> Iterator[Retold]:
    """Leave hidden reports out of what several tell; one alone is not several."""
    for one in archive.retold:
        tellings = tuple(telling for telling in one.tellings if telling.article not in hidden)
        if len(tellings) > 1:
            yield replace(one, tellings=(replace(tellings[0], how="first"), *tellings[1:]))


def _masked(article: Article, label: str) -> Article:
    return replace(
        article,
        headline=label,
        deck="",
        byline="",
        authors=(),
        tags=(),
        dateline=None,
        parts=(),
        references=(),
    )
