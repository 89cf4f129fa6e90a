"""What is found in single articles, kept in blocks: one row, one checksum and one decoding serve many."""

from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from typing import Generic, TypeVar
from zlib import crc32

from generator.cache import Cache, cache_key
from generator.mapping import cut_batches
from generator.stored import restore, store

SIZE = 64
"""Results of a block, more or less."""
AT_ONCE = 32
"""Blocks that are unpacked together."""
A = TypeVar("A")
T = TypeVar("T")


class Blocks(Generic[T]):
    """Results of one step, each by its article and by a key of all that it comes from."""

    def __init__(
        self, cache: Cache, kind: type[T], step: str, names: Sequence[str], keys: Sequence[str]
    ) -> None:
        """Look for what is kept of articles, by name and key; a result without a key is not kept."""
        self._cache, self._kind = cache, kind
        self._keys = keys
        # Stores that are to be joined have a row for each result: blocks of two would bear one name.
        self._rows = [_row_of(step, key) for key in keys] if cache.is_part else list(_rows(step, names))
        self._kept: dict[str, list[str]] = {}
        self.found: dict[str, T] = {}
        wanted = set(filter(None, keys))
        self._read(self._rows, wanted)
        self._read((_row_of(step, key) for key in keys if key and key not in self.found), wanted)

    @property
    def held(self) -> list[str]:
        """The keys of the rows in the store that were found."""
        return list(self._kept)

    def packed(self, fresh: Mapping[str, bytes]) -> Iterator["tuple[str, bytes]"]:
        """Give anew the rows that are to be kept; of results that are not `fresh`, those found are taken."""
        members: dict[str, list[str]] = {}
        for row, key in zip(self._rows, self._keys, strict=True):
            if key in fresh or key in self.found:
                members.setdefault(row, []).append(key)
        for row, inside in members.items():
            if self._kept.get(row) != inside:
                values = (fresh.get(key) or store(self.found[key]) for key in inside)
                yield row, b"[%b,[%b]]" % (store(inside), b",".join(values))

    def _read(self, rows: Iterable[str], wanted: Container[str]) -> None:
        """Take what rows hold that is wanted, if they are of a known form."""
        for some in cut_batches(dict.fromkeys(rows), AT_ONCE):
            for row, stored in self._cache.read(some):
                with suppress(ValueError):
                    keys, values = restore(tuple[list[str], list[self._kind]], stored)  # type: ignore[name-defined]
                    if len(keys) == len(values):
                        self._kept[row] = keys
                        pairs = zip(keys, values, strict=True)
                        self.found |= {key: value for key, value in pairs if key in wanted}


def ends_block(name: str, size: int) -> bool:
    """Whether a block of some `size` ends after what bears a name: one more moves no border but its own."""
    return crc32(name.encode("utf-8", "replace")) % size == 0


def cut_in_blocks(items: Iterable[A], name_of: Callable[[A], str], size: int) -> Iterator[list[A]]:
    """Cut after things whose names say so; the last block may go on."""
    block: list[A] = []
    for item in items:
        block.append(item)
        if ends_block(name_of(item), size):
            yield block
            block = []
    if block:
        yield block


def _row_of(step: str, key: str) -> str:
    """Name the row of a single result; of one without a key none."""
    return cache_key(step, "", key) if key else ""


def _rows(step: str, names: Sequence[str]) -> Iterator[str]:
    """Name of each article the row of its block."""
    for block in cut_in_blocks(names, str, SIZE):
        row = cache_key(step, block[-1]) if ends_block(block[-1], SIZE) else cache_key(step)
        yield from [row] * len(block)
