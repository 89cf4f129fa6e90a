"""Pages as they were composed, with what each says to machines added to its front matter."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from msgspec.structs import replace

from generator.content.records import Records
from generator.pages.catalogue import Catalogue
from generator.pages.citing.box import list_citations
from generator.pages.citing.files import CitationFile, list_files
from generator.pages.collections import ALL, Collection
from generator.pages.following.feeds import list_feeds
from generator.pages.metadata.linked_data import (
    Thing,
    article_thing,
    entity_thing,
    format_linked_data,
    site_thing,
    source_thing,
    trail_thing,
)
from generator.pages.metadata.pictures import card_of
from generator.pages.metadata.tags import article_tags
from generator.pages.page import Page

Step = Mapping[str, str]


class Offer(NamedTuple):
    """What leads on from a list: the feeds and the files of citations of its articles."""

    feeds: list[dict[str, str]]
    files: list[dict[str, object]]


def list_offers(
    catalogue: Catalogue, collections: Iterable[Collection], citations: Mapping[str, Sequence[CitationFile]]
) -> Mapping[str, Offer]:
    """List by the address of its first page what leads on from each list; so are its files of `citations`."""
    return {
        one.page: Offer(list_feeds(catalogue, one), list_files(citations[one.page])) for one in collections
    }


def describe(catalogue: Catalogue, records: Records, offers: Mapping[str, Offer], page: Page) -> Page:
    """Add linked data to a page, to an article's its tags and citations, to a list's its feeds and files."""
    things = list(_things(catalogue, records, page))
    trail = _trail(catalogue, page)
    # A trail whose steps have no address leads nowhere: Google's rules ask for one of each.
    if trail and catalogue.site.url and not page.meta.get("robots"):
        things.append(trail_thing(catalogue.site, trail))
    meta: dict[str, Any] = {**page.meta, "structured": format_linked_data(things)}
    if page.template == "article.html":
        article = catalogue.own[page.meta["id"]]
        meta["metadata"] = article_tags(catalogue, article)
        meta["citations"] = list_citations(article, catalogue.addresses, catalogue.site)
    meta["card"] = card_of(catalogue, page)
    if offer := offers.get(ALL if page.path == "index.md" else page.path.removesuffix(".md")):
        meta["feeds"], meta["citation_files"] = offer
    return replace(page, meta=meta)


def _things(catalogue: Catalogue, records: Records, page: Page) -> Iterator[Thing]:
    if page.path == "index.md":
        yield site_thing(catalogue.site, page.meta["description"])
    elif page.template == "article.html":
        article = catalogue.own[page.meta["id"]]
        yield article_thing(catalogue, article, page.meta["description"], card_of(catalogue, page))
    elif page.template == "entity.html":
        yield entity_thing(catalogue, catalogue.entities[page.meta["id"]])
    elif page.template == "source.html":
        record = next((one for one in records.sources if one.id == page.meta["id"]), None)
        yield source_thing(catalogue.site, f"sources/{page.meta['id']}", page.meta["name"], record)


def _trail(catalogue: Catalogue, page: Page) -> list[Step]:
    """List the steps that lead to a page, and itself; nothing where it is reached from the front page."""
    steps: list[Step] = list(page.meta.get("breadcrumb") or ())
    if page.template == "entity.html":
        steps = [{"name": page.meta["kind_plural"], "url": page.meta["index"]}]
    elif page.template == "source.html":
        steps = [{"name": catalogue.say("Sources"), "url": "sources/index.html"}]
    return [*steps, {"name": page.title, "url": f"{page.path.removesuffix('.md')}.html"}] if steps else []
