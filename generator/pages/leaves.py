"""Pages of long lists that are composed each by itself: which there are, found before any is composed."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache, partial
from typing import NamedTuple

from generator.model import Entity
from generator.pages.catalogue import Catalogue
from generator.pages.credits import later_author_page
from generator.pages.entity.companions import Company
from generator.pages.entity.entities import appearance_page, lay_out_appearances
from generator.pages.entity.pairs import lay_out_pair, pair_page
from generator.pages.entity.runs import count_articles
from generator.pages.entity.within import Within, within_leaves, within_page
from generator.pages.front.calendar import later_undated_page
from generator.pages.front.months import month_leaves, month_page
from generator.pages.listing import LEAF_WEIGHT, Leaf
from generator.pages.misleading import misleading_leaves, misleading_page
from generator.pages.page import Page
from generator.pages.periods import Scale
from generator.pages.permalinks import UNDATED, has_page
from generator.pages.plain_lists import article_leaves
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
    """Of articles it holds the ids."""
    total: int = 0
    """Of all that the list holds, for its first page."""
    scale: Scale | None = None
    """Of a list of sentences."""


def find_list_pages(
    catalogue: Catalogue, company: Company, within: Within, shelves: Shelves, size: int
) -> Mapping[str, ListPage]:
    """Find by path the pages that are composed by themselves: of a list with much to say the later ones."""
    found: dict[str, ListPage] = {}
    for some in (
        _of_entities(catalogue, size),
        _of_pairs(catalogue, company, size),
        _of_articles(catalogue, shelves, size),
        _of_quotations(catalogue, shelves, size),
        _of_stories(catalogue, within, shelves, size),
    ):
        found |= {one.leaf.path: one for one in some}
    return found


def _of_entities(catalogue: Catalogue, size: int) -> Iterator[ListPage]:
    for id_, entity in catalogue.entities.items():
        if not has_page(catalogue.addresses.entities[id_]):
            continue
        if len(catalogue.of_entity.get(id_, ())) > min(FEW, size):
            layout = lay_out_appearances(catalogue, id_, size)
            for leaf in layout.leaves[1:]:
                yield ListPage("appearances", id_, leaf, scale=layout.scale)
        yield from _of_sayings(catalogue, entity, size)


def _of_sayings(catalogue: Catalogue, entity: Entity, size: int) -> Iterator[ListPage]:
    few = min(FEW, size)
    if max(len(of.get(entity.id, ())) for of in (catalogue.spoken, catalogue.of_entity)) > few:
        for kind, leaves in saying_leaves(catalogue, entity, find_sayings(catalogue, entity), size).items():
            for leaf in leaves[1:]:
                yield ListPage(kind, entity.id, leaf)


def _of_pairs(catalogue: Catalogue, company: Company, size: int) -> Iterator[ListPage]:
    count = cache(partial(count_articles, catalogue))
    for pair in company.pairs:
        one, other = sorted(pair)
        few = min(FEW, size)
        if min(len(catalogue.of_entity.get(id_, ())) for id_ in pair) * 2 > few:
            layout = lay_out_pair(catalogue, company, size, pair, count)
            for leaf in layout.leaves[1:]:
                yield ListPage("pair", f"{one} {other}", leaf, scale=layout.scale)


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


def compose_list_page(catalogue: Catalogue, pages: Mapping[str, ListPage], path: str) -> Iterator[Page]:
    """Compose the page of a path."""
    kind, of, leaf, total, scale = pages[path]
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
        yield saying_page(catalogue, catalogue.entities[of], kind, leaf)


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
