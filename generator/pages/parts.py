"""The parts of the site: pages that are composed together, each part apart from all others."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from generator.content.records import Records
from generator.pages.article.articles import article_pages
from generator.pages.article.notices import notice_pages
from generator.pages.asking import Known
from generator.pages.catalogue import Catalogue, Sentences
from generator.pages.citing.files import citation_file, cut_citations
from generator.pages.collections import Collection
from generator.pages.credits import author_index_pages, author_pages
from generator.pages.entity.companions import Company, find_company
from generator.pages.entity.entities import entity_pages
from generator.pages.entity.indexes import NameList, name_list_pages, name_lists
from generator.pages.entity.namesakes import Names, namesake_pages
from generator.pages.entity.pairs import pair_pages
from generator.pages.entity.within import Within, find_within
from generator.pages.following.entries import Cut, order_of_coming
from generator.pages.following.feeds import cut_feeds, feed_files
from generator.pages.front.calendar import calendar_page, folder_pages, year_pages
from generator.pages.front.handwritten import hand_written_pages
from generator.pages.front.home import home_page, search_page
from generator.pages.front.overview import Overview, find_overview
from generator.pages.front.quality import quality_page
from generator.pages.leaf_pages import compose_list_page
from generator.pages.leaves import Laid, find_list_pages
from generator.pages.marks import Marks
from generator.pages.metadata.describing import Offer, describe, list_offers
from generator.pages.page import Made, Page
from generator.pages.recollection import Recollection
from generator.pages.said.quotations import quotation_index_page
from generator.pages.said.retold import retold_pages
from generator.pages.shelves import Shelves, fill_shelves
from generator.pages.sources import source_index_pages, source_pages
from generator.pages.threads import thread_pages

# What pages ask of an article or an entity, and apart from that what changes when other articles come.
SUBJECTS: Mapping[str, str] = {
    **dict.fromkeys(
        (
            "catalogue.own", "catalogue.in_article", "catalogue.named_in", "catalogue.copies",
            "catalogue.reports", "catalogue.about", "catalogue.quotations", "catalogue.roles_in",
            "catalogue.versions", "addresses.articles",
            # Other pages show of an article what its own shows, or nothing where that says that it is hidden.
            "catalogue.articles",
        ),
        # All of which the article's mark is made.
        "article~",
    ),
    **dict.fromkeys(
        ("catalogue.links_from", "catalogue.links_back", "catalogue.threads", "catalogue.chains"), "ties"
    ),
    "catalogue.retold": "retold*",
    **dict.fromkeys(("catalogue.entities", "addresses.entities"), "entity"),
    **dict.fromkeys(
        (
            "catalogue.of_entity", "catalogue.naming", "catalogue.tallies", "catalogue.roles",
            "catalogue.spoken", "catalogue.written", "laid.openings",
        ),
        "appearances~",
    ),
    "names.of": "appearances",
    **dict.fromkeys(("company.of", "company.paired"), "company"),
}  # fmt: skip


class Part(NamedTuple):
    """Pages or files that are composed together."""

    name: str
    """The same as long as the part is of the same."""
    made: Callable[[], Iterable[Made]]
    is_complete: bool = False
    """Whether nothing for machines is to be added to its pages."""


class View(Struct, frozen=True, kw_only=True):
    """All that pages are composed of; what is asked of it is noted."""

    catalogue: Catalogue
    records: Records
    offers: Mapping[str, Offer]
    company: Company
    names: Names
    within: Within
    lists: Mapping[str, NameList]
    shelves: Shelves
    overview: Overview
    laid: Laid
    """Long lists, of which pages are composed each by itself."""
    citations: Mapping[str, tuple[str, ...]]
    """By path of a file the articles that it cites."""
    feeds: Mapping[str, Cut]
    """By path of a document, without a suffix."""

    def complete(self, one: Made) -> Made:
        """Add to a page what it says to machines."""
        return describe(self.catalogue, self.records, self.offers, one) if isinstance(one, Page) else one


def watch(
    known: Known,
    catalogue: Catalogue,
    records: Records,
    names: Names,
    collections: Sequence[Collection],
    size: int,
    marks: Marks,
    recollection: Recollection,
) -> View:
    """Make the view of an archive through which parts are composed; `size` is that of a list's page."""
    known.weigh("article", marks.articles)
    known.weigh("appearances", marks.entities)
    watched = known.watch_fields("catalogue", catalogue)
    company = find_company(catalogue, marks, recollection)
    within, shelves = find_within(catalogue), fill_shelves(catalogue)
    laid = find_list_pages(catalogue, company, within, shelves, size, marks, recollection)
    citations = {one.page: cut_citations(one) for one in collections}
    order = order_of_coming(records.permalinks, catalogue.addresses.new)
    return View(
        catalogue=replace(
            watched,
            archive=known.watch_fields("archive", catalogue.archive),
            addresses=known.watch_fields("addresses", catalogue.addresses),
            sentences=Sentences(watched.own),
        ),
        records=known.watch_fields("records", records),
        offers=known.watch("offers", list_offers(catalogue, collections, citations)),
        company=known.watch_fields("company", company),
        names=known.watch_fields("names", names),
        within=known.watch("within", within),
        lists=known.watch("lists", name_lists(catalogue, size, recollection)),
        shelves=known.watch_fields("shelves", shelves),
        overview=known.watch_fields("overview", find_overview(catalogue, size)),
        laid=known.watch_fields("laid", laid),
        citations=known.watch(
            "citations", {one.path: one.ids for some in citations.values() for one in some}
        ),
        feeds=known.watch("feeds", cut_feeds(catalogue.site, collections, order)),
    )


