"""All files of the site that are written for machines."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from generator.pages.catalogue import Catalogue
from generator.pages.collections import Collection, Contents
from generator.pages.following.feeds import feed_files
from generator.pages.metadata.describing import Offer
from generator.pages.page import TextFile
from generator.pages.sitemaps import SiteMap, map_files, notices_for_machines
from generator.settings import Settings


def collection_files(
    catalogue: Catalogue, collections: Mapping[str, Contents], order: Mapping[str, int], page: str
) -> Iterator[TextFile]:
    """Compose the feeds of the collection that a page lists."""
    bare, ids = collections[page]
    collection = replace(bare, articles=tuple(catalogue.articles[id_] for id_ in ids))
    yield from feed_files(catalogue, collection, order)


def machine_files(
    catalogue: Catalogue,
    collections: Sequence[Collection],
    offers: Mapping[str, Offer],
    settings: Settings,
    known: SiteMap,
) -> Iterator[TextFile]:
    """Compose the map of the pages, and notices."""
    yield from map_files(catalogue.site, known)
    yield from notices_for_machines(catalogue, settings, known, collections, offers)
