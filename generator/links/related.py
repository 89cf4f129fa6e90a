"""Related articles: weighted clues, each with its reason."""

from collections.abc import Callable
from dataclasses import dataclass

from generator.links.evidence import ties_to_one_matter
from generator.links.pairs import Pair, Shared
from generator.links.wording import listed, sentence, time_words, words_listed
from generator.model import EntityKind, Link

TELLING = 5
"""Rarity below which a shared name is no reason at all: more than one article in 32 has it."""

TELLING_PLACE = 7
"""The same for places: countries in the news are in more than one article in 128."""

NEAR = 30
"""Days beyond which two articles are tied by names or quotations only, never by words."""

LEAST = 14.0
"""Weight below which no link is better than a vague one."""

LEAST_AFAR = 16.0
"""The same where the articles lie further apart, or a date is unknown."""

MOST_NAMES = 3
MOST_RARITY = 12
"""Rarity above which a name says no more: in a large archive each name is either common or of this kind."""

MOST_WORDS = 4
LEAST_WORDS = 3

NEARNESS = ((1, 4.0), (3, 3.0), (7, 2.0), (NEAR, 1.0))
"""Strength of lying no more than so many days apart."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What a clue found: how strong it is, and its reason where it is to be told."""

    strength: float
    words: str = ""


def shared_people(pair: Pair) -> Found | None:
    """Weigh people named in both."""
    return _names(pair, "person")


def shared_organizations(pair: Pair) -> Found | None:
    """Weigh organizations and events named in both."""
    return _names(pair, "organization", "event")


def shared_places(pair: Pair) -> Found | None:
    """Weigh places named in both, but for the place that both are from."""
    return _names(pair, "place")


def shared_quotation(pair: Pair) -> Found | None:
    """Find the same words quoted in both."""
    both = sorted(pair.newer.quotations.keys() & pair.older.quotations.keys())
    return Found(strength=len(both), words="has the same quotation") if both else None


def same_dateline(pair: Pair) -> Found | None:
    """Find the place that both were filed from."""
    place = pair.newer.place
    if place and place.casefold() == pair.older.place.casefold():
        return Found(strength=1, words=f"both from {place.title() if place.isupper() else place}")
    return None


def similar_words(pair: Pair) -> Found | None:
    """Weigh rare words found in both."""
    if len(pair.words) < LEAST_WORDS:
        return None
    return Found(
        strength=min(pair.similarity, 0.5), words=f"similar words ({words_listed(pair, MOST_WORDS)})"
    )


def near_in_time(pair: Pair) -> Found | None:
    """Weigh how near in time they are; far apart or unknown adds nothing, and is told all the same."""
    days = pair.gap.most if pair.gap else NEAR + 1
    return Found(strength=next((s for most, s in NEARNESS if days <= most), 0.0), words=time_words(pair))


@dataclass(frozen=True, slots=True, kw_only=True)
class Clue:
    """A named clue: its weight times its strength counts towards a link."""

    name: str
    weight: float
    find: Callable[[Pair], Found | None]


CLUES = (
    Clue(name="same quotation", weight=16.0, find=shared_quotation),
    Clue(name="people", weight=1.0, find=shared_people),
    Clue(name="organizations", weight=0.8, find=shared_organizations),
    Clue(name="places", weight=0.4, find=shared_places),
    Clue(name="dateline", weight=2.0, find=same_dateline),
    Clue(name="words", weight=40.0, find=similar_words),
    Clue(name="time", weight=1.0, find=near_in_time),
)


def relate(pair: Pair) -> Link | None:
    """Link two articles where the clues are strong enough together; none alone need be."""
    afar = pair.gap is None or pair.gap.least > NEAR
    if afar and not ties_to_one_matter(pair):
        return None
    found = {clue.name: hit for clue in CLUES if (hit := clue.find(pair))}
    weight = sum(clue.weight * found[clue.name].strength for clue in CLUES if clue.name in found)
    if weight < (LEAST_AFAR if afar else LEAST):
        return None
    return Link(
        source=pair.newer.id,
        target=pair.older.id,
        kind="related",
        reason=_reason(pair, found),
        weight=round(weight, 2),
    )


def _names(pair: Pair, *kinds: EntityKind) -> Found | None:
    told = [shared for shared in telling_names(pair) if shared.name.kind in kinds]
    if not told:
        return None
    # A second and third name add less: those who appear together once do so again.
    return Found(
        strength=sum(
            min(shared.rarity, MOST_RARITY) / 2**place for place, shared in enumerate(told[:MOST_NAMES])
        )
    )


def telling_names(pair: Pair) -> list[Shared]:
    """List the shared names that are rare enough to be a reason, rarest first."""
    from_there = pair.newer.place.casefold() if same_dateline(pair) else ""
    return [
        shared
        for shared in pair.names
        if shared.rarity >= (TELLING_PLACE if shared.name.kind == "place" else TELLING)
        and shared.name.name.casefold() != from_there
    ]


def _reason(pair: Pair, found: dict[str, Found]) -> str:
    names = telling_names(pair)[:MOST_NAMES]
    quoted = [shared.name.name for shared in names if shared.is_quoted]
    named = [shared.name.name for shared in names if not shared.is_quoted]
    also = [f"quotes {listed(quoted)}"] if quoted else []
    also += [f"names {listed(named)}"] if named else []
    also += [found["same quotation"].words] if "same quotation" in found else []
    clauses = [f"also {listed(also)}"] if also else []
    clauses += [found[name].words for name in ("dateline", "words", "time") if name in found]
    return sentence(clauses)
