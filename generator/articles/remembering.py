"""What became of a file is worked out once, as long as no byte that it was made of changes."""

import hashlib
from collections.abc import Callable, Container, Sequence
from functools import partial
from pathlib import Path
from typing import TypeVar

from msgspec import Struct, field

from generator.articles.files import SourceFile, read_bytes
from generator.articles.house import House
from generator.articles.stories import Outcome, read_files
from generator.blocks import Blocks
from generator.cache import Cache, cache_key, program_key
from generator.errors import UnreadableFile
from generator.fixity import Fixity
from generator.mapping import map_batches, uncollected
from generator.model import Article
from generator.stored import store

BATCH = 250
A = TypeVar("A")
T = TypeVar("T")


def _silent(_: Sequence[Article]) -> None:
    """Tell nobody."""


class Memory(Struct, kw_only=True):
    """Outcomes of earlier builds, and those of this one, which are kept once nothing speaks against it."""

    cache: Cache | None = None
    fixity: Fixity | None = None
    known: set[str] = field(default_factory=set)
    """Keys that were found in the store."""
    fresh: dict[str, bytes] = field(default_factory=dict)
    read: int = 0
    """How many files had to be read anew."""
    told: Callable[[Sequence[Article]], None] = _silent
    """Is told which articles were read anew, as soon as they were."""

    def recall(
        self, kind: type[T], step: str, names: Sequence[A], keys: Sequence[str], work: Callable[[A], T]
    ) -> list[T]:
        """Give what a step finds for each name; it is kept by `keys`, of all that it comes from."""
        if self.cache is None:
            return list(map(work, names))
        blocks = Blocks(self.cache, kind, cache_key(step, program_key()), list(map(str, names)), keys)
        made = {key: work(name) for name, key in zip(names, keys, strict=True) if key not in blocks.found}
        stored = {key: store(value) for key, value in made.items()}
        self.known.update(blocks.held)
        self.fresh |= blocks.packed({key: value for key, value in stored.items() if value})
        return [made[key] if key in made else blocks.found[key] for key in keys]

    def settle(self, *, is_open: bool) -> None:
        """Keep the outcomes; where words are withheld from readers, keep none and forget those of before."""
        if self.cache is None:
            return
        if is_open:
            self.cache.write(self.fresh)
        elif self.known:
            self.cache.remove(self.known)
        self.fresh = {}


def read_outcomes(
    root: Path,
    house: House,
    files: Sequence[SourceFile],
    memory: Memory,
    *,
    jobs: int,
    tick: Callable[[int], None],
) -> list[Outcome]:
    """Tell of each file what became of it, in the order given."""
    taken = _taken_for_granted(house) if memory.cache else ""
    keys = [_key(root, file, memory.fixity) if taken else "" for file in files]
    names = [file.path for file in files]
    with uncollected():
        blocks = Blocks(memory.cache, Outcome, taken, names, keys) if memory.cache else None
    found = blocks.found if blocks else {}
    missing = [file for file, key in zip(files, keys, strict=True) if key not in found]
    tick(len(files) - len(missing))
    memory.read = len(missing)
    outcomes: list[Outcome] = []
    for some in map_batches(partial(read_files, root, house), missing, jobs=jobs, batch=BATCH):
        outcomes += some
        tick(len(some))
    memory.told([one.article for outcome in outcomes for one in outcome.parsed])
    read = {file.path: outcome for file, outcome in zip(missing, outcomes, strict=True)}
    if blocks:
        memory.known.update(blocks.held)
        memory.fresh = dict(blocks.packed(_stored(root, missing, outcomes, set(keys) - {""})))
    return [found[key] if key in found else read[file.path] for file, key in zip(files, keys, strict=True)]


def _stored(
    root: Path, files: Sequence[SourceFile], outcomes: Sequence[Outcome], wanted: Container[str]
) -> dict[str, bytes]:
    """Put what became of files as it can be kept, where nothing but them had a say."""
    stored = {}
    for file, outcome in zip(files, outcomes, strict=True):
        # As the file may have changed meanwhile, its key is made again.
        if outcome.is_of_file_alone and (key := _key(root, file)) in wanted and (value := store(outcome)):
            stored[key] = value
    return stored


def _key(root: Path, file: SourceFile, fixity: Fixity | None = None) -> str:
    """Make a key of the files that an outcome comes from; empty where pictures beside them have a say."""
    if file.flaw or file.pictures:
        return ""
    try:
        sums = [_sum(root, path, fixity) if path else "" for path in (file.path, file.sidecar)]
    except UnreadableFile:
        return ""
    return "\0".join((file.path, file.source, file.sidecar, *sums))


def _sum(root: Path, path: str, fixity: Fixity | None) -> str:
    known = fixity.find(f"{root}/{path}") if fixity else ""
    return known or hashlib.sha256(read_bytes(root, path)).hexdigest()


def _taken_for_granted(house: House) -> str:
    """Make a key of what every outcome depends on: the archive's settings, the program, what is installed."""
    return cache_key("outcomes", repr(house), program_key())
