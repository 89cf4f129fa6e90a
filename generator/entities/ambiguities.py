"""Place names that several places bear: which is meant, by what else its article names."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from msgspec.structs import replace

from generator.entities.geography import LARGE, City, cities_called, read_locations
from generator.entities.marking.sightings import Sighting
from generator.model import Location
from generator.words import list_words

SHOWN = 2
"""Clues quoted in a reason."""
NOT_DECIDED = "which is meant is not decided"
"""What a reason says where an article does not tell which of several places it means."""
OPEN = re.compile(rf"the name of (?P<names>.+); {NOT_DECIDED}")
RIVAL = 10
"""Times: where its largest namesake has more people, a city is only meant if its state is beside it."""
STATES = {
    "georgia": (("Georgia (country)", "GE", ""), ("Georgia (US state)", "US", "Georgia")),
}
"""Ids of the gazetteer under which two areas go: the name, country and region of each."""

BORDERS = {"GE": frozenset({"GE", "RU", "AM", "AZ", "TR"})}
"""Of a country that shares its name with a state: itself and the countries around."""
CITIES_TOO = {"washington": "washington-us-state"}
"""Ids of cities that bear the name of a state in which they do not lie."""


class Bearer(NamedTuple):
    """One of the places that bear a name."""

    name: str
    """As it is told apart: `Birmingham, Alabama`."""
    entity: str
    """Its id in the gazetteer, or empty."""
    country: str
    region: str


def say_open(names: str) -> str:
    """Say that a name is that of several, and which is meant is not known."""
    return f"the name of {names}; {NOT_DECIDED}"


def read_open(reason: str) -> str:
    """Read from what `say_open` says who they are; empty where a reason says something else."""
    found = OPEN.match(reason)
    return found["names"] if found else ""


def tell_apart(sightings: Sequence[Sighting]) -> list[Sighting]:
    """Let a name that several places bear mean the one in whose country or region other places named lie."""
    located = {s.form: place for s in sightings if (place := read_locations().get(s.entity))}
    sightings = _as_states(sightings)
    meant: dict[str, Sighting] = {}
    for sighting in sightings:
        key = sighting.form.casefold()
        if sighting.kind == "place" and sighting.entity and key not in meant:
            meant[key] = _meant(sighting, located)
    return [
        replace(sighting, entity=known.entity, name=known.name, origin=known.origin, basis=known.basis)
        if (known := meant.get(sighting.form.casefold())) and known.basis and sighting.kind == "place"
        else sighting
        for sighting in sightings
    ]


def _as_states(sightings: Sequence[Sighting]) -> Sequence[Sighting]:
    """Let `Washington` be the state where its article says `Washington state`, and has no such dateline."""
    for city, state in CITIES_TOO.items():
        named = next(
            (s for s in sightings if s.entity == state and s.form != s.name.partition(" (")[0]), None
        )
        if named is None or any(s.entity == city and s.form.isupper() for s in sightings):
            continue
        basis = f"the state, as the article writes '{named.form}'"
        sightings = [
            replace(s, entity=state, name=named.name, origin="state", basis=basis) if s.entity == city else s
            for s in sightings
        ]
    return sightings


def _meant(sighting: Sighting, located: Mapping[str, Location]) -> Sighting:
    bearers = _bearers(sighting)
    if len(bearers) < 2:
        return sighting
    others = {form: place for form, place in located.items() if form.casefold() != sighting.form.casefold()}
    clues = {bearer: list(_clues(bearer, others)) for bearer in bearers}
    if sighting.entity in STATES and not any(clues.values()):
        clues = {bearer: list(_near(bearer, others)) for bearer in bearers}
    told = [bearer for bearer in bearers if clues[bearer]]
    names = list_words(sorted({bearer.name for bearer in bearers}))
    if len(told) != 1:
        if sighting.entity in STATES:
            return replace(sighting, basis=say_open(names))
        return sighting
    [bearer] = told
    if bearer.entity == sighting.entity and bearer.entity not in STATES:
        return sighting
    quoted = list_words([f"'{form}'" for form in clues[bearer][:SHOWN]])
    basis = f"of {names}, the one that lies where {quoted} in this article lies"
    return replace(sighting, entity="", name=bearer.name, origin="locality", basis=basis)


def _bearers(sighting: Sighting) -> list[Bearer]:
    if sighting.entity in STATES:
        return [Bearer(name, "", country, region) for name, country, region in STATES[sighting.entity]]
    own = read_locations().get(sighting.entity)
    if own is None or sighting.origin != "city":
        return []
    first = Bearer(sighting.name or sighting.form, sighting.entity, own.country, own.region)
    return [first, *_others(cities_called(sighting.name or sighting.form), own)]


def _others(cities: Sequence[City], own: Location) -> Iterator[Bearer]:
    largest = max((city.people for city in cities), default=0)
    for city in cities:
        elsewhere = (city.country, city.region) != (own.country, own.region)
        rivals = city.people >= LARGE and city.people * RIVAL >= largest
        if rivals and elsewhere and city.region:
            yield Bearer(f"{city.name}, {city.region}", "", city.country, city.region)


def _clues(bearer: Bearer, located: Mapping[str, Location]) -> Iterator[str]:
    """List the forms of places that lie in the same region, or country where it has none."""
    for form, place in located.items():
        same = place.country == bearer.country and place.region
        if same and bearer.region in ("", place.region):
            yield form


def _near(bearer: Bearer, located: Mapping[str, Location]) -> Iterator[str]:
    """List the forms of places in the country of a state, or in one that borders on a country."""
    around = BORDERS.get(bearer.country, frozenset({bearer.country}))
    yield from (form for form, place in located.items() if place.country in around)
