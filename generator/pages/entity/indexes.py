"""The A–Z of a kind of entity: those with a page lead to it, the others stand there with their mentions."""

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from generator.model import Entity, EntityKind
from generator.pages.catalogue import Catalogue
from generator.pages.entity.letters import ANCHOR, letter_address, letter_leaves, letter_of, weigh
from generator.pages.entity.namesakes import list_entry
from generator.pages.evidence import LONGEST_HEADLINE, place_of, shorten
from generator.pages.listing import LEAF_WEIGHT, Leaf, by_group, leaf_title, only_one
from generator.pages.maps import place_dots
from generator.pages.page import Page
from generator.pages.permalinks import FOLDERS, has_page
from generator.pages.recollection import Recollection
from generator.pages.templating import render_body
from generator.words import KIND_WORDS, Voice

MOST_NAMED = 20
LONG = "The {count} in most reports; the rest are under their letter."


class NameList(Struct, frozen=True, kw_only=True):
    """One page of the A–Z of a kind: the landing page, or one of a letter."""

    kind: EntityKind
    letters: tuple[str, ...]
    """All of the kind."""
    letter: str
    """Empty on the landing page."""
    leaf: Leaf
    """Ids of the entities that the page lists."""
    count: int
    """Of all under the letter, for its first page; on the landing page of all of the kind."""
    is_whole: bool
    """Whether the page lists all of them."""


def name_lists(catalogue: Catalogue, size: int, recollection: Recollection) -> dict[str, NameList]:
    """Lay out by path the landing page of each kind, and the pages of each letter."""
    places, seen = catalogue.addresses.entities, catalogue.naming
    mentions = {id_: len(seen.get(id_, ())) for id_ in catalogue.entities if not has_page(places[id_])}
    found: dict[str, NameList] = {}
    for kind in listed_kinds(catalogue):
        entities = catalogue.of_kind(kind)
        letters = tuple(sorted({letter_of(entity) for entity in entities}))
        landing = _landing(catalogue, kind, letters, entities, size, mentions)
        found[landing.leaf.path] = landing
        for letter, leaves in letter_leaves(kind, entities, size, mentions, recollection).items():
            count = sum(len(leaf.items) for leaf in leaves)
            for leaf in leaves:
                found[leaf.path] = NameList(
                    kind=kind,
                    letters=letters,
                    letter=letter,
                    leaf=leaf,
                    count=count if leaf.is_first else 0,
                    is_whole=len(leaves) == 1,
                )
    return found


def _landing(
    catalogue: Catalogue,
    kind: EntityKind,
    letters: tuple[str, ...],
    entities: Sequence[Entity],
    size: int,
    mentions: Mapping[str, int],
) -> NameList:
    is_short = len(entities) <= size and sum(weigh(e, mentions) for e in entities) <= LEAF_WEIGHT
    having = [one for one in entities if has_page(catalogue.addresses.entities[one.id])]
    chosen = entities if is_short else catalogue.in_most_reports(having, MOST_NAMED)
    ids = tuple(entity.id for entity in chosen)
    leaf = Leaf(items=ids, number=1, path=f"{FOLDERS[kind]}/index.md", pager={}, is_first=True)
    return NameList(kind=kind, letters=letters, letter="", leaf=leaf, count=len(entities), is_whole=is_short)


def name_list_pages(catalogue: Catalogue, lists: Mapping[str, NameList], path: str) -> Iterator[Page]:
    """Compose one page of an A–Z."""
    one = lists[path]
    entities = [catalogue.entities[id_] for id_ in one.leaf.items]
    yield (_letters_page if one.letter else _landing_page)(catalogue, one, entities)


def listed_kinds(catalogue: Catalogue) -> tuple[EntityKind, ...]:
    """Name the kinds that have an A–Z: no rule finds events, so theirs is there if a record is."""
    return tuple(kind for kind in KIND_WORDS if kind != "event" or catalogue.of_kind(kind))


def _landing_page(catalogue: Catalogue, one: NameList, entities: Sequence[Entity]) -> Page:
    say, kind = catalogue.say, one.kind
    plural = KIND_WORDS[kind][1]
    return Page(
        path=one.leaf.path,
        title=say(plural),
        template="listing.html",
        meta={
            "kicker": catalogue.say("A–Z"),
            "count_words": _count(say, kind, one.count),
            "breadcrumb": [],
            "is_of_names": True,
            "letters": _letter_links(one),
            "map": place_dots(catalogue) if kind == "place" else [],
            "note": only_one(say, one.count, KIND_WORDS[kind][0].lower())
            if one.is_whole
            else say(LONG, count=len(entities)),
            "description": say("{names} named in this archive, from A to Z.", names=say(plural)),
        },
        body=render_body(
            catalogue.say,
            "names",
            one.leaf.path,
            entries=[_entry(catalogue, entity) for entity in entities],
            empty=say(f"No {plural.lower()} are named in this archive."),
        ),
    )


def _letters_page(catalogue: Catalogue, one: NameList, entities: Sequence[Entity]) -> Page:
    say, leaf = catalogue.say, one.leaf
    plural = say(KIND_WORDS[one.kind][1])
    names = " – ".join(entity.name for entity in (entities[0], entities[-1]))
    return Page(
        path=leaf.path,
        title=leaf_title(say, f"{plural}: {one.letter}", leaf, words=names),
        template="listing.html",
        meta={
            "kicker": catalogue.say("A–Z"),
            "count_words": _count(say, one.kind, one.count) if leaf.is_first else "",
            "breadcrumb": [{"name": plural, "url": f"{FOLDERS[one.kind]}/index.html"}],
            "is_of_names": True,
            "letters": _letter_links(one),
            "letter": one.letter,
            "note": _range(say, entities) if leaf.pager else only_one(say, one.count, "name"),
            "description": say("{names} named in this archive: {letter}.", names=plural, letter=one.letter),
            "pager": leaf.pager,
        },
        body=render_body(
            catalogue.say, "names", leaf.path, entries=[_entry(catalogue, e) for e in entities], empty=""
        ),
    )


def _range(say: Voice, entities: Sequence[Entity]) -> str:
    return say("From {first} to {last}.", first=entities[0].name, last=entities[-1].name)


def _count(say: Voice, kind: EntityKind, count: int) -> str:
    one, many = KIND_WORDS[kind]
    return say.count(count, one.lower(), many.lower())


def _letter_links(one: NameList) -> list[dict[str, str]]:
    return [{"letter": letter, "url": f"{letter_address(one.kind, letter)}.html"} for letter in one.letters]


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
