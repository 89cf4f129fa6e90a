"""Pages of long lists that are composed each by itself: which there are, found before any is composed."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache, partial
from typing import Any, NamedTuple

import msgspec
from msgspec import Struct

from generator.pages.catalogue import Catalogue
from generator.pages.entity.companions import Company
from generator.pages.entity.opening import lay_out_entity
from generator.pages.entity.pairs import count_shared, lay_out_pair
from generator.pages.entity.runs import Weigh, count_articles
from generator.pages.entity.within import Within, within_leaves
from generator.pages.evidence import weigh_sentences
from generator.pages.front.months import lay_out_month
from generator.pages.listing import LEAF_WEIGHT, Leaf, Opened
from generator.pages.marks import Marks
from generator.pages.misleading import misleading_leaves
from generator.pages.periods import Scale
from generator.pages.permalinks import UNDATED, has_page
from generator.pages.plain_lists import lay_out_plainly
from generator.pages.recollection import Recollection
from generator.pages.said.quotation_entries import place_items
from generator.pages.said.quotations import speaker_leaves, year_leaves
from generator.pages.said.retold import retold_leaves
from generator.pages.shelves import Shelves
from generator.pages.source_lists import lay_out_source
from generator.pages.threads import story_leaves

HEAVIEST = 6_000
"""Bytes that no sentence or quotation of a list exceeds."""
FEW = LEAF_WEIGHT // HEAVIEST
"""Of so many every page has room."""


class ListPage(NamedTuple):
    """One page of a list, and what it says of the list as a whole."""

    kind: str
    of: str
    """Whose list it is: an id, a name, a folder; a pair's ids have a space between."""
    leaf: Leaf
    """Of articles it holds the ids, of quotations where they stand, or themselves."""
    total: int = 0
    """Of all that the list holds, for its first page."""
    scale: Scale | None = None
    """Of a list of sentences."""


class _Kept(NamedTuple):
    """A page of a list as it is kept from build to build."""

    path: str
    page: msgspec.Raw


class _KeptLists(NamedTuple):
    """A list as it is kept, or the lists of an entity."""

    opening: msgspec.Raw
    """What the first page says of them as a whole."""
    pages: list[_Kept]
    """Those that are not the first."""


class Laid(Struct, frozen=True, kw_only=True):
    """Long lists, as they are laid out before any page is composed."""

    pages: Mapping[str, ListPage | msgspec.Raw]
    """By path; many as they are kept, for `compose_list_page` to read."""
    openings: Mapping[str, msgspec.Raw]
    """By entity that has much: what its own page says of its lists, for `read_entity` to read."""
    pairs: Mapping[str, msgspec.Raw]
    """The openings of those of pairs, whose ids have a space between."""
    articles: Mapping[str, msgspec.Raw]
    """The openings of lists of articles, by kind and whose it is: `source Reuters`, `month 1987/03`."""


class _Laying(NamedTuple):
    """What lists are laid out with: `size` is that of a page."""

    catalogue: Catalogue
    size: int
    weigh: Weigh
    marks: Marks
    recollection: Recollection


def find_list_pages(
    catalogue: Catalogue,
    company: Company,
    within: Within,
    shelves: Shelves,
    size: int,
    marks: Marks,
    recollection: Recollection,
) -> Laid:
    """Find the pages that are composed by themselves: of a list with much to say the later ones."""
    weights = recollection.table("weights", int, marks.articles, partial(weigh_sentences, catalogue))
    laying = _Laying(catalogue, size, weights.__getitem__, marks, recollection)
    found: dict[str, ListPage | msgspec.Raw] = {}
    of_entities, of_pairs = _of_entities(laying), _of_pairs(laying, company)
    of_articles = dict(_of_articles(laying, shelves))
    for some in (
        *(lists.pages for of in (of_entities, of_pairs, of_articles) for lists in of.values()),
        *_of_years(laying, shelves),
    ):
        found |= some
    for pages in (_of_quotations(shelves, size), _of_stories(catalogue, within, shelves, size)):
        found |= {one.leaf.path: one for one in pages}
    return Laid(
        pages=found,
        openings={id_: lists.opening for id_, lists in of_entities.items()},
        pairs={pair: lists.opening for pair, lists in of_pairs.items()},
        articles={of: lists.opening for of, lists in of_articles.items()},
    )


def _of_entities(laying: _Laying) -> Mapping[str, _KeptLists]:
    catalogue, size, weigh, marks, recollection = laying
    few = min(FEW, size)
    long = {
        id_: mark
        for id_, mark in marks.entities.items()
        if has_page(catalogue.addresses.entities[id_])
        and max(len(of.get(id_, ())) for of in (catalogue.spoken, catalogue.naming)) > few
    }
    make = partial(_of_entity, catalogue, size, weigh)
    return recollection.table("lists of entities", _KeptLists, long, make)


def _of_entity(catalogue: Catalogue, size: int, weigh: Weigh, id_: str) -> _KeptLists:
    opening, layout, quoted = lay_out_entity(catalogue, id_, size, weigh)
    pages = [ListPage("appearances", id_, leaf, scale=layout.scale) for leaf in layout.leaves[1:]]
    for kind, leaves in quoted.items():
        pages += [ListPage(kind, id_, leaf) for leaf in leaves[1:]]
    return _KeptLists(msgspec.Raw(_ENCODE(opening)), list(map(_kept, pages)))


