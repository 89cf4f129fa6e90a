"""The whole flow: articles, entities, links, pages."""

from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from generator.articles.contradictions import refuse_contradictions
from generator.articles.reading import Reading, read_articles
from generator.articles.remembering import Memory
from generator.articles.withheld.withholding import Guard, keep_back
from generator.cache import Cache
from generator.content.reading import read_records
from generator.content.records import Records
from generator.entities.deciding.decisions import read_decisions
from generator.entities.finding import Findings, find_entities
from generator.entities.marking.ahead import Ahead
from generator.entities.marking.spans import find_model
from generator.errors import Problem
from generator.fixity import Fixity
from generator.links.linking import link_articles
from generator.mapping import Engine, collect_seldom, map_batches
from generator.model import Archive, Article
from generator.pages.catalogue import NO_SITE
from generator.pages.compose import Composition
from generator.pages.entity.standing import settle_addresses
from generator.pages.hidden import public_face
from generator.pages.permalinks import Addresses, assign_addresses
from generator.pages.recollection import Recollection
from generator.pages.site import Site
from generator.progress import Progress
from generator.settings import Settings


class Gathered(Struct, frozen=True, kw_only=True):
    """Everything known of an archive, ready to be composed into pages."""

    archive: Archive
    addresses: Addresses
    records: Records
    reading: Reading
    guard: Guard
    """What nothing that is written may hold."""
    checksum: Callable[[Article], str]
    """Gives that of an article and of what was found in it; empty where it is not known."""
    problems: tuple[Problem, ...]


class Recognised(Struct, frozen=True, kw_only=True):
    """What is known before articles are tied to each other."""

    reading: Reading
    records: Records
    guard: Guard
    found: Findings

    def archive(self) -> Archive:
        """Give what is known so far."""
        return Archive(
            articles=self.reading.articles,
            entities=self.found.entities,
            appearances=self.found.appearances,
            quotations=self.found.quotations,
            links=(),
            threads=(),
            about=self.found.about,
            countries=self.found.countries,
            roles=self.found.roles,
            withheld=self.reading.withheld,
            versions=self.reading.versions,
            chains=self.reading.chains,
        )


def recognise(
    root: Path,
    settings: Settings,
    cache: Cache,
    *,
    jobs: int,
    progress: Progress,
    engine: Engine = map_batches,
    below: Sequence[str] = (),
) -> Recognised:
    """Read all articles, or those `below` some folders, and find whom they name; raise as `gather` does."""
    collect_seldom()
    records = read_records(root, settings.sources)
    # What people decided is weighed before the long work: a contradiction is said at once.
    refuse_contradictions(records.article_decisions)
    read_decisions(records)
    with closing(Ahead(find_model(settings.model), cache, jobs=jobs, engine=engine)) as ahead:
        with progress.stage("articles") as tick:
            memory = Memory(cache=cache, fixity=Fixity(root), told=ahead.begin)
            read = read_articles(root, settings, records, memory, jobs=jobs, tick=tick, below=below)
            kept = keep_back(read, records)
            # What nobody may read is not kept anywhere.
            memory.settle(is_open=not (kept.guard or kept.reading.withheld or kept.reading.withheld_versions))
        with progress.stage("entities", len(kept.reading.articles)) as tick:
            found = find_entities(
                kept.reading.articles,
                settings,
                kept.records,
                cache,
                jobs=jobs,
                tick=tick,
                engine=ahead,
                checksum=kept.reading.checksum,
            )
    return Recognised(reading=kept.reading, records=kept.records, guard=kept.guard, found=found)


def gather(
    root: Path,
    settings: Settings,
    cache: Cache,
    *,
    jobs: int,
    progress: Progress,
    engine: Engine = map_batches,
    recollection: Recollection | None = None,
) -> Gathered:
    """Read, recognise and link all articles; raise `RecordError` if what people wrote is wrong.

    `recollection` holds what the last build worked out for lists of pages.
    Raise `WithheldWords` where what an editor withholds would still be read.
    """
    known = recognise(root, settings, cache, jobs=jobs, progress=progress, engine=engine)
    reading, records, found = known.reading, known.records, known.found
    with progress.stage("links", len(reading.articles)) as tick:
        linked = link_articles(
            reading.articles,
            found.entities,
            found.appearances,
            found.quotations,
            settings,
            chains=reading.chains,
            records=records,
            cache=cache,
            checksum=found.checksum,
            tick=tick,
        )
    archive = replace(known.archive(), links=linked.links, threads=linked.threads, retold=linked.retold)
    return Gathered(
        archive=archive,
        addresses=_addresses(archive, records, settings, recollection),
        records=records,
        reading=reading,
        guard=known.guard,
        checksum=found.checksum,
        problems=reading.problems + found.problems + linked.problems,
    )


def _addresses(
    archive: Archive, records: Records, settings: Settings, recollection: Recollection | None
) -> Addresses:
    assigned = assign_addresses(
        archive.articles, archive.entities, records, archive.threads, public_face(archive).retold
    )
    return settle_addresses(archive, assigned, settings, records.entity_addresses, recollection)


def arrange(
    gathered: Gathered,
    settings: Settings,
    note: Callable[[Problem], None],
    site: Site = NO_SITE,
    recollection: Recollection | None = None,
) -> Composition:
    """Arrange what was gathered for its pages; `note` is told what is wrong with one."""
    return Composition(
        gathered.archive,
        gathered.addresses,
        gathered.records,
        settings,
        note,
        site,
        recollection,
        gathered.checksum,
    )
