"""All pages of the site, in order."""

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import chain

from generator.content.records import Records
from generator.errors import Problem, RecordError
from generator.model import Archive
from generator.pages.articles import article_pages
from generator.pages.calendar import calendar_pages
from generator.pages.catalogue import NO_SITE, Catalogue, build_catalogue
from generator.pages.collections import Collection, by_page, list_collections
from generator.pages.companions import find_company
from generator.pages.credits import author_pages
from generator.pages.entities import entity_pages
from generator.pages.handwritten import claim_files, hand_written_pages
from generator.pages.home import home_page, search_page
from generator.pages.indexes import entity_index_pages
from generator.pages.machines import machine_files
from generator.pages.metadata.describing import describe
from generator.pages.metadata.pictures import card_files
from generator.pages.misleading import misleading_pages
from generator.pages.moved import leave_free, moved_entities
from generator.pages.namesakes import find_names, namesake_pages
from generator.pages.notices import notice_pages
from generator.pages.page import DataFile, Page, TextFile
from generator.pages.pairs import pair_pages
from generator.pages.permalinks import Addresses
from generator.pages.published import find_vanished
from generator.pages.quality import quality_page
from generator.pages.quotations import quotation_pages
from generator.pages.redirects import Redirect, find_redirects, free_redirects, redirect_pages
from generator.pages.retold import moved_quotations
from generator.pages.site import Site
from generator.pages.sitemaps import SiteMap
from generator.pages.sources import source_pages
from generator.pages.threads import moved_threads, thread_pages
from generator.settings import Settings

# MkDocs renders a folder's README.md as its index.html.
READ_ME = re.compile(r"(?<![^/])readme\.md$")


def _refuse(problem: Problem) -> None:
    """Let no problem pass that nobody listens to."""
    raise RecordError([problem])


def compose_site(
    archive: Archive,
    addresses: Addresses,
    records: Records,
    settings: Settings,
    note: Callable[[Problem], None] = _refuse,
    site: Site = NO_SITE,
) -> Iterator[Page | TextFile | DataFile]:
    """Compose every page, as `compose_pages` does, then the files for machines that no person wrote."""
    catalogue = build_catalogue(archive, addresses, site)
    collections = list_collections(catalogue, settings.entity_feeds)
    claimed = claim_files(records.files)
    own, known = set(claimed), SiteMap()
    cards: dict[str, str] = {}
    for page in _pages(catalogue, records, settings, note, collections, claimed):
        known.note(catalogue, page)
        if card := page.meta.get("card"):
            cards[card["path"]] = card["words"]
        yield page
    for file in machine_files(catalogue, collections, records, settings, known):
        if file.path.casefold() not in own:
            yield file
    yield from card_files(site, cards)


def compose_pages(
    archive: Archive,
    addresses: Addresses,
    records: Records,
    settings: Settings,
    note: Callable[[Problem], None] = _refuse,
    site: Site = NO_SITE,
) -> Iterator[Page]:
    """Compose every page, one at a time; raise `RecordError` where two claim one address.

    `note` is told of old addresses that cannot be kept.
    """
    catalogue = build_catalogue(archive, addresses, site)
    collections = list_collections(catalogue, settings.entity_feeds)
    yield from _pages(catalogue, records, settings, note, collections, claim_files(records.files))


def _pages(
    catalogue: Catalogue,
    records: Records,
    settings: Settings,
    note: Callable[[Problem], None],
    collections: Sequence[Collection],
    claimed: dict[str, str],
) -> Iterator[Page]:
    size = settings.page_size
    company, names = find_company(catalogue), find_names(catalogue)
    listed = by_page(collections)
    for page in chain(
        [home_page(catalogue), search_page(catalogue), quality_page(catalogue.say)],
        article_pages(catalogue),
        notice_pages(catalogue.archive, catalogue.say),
        entity_pages(catalogue, company, names, size),
        pair_pages(catalogue, company, size),
        namesake_pages(catalogue, names, size),
        calendar_pages(catalogue, size),
        entity_index_pages(catalogue, size),
        source_pages(catalogue, records, size),
        author_pages(catalogue, size),
        thread_pages(catalogue, size),
        quotation_pages(catalogue, size),
        misleading_pages(catalogue, size),
        hand_written_pages(records.pages),
    ):
        _claim(page, claimed)
        yield describe(catalogue, records, listed, page)
    redirects = find_redirects(catalogue.archive.articles, catalogue.addresses, records.permalinks)
    free = free_redirects(redirects, claimed)
    for problem in (*redirects.problems, *free.problems):
        note(problem)
    yield from redirect_pages(catalogue.say, free.kept)
    taken = claimed.keys() | {f"{redirect.old}.md".casefold() for redirect in free.kept}
    moved = list(leave_free([*names.redirects, *_moved(catalogue, records)], taken))
    yield from redirect_pages(catalogue.say, moved)
    taken |= {f"{redirect.old}.md".casefold() for redirect in moved}
    for problem in find_vanished(catalogue.archive, records, taken):
        note(problem)


def _moved(catalogue: Catalogue, records: Records) -> Iterator[Redirect]:
    """Lead on from the addresses of entities, stories and quotations that are elsewhere now."""
    yield from moved_entities(catalogue, records)
    yield from moved_threads(catalogue, records)
    yield from moved_quotations(catalogue, records)


def _claim(page: Page, claimed: dict[str, str]) -> None:
    claimant = page.sources[0] if page.sources else f"the archive's own page '{page.title}'"
    # Some file systems hold only one of two names that differ in case.
    address = READ_ME.sub("index.md", page.path.casefold())
    earlier = claimed.setdefault(address, claimant)
    if earlier != claimant:
        where, other = (earlier, claimant) if claimant.startswith("the archive") else (claimant, earlier)
        message = f"its address '{page.path}' is also claimed by {other}; expected one page an address."
        raise RecordError([Problem(severity="error", path=where, message=message)])
