from generator.model import Location
from generator.pages.catalogue import build_catalogue
from generator.pages.entity.companions import DRAWN, find_company
from generator.pages.entity.network import draw_network
from generator.pages.maps import MOST_DOTS, place_dots
from generator.pages.marks import make_marks
from generator.pages.recollection import Recollection
from tests.builders import addresses, appearance, archive, article, entity


def gathered(articles: dict[str, list[str]], made_by: dict[str, str] | None = None, **locations: Location):
    """Make an archive of articles that name these entities, by their first letters: people or places.

    `made_by` gives the source of some.
    """
    names = list(dict.fromkeys(name for some in articles.values() for name in some))
    kinds = {name: "place" if name in locations else "person" for name in names}
    sources = made_by or {}
    texts = {
        id_: article(id_, " met ".join(some) + ".", source=sources.get(id_, ""))
        for id_, some in articles.items()
    }
    whole = archive(
        *texts.values(),
        entities=[
            entity(name, name.title(), kind=kinds[name], location=locations.get(name)) for name in names
        ],
        appearances=[
            appearance(texts[id_], name, name, kind=kinds[name])
            for id_, some in articles.items()
            for name in some
        ],
    )
    return build_catalogue(whole, addresses(whole))


def where(latitude: float | None, longitude: float | None) -> Location:
    return Location(country="FR", region="", latitude=latitude, longitude=longitude, basis="a list says so")


def network_of(catalogue, id_: str):
    return draw_network(
        catalogue, catalogue.entities[id_], find_company(catalogue, make_marks(catalogue, 0), Recollection())
    )


def test_who_appears_with_an_entity_stands_around_it_and_who_appear_together_are_tied():
    known = gathered({
        "aaaaaa": ["ann", "bob", "cyd"], "bbbbbb": ["ann", "bob"], "cccccc": ["ann", "dan"],
    })  # fmt: skip

    drawn = network_of(known, "ann")

    assert [(node["name"], node["count"], node["width"]) for node in drawn["nodes"]] == [
        ("Bob", 2, 4), ("Cyd", 1, 2), ("Dan", 1, 2),
    ]  # fmt: skip
    assert [(tie["one"], tie["other"], tie["count"]) for tie in drawn["ties"]] == [("Bob", "Cyd", 1)]
    top = drawn["nodes"][0]
    assert (top["x"], top["side"]) == (drawn["x"], "middle")
    assert top["y"] < drawn["y"]


def test_what_companions_share_elsewhere_leaves_the_picture_as_it_is():
    own = {"aaaaaa": ["ann", "bob", "cyd"], "bbbbbb": ["ann", "bob"], "cccccc": ["ann", "dan"]}

    assert network_of(gathered({**own, "dddddd": ["bob", "cyd"]}), "ann") == network_of(gathered(own), "ann")


def test_who_made_an_article_is_tied_to_nobody_by_it():
    articles = {
        "aaaaaa": ["ann", "bob", "cyd", "dan"], "bbbbbb": ["ann", "bob", "cyd"],
        "cccccc": ["ann", "dan", "bob"],
    }  # fmt: skip

    drawn = network_of(gathered(articles, {"aaaaaa": "Bob"}), "ann")

    assert [(node["name"], node["count"]) for node in drawn["nodes"]] == [("Bob", 2), ("Cyd", 2), ("Dan", 2)]
    assert [(tie["one"], tie["other"], tie["count"]) for tie in drawn["ties"]] == [
        ("Bob", "Cyd", 1), ("Bob", "Dan", 1), ("Cyd", "Dan", 1),
    ]  # fmt: skip


def test_two_companions_make_no_picture():
    assert network_of(gathered({"aaaaaa": ["ann", "bob", "cyd"]}), "ann") is None


def test_those_of_a_single_report_make_no_picture():
    assert network_of(gathered({"aaaaaa": ["ann", "bob", "cyd", "dan", "eve"]}), "ann") is None


def test_a_network_never_grows_beyond_what_can_be_read():
    known = gathered({f"a{n:05}": ["ann", *(f"p{n}-{m}" for m in range(5))] for n in range(9)})

    drawn = network_of(known, "ann")

    assert len(drawn["nodes"]) == DRAWN
    for node in drawn["nodes"]:
        assert 60 <= node["x"] <= 260
        assert 10 <= node["y"] <= 260


def test_the_places_in_most_reports_have_the_largest_dots():
    known = gathered(
        {"aaaaaa": ["paris", "lyon", "nowhere"], **{id_ * 6: ["paris"] for id_ in "bcd"}},
        paris=where(48.9, 2.4), lyon=where(45.8, 4.8), nowhere=where(None, None),
    )  # fmt: skip

    paris, lyon = place_dots(known)

    assert (paris["name"], paris["count"], paris["x"], paris["y"], paris["radius"]) == (
        "Paris",
        4,
        729.6,
        164.4,
        30,
    )
    assert (lyon["name"], lyon["country"], lyon["radius"]) == ("Lyon", "France", 15)


def test_a_map_has_no_more_dots_than_can_be_told_apart():
    places = {f"p{n}": where(n / 10, n / 10) for n in range(MOST_DOTS + 20)}

    assert len(place_dots(gathered({"aaaaaa": list(places)}, **places))) == MOST_DOTS