def list_parts(view: View, size: int) -> Iterator[Part]:
    """List all parts, in the order in which their pages claim addresses; `size` is that of a list's page."""
    catalogue, company, names = view.catalogue, view.company, view.names
    yield Part("home", lambda: [home_page(catalogue, view.overview)])
    yield Part("search", lambda: [search_page(catalogue, view.overview)])
    yield Part("quality", lambda: [quality_page(catalogue.say)])
    for id_ in catalogue.own:
        yield Part(f"article {id_}", partial(article_pages, catalogue, id_))
    yield Part("notices", partial(notice_pages, catalogue.archive, catalogue.say))
    for id_ in catalogue.entities:
        pages = partial(entity_pages, catalogue, company, names, view.within, view.laid.openings, size, id_)
        yield Part(f"entity {id_}", pages)
    for pair in view.laid.pairs:
        yield Part(f"pair {pair}", partial(pair_pages, catalogue, view.laid.pairs, pair))
    for key in names.shared:
        yield Part(f"name {key}", partial(namesake_pages, catalogue, names, size, key))
    yield from _shelved(view, size)
    for path in view.laid.pages:
        yield Part(f"page {path}", partial(compose_list_page, catalogue, view.laid.pages, path))
    for path in view.lists:
        yield Part(f"names {path}", partial(name_list_pages, catalogue, view.lists, path))
    yield Part("hand-written", partial(hand_written_pages, view.records.pages))
    for path in view.citations:
        yield Part(f"citations {path}", partial(citation_file, catalogue, view.citations, path))
    for path in view.feeds:
        yield Part(f"feed {path}", partial(feed_files, catalogue, view.feeds, path))


def _shelved(view: View, size: int) -> Iterator[Part]:
    """List the first pages of lists of articles, by what these are of; the stories, and the quotations."""
    catalogue, records, shelves, lists = view.catalogue, view.records, view.shelves, view.laid.articles
    yield Part("sources", partial(source_index_pages, catalogue, records, shelves.houses, size))
    for name in catalogue.addresses.sources:
        yield Part(f"source {name}", partial(source_pages, catalogue, records, lists, size, name))
    yield Part("calendar", lambda: [calendar_page(catalogue, view.overview)])
    for year in shelves.years:
        yield Part(f"year {year}", partial(year_pages, catalogue, shelves, lists, year))
    for folder in shelves.months:
        yield Part(f"month {folder}", partial(folder_pages, catalogue, lists, folder))
    yield Part("authors", partial(author_index_pages, catalogue, shelves.bylines, size))
    for name in shelves.bylines:
        yield Part(f"author {name}", partial(author_pages, catalogue, lists, name))
    for id_ in shelves.stories:
        pages = partial(thread_pages, catalogue, shelves.stories, shelves.followed, size, id_)
        yield Part(f"story {id_}", pages)
    yield Part("quotations", lambda: [quotation_index_page(catalogue, shelves)])
    for id_ in shelves.told:
        yield Part(f"told {id_}", partial(retold_pages, catalogue, shelves.told, size, id_))
