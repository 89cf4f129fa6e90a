"""Who and what appears in the same reports, and which pairs are strong enough for a page of their own."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from generator.entities.forms import id_of
from generator.model import Entity
from generator.pages.catalogue import Catalogue
from generator.pages.permalinks import has_page

SHOWN = 20
CROWD = 200
"""An article that names more than that, such as a table of results, says little of who goes with whom."""
STRONGEST = 5
"""A pair has a page if each is among so many with which the other shares most reports …"""
LEAST = 2
"""… and they share as many reports as this."""
MOST_PAIRS = 2_000
"""Pages of pairs in one archive; the pairs that share most reports have them."""
FOLDER = "pairs"


@dataclass(frozen=True, slots=True, kw_only=True)
class Companion:
    """Who or what appears with an entity, and in how many reports."""

    entity: str
    reports: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Company:
    """Who and what appears with each entity that has a page, and the pairs that have a page."""

    of: Mapping[str, tuple[Companion, ...]]
    """The most frequent first."""
    pairs: Mapping[frozenset[str], str]
    """The address of each pair's page."""


def find_company(catalogue: Catalogue) -> Company:
    """Count who appears with whom in the reports of the archive."""
    places = catalogue.addresses.entities
    of = {
        entity.id: tuple(_companions(catalogue, entity))
        for entity in catalogue.archive.entities
        if has_page(places[entity.id])
    }
    return Company(of=of, pairs=_choose_pairs(of))


def pair_key(one: str, other: str) -> frozenset[str]:
    """Name a pair, whichever comes first."""
    return frozenset((one, other))


def _companions(catalogue: Catalogue, entity: Entity) -> Iterable[Companion]:
    named: defaultdict[str, set[str]] = defaultdict(set)
    for id_ in catalogue.articles_of(entity.id):
        others = {a.entity for a in catalogue.in_article[id_]} - {entity.id} - houses_of(catalogue, id_)
        if len(others) < CROWD:
            named[catalogue.reports.get(id_, id_)] |= others
    counts = Counter(other for others in named.values() for other in others)
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:SHOWN]
    return (Companion(entity=other, reports=count) for other, count in ranked)


def houses_of(catalogue: Catalogue, article: str) -> set[str]:
    """Find the publisher and the agency of an article, who are named in it because they made it."""
    one = catalogue.articles[article]
    return {house for name in (one.source, one.agency) if (house := id_of(name)) in catalogue.entities}


def _choose_pairs(of: Mapping[str, tuple[Companion, ...]]) -> dict[frozenset[str], str]:
    best = {id_: {one.entity for one in others[:STRONGEST]} for id_, others in of.items()}
    strong = {
        pair_key(id_, one.entity): one.reports
        for id_, others in of.items()
        for one in others[:STRONGEST]
        if one.reports >= LEAST and id_ in best.get(one.entity, ())
    }
    ranked = sorted(strong, key=lambda pair: (-strong[pair], *sorted(pair)))[:MOST_PAIRS]
    return {pair: f"{FOLDER}/{'--'.join(sorted(pair))}" for pair in ranked}
