"""Numbers of some articles in one row, kind by kind: each article by a key of all that they come from."""

import json
from array import array
from collections.abc import Sequence
from itertools import accumulate, pairwise
from sys import byteorder

from msgspec import Struct

Row = Sequence[Sequence[int]]
"""The numbers of one article, a list of each kind."""


class Packed(Struct, frozen=True, kw_only=True):
    """The numbers of some articles that follow each other."""

    keys: tuple[str, ...]
    kinds: tuple[str, ...]
    starts: "array[int]"
    """Where each kind of each article starts: all articles of a kind, then those of the next; and the end."""
    numbers: "array[int]"

    def column(self, kind: str) -> "array[int]":
        """Give the numbers of one kind of all articles."""
        first = self.kinds.index(kind) * len(self.keys)
        return self.numbers[self.starts[first] : self.starts[first + len(self.keys)]]

    def sizes(self, kind: str) -> list[int]:
        """Count the numbers of one kind of each article."""
        first = self.kinds.index(kind) * len(self.keys)
        starts = self.starts[first : first + len(self.keys) + 1]
        return [end - start for start, end in pairwise(starts)]

    def of(self, place: int, kind: str) -> "array[int]":
        """Give the numbers of one kind of the article at a place."""
        at = self.kinds.index(kind) * len(self.keys) + place
        return self.numbers[self.starts[at] : self.starts[at + 1]]

    def row(self, place: int) -> "list[array[int]]":
        """Give the numbers of the article at a place."""
        starts, numbers = self.starts, self.numbers
        ats = range(place, len(starts) - 1, len(self.keys))
        return [numbers[starts[at] : starts[at + 1]] for at in ats]


def pack(keys: Sequence[str], rows: Sequence[Row]) -> bytes:
    """Put numbers of articles in one row, after how many numbers there are of each kind."""
    columns = [column for kind in zip(*rows, strict=True) for column in kind]
    numbers = array("I", [len(column) for column in columns])
    for column in columns:
        numbers.extend(column)
    if byteorder == "big":
        numbers.byteswap()
    return json.dumps(list(keys)).encode() + b"\n" + numbers.tobytes()


def unpack(packed: bytes, kinds: tuple[str, ...]) -> Packed:
    """Make of `pack` what it was made of; raise `ValueError` where it is none of these kinds."""
    line, _, row = packed.partition(b"\n")
    keys = tuple(json.loads(line))
    numbers = array("I", row)
    if byteorder == "big":
        numbers.byteswap()
    count = len(keys) * len(kinds)
    starts = array("I", accumulate(numbers[:count], initial=count))
    if len(starts) != count + 1 or starts[-1] != len(numbers):
        raise ValueError("numbers of other articles")
    return Packed(keys=keys, kinds=kinds, starts=starts, numbers=numbers)
