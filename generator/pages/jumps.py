"""The ways from the first page of a long list to where each month, or year, begins in it."""

from collections.abc import Sequence

from generator.pages.catalogue import Catalogue
from generator.pages.listing import Leaf
from generator.pages.periods import choose_scale, section_of, section_words


def with_jumps(catalogue: Catalogue, leaves: Sequence[Leaf]) -> dict[str, object]:
    """Add to the pager of the first page of a list of articles, by id, the ways to its months, or years."""
    return {**leaves[0].pager, "jumps": _jumps(catalogue, leaves)} if len(leaves) > 1 else {}


def _jumps(catalogue: Catalogue, leaves: Sequence[Leaf]) -> list[dict[str, str]]:
    scale = choose_scale(catalogue.articles[id_] for leaf in leaves for id_ in leaf.items)
    starts: dict[str, str] = {}
    for leaf in leaves:
        url = f"{leaf.path.removesuffix('.md')}.html"
        for id_ in leaf.items:
            starts.setdefault(section_of(catalogue.articles[id_], scale), url)
    return [{"name": section_words(catalogue.say, name), "url": url} for name, url in starts.items()]
