"""Everything known, arranged so that a page finds what it needs without searching."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from heapq import nlargest
from typing import TypeVar

from msgspec import Struct

from generator.articles.link_targets import file_of
from generator.articles.sentences import Span, find_sentences
from generator.entities.forms import id_of
from generator.links.wording import seen_from_target
from generator.model import (
    About,
    Appearance,
    Archive,
    Article,
    Chain,
    Chosen,
    Entity,
    EntityKind,
    Link,
    Quotation,
    Retold,
    Role,
    Thread,
    Version,
)
from generator.pages.hidden import LABEL, public_face
from generator.pages.named import find_named
from generator.pages.permalinks import Addresses
from generator.pages.reports import Tally, count_reports, find_copies, find_reports
from generator.pages.site import Site
from generator.words import Voice

T = TypeVar("T")
NOWHERE = Tally(0, 0)
NO_SITE = Site()


class Sentences:
    """Where the sentences of articles stand, part by part, found when they are asked for."""

    def __init__(self, articles: Mapping[str, Article]) -> None:
        self._articles = articles
        self._found: dict[str, tuple[tuple[Span, ...], ...]] = {}

    def __getitem__(self, id_: str) -> tuple[tuple[Span, ...], ...]:
        article = self._articles[id_]
        if id_ not in self._found:
            self._found[id_] = tuple(find_sentences(part.text) for part in article.parts)
        return self._found[id_]


class Catalogue(Struct, frozen=True, kw_only=True):
    """The archive with its lookups; every list keeps the archive's order, newest article first."""

    archive: Archive
    addresses: Addresses
    site: Site
    articles: Mapping[str, Article]
    """As other pages show them."""
    own: Mapping[str, Article]
    """As their own pages show them."""
    files: Mapping[str, str]
    """By path, in a package the place within it too: the id of the first article of a file."""
    entities: Mapping[str, Entity]
    recorded: Mapping[str, str]
    """By each name that a record gives: the id of its entity."""
    sentences: "Sentences"
    """By article id: for each part, where its sentences stand."""
    in_article: Mapping[str, tuple[Appearance, ...]]
    named_in: Mapping[str, tuple[str, ...]]
    """By article: of each appearance the entity."""
    of_entity: Mapping[str, Chosen]
    naming: Mapping[str, Sequence[str]]
    """By entity: of each appearance the article."""
    written: Mapping[str, Sequence[str]]
    """By entity: of each appearance the words."""
    tallies: Mapping[str, Tally]
    """By entity: in how many reports it appears, and in how many copies of them."""
    copies: Mapping[str, str]
    """By the id of each article that is a copy: the id of the report that it copies."""
    reports: Mapping[str, str]
    """By the id of each copy, and of each later story of a chain: the first article of its report."""
    about: Mapping[str, tuple[About, ...]]
    """By article: what it is about."""
    roles: Mapping[str, tuple[Role, ...]]
    """By entity: what articles say it is."""
    roles_in: Mapping[str, tuple[Role, ...]]
    """By article: what it says that somebody is."""
    quotations: Mapping[str, tuple[Quotation, ...]]
    """By article."""
    spoken: Mapping[str, tuple[Quotation, ...]]
    """By speaker."""
    retold: "Mapping[tuple[str, int, int], Retold]"
    """By article, part and where it begins: what several reports tell."""
    links_from: Mapping[str, tuple[Link, ...]]
    links_back: Mapping[str, tuple[Link, ...]]
    """By the older article: each link that leads to it."""
    versions: Mapping[str, tuple[Version, ...]]
    """By article id: the older versions, oldest first."""
    chains: Mapping[str, Chain]
    """By the id of each article of a chain."""
    threads: Mapping[str, tuple[Thread, ...]]
    """By the id of each article: the thread that it is of, if any."""

    @property
    def say(self) -> Voice:
        """Speak as the archive does, in the language of the site."""
        return self.site.say

    def articles_of(self, entity: str) -> tuple[str, ...]:
        """List the articles in which an entity appears, newest first."""
        return tuple(dict.fromkeys(self.naming.get(entity, ())))

    def tally(self, entity: str) -> Tally:
        """Count the reports in which an entity appears, and their copies."""
        return self.tallies.get(entity, NOWHERE)

    def ties_of(self, article: str) -> tuple[Link, ...]:
        """List the links that lead from an article, then those to it, turned round to lead from it."""
        return (*self.links_from.get(article, ()), *self.ties_back(article))

    def ties_back(self, article: str) -> tuple[Link, ...]:
        """List the links that lead to an article, turned round to lead from it."""
        return tuple(map(seen_from_target, self.links_back.get(article, ())))

    def referred(self, reference: str) -> Entity | None:
        """Find what a record refers to, by id or by any of its names."""
        return (
            self.entities.get(reference)
            or self.entities.get(self.recorded.get(reference, ""))
            or self.entities.get(id_of(reference))
        )

    def of_kind(self, kind: EntityKind) -> tuple[Entity, ...]:
        """List the entities of one kind by name."""
        chosen = (entity for entity in self.archive.entities if entity.kind == kind)
        return tuple(sorted(chosen, key=lambda entity: (entity.name.casefold(), entity.id)))

    def in_most_reports(self, entities: Sequence[Entity], most: int) -> tuple[Entity, ...]:
        """List those of some entities that appear in most reports."""
        counts = [self.tally(one.id).reports for one in entities]
        least = min(nlargest(most, counts), default=0)
        first = [(-count, one) for count, one in zip(counts, entities, strict=True) if count >= least]
        first.sort(key=lambda item: (item[0], item[1].name.casefold(), item[1].id))
        return tuple(one for _, one in first[:most])


