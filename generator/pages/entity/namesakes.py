"""Names that several bear: a note on the page of each, a page that lists them, and ways there from a name."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from itertools import chain
from typing import NamedTuple

from msgspec import Struct

from generator.entities.ambiguities import read_open
from generator.entities.forms import is_full, surnames_of
from generator.model import Entity
from generator.pages.catalogue import Catalogue
from generator.pages.listing import leaf_title, paged, span_facts
from generator.pages.marks import Marks
from generator.pages.page import Page
from generator.pages.permalinks import FOLDERS, has_page, url_of
from generator.pages.recollection import Recollection
from generator.pages.redirects import Redirect
from generator.pages.said.statements import commonest_role
from generator.pages.templating import render_body
from generator.slugs import slugify
from generator.words import KIND_WORDS

NAME = re.compile(r"[^\W_][\w .,'’-]*")
"""Words of letters: in anything else the last word is no surname."""
MENTIONED = 6
"""Others of a name that a page's note lists; the rest are on the list that it leads to."""
LONGEST = 80
"""Characters of an address made from a name."""
OFTEN = 5
"""Reports in which a way of writing a name must stand, so that its address leads to who is meant."""


class Namesakes(Struct, frozen=True, kw_only=True):
    """Those who bear one name, the most often named first."""

    name: str
    address: str
    """Of the page that lists them."""
    entities: tuple[str, ...]


class Names(Struct, frozen=True, kw_only=True):
    """Which names several bear, and which lead to one alone."""

    shared: Mapping[str, Namesakes]
    """By the name in small letters."""
    of: Mapping[str, tuple[str, ...]]
    """By entity: the shared names that it bears."""
    redirects: tuple[Redirect, ...]


class _Called(NamedTuple):
    """What is kept from build to build of what an entity is called."""

    forms: list[str]
    leading: list[tuple[str, str]]
    """Those from whose address a way leads to it, and the last step of that."""


def find_names(catalogue: Catalogue, marks: Marks, recollection: Recollection) -> Names:
    """Find the names that several entities bear, of whom at least one has a page."""
    called = recollection.table("names", _Called, marks.entities, partial(_called, catalogue))
    counts = Counter(chain.from_iterable({form.casefold() for form in one.forms} for one in called.values()))
    bearers: dict[str, dict[str, str]] = {}
    for id_, names in called.items():
        for form in names.forms:
            if counts[key := form.casefold()] > 1:
                bearers.setdefault(key, {}).setdefault(id_, form)
    places = catalogue.addresses.entities
    shared: dict[str, Namesakes] = {}
    of: dict[str, list[str]] = {}
    taken: set[str] = set()
    for key, ids in sorted(bearers.items()):
        if any(has_page(places[id_]) for id_ in ids):
            shared[key] = _namesakes(catalogue, ids, taken)
            for id_ in ids:
                of.setdefault(id_, []).append(key)
    redirects = [*_to_lists(shared), *_to_bearers(catalogue, called, counts)]
    return Names(shared=shared, of={id_: tuple(keys) for id_, keys in of.items()}, redirects=tuple(redirects))


def note_namesakes(catalogue: Catalogue, names: Names, entity: Entity) -> list[dict[str, object]]:
    """Describe for an entity's page who else bears its names; each other is named once."""
    notes: list[dict[str, object]] = []
    told = {entity.id}
    keys = sorted(names.of.get(entity.id, ()), key=lambda key: (len(names.shared[key].entities), key))
    for key in keys:
        namesakes = names.shared[key]
        others = [id_ for id_ in namesakes.entities if id_ not in told]
        told.update(others)
        if others:
            notes.append(
                {
                    "name": namesakes.name,
                    "entities": [_other(catalogue, id_) for id_ in others[:MENTIONED]],
                    "more": max(0, len(others) - MENTIONED),
                    "url": f"{namesakes.address}.html",
                }
            )
    return notes[:3]


def namesake_pages(catalogue: Catalogue, names: Names, size: int, key: str) -> Iterator[Page]:
    """Compose the list of those who bear a name, which is given in small letters."""
    namesakes = names.shared[key]
    for leaf in paged(namesakes.address, namesakes.entities, size):
        entries = [list_entry(catalogue, catalogue.entities[id_]) for id_ in leaf.items]
        yield Page(
            path=leaf.path,
            title=leaf_title(catalogue.say, namesakes.name, leaf),
            template="listing.html",
            meta={
                "kicker": catalogue.say("One name, several meanings"),
                "count_words": catalogue.say.count(len(namesakes.entities), "entry", "entries"),
                "letters": [],
                "breadcrumb": [],
                "is_of_names": True,
                "note": catalogue.say("Who or what articles of this archive mean by this name."),
                "robots": "noindex",
                "description": catalogue.say(
                    "Who or what is called {name} in this archive.", name=namesakes.name
                ),
                "pager": leaf.pager,
            },
            body=render_body(catalogue.say, "names", leaf.path, entries=entries, empty=""),
        )


