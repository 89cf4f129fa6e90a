"""What a person is said to be, what they said, and what others said of them, each with its sentence."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from operator import attrgetter
from typing import NamedTuple

from msgspec import Struct

from generator.model import Chosen, Entity, Quotation, Role
from generator.pages.catalogue import Catalogue
from generator.pages.evidence import LONGEST, place_of, shorten
from generator.pages.listing import Leaf, dates_of, leaf_title
from generator.pages.markdown import escape
from generator.pages.page import Page
from generator.pages.permalinks import date_steps, url_of
from generator.pages.reports import count_reports
from generator.pages.said.quotation_entries import (
    QuotationPlace,
    describe_quotations,
    place_items,
    places_of,
    quotation_leaves,
)
from generator.pages.templating import render_body
from generator.words import UNKNOWN_DATE

WHOLE = 25
"""Quotations that an entity's own page shows all of; more are on pages of their own."""
FIRST = 5
"""Of more, those that stand on its own page."""
MOST_ROLES = 12
BEGIN = attrgetter("part", "start")
TITLES = {"said": "Quotations by {name}", "said-of": "Quotations about {name}"}
NOTE = "Newest first. Each date leads to the sentence; below each stands why it is theirs."


class Sayings(Struct, frozen=True, kw_only=True):
    """What an entity said, and what others said that names it, newest first."""

    by: tuple[Quotation, ...]
    about: tuple[Quotation, ...]


class Quoted(NamedTuple):
    """What an entity's own page shows of the quotations by it, or about it."""

    total: int
    first: list[QuotationPlace]
    """All, or of many the newest."""
    leaf: Leaf | None
    """The first page of the list of all, of places too, where there is one."""


def find_sayings(catalogue: Catalogue, entity: Entity) -> Sayings:
    """Gather the quotations of an entity, and those of others in which it is named; copies repeat them."""
    by, about = catalogue.spoken.get(entity.id, ()), _naming(catalogue, entity)
    return Sayings(
        by=tuple(one for one in by if one.article not in catalogue.copies),
        about=tuple(one for one in about if one.article not in catalogue.copies),
    )


def describe_roles(catalogue: Catalogue, entity: Entity) -> list[dict[str, object]]:
    """Describe what articles say an entity is, as they word it, with dates and places, last seen first."""
    groups: dict[str, list[Role]] = {}
    for role in catalogue.roles.get(entity.id, ()):
        groups.setdefault(_plain(role.text), []).append(role)
    largest = sorted(groups, key=lambda key: (-_reports(catalogue, groups[key]), key))[:MOST_ROLES]
    return [_role(catalogue, groups[key]) for key in groups if key in largest]


def commonest_role(catalogue: Catalogue, entity: Entity) -> str:
    """Quote what articles most often say an entity is."""
    counts = Counter(role.text for role in catalogue.roles.get(entity.id, ()))
    best = min(counts, key=lambda text: (-counts[text], text), default="")
    return f"“{shorten(best, LONGEST)}”" if best else ""


def saying_leaves(
    catalogue: Catalogue, entity: Entity, sayings: Sayings, size: int
) -> dict[str, tuple[Leaf, ...]]:
    """Divide all quotations by and about an entity into pages, by list, where its own page has not all.

    A quotation is named by its place.
    """
    address = catalogue.addresses.entities[entity.id]
    lists = {"said": sayings.by, "said-of": sayings.about}
    return {
        name: tuple(
            place_items(catalogue, leaf)
            for leaf in quotation_leaves(catalogue, f"{address}--{name}", quotations, size)
        )
        for name, quotations in lists.items()
        if len(quotations) > WHOLE
    }


def quote(catalogue: Catalogue, quotations: Sequence[Quotation], leaves: Sequence[Leaf]) -> Quoted:
    """Choose what an entity's own page shows of its quotations; `leaves` divide them where they are many."""
    first = quotations if len(quotations) <= WHOLE else quotations[:FIRST]
    return Quoted(len(quotations), places_of(catalogue, first), leaves[0] if leaves else None)


def saying_page(catalogue: Catalogue, entity: Entity, name: str, leaf: Leaf) -> Page:
    """Compose a page of a list of quotations by an entity, `said`, or about it, `said-of`."""
    title = catalogue.say(TITLES[name], name=entity.name)
    address = catalogue.addresses.entities[entity.id]
    dates = dates_of(catalogue.articles[one.article] for one in leaf.items)
    return Page(
        path=leaf.path,
        title=leaf_title(catalogue.say, title, leaf, dates),
        template="evidence.html",
        meta={
            "kicker": catalogue.say("Quotations"),
            "of": [{"name": entity.name, "url": url_of(address)}],
            "count_words": "",
            "note": catalogue.say(NOTE),
            "description": catalogue.say("{title}, newest first.", title=title),
            "pager": leaf.pager,
        },
        body=render_body(
            catalogue.say,
            "quotations",
            leaf.path,
            quotations=describe_quotations(catalogue, leaf.items),
            own=name == "said",
            here=False,
        ),
    )


def _naming(catalogue: Catalogue, entity: Entity) -> Iterator[Quotation]:
    """Find the quotations of others in whose words an entity is named."""
    told: set[tuple[str, int]] = set()
    for inside, place in catalogue.of_entity.get(entity.id, Chosen()).places:
        said = catalogue.quotations.get(inside.article, ())
        part = inside.parts[place]
        number = bisect_right(said, (part, inside.starts[place]), key=BEGIN) - 1
        if number < 0:
            continue
        quotation, key = said[number], (inside.article, number)
        is_inside = quotation.part == part and inside.ends[place] <= quotation.end
        if is_inside and quotation.speaker != entity.id and key not in told:
            told.add(key)
            yield quotation


def _plain(text: str) -> str:
    words = text.casefold().split()
    return " ".join(words[1:] if words[0] in {"the", "a", "an"} and len(words) > 1 else words)


def _reports(catalogue: Catalogue, roles: Sequence[Role]) -> int:
    return count_reports((role.article for role in roles), catalogue.reports).reports


def _role(catalogue: Catalogue, roles: Sequence[Role]) -> dict[str, object]:
    """Describe one role; `roles` are the places that state it, newest first."""
    dated = [role for role in roles if catalogue.articles[role.article].date.earliest] or list(roles)
    last, first = dated[0], dated[-1]
    months = {"last": _month(catalogue, last), "first": _month(catalogue, first)}
    return {
        "words": escape(shorten(last.text, LONGEST)),
        "language": catalogue.articles[last.article].language,
        "address": _place(catalogue, last),
        "last": months["last"],
        "first": months["first"] if months["first"] != months["last"] else "",
        "first_address": _place(catalogue, first),
        "count": count_reports((role.article for role in roles), catalogue.reports).said(catalogue.say),
        "reason": last.reason,
    }


def _month(catalogue: Catalogue, role: Role) -> str:
    """Put the month of an article, or what is known of its date."""
    when = catalogue.articles[role.article].date
    steps = date_steps(when)
    if not steps:
        return catalogue.say.date(when) if when.edtf else catalogue.say(UNKNOWN_DATE)
    return catalogue.say.month(*steps[:2]) if len(steps) > 1 else catalogue.say.digits(str(steps[0]))


def _place(catalogue: Catalogue, said: Role | Quotation) -> str:
    return place_of(catalogue, said.article, said.part, said.start)
