"""What shows that two articles, however far apart, are on one matter."""

from generator.links.pairs import Pair, Shared

RARITY_THAT_TIES = {"person": 7, "organization": 8, "event": 8, "place": 11}
"""Rarity from which a shared name ties articles to one matter; few places are rare enough."""


def ties_to_one_matter(pair: Pair) -> bool:
    """Tell whether the two share a rare name or a quotation."""
    return bool(tying_names(pair)) or bool(pair.newer.quotations.keys() & pair.older.quotations.keys())


def tying_names(pair: Pair) -> list[Shared]:
    """List the shared names that are rare enough, rarest first."""
    return [shared for shared in pair.names if shared.rarity >= RARITY_THAT_TIES[shared.name.kind]]
