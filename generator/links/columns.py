"""What articles find each other by, as numbers: all of one kind for the whole archive in one row."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from generator.links.described import Packed
from generator.links.materials import Material
from generator.links.words import rarity

Numbers = NDArray[np.int64]
Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """Numbers of one kind, article by article."""

    values: Numbers
    starts: Numbers
    """Where each article's numbers start, and where the last ones end."""

    def of(self, article: int) -> Numbers:
        """Give the numbers of an article."""
        return self.values[self.starts[article] : self.starts[article + 1]]

    def owners(self) -> Numbers:
        """Give for each number the article that has it."""
        return np.repeat(np.arange(len(self.starts) - 1), np.diff(self.starts))

    def between(self, first: int, last: int) -> "Column":
        """Give the numbers of the articles from the first up to the last, which is left out."""
        starts = self.starts[first : last + 1]
        return Column(values=self.values[starts[0] : starts[-1]], starts=starts - starts[0])


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """The numbers of an archive; the articles are numbered in the order of their days."""

    words: Column
    """Rarest first; numbers are places in `rarities`."""
    vocabulary: tuple[str, ...]
    rarities: Numbers
    names: Column
    """Numbers are places in `name_ids`, which is in the order of the alphabet."""
    name_ids: tuple[str, ...]
    quotations: Column
    runs: Column
    """Numbers count up from 0; -1 is a run that one article alone has."""
    shares: NDArray[np.float64]
    """Of the runs, figures aside, of each article those that some earlier articles had."""
    whole: Numbers

    def count(self) -> int:
        """Count the articles."""
        return len(self.whole)


def gather_columns(packed: Sequence[Packed], materials: Sequence[Material], repeated: int) -> Columns:
    """Gather numbers; a run counts as repeated where so many earlier articles have it."""
    vocabulary: dict[str, int] = {}
    places = [
        np.array([vocabulary.setdefault(word, len(vocabulary)) for word in block.words], np.int64)
        for block in packed
    ]
    names, name_ids = _names(materials)
    quotations, runs = _column(packed, "quotations"), _column(packed, "runs")
    return Columns(
        words=_column(packed, "rarest", lambda block, values: places[block][values]),
        vocabulary=tuple(vocabulary),
        rarities=np.array([rarity(word) for word in vocabulary], np.int64),
        names=names,
        name_ids=name_ids,
        quotations=Column(values=_dense(quotations.values), starts=quotations.starts),
        runs=Column(values=_shared(runs.values), starts=runs.starts),
        shares=_shares(_column(packed, "form"), repeated),
        whole=_column(packed, "whole").values,
    )


def _column(
    packed: Sequence[Packed], kind: str, made: Callable[[int, Numbers], Numbers] = lambda _, values: values
) -> Column:
    values = [made(number, np.array(block.column(kind), np.int64)) for number, block in enumerate(packed)]
    sizes = [size for block in packed for size in block.sizes(kind)]
    return Column(values=_joined(values), starts=_starts(sizes))


def _names(materials: Sequence[Material]) -> "tuple[Column, tuple[str, ...]]":
    ids = sorted({name for one in materials for name in one.names})
    numbers = {name: number for number, name in enumerate(ids)}
    values = np.array([numbers[name] for one in materials for name in one.names], np.int64)
    return Column(values=values, starts=_starts(len(one.names) for one in materials)), tuple(ids)


def _joined(values: Sequence[Numbers]) -> Numbers:
    return np.concatenate([np.empty(0, np.int64), *values])


def _starts(sizes: Iterable[int]) -> Numbers:
    return np.concatenate([np.zeros(1, np.int64), np.cumsum(np.fromiter(sizes, np.int64))])


@dataclass(frozen=True, slots=True, kw_only=True)
class _Groups:
    """Places of equal values together."""

    places: Numbers
    starts: Numbers
    """Where each group starts."""
    sizes: Numbers

    def each(self, numbers: Numbers) -> Numbers:
        """Give to each value the number of its group."""
        found = np.empty(len(self.places), np.int64)
        found[self.places] = np.repeat(numbers, self.sizes)
        return found


def _groups(values: Numbers) -> _Groups:
    # Sorted as one number with their places, values of 32 bits take half the time that `argsort` does.
    keys = np.sort(values.astype(np.uint64) << np.uint64(32) | np.arange(len(values), dtype=np.uint64))
    ordered = keys >> np.uint64(32)
    ends = np.flatnonzero(np.concatenate([ordered[1:] != ordered[:-1], np.ones(min(1, len(keys)), bool)]))
    sizes = np.diff(ends, prepend=-1)
    places = (keys & np.uint64(2**32 - 1)).astype(np.int64)
    return _Groups(places=places, starts=ends - sizes + 1, sizes=sizes)


def _dense(values: Numbers) -> Numbers:
    """Give each value a number, from 0 up."""
    groups = _groups(values)
    return groups.each(np.arange(len(groups.sizes)))


def _shared(values: Numbers) -> Numbers:
    """Give those values that there are more than once a number from 0 up, and the others -1."""
    groups = _groups(values)
    is_shared = groups.sizes > 1
    return groups.each(np.where(is_shared, np.cumsum(is_shared) - 1, -1))


def _shares(forms: Column, repeated: int) -> NDArray[np.float64]:
    """Give of each article's numbers the share that so many earlier articles have."""
    groups = _groups(forms.values)
    before = np.arange(len(groups.places)) - np.repeat(groups.starts, groups.sizes)
    owners = forms.owners()[groups.places[before >= repeated]]
    sizes = np.diff(forms.starts)
    shares: NDArray[np.float64] = np.bincount(owners, minlength=len(sizes)) / np.maximum(sizes, 1)
    return shares
