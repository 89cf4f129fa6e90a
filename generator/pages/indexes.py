"""The A–Z of a kind of entity."""

import unicodedata
from collections.abc import Iterator, Sequence

from generator.model import Entity, EntityKind
from generator.pages.catalogue import Catalogue
from generator.pages.listing import Leaf, by_group, leaf_title, only_one, paged, span_facts
from generator.pages.page import Page
from generator.pages.permalinks import FOLDERS
from generator.pages.templating import render_body
from generator.words import KIND_WORDS, count_words

MOST_NAMED = 20
OTHER = "#"
LONG = "The {} in most articles; the rest are under their letter."


def entity_index_pages(catalogue: Catalogue, size: int) -> Iterator[Page]:
    """Compose the landing page of each kind, and a page for each letter."""
    for kind in listed_kinds(catalogue):
        yield from _kind_pages(catalogue, kind, size)


def listed_kinds(catalogue: Catalogue) -> tuple[EntityKind, ...]:
    """Name the kinds that have an A–Z: no rule finds events, so theirs is there if a record is."""
    return tuple(kind for kind in KIND_WORDS if kind != "event" or catalogue.of_kind(kind))


def _kind_pages(catalogue: Catalogue, kind: EntityKind, size: int) -> Iterator[Page]:
    entities = catalogue.of_kind(kind)
    by_letter = dict(sorted(by_group(entities, _letter).items()))
    yield _landing_page(catalogue, kind, entities, list(by_letter), size)
    for letter, named in by_letter.items():
        for leaf in paged(f"{FOLDERS[kind]}/{_letter_page(letter)}", named, size):
            yield _letters_page(catalogue, kind, list(by_letter), letter, leaf, len(named))


def _landing_page(
    catalogue: Catalogue, kind: EntityKind, entities: Sequence[Entity], letters: Sequence[str], size: int
) -> Page:
    plural = KIND_WORDS[kind][1]
    is_short = len(entities) <= size
    most = sorted(entities, key=lambda e: (-catalogue.article_count(e.id), e.name.casefold(), e.id))[
        :MOST_NAMED
    ]
    path = f"{FOLDERS[kind]}/index.md"
    entries = [_entry(catalogue, entity) for entity in (entities if is_short else most)]
    return Page(
        path=path,
        title=plural,
        template="listing.html",
        meta={
            "kicker": "A–Z",
            "count_words": _count(kind, len(entities)),
            "breadcrumb": [],
            "letters": _letter_links(kind, letters),
            "note": only_one(len(entities), KIND_WORDS[kind][0].lower())
            if is_short
            else LONG.format(len(most)),
            "description": f"{plural} named in this archive, from A to Z.",
        },
        body=render_body(
            "names", path, entries=entries, empty=f"No {plural.lower()} are named in this archive."
        ),
    )


def _letters_page(
    catalogue: Catalogue, kind: EntityKind, letters: Sequence[str], letter: str, leaf: Leaf, count: int
) -> Page:
    plural = KIND_WORDS[kind][1]
    return Page(
        path=leaf.path,
        title=leaf_title(f"{plural}: {letter}", leaf),
        template="listing.html",
        meta={
            "kicker": "A–Z",
            "count_words": _count(kind, count),
            "breadcrumb": [{"name": plural, "url": f"{FOLDERS[kind]}/index.html"}],
            "letters": _letter_links(kind, letters),
            "letter": letter,
            "note": only_one(count, "name"),
            "description": f"{plural} named in this archive: {letter}.",
            "pager": leaf.pager,
        },
        body=render_body("names", leaf.path, entries=[_entry(catalogue, e) for e in leaf.items], empty=""),
    )


def _count(kind: EntityKind, count: int) -> str:
    one, many = KIND_WORDS[kind]
    return count_words(count, one.lower(), many.lower())


def _letter_links(kind: EntityKind, letters: Sequence[str]) -> list[dict[str, str]]:
    return [{"letter": letter, "url": f"{FOLDERS[kind]}/{_letter_page(letter)}.html"} for letter in letters]


def _entry(catalogue: Catalogue, entity: Entity) -> dict[str, str]:
    ids = dict.fromkeys(a.mention.article for a in catalogue.of_entity.get(entity.id, ()))
    return {
        "name": entity.name,
        "address": catalogue.addresses.entities[entity.id],
        "about": entity.description or ("" if entity.is_reviewed else "not yet reviewed"),
        "facts": span_facts([catalogue.articles[id_] for id_ in ids]),
    }


def _letter(entity: Entity) -> str:
    first = unicodedata.normalize("NFD", entity.name)[:1].upper()
    return first if "A" <= first <= "Z" else OTHER


def _letter_page(letter: str) -> str:
    # An id never holds two hyphens in a row, so these addresses are free.
    return f"a-z--{letter.lower() if letter != OTHER else 'other'}"
