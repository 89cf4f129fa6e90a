"""Look-alikes: similar words, another event; and templates, which are alike by form alone."""

from collections import Counter
from collections.abc import Mapping, Sequence

from generator.links.evidence import ties_to_one_matter
from generator.links.pairs import Pair
from generator.links.spans import distance_words
from generator.links.wording import listed, sentence, unknown_date_words, words_listed
from generator.links.words import rarity
from generator.model import Link

APART = 30
"""Days that must lie between two articles at least: follow-ups of one event come within weeks."""

ALIKE = 0.15
"""Least cosine of articles more than APART days from each other."""

ALIKE_UNDATED = 0.25
"""The same where no date tells the two apart."""

LEAST_BITS = 48
"""Least sum of the rarities of the shared rare words: some six words, each in one of 256 articles."""

MOST_WORDS = 4

TEMPLATE = 3
"""An article that is like more than so many others that share none of its names is written by a form."""


def is_alike(pair: Pair) -> bool:
    """Tell whether words are shared beyond chance while no rare name or quotation ties the two."""
    least = ALIKE_UNDATED if pair.gap is None else ALIKE
    enough = sum(map(rarity, pair.words)) >= LEAST_BITS
    return enough and pair.similarity >= least and not ties_to_one_matter(pair)


def look_alike(pair: Pair) -> Link | None:
    """Link two alike articles whose dates differ by more than a follow-up's, or cannot tell."""
    if pair.gap is not None and pair.gap.least <= APART:
        return None
    return Link(
        source=pair.newer.id,
        target=pair.older.id,
        kind="look-alike",
        reason=_reason(pair),
        weight=round(pair.similarity, 4),
    )


def without_templates(links: Sequence[Link], likeness: Mapping[str, int]) -> list[Link]:
    """Leave out look-alikes of articles that are like many; `likeness` counts how many each is like.

    Earnings, dividends, auctions and weekly tables come in series: to warn of each would warn of nothing.
    """
    return [
        link for link in links if max(likeness.get(link.source, 0), likeness.get(link.target, 0)) <= TEMPLATE
    ]


def count_likeness(pair: Pair, likeness: Counter[str]) -> None:
    """Count a pair of alike articles, of whatever dates."""
    likeness.update((pair.newer.id, pair.older.id))


def _reason(pair: Pair) -> str:
    similar = f"similar words ({words_listed(pair, MOST_WORDS)})"
    if pair.gap is None or pair.newer.span is None or pair.older.span is None:
        return sentence(
            [f"{similar}, perhaps another event: {unknown_date_words(pair)}", _shared_people(pair)]
        )
    dates = f"{pair.older.span.words}, not {pair.newer.span.words}"
    return sentence(
        [
            f"{similar}, but another event: {dates}",
            f"{distance_words(pair.gap)} apart",
            _shared_people(pair),
        ]
    )


def _shared_people(pair: Pair) -> str:
    people = [shared.name.name for shared in pair.names if shared.name.kind == "person"]
    if not people:
        return "no shared person"
    are = "is" if len(people) == 1 else "are"
    return f"of people, only {listed(people)} {are} in both"
