"""Lists of sentences by month or year: whose sentences stand on which page, before any is cut out."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import accumulate
from typing import NamedTuple

from msgspec.structs import replace

from generator.model import Article
from generator.pages.borders import Entry
from generator.pages.catalogue import Catalogue
from generator.pages.evidence import Sentence
from generator.pages.listing import LEAF_WEIGHT, Leaf, by_group, fill_of, lasting, two_digits
from generator.pages.periods import Scale, anchor_of, choose_scale, section_of
from generator.pages.permalinks import Steps, date_steps
from generator.words import UNDATED

Find = Callable[[str], Sequence[Sentence]]
"""Finds the sentences of an article, by its id, that a list shows."""
Weigh = Callable[[str], int]
"""Bounds the bytes that any sentence of an article takes in a list."""


class Run(NamedTuple):
    """Sentences of one article that stand on one page."""

    article: str
    first: int = 0
    end: int | None = None
    """None: all that follow."""


class Section(NamedTuple):
    """A month or year of a list of sentences."""

    total: int
    """Of what `counts` tell of its articles."""
    url: str
    """Where it begins."""


class Layout(NamedTuple):
    """How a list of sentences is divided."""

    scale: Scale
    sections: Mapping[str, Section]
    """By name, in order."""
    leaves: tuple[Leaf, ...]
    """Of runs."""

    @property
    def opening(self) -> "Layout":
        """The same with its first page alone."""
        return self._replace(leaves=self.leaves[:1])

    @property
    def first(self) -> Leaf:
        """Its first page, be it kept or laid out now."""
        return with_runs(self.leaves[0])


def with_runs(leaf: Leaf) -> Leaf:
    """Read the runs of a page that was kept."""
    return replace(leaf, items=tuple(Run(*run) for run in leaf.items))


def count_articles(catalogue: Catalogue, id_: str) -> Counter[str]:
    """Count how often each article names an entity, newest first."""
    return Counter(catalogue.naming.get(id_, ()))


def lay_out(
    catalogue: Catalogue, address: str, counts: Mapping[str, int], find: Find, weigh: Weigh, size: int
) -> Layout:
    """Divide the sentences of articles into pages; `counts` tells how many an article has at most."""
    dates = {id_: date_steps(catalogue.articles[id_].date) for id_ in counts}
    scale = choose_scale(set(dates.values()))
    runs: list[Run] = []
    entries: list[Entry] = []
    starts: dict[str, int] = {}
    groups = _by_section(dates, scale)
    for name, ids in groups.items():
        starts[name] = len(runs)
        for id_ in ids:
            steps, weight = two_digits(dates[id_]), weigh(id_)
            for run, count in _cut(id_, counts[id_], weight, find, size):
                runs.append(run)
                entries.append(Entry(f"{id_} {run.first}", steps, fill_of(size, weight, count)))
    leaves = lasting(address, runs, entries, size)
    sections = {
        name: Section(sum(map(counts.__getitem__, groups[name])), f"{place}#{anchor_of(name)}")
        for name, place in zip(starts, _places(leaves, starts.values()), strict=True)
    }
    return Layout(scale, sections, leaves)


def sentences_of(leaf: Leaf, find: Find) -> list[Sentence]:
    """Find the sentences of a page."""
    return [one for run in leaf.items for one in find(run.article)[run.first : run.end]]


def articles_of(catalogue: Catalogue, leaf: Leaf) -> list[Article]:
    """Find the articles whose sentences stand on a page."""
    return [catalogue.articles[run.article] for run in leaf.items]


def _by_section(dates: Mapping[str, Steps], scale: Scale) -> dict[str, list[str]]:
    """Keep the articles of a month or year together, newest first, those of no certain date last."""
    names = {steps: section_of(steps, scale) for steps in set(dates.values())}
    groups = by_group(list(dates), lambda id_: names[dates[id_]])
    if UNDATED in groups:
        groups[UNDATED] = groups.pop(UNDATED)
    return groups


def _places(leaves: Sequence[Leaf], numbers: Iterable[int]) -> Iterator[str]:
    """Name the pages on which runs of some numbers stand."""
    ends = list(accumulate(len(leaf.items) for leaf in leaves))
    return (f"{leaves[bisect_right(ends, n)].path.removesuffix('.md')}.html" for n in numbers)


def _cut(article: str, count: int, weight: int, find: Find, size: int) -> Iterator[tuple[Run, int]]:
    """Cut the sentences of an article that no page can hold; of others, say how many they are at most."""
    most = max(1, min(size, LEAF_WEIGHT // weight))
    if count > most:
        count = len(find(article))
    if count <= most:
        yield Run(article), count
        return
    for start in range(0, count, most):
        yield Run(article, start, start + most), min(most, count - start)
