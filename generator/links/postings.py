"""Who has what: the articles that have each number, in their order."""

import numpy as np

from generator.links.columns import Column, Flags, Numbers


class Postings:
    """The articles that have each number, oldest first."""

    def __init__(self, column: Column, is_asked: Flags, is_posted: Flags | None = None) -> None:
        """Take in those of a column's numbers that are asked for; an article has each number once.

        `is_asked` tells it of each value, `is_posted` of each place in the column.
        """
        self._count = max(1, len(column.starts) - 1)
        taken = is_asked[column.values]
        if is_posted is not None:
            taken &= is_posted
        self._keys = np.sort(column.values[taken] * self._count + column.owners()[taken])
        self._starts = np.searchsorted(self._keys, np.arange(len(is_asked) + 1) * self._count)
        self.articles = self._keys % self._count

    def of(self, value: int) -> Numbers:
        """Give all articles that have a number."""
        found: Numbers = self.articles[self._starts[value] : self._starts[value + 1]]
        return found

    def at(self, values: Numbers, places: Numbers) -> Numbers:
        """Give for each number the article that has it at a place among all that have it."""
        found: Numbers = self.articles[self._starts[values] + places]
        return found

    def before(self, values: Numbers, articles: Numbers) -> Numbers:
        """Count for each number the articles before one that have it."""
        return np.searchsorted(self._keys, values * self._count + articles) - self._starts[values]

    def latest(self, values: Numbers, counts: Numbers, most: int) -> "tuple[Numbers, Numbers]":
        """Give for each number the latest of the first `counts` articles that have it, at most so many.

        Returns the articles in one row, and of each the place of its number among `values`.
        """
        taken = np.minimum(counts, most)
        firsts = self._starts[values] + counts - taken
        places = np.arange(taken.sum()) - np.repeat(np.cumsum(taken) - taken, taken)
        return self.articles[np.repeat(firsts, taken) + places], np.repeat(np.arange(len(values)), taken)
