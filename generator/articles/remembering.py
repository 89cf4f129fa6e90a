"""What became of a file is worked out once, as long as no byte that it was made of changes."""

import hashlib
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from generator.articles.files import SourceFile, read_bytes
from generator.articles.house import House
from generator.articles.stored import restore, store
from generator.articles.stories import Outcome, read_files
from generator.cache import Cache, cache_key, program_key
from generator.errors import UnreadableFile
from generator.mapping import map_batches, uncollected

BATCH = 250


@dataclass(slots=True, kw_only=True)
class Memory:
    """Outcomes of earlier builds, and those of this one, which are kept once nothing speaks against it."""

    cache: Cache | None = None
    known: set[str] = field(default_factory=set)
    """Keys that were found."""
    fresh: dict[str, bytes] = field(default_factory=dict)
    read: int = 0
    """How many files had to be read anew."""

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
    keys = [_key(root, file, taken) if taken else "" for file in files]
    found = _recall(memory, keys)
    missing = [file for file, key in zip(files, keys, strict=True) if key not in found]
    tick(len(files) - len(missing))
    memory.read = len(missing)
    outcomes: list[Outcome] = []
    for some in map_batches(partial(read_files, root, house), missing, jobs=jobs, batch=BATCH):
        outcomes += some
        tick(len(some))
    read = {file.path: outcome for file, outcome in zip(missing, outcomes, strict=True)}
    wanted = set(keys) - {""}
    if taken:
        for file, outcome in zip(missing, outcomes, strict=True):
            # As the file may have changed meanwhile, its key is made again.
            known = outcome.is_of_file_alone and (key := _key(root, file, taken)) in wanted
            if known and (stored := store(outcome)):
                memory.fresh[key] = stored
    return [found[key] if key in found else read[file.path] for file, key in zip(files, keys, strict=True)]


def _recall(memory: Memory, keys: Sequence[str]) -> dict[str, Outcome]:
    """Find what is stored and whole."""
    found: dict[str, Outcome] = {}
    with uncollected():
        for key, value in memory.cache.read(filter(None, keys)) if memory.cache else ():
            memory.known.add(key)
            with suppress(ValueError):
                found[key] = restore(Outcome, value)
    return found


def _key(root: Path, file: SourceFile, taken: str) -> str:
    """Make a key of all that a file's outcome comes from; empty where pictures beside it have a say."""
    if file.flaw or file.pictures:
        return ""
    try:
        sidecar = read_bytes(root, file.sidecar) if file.sidecar else b""
        data = read_bytes(root, file.path)
    except UnreadableFile:
        return ""
    sums = [hashlib.sha256(one).hexdigest() for one in (data, sidecar)]
    return cache_key("outcome", taken, file.path, file.source, file.sidecar, *sums)


def _taken_for_granted(house: House) -> str:
    """Make a key of what every outcome depends on: the archive's settings, the program, what is installed."""
    return cache_key(repr(house), program_key())
