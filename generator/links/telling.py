"""Which shared names are a reason to link two articles, and how much each counts."""

from math import sqrt

from generator.links.pairs import Pair, Shared
from generator.links.words import folded
from generator.model import EntityKind

TELLING = 5
"""Rarity below which a shared name is no reason at all: more than one article in 32 has it."""

TELLING_PLACE = 7
"""The same for places: countries in the news are in more than one article in 128."""

MOST_RARITY = 12
"""Rarity above which a name says no more: in a large archive each is either common or of this kind."""

PROMINENCE = (0.6, 0.85, 1.0)
"""What a name counts for that leads neither article, one, or both."""

MANY_NAMES = 16
"""Names above which an article is a digest or a list, and each of them counts for less."""

MOST_NAMES = 3


def telling_names(pair: Pair, dateline: str) -> list[Shared]:
    """List the names that are a reason, rarest first; none says again what another or the dateline says."""
    told = [folded(dateline)] if dateline else []
    kept: list[Shared] = []
    for shared in pair.names:
        if shared.rarity < (TELLING_PLACE if shared.name.kind == "place" else TELLING):
            continue
        words = shared.name.words
        if not any(_says_the_same(words, other) for other in told):
            told.append(words)
            kept.append(shared)
    return kept[:MOST_NAMES]


def strength_of_names(pair: Pair, names: list[Shared], *kinds: EntityKind) -> float:
    """Add up rarities; a second and third name add less: those who appear together once do so again."""
    strengths = sorted(
        (min(n.rarity, MOST_RARITY) * PROMINENCE[n.leads] for n in names if n.name.kind in kinds),
        reverse=True,
    )
    crowd = max(len(pair.newer.names), len(pair.older.names), MANY_NAMES)
    return sqrt(MANY_NAMES / crowd) * sum(strength * 0.5**place for place, strength in enumerate(strengths))


def _says_the_same(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Tell whether one name is within the other, or is made of its initials."""
    short, long = sorted((one, other), key=len)
    initials = "".join(word[0] for word in long if word not in ("of", "the", "and", "for"))
    return set(short) <= set(long) or (len(short) == 1 and len(short[0]) > 1 and initials.endswith(short[0]))
