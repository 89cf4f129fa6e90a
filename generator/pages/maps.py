"""Places on the map in `theme/assets/world.svg`: where one lies, and all of an archive with dots by count."""

from math import sqrt

from generator.entities.geography import Country, read_countries
from generator.model import Location
from generator.pages.catalogue import Catalogue
from generator.pages.permalinks import has_page, url_of

UNITS = 4
"""Of the map to a degree."""
MOST_DOTS = 100
SMALLEST, LARGEST = 6, 30
"""The radius of a dot; its area tells the count."""


def across(where: Location) -> float | None:
    """Tell how far from the map's left edge a place lies; None where that is not known."""
    return None if where.longitude is None else round((where.longitude + 180) * UNITS, 1)


def down(where: Location) -> float | None:
    """Tell how far from the north pole a place lies; None where that is not known."""
    return None if where.latitude is None else round((90 - where.latitude) * UNITS, 1)


def place_dots(catalogue: Catalogue) -> list[dict[str, object]]:
    """List the places in most reports, for a dot of each, the largest first so that none is hidden."""
    places = [
        (place, place.location)
        for place in catalogue.of_kind("place")
        if place.location
        and down(place.location) is not None
        and across(place.location) is not None
        and has_page(catalogue.addresses.entities[place.id])
        and catalogue.tally(place.id).reports
    ]
    places.sort(key=lambda pair: (-catalogue.tally(pair[0].id).reports, pair[0].name.casefold(), pair[0].id))
    most = catalogue.tally(places[0][0].id).reports if places else 1
    return [
        {
            "name": place.name,
            "url": url_of(catalogue.addresses.entities[place.id]),
            "country": read_countries().get(where.country, Country("", where.country)).name,
            "count": (count := catalogue.tally(place.id).reports),
            "x": across(where),
            "y": down(where),
            "radius": round(max(SMALLEST, LARGEST * sqrt(count / most))),
        }
        for place, where in places[:MOST_DOTS]
    ]
