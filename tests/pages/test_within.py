"""A page lists what lies in its place, or is part of its organization."""

from generator.model import Location, Particulars
from tests.builders import archive, entity
from tests.pages.test_entity_pages import named, pages, stories

TEXT = "Rome, Milan and Acme met Acme Labs."


def place(id_: str, name: str, country: str, region: str = ""):
    where = Location(country=country, region=region, latitude=None, longitude=None, basis="a test")
    return entity(id_, name, kind="place", location=where)


def listed(found, path: str):
    within = found[path].meta["within"]
    return within and [(one["name"], one["count"]) for one in within["entities"]]


def test_a_country_lists_its_places_the_most_often_named_first():
    two = stories(2, TEXT)
    places = [
        place("italy", "Italy", "IT"),
        place("milan", "Milan", "IT"),
        place("paris", "Paris", "FR"),
        place("rome", "Rome", "IT"),
    ]
    told = named(*two, name="Rome", id_="rome", kind="place") + named(
        two[0], name="Milan", id_="milan", kind="place"
    )

    found = pages(archive(*two, entities=places, appearances=told), entity_pages=1)

    # Italy itself is in no report here, and has a page only where it is in one.
    assert "places/italy.md" not in found
    italy = pages(
        archive(
            *two, entities=places, appearances=[*told, *named(*two, name="Acme", id_="italy", kind="place")]
        ),
        entity_pages=1,
    )
    assert listed(italy, "places/italy.md") == [("Rome", 2), ("Milan", 1)]
    assert listed(italy, "places/rome.md") is None


def test_a_state_lists_its_towns_and_a_former_country_lies_in_no_country_of_today():
    two = stories(2, TEXT)
    places = [
        place("houston", "Houston", "US", "Texas"),
        place("russia", "Russia", "RU"),
        place("soviet-union", "Soviet Union", "RU"),
        place("texas", "Texas", "US", "Texas"),
    ]
    told = [one for p in places for one in named(*two, name="Rome", id_=p.id, kind="place")]

    found = pages(archive(*two, entities=places, appearances=told))

    assert listed(found, "places/texas.md") == [("Houston", 2)]
    assert listed(found, "places/russia.md") is None


def test_an_organization_lists_those_whose_record_names_it_by_any_of_its_names():
    two = stories(2, TEXT)
    path = "content/authority/organizations/{}.md"
    whole = entity(
        "acme", "Acme", kind="organization", variants=("Acme Holdings",), provenance=path.format("acme")
    )
    part = entity(
        "acme-labs",
        "Acme Labs",
        kind="organization",
        provenance=path.format("acme-labs"),
        particulars=Particulars(parent="Acme Holdings"),
    )

    found = pages(archive(*two, entities=[whole, part]))

    assert listed(found, "organizations/acme.md") == [("Acme Labs", 0)]
    assert found["organizations/acme-labs.md"].meta["particulars"]["parent"]["name"] == "Acme"


def test_more_than_a_margin_holds_stand_on_a_list_of_their_own():
    two = stories(2, TEXT)
    towns = [place(f"town-{n:02d}", f"Town {n:02d}", "IT") for n in range(13)]
    told = named(*two, name="Rome", id_="italy", kind="place")

    found = pages(
        archive(*two, entities=[place("italy", "Italy", "IT"), *towns], appearances=told), page_size=10
    )

    within = found["places/italy.md"].meta["within"]
    assert (len(within["entities"]), within["count"]) == (12, 13)
    assert within["url"] == "places/italy--within.html"
    assert "Town 00" in found["places/italy--within.md"].body
    assert "Town 12" in found["places/italy--within--last.md"].body
