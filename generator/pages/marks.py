"""Digests of what pages look at, by which it is known what is as it was."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from itertools import chain
from typing import TypeAlias

from generator.model import Article
from generator.pages.asking import digest_of
from generator.pages.catalogue import ARTICLE, Catalogue
from generator.pages.houses import houses_of
from generator.pages.listing import by_group
from generator.stored import digest

Checksum: TypeAlias = Callable[[Article], str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Marks:
    """Two are the same where all is that pages look at; each is of all options and of the site, too."""

    articles: Mapping[str, int]
    """By article: of itself, whom and whose words it has, what is known of it, and of what it is a copy."""
    entities: Mapping[str, int]
    """By entity: of itself, its address, and of all articles that name or quote it or say what it is."""

    def of(self, *things: object, articles: Iterable[str] = ()) -> int:
        """Make a mark of some things and of the marks of articles."""
        return digest_of((things, list(map(self.articles.__getitem__, articles))))


def make_marks(catalogue: Catalogue, basis: int, checksum: Checksum = lambda _: "") -> Marks:
    """Make the marks of all articles and entities; `basis` is the digest of the options.

    `checksum` gives that of an article where it is known.
    """
    articles = _of_articles(catalogue, basis, checksum)
    entities = {}
    for id_, entity in catalogue.entities.items():
        telling = chain(
            map(ARTICLE, catalogue.of_entity.get(id_, ())),
            (one.article for one in catalogue.spoken.get(id_, ())),
            (one.article for one in catalogue.roles.get(id_, ())),
        )
        known = (basis, entity, catalogue.addresses.entities[id_])
        entities[id_] = digest_of((known, list(map(articles.__getitem__, telling))))
    return Marks(articles=articles, entities=entities)


def _of_articles(catalogue: Catalogue, basis: int, checksum: Checksum) -> dict[str, int]:
    made_by = {(one.source, one.agency): id_ for id_, one in catalogue.articles.items()}
    houses = {names: sorted(houses_of(catalogue, id_)) for names, id_ in made_by.items()}
    roles = by_group(catalogue.archive.roles, lambda one: one.article)
    lookups = (
        catalogue.in_article, catalogue.quotations, catalogue.about, catalogue.versions,
        catalogue.copies, catalogue.reports, roles, catalogue.addresses.articles,
    )  # fmt: skip
    known = zip(*(map(lookup.get, catalogue.own) for lookup in lookups), strict=True)
    return {
        id_: digest_of((basis, checksum(one) or digest(one), houses[one.source, one.agency], some))
        for (id_, one), some in zip(catalogue.own.items(), known, strict=True)
    }
