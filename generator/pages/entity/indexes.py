"""The A–Z of a kind of entity: those with a page lead to it, the others stand there with their mentions."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.model import Entity, EntityKind
from generator.pages.catalogue import Catalogue
from generator.pages.entity.letters import ANCHOR, letter_address, letter_leaves, letter_of, weigh
from generator.pages.entity.namesakes import list_entry
from generator.pages.entity.standing import by_name, count_mentions
from generator.pages.evidence import LONGEST_HEADLINE, place_of, shorten
from generator.pages.listing import LEAF_WEIGHT, Leaf, by_group, leaf_title, only_one
from generator.pages.maps import place_dots
from generator.pages.page import Page
from generator.pages.permalinks import FOLDERS, has_page
from generator.pages.templating import render_body
from generator.words import KIND_WORDS, Voice

MOST_NAMED = 20
LONG = "The {count} in most reports; the rest are under their letter."


@dataclass(frozen=True, slots=True, kw_only=True)
class _Index:
    """The A–Z of one kind."""

    kind: EntityKind
    entities: tuple[Entity, ...]
    letters: tuple[str, ...]
    mentions: Mapping[str, int]
    """Of each entity that has no page, how often it is mentioned."""


def entity_index_pages(catalogue: Catalogue, size: int) -> Iterator[Page]:
    """Compose the landing page of each kind, and a page for each letter."""
    mentions = count_mentions(catalogue.archive, catalogue.addresses)
    for kind in listed_kinds(catalogue):
        entities = tuple(by_name(catalogue.of_kind(kind)))
        letters = tuple(sorted({letter_of(entity) for entity in entities}))
        index = _Index(kind=kind, entities=entities, letters=letters, mentions=mentions)
        yield _landing_page(catalogue, index, size)
        for letter, leaves in letter_leaves(kind, entities, size, mentions):
            count = sum(len(leaf.items) for leaf in leaves)
            for leaf in leaves:
                yield _letters_page(catalogue, index, letter, leaf, count)


def listed_kinds(catalogue: Catalogue) -> tuple[EntityKind, ...]:
    """Name the kinds that have an A–Z: no rule finds events, so theirs is there if a record is."""
    return tuple(kind for kind in KIND_WORDS if kind != "event" or catalogue.of_kind(kind))


def _landing_page(catalogue: Catalogue, index: _Index, size: int) -> Page:
    kind, entities = index.kind, index.entities
    say, plural = catalogue.say, KIND_WORDS[kind][1]
    is_short = len(entities) <= size and sum(weigh(e, index.mentions) for e in entities) <= LEAF_WEIGHT
    most = sorted(
        (e for e in entities if has_page(catalogue.addresses.entities[e.id])),
        key=lambda e: (-catalogue.tally(e.id).reports, e.name.casefold(), e.id),
    )[:MOST_NAMED]
    path = f"{FOLDERS[kind]}/index.md"
    entries = [_entry(catalogue, entity) for entity in (entities if is_short else most)]
    return Page(
        path=path,
        title=say(plural),
        template="listing.html",
        meta={
            "kicker": catalogue.say("A–Z"),
            "count_words": _count(say, kind, len(entities)),
            "breadcrumb": [],
            "is_of_names": True,
            "letters": _letter_links(index),
            "map": place_dots(catalogue) if kind == "place" else [],
            "note": only_one(say, len(entities), KIND_WORDS[kind][0].lower())
            if is_short
            else say(LONG, count=len(most)),
            "description": say("{names} named in this archive, from A to Z.", names=say(plural)),
        },
        body=render_body(
            catalogue.say,
            "names",
            path,
            entries=entries,
            empty=say(f"No {plural.lower()} are named in this archive."),
        ),
    )


def _letters_page(catalogue: Catalogue, index: _Index, letter: str, leaf: Leaf, count: int) -> Page:
    say = catalogue.say
    plural = say(KIND_WORDS[index.kind][1])
    return Page(
        path=leaf.path,
        title=leaf_title(say, f"{plural}: {letter}", leaf),
        template="listing.html",
        meta={
            "kicker": catalogue.say("A–Z"),
            "count_words": _count(say, index.kind, count),
            "breadcrumb": [{"name": plural, "url": f"{FOLDERS[index.kind]}/index.html"}],
            "is_of_names": True,
            "letters": _letter_links(index),
            "letter": letter,
            "note": _range(say, leaf) if leaf.pager else only_one(say, count, "name"),
            "description": say("{names} named in this archive: {letter}.", names=plural, letter=letter),
            "pager": leaf.pager,
        },
        body=render_body(
            catalogue.say, "names", leaf.path, entries=[_entry(catalogue, e) for e in leaf.items], empty=""
        ),
    )


def _range(say: Voice, leaf: Leaf) -> str:
    return say("From {first} to {last}.", first=leaf.items[0].name, last=leaf.items[-1].name)


def _count(say: Voice, kind: EntityKind, count: int) -> str:
    one, many = KIND_WORDS[kind]
    return say.count(count, one.lower(), many.lower())


def _letter_links(index: _Index) -> list[dict[str, str]]:
    return [
        {"letter": letter, "url": f"{letter_address(index.kind, letter)}.html"} for letter in index.letters
    ]


def _entry(catalogue: Catalogue, entity: Entity) -> dict[str, object]:
    entry = list_entry(catalogue, entity)
    if has_page(catalogue.addresses.entities[entity.id]):
        return entry
    return {**entry, "anchor": f"{ANCHOR}{entity.id}", "mentions": _mentions(catalogue, entity)}


def _mentions(catalogue: Catalogue, entity: Entity) -> list[dict[str, object]]:
    """List the articles that mention an entity, each with the sentences."""
    groups = by_group(catalogue.of_entity.get(entity.id, ()), lambda one: one.mention.article)
    return [
        {
            "headline": shorten(catalogue.articles[id_].headline, LONGEST_HEADLINE),
            "language": catalogue.articles[id_].language,
            "places": _places(catalogue, [(one.mention.part, one.mention.start) for one in some], id_),
        }
        for id_, some in groups.items()
    ]


def _places(catalogue: Catalogue, places: Sequence[tuple[int, int]], article: str) -> list[str]:
    return list(dict.fromkeys(place_of(catalogue, article, part, start) for part, start in places))
