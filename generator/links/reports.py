"""Which report each article is of: that of its text, or of the first story of its chain."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

import numpy as np


class Reports:
    """The reports of the articles so far, by their numbers, which count up in the order of their days."""

    def __init__(self, ids: Sequence[str], roots: Mapping[str, str]) -> None:
        """Know all articles; `roots` names the first story of each story's chain."""
        self.ids = [*ids, *sorted(set(roots.values()).difference(ids))]
        """Of each article, and of first stories that are not in the archive."""
        self.numbers = {id_: number for number, id_ in enumerate(self.ids)}
        self._roots = {
            self.numbers[id_]: self.numbers[root] for id_, root in roots.items() if id_ in self.numbers
        }
        self._first: list[int] = []
        """Of each article so far the first that has its text."""
        self.current = np.zeros(len(ids), np.int64)
        """Of each article so far its report, by the number of the report's first article."""
        self._waiting: defaultdict[int, list[int]] = defaultdict(list)
        """By a first story that is yet to come, the articles that it may lead to another report."""

    def __len__(self) -> int:
        """Count the articles so far."""
        return len(self._first)

    def add(self, of: int | None) -> int:
        """Take in the next article, which may be a copy of an earlier one; give its number."""
        number = len(self._first)
        self._first.append(number if of is None else self._first[of])
        for article in (number, *self._waiting.pop(number, ())):
            self.current[article] = self._walk(article)
        return number

    def first_of(self, article: int) -> int:
        """Give the first article that has the text of one; itself, if it is alone."""
        return self._first[article]

    def of(self, article: str) -> str:
        """Name the report of an article so far."""
        return self.ids[int(self.current[self.numbers[article]])]

    def _walk(self, article: int) -> int:
        """Go from an article to the first of its chain and of its text, until that is where one is."""
        at, seen = article, set[int]()
        while at not in seen:
            seen.add(at)
            root = self._roots.get(at, at)
            if root < len(self._first):
                at = self._first[root]
            else:
                at = root
                self._waiting[root].append(article)
        return at
