"""What lies in a country or region, and what is part of an organization: for its page, and a list of all."""

from collections.abc import Iterator, Mapping
from functools import lru_cache

from generator.entities.geography import FORMER, fold, nations_of_today, read_areas, read_countries
from generator.entities.names import read_rows
from generator.model import Entity
from generator.pages.catalogue import Catalogue
from generator.pages.entity.namesakes import list_entry
from generator.pages.listing import Leaf, counts_said, lasting, leaf_title, ranked_entry
from generator.pages.page import Page
from generator.pages.permalinks import has_page, url_of
from generator.pages.templating import render_body

PLACES_NOTE = "Most often named first. Where each lies is on its page."
PARTS_NOTE = "Most often named first. As their records say."
SHOWN = 12
"""Places or parts on the page itself; the rest are on the list that it leads to."""
Within = Mapping[str, tuple[str, ...]]
"""By entity: those that lie in it or are part of it, the most often named first."""


def find_within(catalogue: Catalogue) -> Within:
    """Find what lies in each place that has a page, and what records say is part of each organization."""
    inside: dict[str, set[str]] = {}
    for entity in catalogue.archive.entities:
        for other in _around(catalogue, entity):
            if other != entity.id and has_page(catalogue.addresses.entities.get(other, "#")):
                inside.setdefault(other, set()).add(entity.id)
    return {other: tuple(sorted(ids, key=lambda id_: _rank(catalogue, id_))) for other, ids in inside.items()}


def describe_within(catalogue: Catalogue, within: Within, entity: Entity) -> dict[str, object] | None:
    """Describe for the margin what lies in an entity or is part of it; None where nothing does."""
    ids = within.get(entity.id, ())
    if not ids:
        return None
    return {
        "title": catalogue.say("Places in it" if entity.kind == "place" else "Parts"),
        "entities": [_entry(catalogue, catalogue.entities[id_]) for id_ in ids[:SHOWN]],
        "is_stated": entity.kind != "place",
        "count": len(ids),
        "url": f"{_address(catalogue, entity)}.html" if len(ids) > SHOWN else "",
    }


def within_leaves(catalogue: Catalogue, within: Within, id_: str, size: int) -> tuple[Leaf, ...]:
    """Divide what lies in an entity or is part of it into pages, with counts; none where its page has all."""
    ids = within[id_]
    if len(ids) <= SHOWN or not has_page(catalogue.addresses.entities[id_]):
        return ()
    counts = [(one, catalogue.tally(one).reports) for one in ids]
    ranks = [ranked_entry(one, count, size) for one, count in counts]
    return lasting(_address(catalogue, catalogue.entities[id_]), counts, ranks, size)


def within_page(catalogue: Catalogue, id_: str, leaf: Leaf, total: int) -> Page:
    """Compose a page of all that lies in an entity or is part of it; the first says how many they are."""
    say, entity = catalogue.say, catalogue.entities[id_]
    is_place = entity.kind == "place"
    title = say("Places in {name}" if is_place else "Parts of {name}", name=entity.name)
    words = counts_said(say, leaf, leaf.items[0][1], leaf.items[-1][1], "report")
    count_words = say.count(total, "place") if is_place else say.count(total, "part")
    entries = [list_entry(catalogue, catalogue.entities[one]) for one, _ in leaf.items]
    return Page(
        path=leaf.path,
        title=leaf_title(say, title, leaf, words=words),
        template="listing.html",
        meta={
            "kicker": say("Places" if is_place else "Organizations"),
            "count_words": count_words if leaf.is_first else "",
            "letters": [],
            "breadcrumb": [{"name": entity.name, "url": url_of(catalogue.addresses.entities[entity.id])}],
            "is_of_names": True,
            "note": say(PLACES_NOTE if is_place else PARTS_NOTE),
            "description": say("{title} that this archive names.", title=title),
            "pager": leaf.pager,
        },
        body=render_body(say, "names", leaf.path, entries=entries, empty=""),
    )


def _around(catalogue: Catalogue, entity: Entity) -> Iterator[str]:
    """Yield the ids of what an entity lies in or is part of, as far as it is known."""
    parent = entity.particulars.parent
    if parent and (whole := catalogue.referred(parent)):
        yield whole.id
    where = entity.location
    if where is None or entity.id in _countries():
        return
    if country := read_countries().get(where.country):
        yield country.entity
    if area := _regions().get((where.country, fold(where.region))):
        yield area


def _rank(catalogue: Catalogue, id_: str) -> tuple[int, str, str]:
    return -catalogue.tally(id_).reports, catalogue.entities[id_].name.casefold(), id_


def _entry(catalogue: Catalogue, entity: Entity) -> dict[str, object]:
    return {
        "name": entity.name,
        "url": url_of(catalogue.addresses.entities[entity.id]),
        "reviewed": entity.is_reviewed,
        "count": catalogue.tally(entity.id).reports,
    }


def _address(catalogue: Catalogue, entity: Entity) -> str:
    return f"{catalogue.addresses.entities[entity.id]}--within"


@lru_cache(maxsize=1)
def _countries() -> frozenset[str]:
    """List the ids of countries, which lie in no other; a former one lies in none of today's alone."""
    return nations_of_today() | FORMER.keys()


@lru_cache(maxsize=1)
def _regions() -> Mapping[tuple[str, str], str]:
    """Read the ids of states and regions by country and name, as cities name them."""
    areas = read_areas()
    return {
        (area.country, fold(area.region)): entity
        for entity, name, sort, *_ in read_rows("places.tsv")
        if sort in ("state", "region") and (area := areas.get(name))
    }