def _kept(page: ListPage) -> _Kept:
    return _Kept(page.leaf.path, msgspec.Raw(_ENCODE(page)))


def _of_pairs(laying: _Laying, company: Company) -> Mapping[str, _KeptLists]:
    catalogue, size, weigh, marks, recollection = laying
    pairs = {" ".join(sorted(pair)): pair for pair in company.pairs}
    count = cache(partial(count_articles, catalogue))

    def mark(name: str) -> int:
        pair = pairs[name]
        both = [(catalogue.entities[id_].name, catalogue.addresses.entities[id_]) for id_ in sorted(pair)]
        return marks.of(name, company.pairs[pair], both, articles=count_shared(name, count))

    def make(name: str) -> _KeptLists:
        pair, shared = pairs[name], count_shared(name, count)
        opening, leaves = lay_out_pair(catalogue, company.pairs[pair], shared, size, weigh, pair)
        pages = [_kept(ListPage("pair", name, leaf, scale=opening.layout.scale)) for leaf in leaves[1:]]
        return _KeptLists(msgspec.Raw(_ENCODE(opening)), pages)

    of_both = {name: marks.of(*sorted(map(marks.entities.__getitem__, pair))) for name, pair in pairs.items()}
    # Articles that name one of them alone change nothing.
    shared = recollection.table("articles of pairs", int, of_both, mark)
    return recollection.table("lists of pairs", _KeptLists, shared, make)


def _of_articles(laying: _Laying, shelves: Shelves) -> Iterator[tuple[str, _KeptLists]]:
    places = laying.catalogue.addresses
    months = {folder: ids for folder, ids in shelves.months.items() if folder.count("/")}
    undated = shelves.months.get("undated")
    yield from _listed(laying, "source", shelves.houses, places.sources, lay_out_source)
    yield from _listed(laying, "month", months, {}, lay_out_month)
    yield from _listed(laying, "undated", {"": undated} if undated else {}, {}, _at({"": f"{UNDATED}/index"}))
    yield from _listed(laying, "author", shelves.bylines, places.authors, _at(places.authors))


def _listed(
    laying: _Laying,
    kind: str,
    lists: Mapping[str, Sequence[str]],
    places: Mapping[str, str],
    lay_out: Callable[[Catalogue, str, Sequence[str], int], Opened[Any]],
) -> Iterator[tuple[str, _KeptLists]]:
    """Lay out lists of articles, by whose they are.

    `places` gives the addresses that those whose lists they are do not tell alone.
    """
    marks = {of: laying.marks.of(kind, of, places.get(of), articles=ids) for of, ids in lists.items()}

    def make(of: str) -> _KeptLists:
        opening, leaves = lay_out(laying.catalogue, of, lists[of], laying.size)
        pages = [_kept(ListPage(kind, of, leaf)) for leaf in leaves[1:]]
        return _KeptLists(msgspec.Raw(_ENCODE(opening)), pages)

    found = laying.recollection.table(f"lists of a {kind}", _KeptLists, marks, make)
    return ((f"{kind} {of}", kept) for of, kept in found.items())


def _at(places: Mapping[str, str]) -> Callable[[Catalogue, str, Sequence[str], int], Opened[Any]]:
    """Lay out plain lists of articles at some addresses."""
    return lambda catalogue, of, ids, size: lay_out_plainly(catalogue, places[of], ids, size)


def _of_years(laying: _Laying, shelves: Shelves) -> Iterable[list[_Kept]]:
    """Lay out the quotations of each year."""
    catalogue, size, _, marks, recollection = laying
    known = {
        year: marks.of(year, articles=[one.article for one in some]) for year, some in shelves.quoted.items()
    }

    def make(year: str) -> list[_Kept]:
        some = shelves.quoted[year]
        leaves = [place_items(catalogue, leaf) for leaf in year_leaves(catalogue, year, some, size)]
        return list(map(_kept, _whole("quoted", year, leaves, len(some))))

    return recollection.table("lists of quotations", list[_Kept], known, make).values()


def _of_quotations(shelves: Shelves, size: int) -> Iterator[ListPage]:
    yield from _whole("speakers", "", speaker_leaves(shelves.speakers, size), len(shelves.speakers))
    yield from _whole("told", "", retold_leaves(shelves.told.values(), size), len(shelves.told))


def _of_stories(catalogue: Catalogue, within: Within, shelves: Shelves, size: int) -> Iterator[ListPage]:
    stories = tuple(shelves.stories.values())
    yield from _whole("stories", "", story_leaves(stories, size), len(stories))
    misleading = misleading_leaves(catalogue, size)
    yield from _whole("look-alikes", "", misleading, sum(len(leaf.items) for leaf in misleading))
    for id_, ids in within.items():
        yield from _whole("within", id_, within_leaves(catalogue, within, id_, size), len(ids))


def _whole(kind: str, of: str, leaves: Iterable[Leaf], total: int) -> Iterator[ListPage]:
    return (ListPage(kind, of, leaf, total if leaf.is_first else 0) for leaf in leaves)


_ENCODE = msgspec.json.encode
