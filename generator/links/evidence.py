"""What shows that two articles, however far apart, are on one matter."""

from generator.links.pairs import Pair, Shared

RARITY_THAT_TIES = {"person": 7, "organization": 10, "event": 8, "place": 11}
"""Rarity from which a shared name ties: ministries and cities see many events, most people few."""

NEAR = 30
"""Days within which the same words are of one saying, whoever is told to have said them."""

YEARS_APART = 365
"""Days beyond which one name is not enough: a spokesman who stays in office speaks of many events."""


def ties_to_one_matter(pair: Pair) -> bool:
    """Tell whether the two share a quotation or enough rare names."""
    enough = 2 if pair.gap is not None and pair.gap.least > YEARS_APART else 1
    return bool(tying_quotations(pair)) or len(tying_names(pair)) >= enough


def tying_quotations(pair: Pair) -> list[int]:
    """List the quotations of both; far apart or undated, words that another says are other words."""
    newer, older = pair.newer.quotations, pair.older.quotations
    is_near = pair.gap is not None and pair.gap.most <= NEAR
    return [number for number in newer if number in older and (is_near or newer[number] == older[number])]


def tying_names(pair: Pair) -> list[Shared]:
    """List the shared names that are rare enough, rarest first."""
    return [shared for shared in pair.names if shared.rarity >= RARITY_THAT_TIES[shared.name.kind]]
