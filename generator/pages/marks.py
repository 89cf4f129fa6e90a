"""Digests of what lists look at, by which it is known which of them are as they were."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from generator.pages.asking import digest_of
from generator.pages.catalogue import ARTICLE, Catalogue
from generator.pages.houses import houses_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Marks:
    """Two are the same where all is that lists look at; each is of all options and of the site, too."""

    articles: Mapping[str, int]
    """By article: of its text, its date, whom and whose words it has, and of what it is a copy."""
    entities: Mapping[str, int]
    """By entity: of what is known of it, its address, and all articles that name or quote it, in order."""

    def of(self, *things: object, articles: Iterable[str] = ()) -> int:
        """Make a mark of some things and of the marks of articles."""
        return digest_of((things, list(map(self.articles.__getitem__, articles))))


def make_marks(catalogue: Catalogue, basis: int) -> Marks:
    """Make the marks of all articles and entities; `basis` is the digest of the options."""
    articles = _of_articles(catalogue, basis)
    entities = {}
    for id_, entity in catalogue.entities.items():
        named = map(articles.__getitem__, map(ARTICLE, catalogue.of_entity.get(id_, ())))
        quoted = [articles[one.article] for one in catalogue.spoken.get(id_, ())]
        entities[id_] = digest_of((basis, entity, catalogue.addresses.entities[id_], list(named), quoted))
    return Marks(articles=articles, entities=entities)


def _of_articles(catalogue: Catalogue, basis: int) -> dict[str, int]:
    named, quotations = catalogue.in_article, catalogue.quotations
    copies, reports = catalogue.copies, catalogue.reports
    made_by = {(one.source, one.agency): id_ for id_, one in catalogue.articles.items()}
    houses = {names: sorted(houses_of(catalogue, id_)) for names, id_ in made_by.items()}
    return {
        id_: digest_of(
            (
                basis, id_, one.headline, one.date, one.parts, houses[one.source, one.agency],
                named.get(id_), quotations.get(id_), copies.get(id_), reports.get(id_),
            )
        )
        for id_, one in catalogue.articles.items()
    }  # fmt: skip