def build_catalogue(archive: Archive, addresses: Addresses, site: Site = NO_SITE) -> Catalogue:
    """Arrange an archive for the pages."""
    public = public_face(archive, site.say(LABEL))
    own = {article.id: article for article in archive.articles}
    copies, reports = find_copies(archive), find_reports(archive)
    shown = {entity.id for entity in public.entities}
    named_in, naming, written, in_article, of_entity = find_named(archive, shown)
    open_ones = [article.id for article in archive.articles if not article.robots]
    roles_in = _grouped((one.article, one) for one in public.roles)
    quotations = _grouped((one.article, one) for one in archive.quotations)
    return Catalogue(
        archive=public,
        addresses=addresses,
        site=site,
        articles={article.id: article for article in public.articles},
        own=own,
        files=_files(archive.articles),
        entities={entity.id: entity for entity in public.entities},
        recorded=_recorded(public.entities),
        sentences=Sentences(own),
        in_article=in_article,
        named_in=named_in,
        of_entity=of_entity,
        naming=naming,
        written=written,
        tallies={id_: count_reports(seen, reports) for id_, seen in naming.items()},
        copies=copies,
        reports=reports,
        about=_grouped((one.article, one) for one in archive.about if one.entity in shown),
        roles=_grouped((one.entity, one) for id_ in open_ones for one in roles_in.get(id_, ())),
        roles_in=roles_in,
        quotations=quotations,
        spoken=_grouped((one.speaker, one) for id_ in open_ones for one in quotations.get(id_, ())),
        retold={(t.article, t.part, t.start): one for one in public.retold for t in one.tellings},
        versions=_grouped((one.article, one) for one in archive.versions),
        chains={step.article: chain for chain in archive.chains for step in chain.steps},
        threads=_grouped((id_, thread) for thread in public.threads for id_ in thread.articles),
        links_from=_grouped((link.source, link) for link in archive.links),
        links_back=_grouped((link.target, link) for link in archive.links),
    )


def _files(articles: Sequence[Article]) -> dict[str, str]:
    in_file = sorted(articles, key=lambda article: article.provenance.item, reverse=True)
    return {file_of(article.provenance): article.id for article in in_file}


def _recorded(entities: Sequence[Entity]) -> dict[str, str]:
    """Read whose each name is that a record gives; the first to claim a name keeps it."""
    reviewed = [entity for entity in reversed(entities) if entity.is_reviewed]
    return {name: entity.id for entity in reviewed for name in (*entity.variants, entity.name)}


def _grouped(pairs: Iterable[tuple[str, T]]) -> dict[str, tuple[T, ...]]:
    groups: dict[str, list[T]] = defaultdict(list)
    for key, value in pairs:
        groups[key].append(value)
    return {key: tuple(values) for key, values in groups.items()}
