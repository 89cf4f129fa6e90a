"""What two articles have in common, and how far apart they are."""

from collections.abc import Mapping
from dataclasses import dataclass
from math import log2

from generator.links.candidates import Index
from generator.links.features import Features, Name
from generator.links.spans import Gap, gap_between
from generator.links.words import rarity

TRUST_IN_TABLE = 256
"""Articles that must be counted before the archive says as much of a name's rarity as the table does."""

RARE_WORD = 7
"""Rarity from which a shared word is worth telling a reader: in at most one of 128 articles."""

COMMON_HERE = 7
"""A word in more than one of 2 to the power of this many articles of the archive is its daily language."""

FEW = 16
"""Articles that may have a word before it is daily language: a small archive may hold one event only."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shared:
    """A name that both articles have."""

    name: Name
    rarity: int
    """Among the articles before the newer one, rounded to a power of two."""
    is_quoted: bool
    """Whether both quote the person."""
    leads: int
    """In how many of the two articles it stands in the headline, the deck or the first paragraph."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
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


def compare(newer: Features, older: Features, index: Index, names: Mapping[str, Name]) -> Pair:
    """Gather what two articles share; `index` holds the articles before the newer one."""
    words = newer.words & older.words
    weights = [rarity(word) for word in words] + [names[name].rarity for name in newer.names & older.names]
    return Pair(
        newer=newer,
        older=older,
        gap=_gap(newer, older),
        names=_shared_names(newer, older, index, names),
        words=_rare_words(newer, words, index),
        amounts=len(newer.amounts & older.amounts) / (min(len(newer.amounts), len(older.amounts)) + 1),
        strangers=min(_strangers(newer, older, names), _strangers(older, newer, names)),
        similarity=sum(weight**2 for weight in weights) / ((newer.length * older.length) or 1),
    )


def _strangers(one: Features, other: Features, names: Mapping[str, Name]) -> int:
    alone = (names[name] for name in one.leading - other.names)
    return sum(name.rarity for name in alone if name.kind != "place")


def _gap(newer: Features, older: Features) -> Gap | None:
    if newer.span and older.span and newer.span.is_precise and older.span.is_precise:
        return gap_between(newer.span, older.span)
    return None


def _shared_names(
    newer: Features, older: Features, index: Index, names: Mapping[str, Name]
) -> tuple[Shared, ...]:
    quoted = newer.speakers & older.speakers
    # The older article itself is left out of the count: that it has the name is what is being weighed.
    found = [
        Shared(
            name=names[name],
            rarity=_rarity_here(names[name].rarity, index.name_counts[name] - 1, len(index.articles) - 1),
            is_quoted=name in quoted,
            leads=(name in newer.leading) + (name in older.leading),
        )
        for name in newer.names & older.names
    ]
    return tuple(sorted(found, key=lambda shared: (-shared.rarity, -len(shared.name.name), shared.name.id)))


def _rarity_here(before: int, count: int, articles: int) -> int:
    share = (count + TRUST_IN_TABLE * 2.0**-before) / (articles + TRUST_IN_TABLE)
    return round(-log2(share))


def _rare_words(newer: Features, words: frozenset[str], index: Index) -> tuple[str, ...]:
    common = max(FEW, len(index.articles) >> COMMON_HERE)
    rare = [w for w in words if rarity(w) >= RARE_WORD and index.word_counts[w] <= common]
    order = {word: place for place, word in enumerate(newer.spelling)}
    return tuple(sorted(rare, key=lambda word: (-rarity(word), order.get(word, 0), word)))
