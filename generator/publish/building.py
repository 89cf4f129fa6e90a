"""From an archive's folder to its pages on disk."""

import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from functools import partial
from pathlib import Path

from msgspec import Struct, field
from msgspec.structs import replace

from generator.cache import Cache, cache_key, program_key
from generator.content.ledger import PATH as LEDGER
from generator.entities.deciding.decisions import all_names
from generator.errors import Problem
from generator.mapping import Engine, map_batches
from generator.pages.recollection import Recollection
from generator.pages.site import Site
from generator.pipeline import Gathered, arrange, gather
from generator.progress import Progress
from generator.publish.beside import beside
from generator.publish.built_folder import BuiltFolder
from generator.publish.carrying import carry_files, site_files
from generator.publish.composing import Put
from generator.publish.ledger import append_addresses
from generator.publish.search.noting import kept_keys
from generator.publish.writer import Place, Written, write_site
from generator.settings import Settings
from generator.whole_files import read_checked, write_checked

CACHE = Path("build", "cache", "results.sqlite")
COMPOSED = CACHE.with_name("composed.json")
LISTS = CACHE.with_name("lists.json")
LAST_BUILD = cache_key("checksums of the articles of the last build")
NAMES = cache_key("names of the last build")
TAKEN_DOWN = cache_key("what was withheld at the last build")


class Made(Struct, frozen=True, kw_only=True):
    """What was gathered and written, and how the articles differ from those of the build before."""

    gathered: Gathered
    written: Written
    pages: Mapping[str, str]
    """Of each page the checksum of its Markdown."""
    carried: Mapping[str, str]
    """Of each file that is taken over as it is the checksum; empty where that is not known."""
    new: int
    changed: int


def make_pages(
    root: Path,
    lying: Callable[[], BuiltFolder],
    settings: Settings,
    site: Site,
    *,
    jobs: int,
    progress: Progress,
    keep_addresses: bool,
    engine: Engine = map_batches,
    meanwhile: Callable[[Gathered], None],
) -> Made:
    """Run the pipeline and bring the folder `lying` to hold its pages; append new addresses, if kept."""
    with closing(Cache(root / CACHE)) as cache, _recalled(root) as lists:
        gathered = gather(
            root, settings, cache, jobs=jobs, progress=progress, engine=engine, recollection=lists
        )
        cache.close()
        with progress.stage("pages") as tick:
            place, carried = Place(lying()), site_files(gathered)
            notes = _Notes(files={file.path: file.checksum for file in carried})
            composition = arrange(gathered, settings, notes.problems.append, site, lists)
            # Only now, as all that is touched while a copy of this process runs has to be copied.
            meanwhile(gathered)
            with beside(partial(_names, gathered), jobs=jobs) as find_names:
                memory, take = root / COMPOSED, notes.take
                written = write_site(composition, place, tick, carried, take, memory=memory, jobs=jobs)
                carry_files(root, place.folder, carried, gathered.reading.pictures.files)
                names = find_names()
        gathered = replace(gathered, problems=(*gathered.problems, *notes.problems))
        append_addresses(root / LEDGER, gathered.addresses.new if keep_addresses else ())
        known, now = _remember(cache, gathered, names)
    return Made(
        gathered=gathered,
        written=written,
        pages=notes.pages,
        carried=notes.files,
        new=len(now.keys() - known.keys()),
        changed=_count_changed(known, now),
    )


class _Notes(Struct, frozen=True, kw_only=True):
    """What comes up while the pages are written."""

    files: dict[str, str]
    """Of each file that is no page, the checksum."""
    pages: dict[str, str] = field(default_factory=dict)
    """The same of each page."""
    problems: list[Problem] = field(default_factory=list)

    def take(self, put: Put) -> None:
        """Note the checksum of a page, or of what is none."""
        (self.pages if put.outline else self.files)[put.path] = put.file.checksum


@contextmanager
def _recalled(root: Path) -> Iterator[Recollection]:
    """Read what the last build worked out for lists of pages, and write at the end what this one did."""
    basis = f"{program_key()} {sys.version}"
    recollection = Recollection(read_checked(root / LISTS) or b"", basis)
    yield recollection
    if (packed := recollection.packed()) is not None:
        write_checked(root / LISTS, packed)


def _remember(
    cache: Cache, gathered: Gathered, names: list[str]
) -> "tuple[Mapping[str, str], Mapping[str, str]]":
    """Keep for the next build what it compares itself with, and no more; give the checksums of both."""
    cache.reopen()
    known, now = _known(cache), _checksums(gathered)
    cache.put({NAMES: names, LAST_BUILD: now})
    _forget_withheld(cache, gathered)
    cache.hold(partial(kept_keys, cache))  # the search index asks for them after the store is cleared
    # Else hardly less is in use than it was, and to count it takes long.
    cache.prune(anew=not known.keys() <= now.keys())
    return known, now


def _checksums(gathered: Gathered) -> dict[str, str]:
    return {article.id: article.provenance.checksum for article in gathered.archive.articles}


def _known(cache: Cache) -> Mapping[str, str]:
    """Read the checksums of the articles of the last build."""
    before = cache.get([LAST_BUILD]).get(LAST_BUILD)
    return before if isinstance(before, dict) else {}


def _count_changed(known: Mapping[str, str], now: Mapping[str, str]) -> int:
    return sum(known.get(id_, checksum) != checksum for id_, checksum in now.items())


def names_of_last_build(root: Path) -> frozenset[str]:
    """Read which names the last build knew; none where there was no build."""
    cache = Cache(root / CACHE, is_written=False)
    try:
        names = cache.get([NAMES]).get(NAMES)
    finally:
        cache.close()
    return frozenset(names) if isinstance(names, list) else frozenset()


def _names(gathered: Gathered) -> list[str]:
    found = gathered.archive
    return sorted(all_names(found.entities, found.appearances, gathered.records))


def _forget_withheld(cache: Cache, gathered: Gathered) -> None:
    """Clear the store of what is known of texts that are withheld, when what is withheld has changed."""
    withheld = sorted(one.id for one in gathered.reading.withheld)
    forms = sorted(f"{form.line} {form.name}" for form in gathered.guard.names.forms)
    if not withheld and not forms:
        return
    now = cache_key(*withheld, *forms)
    if cache.get([TAKEN_DOWN, LAST_BUILD]).get(TAKEN_DOWN) != now:
        cache.put({TAKEN_DOWN: now})
        cache.forget_unused()
