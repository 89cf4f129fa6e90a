"""Copies: the same text carried twice, whole or lightly edited."""

from generator.links.features import SHORT
from generator.links.pairs import Pair
from generator.links.wording import sentence, time_words
from generator.links.words import overlap
from generator.model import Link

COPY = 0.8
"""Least share of runs of five words that both have; one word changed in forty still leaves it."""

COPY_SHORT = 0.9
"""The same for a text of fewer than SHORT words: daily notices differ by little but their figures."""

LEAST_RUNS = 8
"""Runs below which a text is too short to tell a copy from a form."""


def copy_link(pair: Pair) -> Link | None:
    """Link two articles of the same text."""
    one, other = pair.newer.runs, pair.older.runs
    shorter, longer = sorted((len(one), len(other)))
    least = COPY_SHORT if shorter < SHORT else COPY
    if shorter < max(LEAST_RUNS, least * longer) or (share := overlap(one, other)) < least:
        return None
    same = (
        "the same text" if share == 1 else f"nearly the same text ({share:.0%} of its phrases of five words)"
    )
    return Link(
        source=pair.newer.id,
        target=pair.older.id,
        kind="copy",
        reason=sentence([same, time_words(pair)]),
        weight=round(share, 4),
    )
