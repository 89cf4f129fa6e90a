"""Which earlier articles are worth comparing, found at a cost that does not grow with the archive."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from generator.links.columns import Column, Columns, Flags, Numbers
from generator.links.postings import Postings

MOST_WORDS = 48
"""Rarest words of an article by which it is found, and of those known by which it finds others."""

MOST_NAMES = 24

MOST_POSTINGS = 256
"""Latest articles looked at for one word or name: what more have it says little of any."""

MOST_CANDIDATES = 32
"""Earlier articles compared, for each of: words, words and names together."""

QUOTATION_COUNTS = 8
"""A shared quotation counts as much as this many shared words."""

AT_ONCE = 64
"""Articles for which candidates are looked for together."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Past:
    """What the articles before one are to it."""

    article: int
    """Its number, which is how many there are before it."""
    candidates: Numbers
    """Those that share most with it, oldest first."""
    word_counts: Numbers
    """How many have each of its words."""
    name_counts: Numbers


class Index:
    """The articles by the rare things in them that later ones have too."""

    def __init__(self, columns: Columns, first: int) -> None:
        """Know what those from the first on ask for."""
        self._columns, self._first = columns, first
        words = columns.words
        self._words = Postings(words, _asked(words, first))
        self._rarest = Postings(words, _asked(words, first), _ranks(words) < MOST_WORDS)
        self._names = Postings(columns.names, _asked(columns.names, first))
        self._quotations = Postings(columns.quotations, _asked(columns.quotations, first))

    def look_back(self) -> Iterator[Past]:
        """Give what each article from the first on finds before it, one after the other."""
        count = self._columns.count()
        for start in range(self._first, count, AT_ONCE):
            yield from self._look_back(start, min(start + AT_ONCE, count))

    def _look_back(self, first: int, last: int) -> Iterator[Past]:
        words = self._columns.words.between(first, last)
        names = self._columns.names.between(first, last)
        word_counts = self._words.before(words.values, words.owners() + first)
        name_counts = self._names.before(names.values, names.owners() + first)
        by_words = self._by_words(words, first)
        everything = [by_words, self._by_names(names, name_counts), self._by_quotations(first, last)]
        found = [self._most_counted(by_words, first, last)]
        found.append(self._most_counted(np.concatenate(everything), first, last))
        keys = np.unique(np.concatenate(found))
        count = self._columns.count()
        borders = np.searchsorted(keys, np.arange(last - first + 1) * count)
        for one in range(last - first):
            yield Past(
                article=first + one,
                candidates=keys[borders[one] : borders[one + 1]] - one * count,
                word_counts=word_counts[words.starts[one] : words.starts[one + 1]],
                name_counts=name_counts[names.starts[one] : names.starts[one + 1]],
            )

    def _by_words(self, words: Column, first: int) -> Numbers:
        owners = words.owners()
        counts = self._rarest.before(words.values, owners + first)
        is_known = counts > 0
        # The words of an article stand in the order of their rarity: of those known, the first are taken.
        known = np.concatenate([np.zeros(1, np.int64), np.cumsum(is_known)])
        chosen = is_known & (known[:-1] - known[words.starts[owners]] < MOST_WORDS)
        return self._found(self._rarest, words.values[chosen], counts[chosen], owners[chosen])

    def _by_names(self, names: Column, counts: Numbers) -> Numbers:
        owners = names.owners()
        order = np.lexsort((names.values, counts, owners))
        order = order[counts[order] > 0]
        ordered = Column(values=names.values[order], starts=_borders(owners[order], len(names.starts) - 1))
        chosen = order[_ranks(ordered) < MOST_NAMES]
        return self._found(self._names, names.values[chosen], counts[chosen], owners[chosen])

    def _by_quotations(self, first: int, last: int) -> Numbers:
        said = self._columns.quotations.between(first, last)
        counts = self._quotations.before(said.values, said.owners() + first)
        found = self._found(self._quotations, said.values, counts, said.owners())
        return np.repeat(found, QUOTATION_COUNTS)

    def _found(self, postings: Postings, values: Numbers, counts: Numbers, owners: Numbers) -> Numbers:
        """Give a key of the article and of each that it finds, as often as it finds it."""
        articles, places = postings.latest(values, counts, MOST_POSTINGS)
        return owners[places] * self._columns.count() + articles

    def _most_counted(self, keys: Numbers, first: int, last: int) -> Numbers:
        """Give for each article the keys that are there most often, of those that are equal the latest."""
        count = self._columns.count()
        is_small = (last - first) * count < 2**31  # which sorts twice as fast
        keys = np.sort(keys.astype(np.int32) if is_small else keys).astype(np.int64)
        ends = np.flatnonzero(np.diff(keys, append=-1))
        times = np.diff(ends, prepend=-1)
        keys = keys[ends]
        owners = keys // count
        enough = times >= _least_times(times, owners, last - first)[owners]
        keys, times, owners = keys[enough], times[enough], owners[enough]
        order = np.lexsort((-keys, -times, owners))
        ordered = Column(values=keys[order], starts=_borders(owners, last - first))
        return ordered.values[_ranks(ordered) < MOST_CANDIDATES]


def _least_times(times: Numbers, owners: Numbers, articles: int) -> Numbers:
    """Give for each article how often its last candidate is there at least; 1 where all may be candidates."""
    most = int(times.max(initial=0)) + 1
    each = np.bincount(owners * most + times, minlength=articles * most).reshape(articles, most)
    so_often = each[:, ::-1].cumsum(axis=1)[:, ::-1]
    least: Numbers = np.maximum(1, (so_often >= MOST_CANDIDATES).sum(axis=1) - 1)
    return least


def _ranks(column: Column) -> Numbers:
    """Give for each number its place among those of its article."""
    return np.arange(len(column.values)) - np.repeat(column.starts[:-1], np.diff(column.starts))


def _asked(column: Column, first: int) -> Flags:
    """Tell of each value, and last of -1, whether an article from the first on has it."""
    is_asked = np.zeros(int(column.values.max(initial=-1)) + 2, bool)
    is_asked[column.values[column.starts[first] :]] = True
    is_asked[-1] = False
    return is_asked


def _borders(owners: Numbers, articles: int) -> Numbers:
    """Give where the numbers of each article start; `owners` are in order."""
    return np.searchsorted(owners, np.arange(articles + 1))
