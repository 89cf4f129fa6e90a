"""Lists of sentences by month or year: whose sentences stand on which page, before any is cut out."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from generator.model import Article
from generator.pages.borders import Entry
from generator.pages.catalogue import Catalogue
from generator.pages.evidence import Sentence, weigh_longest
from generator.pages.listing import LEAF_WEIGHT, Leaf, by_group, day_steps, fill_of, lasting
from generator.pages.periods import Scale, choose_scale, section_of
from generator.words import UNDATED

Find = Callable[[str], Sequence[Sentence]]
"""Finds the sentences of an article, by its id, that a list shows."""


class Run(NamedTuple):
    """Sentences of one article that stand on one page."""

    article: str
    first: int = 0
    end: int | None = None
    """None: all that follow."""


class Layout(NamedTuple):
    """How a list of sentences is divided."""

    scale: Scale
    leaves: tuple[Leaf, ...]
    """Of runs."""


def count_articles(catalogue: Catalogue, id_: str) -> Counter[str]:
    """Count how often each article names an entity, newest first."""
    return Counter(one.mention.article for one in catalogue.of_entity.get(id_, ()))


def lay_out(catalogue: Catalogue, address: str, counts: Mapping[str, int], find: Find, size: int) -> Layout:
    """Divide the sentences of articles into pages; `counts` tells how many an article has at most."""
    articles = [catalogue.articles[id_] for id_ in counts]
    scale = choose_scale(articles)
    runs: list[Run] = []
    entries: list[Entry] = []
    for article in _by_section(articles, scale):
        steps, weight = day_steps(article.date), weigh_longest(article)
        for run, count in _cut(article.id, counts[article.id], weight, find, size):
            runs.append(run)
            entries.append(Entry(f"{article.id} {run.first}", steps, fill_of(size, weight, count)))
    return Layout(scale, lasting(address, runs, entries, size))


def sentences_of(leaf: Leaf, find: Find) -> list[Sentence]:
    """Find the sentences of a page."""
    return [one for run in leaf.items for one in find(run.article)[run.first : run.end]]


def articles_of(catalogue: Catalogue, leaf: Leaf) -> list[Article]:
    """Find the articles whose sentences stand on a page."""
    return [catalogue.articles[run.article] for run in leaf.items]


def _by_section(articles: Sequence[Article], scale: Scale) -> Iterator[Article]:
    """Keep the articles of a month or year together, newest first, those of no certain date last."""
    groups = by_group(articles, lambda article: section_of(article, scale))
    undated = groups.pop(UNDATED, [])
    for some in groups.values():
        yield from some
    yield from undated


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