def list_entry(catalogue: Catalogue, entity: Entity) -> dict[str, object]:
    """Describe an entity in one line of a list."""
    return {
        "name": entity.name,
        "address": catalogue.addresses.entities[entity.id],
        "about": entity.description or _open(catalogue, entity) or commonest_role(catalogue, entity),
        "is_found": not entity.is_reviewed,
        "facts": span_facts(catalogue, catalogue.articles_of(entity.id), catalogue.tally(entity.id)),
    }


def _open(catalogue: Catalogue, entity: Entity) -> str:
    """Say so where articles do not tell which of several is meant; mostly the newest tells."""
    naming = () if entity.is_reviewed else catalogue.naming.get(entity.id, ())
    seen = (one for id_ in naming for one in catalogue.in_article[id_] if one.entity == entity.id)
    is_open = naming and all(read_open(one.reason) for one in seen)
    return catalogue.say("Which of them is meant is not told") if is_open else ""


def _called(catalogue: Catalogue, id_: str) -> _Called:
    entity = catalogue.entities[id_]
    steps = ((form, slugify(form, max_length=LONGEST)) for form in _leading(catalogue, entity))
    return _Called(list(dict.fromkeys(_forms(catalogue, entity))), [one for one in steps if one[1]])


def _forms(catalogue: Catalogue, entity: Entity) -> Iterator[str]:
    """List what an entity is called: its name, a person's surname, its variants, and as articles write it."""
    yield entity.name
    if entity.name.endswith(")"):  # `Washington (US state)` is called Washington
        yield entity.name.partition(" (")[0]
    if entity.kind == "person" and is_full(entity.name) and NAME.fullmatch(entity.name):
        yield surnames_of(entity.name)[0]
    yield from _written(catalogue, entity)


def _written(catalogue: Catalogue, entity: Entity) -> Iterator[str]:
    if entity.is_reviewed:  # of others, the variants are what articles write, hidden ones too
        yield from entity.variants
    yield from dict.fromkeys(catalogue.written.get(entity.id, ()))


def _namesakes(catalogue: Catalogue, ids: Mapping[str, str], taken: set[str]) -> Namesakes:
    ranked = sorted(ids, key=lambda id_: (-catalogue.tally(id_).reports, catalogue.entities[id_].name, id_))
    name = ids[ranked[0]]
    folder = FOLDERS[catalogue.entities[ranked[0]].kind]
    address = base = f"{folder}/{slugify(name, max_length=LONGEST) or 'name'}--names"
    number = 2
    while address in taken:
        address, number = f"{base}-{number}", number + 1
    taken.add(address)
    return Namesakes(name=name, address=address, entities=tuple(ranked))


def _to_lists(shared: Mapping[str, Namesakes]) -> Iterator[Redirect]:
    for namesakes in shared.values():
        old = namesakes.address.partition("--names")[0]
        yield Redirect(old=old, new=namesakes.address, title=namesakes.name, claimant="")


def _to_bearers(
    catalogue: Catalogue, called: Mapping[str, _Called], bearers: Mapping[str, int]
) -> Iterator[Redirect]:
    """Lead from the address that another form of a name would have to the one who bears it.

    `bearers` counts those who bear each form, in small letters.
    """
    for entity in catalogue.archive.entities:
        address = catalogue.addresses.entities[entity.id]
        for form, step in called[entity.id].leading if has_page(address) else ():
            old = f"{FOLDERS[entity.kind]}/{step}"
            if bearers.get(form.casefold()) == 1 and old != address:
                yield Redirect(old=old, new=address, title=entity.name, claimant="")


def _leading(catalogue: Catalogue, entity: Entity) -> Sequence[str]:
    reports: dict[str, set[str]] = {}
    naming = catalogue.naming.get(entity.id, ())
    if len(naming) >= OFTEN:
        for id_, form in zip(naming, catalogue.written[entity.id], strict=True):
            reports.setdefault(form, set()).add(catalogue.reports.get(id_, id_))
    written = [form for form in sorted(reports) if len(reports[form]) >= OFTEN]
    return tuple(dict.fromkeys([*(entity.variants if entity.is_reviewed else ()), *written]))


def _other(catalogue: Catalogue, id_: str) -> dict[str, str]:
    entity = catalogue.entities[id_]
    return {
        "name": entity.name,
        "kind": catalogue.say(KIND_WORDS[entity.kind][0].lower()),
        "url": url_of(catalogue.addresses.entities[id_]),
    }
