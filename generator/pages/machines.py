"""All files of the site that are written for machines."""

from collections.abc import Iterator, Mapping, Sequence

from generator.pages.catalogue import Catalogue
from generator.pages.collections import Collection
from generator.pages.metadata.describing import Offer
from generator.pages.page import TextFile
from generator.pages.sitemaps import SiteMap, map_files, notices_for_machines
from generator.settings import Settings


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
