"""Places whose names are surnames: where an article names Denzel Washington, `Washington` may be he."""

from collections.abc import Sequence

from msgspec.structs import replace

from generator.entities.forms import is_full, surnames_of
from generator.entities.geography import read_locations
from generator.entities.marking.sightings import Sighting
from generator.entities.sports.teams import PLACED
from generator.entities.text import Text
from generator.entities.words import TITLES, TITLES_SMALL


def take_surnames(text: Text, sightings: Sequence[Sighting]) -> list[Sighting]:
    """Let a place's name mean the one person of that surname, where nothing beside it means the place."""
    people: dict[str, list[Sighting]] = {}
    for sighting in sightings:
        if sighting.kind == "person" and is_full(sighting.form):
            for surname in surnames_of(sighting.form):
                people.setdefault(surname.casefold(), []).append(sighting)
    if not people:
        return list(sightings)
    return [
        _taken(text, sighting, people.get(sighting.form.casefold(), []), sightings) for sighting in sightings
    ]


def _taken(text: Text, place: Sighting, bearers: Sequence[Sighting], every: Sequence[Sighting]) -> Sighting:
    if place.kind != "place" or place.origin in ("record", "dateline") or len({b.form for b in bearers}) != 1:
        return place
    bearer = bearers[0]
    is_later = (bearer.line, bearer.first) < (place.line, place.first)
    if not _has_title(text, place) and (
        not is_later or _is_placed(text, place) or _is_about(text, place, every)
    ):
        return place
    return replace(
        bearer,
        line=place.line,
        first=place.first,
        after=place.after,
        why=f"the surname of {bearer.form}, named in full in {text.places[bearer.line]}; "
        "nothing beside it means the place",
    )


def _has_title(text: Text, place: Sighting) -> bool:
    words = text.lines[place.line].words
    before = words[place.first - 1].text if place.first else ""
    return words[place.first].gap == " " and (before in TITLES or before in TITLES_SMALL)


def _is_placed(text: Text, place: Sighting) -> bool:
    line = text.lines[place.line]
    if text.dateline and text.dateline.covers(place.line, line.words[place.after - 1].end):
        return True
    before = line.words[place.first - 1].text.lower() if place.first else ""
    behind = line.words[place.after : place.after + 1]
    goes_on = bool(behind) and behind[0].gap in ("-", ",") and behind[0].text[0].isupper()
    return before in PLACED | {"to", "of", "between"} or goes_on


def _is_about(text: Text, place: Sighting, every: Sequence[Sighting]) -> bool:
    """Whether the article comes from the place, or names others that lie in it."""
    where = read_locations().get(place.entity)
    if text.dateline and text.dateline.place.casefold().startswith(place.form.casefold()):
        return True
    if where is None or place.origin not in ("country", "former country", "state", "country or state"):
        return False
    others = (read_locations().get(one.entity) for one in every if one.entity != place.entity)
    return any(
        other and other.country == where.country and where.region in ("", other.region) for other in others
    )
