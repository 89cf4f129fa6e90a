"""Rows in order, cut into files of bounded size; after changes only files that hold some are cut again."""

import zlib
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Generic, NamedTuple, TypeVar

from msgspec import Struct

T = TypeVar("T")


class Row(NamedTuple, Generic[T]):
    """A word with all that a file tells of it."""

    word: str
    size: int
    content: T


class Border(NamedTuple):
    """The word with which a file begins, and the size of its row."""

    first: str
    size: int


class Rule(Struct, frozen=True):
    """Where files end: what comes later in the order moves no end that is before it."""

    least: int
    most: int
    """A row with more has a file of its own."""
    one_in: int
    """A file that is large enough ends before one word in so many."""

    def parts(self, size: int, word: str, more: int) -> bool:
        """Whether a file of that size ends before a row."""
        is_end = size >= self.least and zlib.crc32(word.encode("utf-8", "replace")) % self.one_in == 0
        return is_end or size + more > self.most


def script_order(word: str) -> bytes:
    """Order words as scripts in a browser compare them: by their UTF-16 units."""
    return word.encode("utf-16-be", "surrogatepass")


def cut_again(
    borders: Sequence[Border],
    changed: Iterable[str],
    load: Callable[[int, Sequence[str]], Iterable[Row[T]]],
    rule: Rule,
) -> Iterator[int | list[Row[T]]]:
    """Yield, in order, the place of each old file that stays, and the rows of each new one.

    `load` gives the rows of an old file as they are now: it is told which of its words changed.
    """
    touched = _touched(borders, changed)
    rows: list[Row[T]] = []
    size = 0
    for at in range(max(1, len(borders))):
        if not rows and borders and at not in touched:
            yield at
            continue
        for row in load(at, touched.get(at, ())):
            if rows and rule.parts(size, row.word, row.size):
                yield rows
                rows, size = [], 0
            rows.append(row)
            size += row.size
        following = borders[at + 1] if at + 1 < len(borders) and at + 1 not in touched else None
        if rows and following and rule.parts(size, following.first, following.size):
            yield rows
            rows, size = [], 0
    if rows:
        yield rows


def _touched(borders: Sequence[Border], changed: Iterable[str]) -> dict[int, list[str]]:
    """Find by the place of a file which of its words changed."""
    orders = [script_order(border.first) for border in borders]
    touched: dict[int, list[str]] = defaultdict(list)
    for word in changed:
        at = max(0, bisect_right(orders, script_order(word)) - 1)
        touched[at].append(word)
        if at and word == borders[at].first:
            touched[at - 1] += ()  # where it ends depends on the row behind it
    return touched
