"""Who and what appears in the same reports, and which pairs are strong enough for a page of their own."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Companion:
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
    of = {
        entity.id: tuple(_companions(catalogue, named, entity.id))
        for entity in catalogue.archive.entities
        if has_page(places[entity.id])
    }
    pairs = _choose_pairs(of)
    for pair, address in pairs.items():
        for id_ in pair:
            of[id_] = tuple(replace(one, pair=address) if one.entity in pair else one for one in of[id_])
    return Company(of=of, pairs=pairs)


def pair_key(one: str, other: str) -> frozenset[str]:
    """Name a pair, whichever comes first."""
    return frozenset((one, other))


def _named(catalogue: Catalogue) -> Mapping[str, frozenset[str]]:
    """Find by article whom and what it names beside those who made it."""
    return {
        id_: frozenset(one.entity for one in found) - houses_of(catalogue, id_)
        for id_, found in catalogue.in_article.items()
    }


def _companions(
    catalogue: Catalogue, named: Mapping[str, frozenset[str]], entity: str
) -> Iterable[Companion]:
    reports: defaultdict[str, set[str]] = defaultdict(set)
    for id_ in catalogue.articles_of(entity):
        if len(named[id_] - {entity}) < CROWD:
            reports[catalogue.reports.get(id_, id_)] |= named[id_]
    counts = Counter(other for others in reports.values() for other in others if other != entity)
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
