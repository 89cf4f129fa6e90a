"""The ways from the first page of a long list to where each month, or year, begins in it."""

from collections.abc import Sequence
from itertools import chain

from generator.pages.catalogue import Catalogue
from generator.pages.listing import Leaf
from generator.pages.periods import choose_scale, section_of, section_words
from generator.pages.permalinks import date_steps


def with_jumps(catalogue: Catalogue, leaves: Sequence[Leaf]) -> dict[str, object]:
    """Add to the pager of the first page of a list of articles, by id, the ways to its months, or years."""
    return {**leaves[0].pager, "jumps": _jumps(catalogue, leaves)} if len(leaves) > 1 else {}


def _jumps(catalogue: Catalogue, leaves: Sequence[Leaf]) -> list[dict[str, str]]:
    on_page = [
        dict.fromkeys(date_steps(catalogue.articles[id_].date) for id_ in leaf.items) for leaf in leaves
    ]
    scale = choose_scale(chain(*on_page))
    starts: dict[str, str] = {}
    for leaf, dates in zip(leaves, on_page, strict=True):
        for steps in dates:
            starts.setdefault(section_of(steps, scale), f"{leaf.path.removesuffix('.md')}.html")
    return [{"name": section_words(catalogue.say, name), "url": url} for name, url in starts.items()]
