"""The feeds of the archive, of each source and story, and of those often named."""

from collections.abc import Iterator, Mapping

from generator.pages.catalogue import Catalogue
from generator.pages.collections import Collection
from generator.pages.following.atom import SUFFIX as ATOM
from generator.pages.following.atom import format_atom
from generator.pages.following.entries import FOLDER, documents
from generator.pages.following.json_feed import SUFFIX as JSON
from generator.pages.following.json_feed import format_json_feed
from generator.pages.page import TextFile


def feed_files(catalogue: Catalogue, collection: Collection, order: Mapping[str, int]) -> Iterator[TextFile]:
    """Write the feeds of a collection; none where the site has no address, by which they name articles.

    `order` numbers the articles as they came to the archive.
    """
    if not catalogue.site.url or not collection.is_followed:
        return
    for document in documents(catalogue, collection, order):
        yield TextFile(path=document.path + ATOM, text=format_atom(document, catalogue.site))
        yield TextFile(path=document.path + JSON, text=format_json_feed(document, catalogue.site))


def list_feeds(catalogue: Catalogue, collection: Collection) -> list[dict[str, str]]:
    """List the addresses of a collection's feeds, with their kinds."""
    if not catalogue.site.url or not collection.is_followed:
        return []
    kinds = (("Atom", "application/atom+xml", ATOM), ("JSON Feed", "application/feed+json", JSON))
    return [
        {
            "format": name,
            "title": f"{collection.title} ({name})",
            "type": kind,
            "url": f"{FOLDER}/{collection.name}{suffix}",
        }
        for name, kind, suffix in kinds
    ]
