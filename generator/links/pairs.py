"""What two articles have in common, and how far apart they are."""

from collections.abc import Mapping
from math import log2
from typing import TypeVar

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from generator.links.features import Features
from generator.links.materials import Name
from generator.links.spans import Gap, gap_between
from generator.links.words import rarity

TRUST_IN_TABLE = 256
"""Articles that must be counted before the archive says as much of a name's rarity as the table does."""

RARE_WORD = 7
"""Rarity from which a shared word is worth telling a reader: in at most one of 128 articles."""

COMMON_HERE = 7
"""A word in more than one of 2 to the power of this many articles of the archive is its daily language."""

N = TypeVar("N", float, NDArray[np.float64])

FEW = 16
"""Articles that may have a word before it is daily language: a small archive may hold one event only."""


class Shared(Struct, frozen=True, kw_only=True):
    """A name that both articles have."""

    name: Name
    rarity: int
    """Among the articles before the newer one, rounded to a power of two."""
    is_quoted: bool
    """Whether both quote the person."""
    leads: int
    """In how many of the two articles it stands in the headline, the deck or the first paragraph."""


class Pair(Struct, frozen=True, kw_only=True):
    """An article and an earlier one."""

    newer: Features
    older: Features
    gap: Gap | None
    """None where a date is not known to a month or better."""
    names: tuple[Shared, ...]
    """Rarest first, of these the longest."""
    words: tuple[str, ...]
    """Rare in news and in this archive, rarest first."""
    amounts: float
    """Share of the sums, votes and prices of the one that has fewer which the other has too; less of few."""
    strangers: int
    """Rarity of the people, organizations and events that lead one and are not in the other: of the less."""
    similarity: float
    """Cosine of content words and names, each weighing its rarity in news at large; 0 to 1."""


class Vantage(Struct, frozen=True, kw_only=True):
    """An article that looks back at those before it, and what they make of its names and words."""

    article: Features
    names: tuple[Shared, ...]
    """Those that an earlier article has too, as far as it is known without that article."""
    words: tuple[str, ...]
    """Rare in news and in this archive, rarest first."""
    squares: Mapping[str, int]
    """Of its words and of its names the square of their rarity in news at large."""


class Known(Struct, frozen=True, kw_only=True):
    """How many of the articles before one have what it has."""

    articles: int
    names: Mapping[str, int]
    """Those that any has."""
    daily: frozenset[str]
    """Its words that are daily language of the archive."""


def look_back(article: Features, known: Known, names: Mapping[str, Name]) -> Vantage:
    """Weigh an article's names and words by those before it."""
    squares = {word: rarity(word) ** 2 for word in article.words}
    return Vantage(
        article=article,
        names=_known_names(article, known, names),
        words=_rare_words(article, known),
        # A name's id and a word are told apart by the mark, which no word has.
        squares=squares | {f"@{name}": names[name].rarity ** 2 for name in article.names},
    )


def compare(vantage: Vantage, older: Features, names: Mapping[str, Name]) -> Pair:
    """Gather what two articles share."""
    newer, squares = vantage.article, vantage.squares
    both = newer.names & older.names
    square = sum([squares[word] for word in newer.words & older.words])
    square += sum([squares[f"@{name}"] for name in both])
    return Pair(
        newer=newer,
        older=older,
        gap=_gap(newer, older),
        names=_shared_names(vantage, older) if both else (),
        words=tuple([word for word in vantage.words if word in older.words]),
        amounts=len(newer.amounts & older.amounts) / (min(len(newer.amounts), len(older.amounts)) + 1),
        strangers=_least_strangers(newer, older, names),
        similarity=square / ((newer.length * older.length) or 1),
    )


def _least_strangers(newer: Features, older: Features, names: Mapping[str, Name]) -> int:
    strangers = _strangers(newer, older, names)
    return min(strangers, _strangers(older, newer, names)) if strangers else 0


def _strangers(one: Features, other: Features, names: Mapping[str, Name]) -> int:
    alone = [names[name] for name in one.leading - other.names]
    return sum([name.rarity for name in alone if name.kind != "place"])


def _gap(newer: Features, older: Features) -> Gap | None:
    if newer.span and older.span and newer.span.is_precise and older.span.is_precise:
        return gap_between(newer.span, older.span)
    return None


def _known_names(article: Features, known: Known, names: Mapping[str, Name]) -> tuple[Shared, ...]:
    found = [
        Shared(
            name=names[name],
            rarity=rarity_here(names[name].rarity, count, known.articles),
            is_quoted=name in article.speakers,
            leads=int(name in article.leading),
        )
        for name, count in known.names.items()
    ]
    return tuple(sorted(found, key=lambda shared: (-shared.rarity, -len(shared.name.name), shared.name.id)))


def _shared_names(vantage: Vantage, older: Features) -> tuple[Shared, ...]:
    return tuple(
        [
            Shared(
                name=one.name,
                rarity=one.rarity,
                is_quoted=one.is_quoted and one.name.id in older.speakers,
                leads=one.leads + (one.name.id in older.leading),
            )
            for one in vantage.names
            if one.name.id in older.names
        ]
    )


def rarity_here(before: int, count: int, articles: int) -> int:
    """Give a name's rarity where so many of so many earlier articles have it."""
    return round(-log2(share_here(before, count, articles)))


def share_here(before: N, count: N, articles: N) -> N:
    """Give the share of so many earlier articles that have a name, by them and by the table."""
    # The older article itself is left out of the count: that it has the name is what is being weighed.
    share: N = (count - 1 + TRUST_IN_TABLE * 2.0**-before) / (articles - 1 + TRUST_IN_TABLE)
    return share


def most_of_rare_words(articles: int) -> int:
    """Say how many of so many articles may have a word that is not their daily language."""
    return max(FEW, articles >> COMMON_HERE)


def _rare_words(newer: Features, known: Known) -> tuple[str, ...]:
    rare = [w for w in newer.words if rarity(w) >= RARE_WORD and w not in known.daily]
    order = {word: place for place, word in enumerate(newer.spelling)}
    return tuple(sorted(rare, key=lambda word: (-rarity(word), order.get(word, 0), word)))
