"""Countries and states whose names people bear too, such as `Jordan`: which of them an article means."""

from collections.abc import Mapping, Sequence
from functools import lru_cache

from msgspec.structs import replace

from generator.entities.ambiguities import say_open
from generator.entities.forms import is_full, surnames_of
from generator.entities.geography import read_locations
from generator.entities.marking.sightings import Sighting
from generator.entities.names import Known, read_places, read_rows
from generator.entities.sports.teams import PLACED
from generator.entities.text import Text
from generator.entities.words import TITLES, TITLES_SMALL

SORTS = {"country": "the country", "state": "the state"}
DIGITS_OF_AGE = 2


def take_areas(text: Text, sightings: Sequence[Sighting]) -> list[Sighting]:
    """Let such a name be the place or a person as the rest of the article tells; else say it is open."""
    groups: dict[str, list[Sighting]] = {}
    for one in sightings:
        if one.form in _areas() and one.origin not in ("record", "dateline"):
            groups.setdefault(one.form, []).append(one)
    settled = {form: _settled(text, _areas()[form], group, sightings) for form, group in groups.items()}
    return [settled.get(one.form, {}).get((one.line, one.first), one) for one in sightings]


@lru_cache(maxsize=1)
def _areas() -> Mapping[str, Known]:
    return {
        place.form: place
        for place in read_places()
        if place.origin in SORTS and not place.sure and place.form == place.name and " " not in place.form
    }


def _settled(
    text: Text, area: Known, group: Sequence[Sighting], every: Sequence[Sighting]
) -> "dict[tuple[int, int], Sighting]":
    """Give each sighting of a name what it means; none where the article names a person of it in full."""
    if any(one.kind == "person" and is_full(one.form) and _bears(one, area) for one in every):
        return {}
    person = next((words for one in group if (words := _as_person(text, one))), "")
    place = _as_place(text, area, group, every)
    if person and not place:
        return {_at(one): _person(one, person) for one in group}
    if place and not person:
        return {_at(one): _place(one, area, place) for one in group if one.kind == "person"}
    others = any(one.origin in SORTS and one.form != area.form for one in every)
    if person or place or others:
        return {}
    words = say_open(f"{area.name} ({area.origin}) and of people")
    return {_at(one): replace(one, basis=words) for one in group if one.entity and not one.basis}


def _at(one: Sighting) -> "tuple[int, int]":
    return one.line, one.first


def _bears(person: Sighting, area: Known) -> bool:
    return area.form in person.form.split() or area.form in surnames_of(person.form)


def _person(one: Sighting, words: str) -> Sighting:
    return replace(
        one, kind="person", entity="", name="", origin="model", thing=None, doubtful=False, basis=words
    )


def _place(one: Sighting, area: Known, words: str) -> Sighting:
    return replace(
        one,
        kind="place",
        entity=area.entity,
        name=area.name,
        origin=area.origin,
        doubtful=False,
        basis=f"{SORTS[area.origin]}, as {words}",
    )


def _as_person(text: Text, one: Sighting) -> str:
    """Say what stands beside a name that only a person has: a title, an age."""
    words = text.lines[one.line].words
    before = words[one.first - 1].text if one.first else ""
    if words[one.first].gap in (" ", ".") and (before in TITLES or before in TITLES_SMALL):
        return f"a person, as '{before} {one.form}' says"
    age, behind = ([*words[one.after : one.after + 2], None, None])[:2]
    is_age = age is not None and age.text.isdigit() and len(age.text) == DIGITS_OF_AGE
    if age is not None and behind is not None and is_age and age.gap == behind.gap == ",":
        return f"a person, as '{one.form}, {age.text},' gives an age"
    return ""


def _as_place(text: Text, area: Known, group: Sequence[Sighting], every: Sequence[Sighting]) -> str:
    """Say what in the article tells of the place: one that lies in it, its people, `in` before its name."""
    where = read_locations().get(area.entity)
    for other in every:
        there = read_locations().get(other.entity)
        if where is None or there is None or other.entity == area.entity:
            continue
        if there.country == where.country and where.region in ("", there.region):
            return f"the article names '{other.form}', which lies in it"
    own = _demonyms().get(area.entity, frozenset())
    said = next((word.text for line in text.lines for word in line.words if word.text in own), "")
    if said:
        return f"the article says '{said}'"
    for one in group:
        before = text.lines[one.line].words[one.first - 1].text if one.first else ""
        if before.lower() in PLACED:
            return f"the article says '{before} {one.form}'"
    return ""


@lru_cache(maxsize=1)
def _demonyms() -> Mapping[str, frozenset[str]]:
    return {place: frozenset(words.split("|")) for place, words in read_rows("demonyms.tsv")}
