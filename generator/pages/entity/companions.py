"""Who and what appears in the same reports, and which pairs are strong enough for a page of their own."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import chain, islice
from operator import attrgetter
from typing import NamedTuple

from generator.entities.forms import id_of
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
ENTITY = attrgetter("entity")


class Companion(NamedTuple):
    """Who or what appears with an entity, and in how many reports."""

    entity: str
    reports: int
    pair: str = ""
    """The address of the page of the two, if there is one."""


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
    named = _named(catalogue)
    counts = {
        entity.id: _count(catalogue, named, entity.id)
        for entity in catalogue.archive.entities
        if has_page(places[entity.id])
    }
    pairs = _choose_pairs(counts)
    paired = {id_ for pair in pairs for id_ in pair}
    return Company(
        of={
            id_: tuple(
                Companion(other, number, pairs.get(pair_key(id_, other), "") if id_ in paired else "")
                for other, number in others.items()
            )
            for id_, others in counts.items()
        },
        pairs=pairs,
    )


def pair_key(one: str, other: str) -> frozenset[str]:
    """Name a pair, whichever comes first."""
    return frozenset((one, other))


def _named(catalogue: Catalogue) -> Mapping[str, frozenset[str]]:
    """Find by article whom and what it names beside those who made it."""
    return {
        id_: frozenset(map(ENTITY, found)) - houses_of(catalogue, id_)
        for id_, found in catalogue.in_article.items()
    }


def _count(catalogue: Catalogue, named: Mapping[str, frozenset[str]], entity: str) -> dict[str, int]:
    """Count the reports that an entity shares with others; those with which it shares most come first."""
    reports: dict[str, frozenset[str]] = {}
    for id_ in catalogue.articles_of(entity):
        others = named[id_]
        if len(others) - (entity in others) < CROWD:
            report = catalogue.reports.get(id_, id_)
            reports[report] = reports[report] | others if report in reports else others
    counts = Counter(chain.from_iterable(reports.values()))
    del counts[entity]
    ranked = sorted(sorted(counts), key=counts.__getitem__, reverse=True)[:SHOWN]
    return {other: counts[other] for other in ranked}


def houses_of(catalogue: Catalogue, article: str) -> set[str]:
    """Find the publisher and the agency of an article, who are named in it because they made it."""
    one = catalogue.articles[article]
    return {house for name in (one.source, one.agency) if (house := id_of(name)) in catalogue.entities}


def _choose_pairs(counts: Mapping[str, Mapping[str, int]]) -> dict[frozenset[str], str]:
    best = {id_: dict(islice(others.items(), STRONGEST)) for id_, others in counts.items()}
    strong = {
        pair_key(id_, other): number
        for id_, others in best.items()
        for other, number in others.items()
        if number >= LEAST and id_ in best.get(other, ())
    }
    ranked = sorted(strong, key=lambda pair: (-strong[pair], *sorted(pair)))[:MOST_PAIRS]
    return {pair: f"{FOLDER}/{'--'.join(sorted(pair))}" for pair in ranked}
