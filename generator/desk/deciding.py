"""Whether a decision can be made: what it names is in the archive, and nothing contradicts it."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from difflib import get_close_matches

from msgspec import Struct

from generator.content.records import EntityDecision, Records
from generator.entities.deciding.decisions import all_names, read_decisions
from generator.entities.deciding.splits import refuse_contradictions
from generator.errors import ArchiveError
from generator.model import Appearances, Article, Entity

MOST = 20_000
"""Names that are compared letter by letter; of more, those that begin or end alike."""
ENDS = 3
NEAR = 0.6


class Known(Struct, frozen=True):
    """What a decision may name."""

    names: frozenset[str]
    articles: frozenset[str]
    """Paths from the archive's root, and ids."""


def known_names(
    articles: Sequence[Article], entities: Iterable[Entity], seen: Appearances, records: Records
) -> Known:
    """Gather the ids, names and variants of entities and records, and the words that articles write."""
    paths = {name for article in articles for name in (article.id, article.provenance.path)}
    return Known(all_names(entities, seen, records), frozenset(paths))


def can_decide_at_once(names: Iterable[str], stored: Collection[str], records: Records) -> bool:
    """Whether a decision can be weighed by what the last build knew, without reading the articles.

    Where names mean another in some articles, these are read: which they are may speak against it.
    """
    return set(names) <= set(stored) and not any(one.split for one in records.entity_decisions)


def refuse_unknown(names: Iterable[str], articles: Iterable[str], known: Known) -> None:
    """Raise `ArchiveError` that lists each name and article that is not known, with the nearest."""
    faults = [
        *_unknown(names, known.names, "no id and no name"),
        *_unknown(articles, known.articles, "no article"),
    ]
    if faults:
        raise ArchiveError("\n".join(faults))


def refuse_conflicts(records: Records, articles: Sequence[Article]) -> None:
    """Raise `RecordError` where decisions contradict each other, with both lines."""
    refuse_contradictions(read_decisions(records).splits, articles)


def decided_before(records: Records, decision: EntityDecision) -> EntityDecision | None:
    """Find a decision that says the same already."""

    def said(one: EntityDecision) -> dict[str, object]:
        return one.model_dump(exclude={"by", "on", "why", "line"})

    return next((one for one in records.entity_decisions if said(one) == said(decision)), None)


def _unknown(names: Iterable[str], known: frozenset[str], what: str) -> Iterator[str]:
    for name in names:
        if name not in known:
            near = nearest_name(name, known)
            hint = f" Did you mean '{near}'?" if near else ""
            yield f"'{name}' is {what} in this archive.{hint}"


def nearest_name(name: str, known: Iterable[str]) -> str:
    """Find the known name that is written most like another; empty where none is like it."""
    options = sorted(known)
    if len(options) > MOST:
        start, end = name[:ENDS].casefold(), name[-ENDS:].casefold()
        options = [one for one in options if one[:ENDS].casefold() == start or one[-ENDS:].casefold() == end]
    by_small = {one.casefold(): one for one in reversed(options)}
    close = get_close_matches(name.casefold(), by_small, n=1, cutoff=NEAR)
    return by_small[close[0]] if close else ""
