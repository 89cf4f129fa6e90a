"""How good the extraction is: the scores, and the figures that are published."""

import json
import math
from collections.abc import Collection, Hashable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import TypeVar

from msgspec import Struct

FIGURES = Path(__file__).parent / "quality.json"
CONFIDENCE = 1.96
"""Standard deviations on either side of a 95 % interval."""
Item = TypeVar("Item", bound=Hashable)


class Score(Struct, frozen=True, kw_only=True):
    """How much of what was found is right, and how much of what is right was found."""

    right: int
    found: int
    expected: int

    @property
    def precision(self) -> float:
        """Share of what was found that is right."""
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """Share of what is right that was found."""
        return self.right / self.expected if self.expected else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        return 2 * self.right / (self.found + self.expected) if self.found + self.expected else 0.0


class Grouping(Struct, frozen=True, kw_only=True):
    """How well items are put into groups."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        return 2 * self.precision * self.recall / (self.precision + self.recall)


class Interval(Struct, frozen=True, kw_only=True):
    """Between which values a share lies, with 95 % confidence."""

    low: float
    high: float


class Figure(Struct, frozen=True, kw_only=True):
    """A published figure: what was measured, on what, and how it came out."""

    id: str
    title: str
    """What is measured, in words a reader would say."""
    corpus: str
    """On what news, and how much of it."""
    value: float
    """Between 0 and 1."""
    items: int
    """How many were judged."""
    low: float
    high: float
    """Between `low` and this it lies with 95 % confidence."""
    counts: str
    """The counts behind the value, in words."""
    explanation: str


def compare(expected: Collection[Item], found: Collection[Item]) -> Score:
    """Count what two collections share."""
    right = len(set(expected) & set(found))
    return Score(right=right, found=len(set(found)), expected=len(set(expected)))


def b_cubed(gold: Mapping[Item, Hashable], system: Mapping[Item, Hashable]) -> Grouping:
    """Compare two ways to put the same items into groups (Bagga and Baldwin, 1998).

    Of each item: the share of its group that belongs there (precision), and the share of those that belong
    with it which are there (recall); their means over all items.
    """
    together: dict[tuple[Hashable, Hashable], int] = {}
    golds: dict[Hashable, int] = {}
    groups: dict[Hashable, int] = {}
    for item, true in gold.items():
        group = system[item]
        together[true, group] = together.get((true, group), 0) + 1
        golds[true] = golds.get(true, 0) + 1
        groups[group] = groups.get(group, 0) + 1
    precision = sum(n * n / groups[group] for (_, group), n in together.items())
    recall = sum(n * n / golds[true] for (true, _), n in together.items())
    return Grouping(precision=precision / len(gold), recall=recall / len(gold))


def interval(right: float, total: int) -> Interval:
    """Give the 95 % interval of a share (Wilson, 1927)."""
    if not total:
        return Interval(low=0.0, high=1.0)
    share, square = right / total, CONFIDENCE**2
    whole = 1 + square / total
    middle = (share + square / (2 * total)) / whole
    reach = CONFIDENCE * math.sqrt(share * (1 - share) / total + square / (4 * total**2)) / whole
    return Interval(low=max(0.0, middle - reach), high=min(1.0, middle + reach))


@lru_cache(maxsize=1)
def read_figures() -> tuple[Figure, ...]:
    """Read the published figures."""
    return tuple(Figure(**figure) for figure in json.loads(FIGURES.read_text(encoding="utf-8")))
