"""Where places lie, by the gazetteers: country, region, coordinates."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from generator.entities.forms import KEPT
from generator.entities.names import read_lines, read_rows
from generator.model import Location
from generator.slugs import slugify

PLAIN = re.compile(r"[A-Za-z]+(?:[ -][A-Za-z]+)*")
BY_FAR = 5
"""Times the people of the next city of the same name: then the largest is meant if nothing else is said."""
LARGE = 100_000
"""People: only a city as large as this is the one meant by its size alone."""
FORMER = {
    "czechoslovakia": "CZ",
    "east-germany": "DE",
    "soviet-union": "RU",
    "west-germany": "DE",
    "yugoslavia": "RS",
}
"""The country in which the capital of a former country, or its government's seat, lies now."""


class City(NamedTuple):
    """A city of 15,000 people or more."""

    name: str
    region: str
    country: str
    latitude: float
    longitude: float
    people: int


class Area(NamedTuple):
    """A country, state or region in which towns lie."""

    name: str
    sort: str
    country: str
    """Its own two letters, or those of the country it is in."""

    @property
    def region(self) -> str:
        """Its name as cities give it: `Georgia` of `Georgia (US state)`."""
        return self.name.partition(" (")[0]


class Country(NamedTuple):
    """A country of today."""

    entity: str
    name: str


def locate(entity: str, name: str) -> Location | None:
    """Say where a place lies, by its id in the gazetteer or by its name; None where that is not certain."""
    if known := read_locations().get(entity):
        return known
    town, _, within = name.rpartition(", ")
    if town:
        return _in_area(town, read_areas().get(within))
    return _by_name(name)


@lru_cache(maxsize=KEPT)
def cities_called(name: str) -> tuple[City, ...]:
    """List the cities of a name, accents and capitals aside, the largest first."""
    cities = [
        City(called, region, country, float(latitude), float(longitude), int(people))
        for line in _lines_called(fold(name))
        for called, region, country, latitude, longitude, people in [line.split("\t")]
    ]
    return tuple(sorted(cities, key=lambda city: (-city.people, city.country, city.region)))


def is_large_city(name: str) -> bool:
    """Whether a city of 100,000 people or more bears a name, accents and capitals aside."""
    called = cities_called(name)
    return bool(called) and called[0].people >= LARGE


def lies_in(city: City, area: Area) -> bool:
    """Whether a city lies in a country, state or region."""
    if area.sort in ("country", "former country"):
        return city.country == area.country
    return city.country == area.country and fold(city.region) == fold(area.region)


@lru_cache(maxsize=KEPT)
def fold(name: str) -> str:
    """Write a name in small letters without accents or signs, so that spellings of it agree."""
    return name.lower().replace(" ", "-") if PLAIN.fullmatch(name) else slugify(name)


@lru_cache(maxsize=1)
def read_locations() -> Mapping[str, Location]:
    """Read where the gazetteer's places lie, by id."""
    found = {}
    for entity, _, sort, country, *_, region, latitude, longitude in read_rows("places.tsv"):
        country = FORMER.get(entity, country)
        if country:
            how = "the middle of its cities, weighted by their people" if sort != "city" else ""
            found[entity] = Location(
                country=country,
                region=region,
                latitude=float(latitude) if latitude else None,
                longitude=float(longitude) if longitude else None,
                basis=f"a {sort} in the gazetteer" + (f"; placed at {how}" if how and latitude else ""),
            )
    return found


@lru_cache(maxsize=1)
def read_countries() -> Mapping[str, Country]:
    """Read the countries, by their two letters (ISO 3166-1)."""
    return {
        code: Country(entity, name)
        for entity, name, sort, code, *_ in read_rows("places.tsv")
        if sort == "country" and code
    }


@lru_cache(maxsize=1)
def nations_of_today() -> frozenset[str]:
    """List the ids of the countries."""
    return frozenset(country.entity for country in read_countries().values())


@lru_cache(maxsize=1)
def read_areas() -> Mapping[str, Area]:
    """Read the countries, states and regions, by name."""
    return {
        name: Area(name, sort, FORMER.get(entity, country))
        for entity, name, sort, country, *_ in read_rows("places.tsv")
        if country and sort in ("country", "state", "region", "former country", "state or city")
    }


def _in_area(town: str, area: Area | None) -> Location | None:
    if area is None:
        return None
    region = "" if area.sort in ("country", "former country") else area.region
    inside = [city for city in cities_called(town) if lies_in(city, area)]
    if len({(city.region, city.country) for city in inside}) != 1:
        basis = f"named with its {area.sort}; where in it is not known"
        return Location(country=area.country, region=region, latitude=None, longitude=None, basis=basis)
    return _at(inside[0], f"named with its {area.sort}; the city of that name there in GeoNames")


def _by_name(name: str) -> Location | None:
    called = cities_called(name)
    if len(called) == 1:
        return _at(called[0], "the only city of that name in GeoNames among those of 15,000 people and more")
    if called and called[0].people >= LARGE and called[0].people >= BY_FAR * called[1].people:
        basis = f"by far the largest of {len(called)} cities of that name in GeoNames"
        return _at(called[0], basis)
    return None


def _at(city: City, basis: str) -> Location:
    return Location(
        country=city.country,
        region=city.region,
        latitude=city.latitude,
        longitude=city.longitude,
        basis=basis,
    )


def _lines_called(folded: str) -> Sequence[str]:
    """Find the lines of the cities of a name: they are in order of folded names, of which few are read."""
    lines = _lines()
    first = bisect_left(lines, folded, key=_folded_name)
    return lines[first : bisect_right(lines, folded, first, key=_folded_name)]


@lru_cache(maxsize=1)
def _lines() -> Sequence[str]:
    return read_lines("cities.tsv")


def _folded_name(line: str) -> str:
    return fold(line[: line.index("\t")])
