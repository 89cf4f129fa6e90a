"""Who published the articles, and whose copy they are."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from msgspec import Struct

from generator.content.records import Records, SourceRecord
from generator.entities.forms import id_of
from generator.model import Article
from generator.pages.catalogue import Catalogue
from generator.words import UNKNOWN_SOURCE

KINDS: Mapping[str, tuple[str, str]] = {
    "agency": ("News agency", "News agencies"),
    "newspaper": ("Newspaper", "Newspapers"),
    "magazine": ("Magazine", "Magazines"),
    "broadcaster": ("Broadcaster", "Broadcasters"),
    "website": ("Website", "Websites"),
    "government": ("Government body", "Government bodies"),
    "other": ("Other source", "Other sources"),
}
NO_KIND, FOUND, UNKNOWN = "Kind not stated", "Found, not yet reviewed", "Not known"
GROUPS = (*(many for _, many in KINDS.values()), NO_KIND, FOUND, UNKNOWN)


class Source(Struct, frozen=True, kw_only=True):
    """A publisher or agency, its record where it has one, and the articles from it or credited to it."""

    name: str
    address: str
    record: SourceRecord | None
    articles: tuple[Article, ...]
    """Its own, and those that others carried and credit it for; newest first."""

    @property
    def own(self) -> tuple[Article, ...]:
        """List the articles that it published, or that nobody else is known to have published."""
        return tuple(article for article in self.articles if source_of(article) == self.name)

    @property
    def carried(self) -> tuple[Article, ...]:
        """List its copy in what others published."""
        return tuple(article for article in self.articles if source_of(article) != self.name)

    @property
    def group(self) -> str:
        """Name the part of the list of sources that it stands in."""
        if self.name == UNKNOWN_SOURCE:
            return UNKNOWN
        if self.record is None:
            return FOUND
        return KINDS[self.record.kind][1] if self.record.kind else NO_KIND


def source_of(article: Article) -> str:
    """Name an article's source, or say that it is not known."""
    return article.source or UNKNOWN_SOURCE


def houses_of(catalogue: Catalogue, article: str) -> set[str]:
    """Find the publisher and the agency of an article, who are named in it because they made it."""
    one = catalogue.articles[article]
    return {house for name in (one.source, one.agency) if (house := id_of(name)) in catalogue.entities}


def articles_by_source(catalogue: Catalogue) -> dict[str, list[Article]]:
    """List the articles of each source, its own and those that credit it."""
    articles: dict[str, list[Article]] = {}
    for article in catalogue.archive.articles:
        for name in {source_of(article), article.agency} - {""}:
            articles.setdefault(name, []).append(article)
    return articles


def list_sources(
    catalogue: Catalogue, records: Records, articles: Mapping[str, Sequence[Article]] = MappingProxyType({})
) -> tuple[Source, ...]:
    """List every source of the articles and of the records by name, the unknown one last."""
    by_name = {record.name: record for record in records.sources}
    addresses = catalogue.addresses.sources
    names = sorted(addresses, key=lambda name: (name == UNKNOWN_SOURCE, name.casefold(), name))
    return tuple(
        Source(
            name=name,
            address=addresses[name],
            record=by_name.get(name),
            articles=tuple(articles.get(name, ())),
        )
        for name in names
    )
