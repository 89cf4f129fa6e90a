"""Pages of long lists that are composed each by itself."""

from collections.abc import Callable, Iterator, Mapping

import msgspec

from generator.pages.catalogue import Catalogue
from generator.pages.credits import later_author_page
from generator.pages.entity.entities import appearance_page
from generator.pages.entity.pairs import pair_page
from generator.pages.entity.runs import with_runs
from generator.pages.entity.within import within_page
from generator.pages.front.calendar import later_undated_page
from generator.pages.front.months import month_page
from generator.pages.leaves import ListPage
from generator.pages.listing import Leaf
from generator.pages.misleading import misleading_page
from generator.pages.page import Page
from generator.pages.said.quotation_entries import find_items
from generator.pages.said.quotations import speaker_page, year_page
from generator.pages.said.retold import retold_list_page
from generator.pages.said.statements import saying_page
from generator.pages.sources import later_source_page
from generator.pages.threads import story_list_page


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
        yield year_page(catalogue, of, find_items(catalogue, leaf), total)
    elif kind == "within":
        yield within_page(catalogue, of, leaf, total)
    else:
        yield saying_page(catalogue, catalogue.entities[of], kind, find_items(catalogue, leaf))


def _read(kept: msgspec.Raw) -> ListPage:
    page = _LIST_PAGE(kept)
    return page if page.scale is None else page._replace(leaf=with_runs(page.leaf))


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

_LIST_PAGE = msgspec.json.Decoder(ListPage).decode
