"""Pages of long lists that are composed each by itself: which there are, found before any is composed."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cache, partial
from typing import NamedTuple

import msgspec

from generator.pages.catalogue import Catalogue
from generator.pages.credits import later_author_page
from generator.pages.entity.companions import Company
from generator.pages.entity.entities import appearance_page, lay_out_appearances
from generator.pages.entity.pairs import lay_out_pair, pair_page
from generator.pages.entity.runs import Run, count_articles
from generator.pages.entity.within import Within, within_leaves, within_page
from generator.pages.front.calendar import later_undated_page
from generator.pages.front.months import month_leaves, month_page
from generator.pages.listing import LEAF_WEIGHT, Leaf
from generator.pages.marks import Marks
from generator.pages.misleading import misleading_leaves, misleading_page
from generator.pages.page import Page
from generator.pages.periods import Scale
from generator.pages.permalinks import UNDATED, has_page
from generator.pages.plain_lists import article_leaves
from generator.pages.recollection import Recollection
from generator.pages.said.quotation_entries import find_items, place_items
from generator.pages.said.quotations import speaker_leaves, speaker_page, year_leaves, year_page
from generator.pages.said.retold import retold_leaves, retold_list_page
from generator.pages.said.statements import find_sayings, saying_leaves, saying_page
from generator.pages.shelves import Shelves
from generator.pages.sources import later_source_page, source_leaves
from generator.pages.threads import story_leaves, story_list_page

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


def find_list_pages(
    catalogue: Catalogue,
    company: Company,
    within: Within,
    shelves: Shelves,
    size: int,
    marks: Marks,
    recollection: Recollection,
) -> Mapping[str, ListPage | msgspec.Raw]:
    """Find by path the pages that are composed by themselves: of a list with much to say the later ones.

    Those of lists of sentences and quotations are given as they are kept, for `compose_list_page` to read.
    """
    found: dict[str, ListPage | msgspec.Raw] = {}
    for kept in (
        *_of_entities(catalogue, size, marks, recollection),
        *_of_pairs(catalogue, company, size, marks, recollection),
    ):
        found |= kept
    for some in (
        _of_articles(catalogue, shelves, size),
        _of_quotations(catalogue, shelves, size),
        _of_stories(catalogue, within, shelves, size),
    ):
        found |= {one.leaf.path: one for one in some}
    return found


def _of_entities(
    catalogue: Catalogue, size: int, marks: Marks, recollection: Recollection
) -> Iterable[list[_Kept]]:
    few = min(FEW, size)
    long = {
        id_: mark
        for id_, mark in marks.entities.items()
        if has_page(catalogue.addresses.entities[id_])
        and max(len(of.get(id_, ())) for of in (catalogue.spoken, catalogue.of_entity)) > few
    }
    make = partial(_of_entity, catalogue, size)
    return recollection.table("lists of entities", list[_Kept], long, make).values()


def _of_entity(catalogue: Catalogue, size: int, id_: str) -> list[_Kept]:
    layout = lay_out_appearances(catalogue, id_, size)
    pages = [ListPage("appearances", id_, leaf, scale=layout.scale) for leaf in layout.leaves[1:]]
    entity = catalogue.entities[id_]
    for kind, leaves in saying_leaves(catalogue, entity, find_sayings(catalogue, entity), size).items():
        pages += [ListPage(kind, id_, place_items(catalogue, leaf)) for leaf in leaves[1:]]
    return list(map(_kept, pages))


def _kept(page: ListPage) -> _Kept:
    return _Kept(page.leaf.path, msgspec.Raw(_ENCODE(page)))


def _of_pairs(
    catalogue: Catalogue, company: Company, size: int, marks: Marks, recollection: Recollection
) -> Iterable[list[_Kept]]:
    few = min(FEW, size)
    long = {
        " ".join(sorted(pair)): marks.of(address, *sorted(map(marks.entities.__getitem__, pair)))
        for pair, address in company.pairs.items()
        if min(len(catalogue.of_entity.get(id_, ())) for id_ in pair) * 2 > few
    }
    count = cache(partial(count_articles, catalogue))
    make = partial(_of_pair, catalogue, company, size, count)
    return recollection.table("lists of pairs", list[_Kept], long, make).values()


def _of_pair(
    catalogue: Catalogue, company: Company, size: int, count: Callable[[str], Mapping[str, int]], pair: str
) -> list[_Kept]:
    layout = lay_out_pair(catalogue, company, size, frozenset(pair.split()), count)
    return [_kept(ListPage("pair", pair, leaf, scale=layout.scale)) for leaf in layout.leaves[1:]]


def _of_articles(catalogue: Catalogue, shelves: Shelves, size: int) -> Iterator[ListPage]:
    for name, ids in shelves.houses.items():
        yield from _later("source", name, source_leaves(catalogue, name, ids, size))
    for folder, ids in shelves.months.items():
        if folder.count("/"):
            yield from _later("month", folder, month_leaves(catalogue, folder, ids, size))
    if undated := shelves.months.get("undated"):
        yield from _later("undated", "", article_leaves(catalogue, f"{UNDATED}/index", undated, size))
    for name, ids in shelves.bylines.items():
        yield from _later(
            "author", name, article_leaves(catalogue, catalogue.addresses.authors[name], ids, size)
        )


def _later(kind: str, of: str, leaves: Iterable[Leaf]) -> Iterator[ListPage]:
    return (ListPage(kind, of, leaf) for leaf in leaves if not leaf.is_first)


def _of_quotations(catalogue: Catalogue, shelves: Shelves, size: int) -> Iterator[ListPage]:
    for year, some in shelves.quoted.items():
        yield from _whole("quoted", year, year_leaves(catalogue, year, some, size), len(some))
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


def compose_list_page(
    catalogue: Catalogue, pages: Mapping[str, ListPage | msgspec.Raw], path: str
) -> Iterator[Page]:
    """Compose the page of a path."""
    page = pages[path]
    kind, of, leaf, total, scale = _read(page) if isinstance(page, msgspec.Raw) else page
    if kind in TOTALS:
        yield TOTALS[kind](catalogue, leaf, total)
    elif kind in ARTICLES:
        yield ARTICLES[kind](catalogue, of, leaf)
    elif scale and kind == "appearances":
        yield appearance_page(catalogue, of, leaf, scale)
    elif scale:
        yield pair_page(catalogue, frozenset(of.split()), leaf, scale)
    elif kind == "undated":
        yield later_undated_page(catalogue, leaf)
    elif kind == "quoted":
        yield year_page(catalogue, of, leaf, total)
    elif kind == "within":
        yield within_page(catalogue, of, leaf, total)
    else:
        yield saying_page(catalogue, catalogue.entities[of], kind, find_items(catalogue, leaf))


def _read(kept: msgspec.Raw) -> ListPage:
    page = _LIST_PAGE(kept)
    if page.scale is None:
        return page
    return page._replace(leaf=replace(page.leaf, items=tuple(Run(*run) for run in page.leaf.items)))


TOTALS: Mapping[str, Callable[[Catalogue, Leaf, int], Page]] = {
    "speakers": speaker_page,
    "told": retold_list_page,
    "stories": story_list_page,
    "look-alikes": misleading_page,
}
ARTICLES: Mapping[str, Callable[[Catalogue, str, Leaf], Page]] = {
    "source": later_source_page,
    "month": month_page,
    "author": later_author_page,
}
"""Lists of articles, each of something."""

_ENCODE = msgspec.json.encode
_LIST_PAGE = msgspec.json.Decoder(ListPage).decode
