"""The ways from the first page of a long list to where each month, or year, begins in it."""

from collections.abc import Sequence

from generator.model import Article
from generator.pages.listing import Leaf
from generator.pages.periods import choose_scale, section_of, section_words
from generator.words import Voice


def with_jumps(say: Voice, leaves: Sequence[Leaf]) -> dict[str, object]:
    """Add to the pager of the first page of a list of articles the ways to its months, or years."""
    if len(leaves) < 2:
        return {}
    return {**leaves[0].pager, "jumps": list_jumps(say, leaves, [leaf.items for leaf in leaves])}


def list_jumps(
    say: Voice, leaves: Sequence[Leaf], articles: Sequence[Sequence[Article]]
) -> list[dict[str, str]]:
    """List the pages on which each month begins, or each year where these are too many."""
    scale = choose_scale(article for some in articles for article in some)
    starts: dict[str, str] = {}
    for leaf, some in zip(leaves, articles, strict=True):
        for article in some:
            starts.setdefault(section_of(article, scale), f"{leaf.path.removesuffix('.md')}.html")
    return [{"name": section_words(say, name), "url": url} for name, url in starts.items()]
