"""Who and what appears in the same reports, and which pairs are strong enough for a page of their own."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence, Set
from functools import partial
from itertools import chain, combinations
from typing import NamedTuple

import msgspec
from msgspec import Struct

from generator.pages.catalogue import Catalogue
from generator.pages.houses import houses_of
from generator.pages.marks import Marks
from generator.pages.permalinks import has_page
from generator.pages.recollection import Recollection

SHOWN = 20
CROWD = 200
"""An article that names more than that, such as a table of results, says little of who goes with whom."""
STRONGEST = 5
"""A pair has a page if each is among so many with which the other shares most reports …"""
LEAST = 2
"""… and they share as many reports as this."""
MOST_PAIRS = 2_000
"""Pages of pairs in one archive; the pairs that share most reports have them."""
DRAWN, MOST_TIES = 10, 12
"""How many of them are drawn, and at most so many ties between them."""
FOLDER = "pairs"


class Companion(NamedTuple):
    """Who or what appears with an entity, and in how many reports."""

    entity: str
    reports: int


class Tie(NamedTuple):
    """Two of them who appear together too, and in how many of these reports."""

    one: str
    other: str
    reports: int


class Companions(NamedTuple):
    """Who and what appears with an entity."""

    others: tuple[Companion, ...] = ()
    """The most frequent first."""
    ties: tuple[Tie, ...] = ()
    """Between the first of them; those of most reports."""


class _Shared(NamedTuple):
    """What is kept from build to build of those who appear with an entity."""

    best: dict[str, int]
    """The first of them: in how many reports."""
    shown: msgspec.Raw
    """All that is shown of them, as it is kept; few are read."""


class Company(Struct, frozen=True, kw_only=True):
    """Who and what appears with each entity that has a page, and the pairs that have a page."""

    of: Mapping[str, msgspec.Raw]
    """As it is kept: to be read by `companions_of`."""
    paired: Mapping[str, Mapping[str, str]]
    """By entity: the others with which it has a page, and its address."""
    pairs: Mapping[frozenset[str], str]
    """The address of each pair's page."""


def find_company(catalogue: Catalogue, marks: Marks, recollection: Recollection) -> Company:
    """Count who appears with whom in the reports of the archive."""
    places = catalogue.addresses.entities
    having = {id_: mark for id_, mark in marks.entities.items() if has_page(places[id_])}
    shared = recollection.table("company", _Shared, having, partial(_share, catalogue))
    pairs = _choose_pairs({id_: one.best for id_, one in shared.items()})
    paired: dict[str, dict[str, str]] = {}
    for pair, address in pairs.items():
        for one in pair:
            paired.setdefault(one, {}).update(dict.fromkeys(pair - {one}, address))
    return Company(of={id_: one.shown for id_, one in shared.items()}, paired=paired, pairs=pairs)


def companions_of(company: Company, entity: str) -> Companions:
    """List who and what appears with an entity."""
    return _COMPANIONS(company.of[entity]) if entity in company.of else Companions()


def pair_key(one: str, other: str) -> frozenset[str]:
    """Name a pair, whichever comes first."""
    return frozenset((one, other))


def _share(catalogue: Catalogue, entity: str) -> _Shared:
    named = _named_with(catalogue, entity)
    counts = Counter(chain.from_iterable(named))
    del counts[entity]
    ranked = sorted(sorted(counts), key=counts.__getitem__, reverse=True)[:SHOWN]
    others = tuple(Companion(other, counts[other]) for other in ranked)
    shown = Companions(others, tuple(_ties(named, ranked[:DRAWN])))
    return _Shared(dict(others[:STRONGEST]), msgspec.Raw(_ENCODE(shown)))


def _named_with(catalogue: Catalogue, entity: str) -> Collection[Set[str]]:
    """Find for each report that names an entity whom and what it names beside those who made it."""
    houses: dict[tuple[str, str], set[str]] = {}
    reports: dict[str, set[str]] = {}
    for id_ in catalogue.articles_of(entity):
        article = catalogue.articles[id_]
        made_by = article.source, article.agency
        if made_by not in houses:
            houses[made_by] = houses_of(catalogue, id_)
        others = set(catalogue.named_in[id_]) - houses[made_by]
        if len(others) - (entity in others) < CROWD:
            report = catalogue.reports.get(id_, id_)
            reports[report] = reports[report] | others if report in reports else others
    return reports.values()


def _ties(named: Iterable[Set[str]], first: Sequence[str]) -> list[Tie]:
    """Find which of the first appear together in these reports, and in how many.

    What they share elsewhere would change the page with articles that do not name the entity.
    """
    met = Counter[tuple[str, str]]()
    for some, reports in Counter(map(frozenset(first).intersection, named)).items():
        for pair in combinations(sorted(some), 2):
            met[pair] += reports
    ties = [Tie(*pair, reports) for pair, reports in met.items()]
    return sorted(ties, key=lambda tie: (-tie.reports, tie.one, tie.other))[:MOST_TIES]


def _choose_pairs(best: Mapping[str, Mapping[str, int]]) -> dict[frozenset[str], str]:
    strong = {
        pair_key(id_, other): number
        for id_, others in best.items()
        for other, number in others.items()
        if number >= LEAST and id_ in best.get(other, ())
    }
    ranked = sorted(strong, key=lambda pair: (-strong[pair], *sorted(pair)))[:MOST_PAIRS]
    return {pair: f"{FOLDER}/{'--'.join(sorted(pair))}" for pair in ranked}


_ENCODE = msgspec.json.encode
_COMPANIONS = msgspec.json.Decoder(Companions).decode
