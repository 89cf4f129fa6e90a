"""Which earlier articles are worth comparing, found at a cost that does not grow with the archive."""

from collections.abc import Iterator

import numpy as np
from msgspec import Struct

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


class Past(Struct, frozen=True, kw_only=True):
    """What the articles before one are to it."""

    article: int
    """Its number, which is how many there are before it."""
    candidates: Numbers
    """Those that share most with it, oldest first."""
    word_counts: Numbers
    """How many have each of its words."""
    name_counts: Numbers
    least: tuple[int, int]
    """How often its last candidates are found at least: by words, and by all."""


class Index:
    """The articles by the rare things in them that later ones have too."""

    def __init__(self, columns: Columns, first: int) -> None:
        """Know what those from the first on ask for."""
        self._columns, self._first = columns, first
        self.words = self.postings(columns.words)
        self.rarest = self.postings(columns.words, columns.words.ranks() < MOST_WORDS)
        self.names = self.postings(columns.names)
        self.quotations = self.postings(columns.quotations)

    def postings(self, column: Column, is_posted: Flags | None = None) -> Postings:
        """Say who has the numbers of a column, at the places that are posted."""
        return Postings(column, _asked(column, self._first), is_posted)

    def look_back(self, articles: Numbers) -> Iterator[Past]:
        """Give what each of some articles, none before the first, finds before it, one after the other."""
        for start in range(0, len(articles), AT_ONCE):
            yield from self._look_back(articles[start : start + AT_ONCE])

    def _look_back(self, articles: Numbers) -> Iterator[Past]:
        words, names = self._columns.words.take(articles), self._columns.names.take(articles)
        word_counts = self.words.before(words.values, articles[words.owners()])
        name_counts = self.names.before(names.values, articles[names.owners()])
        by_words = self._by_words(words, articles)
        everything = [by_words, self._by_names(names, name_counts), self._by_quotations(articles)]
        of_words, least = self._most_counted(by_words, len(articles))
        of_all, least_of_all = self._most_counted(np.concatenate(everything), len(articles))
        keys = np.unique(np.concatenate([of_words, of_all]))
        count = self._columns.count()
        borders = np.searchsorted(keys, np.arange(len(articles) + 1) * count)
        for one, article in enumerate(articles.tolist()):
            yield Past(
                article=article,
                candidates=keys[borders[one] : borders[one + 1]] - one * count,
                word_counts=word_counts[words.starts[one] : words.starts[one + 1]],
                name_counts=name_counts[names.starts[one] : names.starts[one + 1]],
                least=(int(least[one]), int(least_of_all[one])),
            )

    def _by_words(self, words: Column, articles: Numbers) -> Numbers:
        owners = words.owners()
        counts = self.rarest.before(words.values, articles[owners])
        is_known = counts > 0
        # The words of an article stand in the order of their rarity: of those known, the first are taken.
        known = np.concatenate([np.zeros(1, np.int64), np.cumsum(is_known)])
        chosen = is_known & (known[:-1] - known[words.starts[owners]] < MOST_WORDS)
        return self._found(self.rarest, words.values[chosen], counts[chosen], owners[chosen])

    def _by_names(self, names: Column, counts: Numbers) -> Numbers:
        owners = names.owners()
        order = np.lexsort((names.values, counts, owners))
        order = order[counts[order] > 0]
        ordered = Column(values=names.values[order], starts=_borders(owners[order], len(names.starts) - 1))
        chosen = order[ordered.ranks() < MOST_NAMES]
        return self._found(self.names, names.values[chosen], counts[chosen], owners[chosen])

    def _by_quotations(self, articles: Numbers) -> Numbers:
        said = self._columns.quotations.take(articles)
        counts = self.quotations.before(said.values, articles[said.owners()])
        found = self._found(self.quotations, said.values, counts, said.owners())
        return np.repeat(found, QUOTATION_COUNTS)

    def _found(self, postings: Postings, values: Numbers, counts: Numbers, owners: Numbers) -> Numbers:
        """Give a key of the article and of each that it finds, as often as it finds it."""
        articles, places = postings.latest(values, counts, MOST_POSTINGS)
        return owners[places] * self._columns.count() + articles

    def _most_counted(self, keys: Numbers, articles: int) -> "tuple[Numbers, Numbers]":
        """Give for each article the keys that are there most often, of those that are equal the latest.

        The second is how often the last of them is there; 1 where all are given.
        """
        count = self._columns.count()
        is_small = articles * count < 2**31  # which sorts twice as fast
        keys = np.sort(keys.astype(np.int32) if is_small else keys).astype(np.int64)
        ends = np.flatnonzero(np.diff(keys, append=-1))
        times = np.diff(ends, prepend=-1)
        keys = keys[ends]
        owners = keys // count
        least = _least_times(times, owners, articles)
        enough = times >= least[owners]
        keys, times, owners = keys[enough], times[enough], owners[enough]
        order = np.lexsort((-keys, -times, owners))
        ordered = Column(values=keys[order], starts=_borders(owners, articles))
        return ordered.values[ordered.ranks() < MOST_CANDIDATES], least


def _least_times(times: Numbers, owners: Numbers, articles: int) -> Numbers:
    """Give for each article how often its last candidate is there at least; 1 where all may be candidates."""
    most = int(times.max(initial=0)) + 1
    each = np.bincount(owners * most + times, minlength=articles * most).reshape(articles, most)
    so_often = each[:, ::-1].cumsum(axis=1)[:, ::-1]
    least: Numbers = np.maximum(1, (so_often >= MOST_CANDIDATES).sum(axis=1) - 1)
    return least


def _asked(column: Column, first: int) -> Flags:
    """Tell of each value, and last of -1, whether an article from the first on has it."""
    is_asked = np.zeros(int(column.values.max(initial=-1)) + 2, bool)
    is_asked[column.values[column.starts[first] :]] = True
    is_asked[-1] = False
    return is_asked


def _borders(owners: Numbers, articles: int) -> Numbers:
    """Give where the numbers of each article start; `owners` are in order."""
    return np.searchsorted(owners, np.arange(articles + 1))
