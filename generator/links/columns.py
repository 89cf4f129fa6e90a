"""What articles find each other by, as numbers: all of one kind for the whole archive in one row."""

from collections.abc import Sequence

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from generator.links.packing import Packed

Numbers = NDArray[np.int64]
Flags = NDArray[np.bool_]


class Column(Struct, frozen=True, kw_only=True):
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

    def ranks(self) -> Numbers:
        """Give for each number its place among those of its article."""
        return np.arange(len(self.values)) - np.repeat(self.starts[:-1], np.diff(self.starts))

    def where(self, kept: Flags) -> "Column":
        """Give some of the numbers."""
        starts = np.concatenate([np.zeros(1, np.int64), np.cumsum(kept)])[self.starts]
        return Column(values=self.values[kept], starts=starts)

    def take(self, articles: Numbers) -> "Column":
        """Give the numbers of some articles."""
        sizes = self.starts[articles + 1] - self.starts[articles]
        starts = np.concatenate([np.zeros(1, np.int64), np.cumsum(sizes)])
        places = np.arange(starts[-1]) + np.repeat(self.starts[articles] - starts[:-1], sizes)
        return Column(values=self.values[places], starts=starts)

    def between(self, first: int, last: int) -> "Column":
        """Give the numbers of the articles from the first up to the last, which is left out."""
        starts = self.starts[first : last + 1]
        return Column(values=self.values[starts[0] : starts[-1]], starts=starts - starts[0])


class Columns(Struct, frozen=True, kw_only=True):
    """The numbers of an archive, as far as articles from some first on ask for them.

    The articles are numbered in the order of their days. Words, names and runs are numbered from 0 up; -1
    is what none of those articles has.
    """

    words: Column
    """Rarest first."""
    rare: Numbers
    """How many of each article's words are rare in news: the first of them."""
    names: Column
    quotations: Column
    runs: Column
    """-1 is also a run that one article alone has; what many have is numbered, whoever asks."""
    shares: NDArray[np.float64]
    """Of the runs, figures aside, of each article from the first on those that some earlier articles had."""
    whole: Numbers

    def count(self) -> int:
        """Count the articles."""
        return len(self.whole)


def gather_columns(packed: Sequence[Packed], first: int, repeated: int, many: int) -> Columns:
    """Gather numbers; a run counts as repeated where so many earlier articles have it."""
    words, names = _wide(_column(packed, "rarest")), _wide(_column(packed, "named"))
    quotations, runs = _column(packed, "quotations"), _column(packed, "runs")
    return Columns(
        words=_dense(words, first),
        rare=_column(packed, "rare").values,
        names=_dense(names, first),
        quotations=_dense(quotations, first),
        runs=Column(values=_shared(runs, first, many), starts=runs.starts),
        shares=_shares(_column(packed, "form"), first, repeated),
        whole=_column(packed, "whole").values,
    )


def _column(packed: Sequence[Packed], kind: str) -> Column:
    values = [np.array(block.column(kind), np.int64) for block in packed]
    sizes = [size for block in packed for size in block.sizes(kind)]
    starts = np.concatenate([np.zeros(1, np.int64), np.cumsum(np.array(sizes, np.int64))])
    return Column(values=np.concatenate([np.empty(0, np.int64), *values]), starts=starts)


def _wide(halves: Column) -> Column:
    """Make numbers of 64 bits of halves, the lower first."""
    return Column(values=halves.values[::2] | halves.values[1::2] << 32, starts=halves.starts // 2)


class _Groups(Struct, frozen=True, kw_only=True):
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
    # Sorted as one number with their places, values of 32 bits take half the time that `argsort` does. In
    # place, as there are some hundred of them an article.
    keys = values.astype(np.uint64)
    keys <<= np.uint64(32)
    keys |= np.arange(len(keys), dtype=np.uint64)
    keys.sort()
    ordered = (keys >> np.uint64(32)).astype(np.uint32)
    ends = np.flatnonzero(np.concatenate([ordered[1:] != ordered[:-1], np.ones(min(1, len(keys)), bool)]))
    sizes = np.diff(ends, prepend=-1)
    keys &= np.uint64(2**32 - 1)
    places = keys.view(np.int64)
    return _Groups(places=places, starts=ends - sizes + 1, sizes=sizes)


def _dense(column: Column, first: int) -> Column:
    """Give each value that articles from the first on have a number, from 0 up, and the others -1."""
    asked = np.unique(column.values[column.starts[first] :])
    places = np.flatnonzero(_is_likely(column, first, _buckets(column.values)))
    likely = column.values[places]
    found = np.minimum(np.searchsorted(asked, likely), len(asked) - 1)
    is_asked = asked[found] == likely
    numbers = np.full(len(column.values), -1)
    numbers[places[is_asked]] = found[is_asked]
    return Column(values=numbers, starts=column.starts)


def _buckets(values: Numbers) -> Numbers:
    """Lay values in some twice as many places as there are, equal ones in the same."""
    return values & ((1 << len(values).bit_length()) - 1)


def _is_likely(column: Column, first: int, buckets: Numbers) -> Flags:
    """Tell of each value whether articles from the first on may have it; of some that none has too."""
    is_asked = np.zeros(1 << len(buckets).bit_length(), bool)
    is_asked[buckets[column.starts[first] :]] = True
    return is_asked[buckets]


def _shared(column: Column, first: int, many: int) -> Numbers:
    """Give values that there are more than once a number from 0 up, and the others -1."""
    buckets = _buckets(column.values)
    chosen = _is_likely(column, first, buckets) | (np.bincount(buckets, minlength=1) > many)[buckets]
    groups = _groups(column.values[chosen])
    is_shared = groups.sizes > 1
    numbers = np.full(len(column.values), -1)
    numbers[chosen] = groups.each(np.where(is_shared, np.cumsum(is_shared) - 1, -1))
    return numbers


def _shares(forms: Column, first: int, repeated: int) -> NDArray[np.float64]:
    """Give of the numbers of each article from the first on the share that so many earlier articles have."""
    chosen = _is_likely(forms, first, _buckets(forms.values))
    groups = _groups(forms.values[chosen])
    before = np.arange(len(groups.places)) - np.repeat(groups.starts, groups.sizes)
    owners = forms.owners()[chosen][groups.places[before >= repeated]]
    sizes = np.diff(forms.starts)[first:]
    counts = np.bincount(owners[owners >= first] - first, minlength=len(sizes))
    shares: NDArray[np.float64] = counts / np.maximum(sizes, 1)
    return shares
