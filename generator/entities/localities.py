"""Towns named with their state or country: `Cambridge, Mass.` is not the Cambridge of the gazetteer."""

from collections.abc import Sequence
from itertools import pairwise

from msgspec.structs import replace

from generator.entities.geography import Area, cities_called, lies_in, read_areas, read_locations
from generator.entities.marking.sightings import Sighting
from generator.entities.text import Line, Text

TOWNS = frozenset({"city", "model", "dateline", "capital"})
"""Origins of a sighting that may be a town."""
CLOSES = (",", ".", ")", ";", ":", "-", "–", "—")
"""Signs of which one follows a town's state or country; in a list of places, another name or `and` does."""


def take_localities(text: Text, sightings: Sequence[Sighting]) -> list[Sighting]:
    """Give a town that stands with its state or country a name of its own, all through the article."""
    named: dict[str, set[tuple[str, str]]] = {}
    for town, area in pairwise(sightings):
        line = text.lines[town.line]
        known = read_areas().get(area.name or area.form)
        if known and _names_area(line, town, area) and (full := _full_name(town, area, known)):
            words = line.text[line.words[town.first].start : line.words[area.after - 1].end]
            named.setdefault(town.form.casefold(), set()).add((full, words))
    return [_located(sighting, named.get(sighting.form.casefold(), set())) for sighting in sightings]


def _names_area(line: Line, town: Sighting, area: Sighting) -> bool:
    if town.line != area.line or town.after != area.first or town.kind != "place":
        return False
    if town.origin not in TOWNS or area.kind != "place" or line.words[area.first].gap != ",":
        return False
    rest = line.text[line.words[area.after - 1].end :].lstrip()
    return not rest or rest.startswith(CLOSES)


def _full_name(town: Sighting, beside: Sighting, area: Area) -> str:
    """Write `Cambridge, Massachusetts`; empty where the gazetteer means that town, or none is there."""
    name = town.name or (town.form.title() if town.form.isupper() else town.form)
    shortened = beside.form.casefold() != area.name.casefold()  # only a town has `Ind.` behind it
    inside = shortened or any(lies_in(city, area) for city in cities_called(name))
    known = read_locations().get(town.entity) if town.entity else None
    if known is None:
        return f"{name}, {area.name}"
    same = known.country == area.country and (area.sort == "country" or known.region == area.region)
    return "" if same or not inside else f"{name}, {area.name}"


def _located(sighting: Sighting, named: set[tuple[str, str]]) -> Sighting:
    """Take the one full name that the article gives; of several, the bare name keeps its own."""
    if sighting.kind != "place" or sighting.origin not in TOWNS or len({full for full, _ in named}) != 1:
        return sighting
    full, words = min(named)
    return replace(
        sighting,
        entity="",
        name=full,
        origin="locality",
        basis=f"named with where it lies, as '{words}' in this article",
    )
