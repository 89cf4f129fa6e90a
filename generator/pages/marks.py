"""Digests of what pages look at, by which it is known what is as it was."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from itertools import chain
from operator import attrgetter
from typing import TypeAlias

from msgspec import Struct

from generator.model import Article
from generator.pages.asking import digest_of
from generator.pages.catalogue import Catalogue
from generator.pages.houses import houses_of
from generator.stored import digest

Checksum: TypeAlias = Callable[[Article], str]
ENTITY, SPEAKER = attrgetter("entity"), attrgetter("speaker")


class Marks(Struct, frozen=True, kw_only=True):
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

    `checksum` gives that of an article and of what was found in it, where it is known.
    """
    articles = _of_articles(catalogue, basis, checksum)
    telling: defaultdict[str, list[int]] = defaultdict(list)
    for id_, article in catalogue.own.items():
        named, said = catalogue.named_in.get(id_, ()), catalogue.quotations.get(id_, ())
        others = chain(map(ENTITY, catalogue.roles_in.get(id_, ())), map(SPEAKER, said))
        for one in () if article.robots else {*named, *others}:
            telling[one].append(articles[id_])
    entities = {
        id_: digest_of((basis, entity, catalogue.addresses.entities[id_], telling.get(id_)))
        for id_, entity in catalogue.entities.items()
    }
    return Marks(articles=articles, entities=entities)


def _of_articles(catalogue: Catalogue, basis: int, checksum: Checksum) -> dict[str, int]:
    made_by = {(one.source, one.agency): id_ for id_, one in catalogue.articles.items()}
    houses = {names: sorted(houses_of(catalogue, id_)) for names, id_ in made_by.items()}
    lookups = (catalogue.versions, catalogue.copies, catalogue.reports, catalogue.addresses.articles)
    around = zip(*(map(lookup.get, catalogue.own) for lookup in lookups), strict=True)

    def inside(article: Article) -> object:
        known = checksum(article)
        # Of a hidden article it counts too whom others show, as it names them alone.
        if known and not article.robots:
            return known
        lookups = catalogue.in_article, catalogue.quotations, catalogue.about, catalogue.roles_in
        return digest(article), [lookup.get(article.id) for lookup in lookups]

    return {
        id_: digest_of((basis, inside(one), houses[one.source, one.agency], some))
        for (id_, one), some in zip(catalogue.own.items(), around, strict=True)
    }
