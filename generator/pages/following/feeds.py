"""The feeds of the archive, of each source and story, and of those often named."""

from collections.abc import Iterable, Iterator, Mapping

from generator.pages.catalogue import Catalogue
from generator.pages.collections import Collection
from generator.pages.following.atom import SUFFIX as ATOM
from generator.pages.following.atom import format_atom
from generator.pages.following.entries import FOLDER, Cut, cut_feed, fill_document
from generator.pages.following.json_feed import SUFFIX as JSON
from generator.pages.following.json_feed import format_json_feed
from generator.pages.page import TextFile
from generator.pages.site import Site


def cut_feeds(site: Site, collections: Iterable[Collection], order: Mapping[str, int]) -> dict[str, Cut]:
    """Cut the feeds of all collections into documents, by path; none where the site has no address.

    A feed names articles by that. `order` numbers the articles as they came to the archive.
    """
    followed = (one for one in collections if site.url and one.is_followed)
    return {cut.path: cut for one in followed for cut in cut_feed(one, order)}


def feed_files(catalogue: Catalogue, feeds: Mapping[str, Cut], path: str) -> Iterator[TextFile]:
    """Write one document of a feed, in each format."""
    document = fill_document(catalogue, feeds[path])
    yield TextFile(path=path + ATOM, text=format_atom(document, catalogue.site))
    yield TextFile(path=path + JSON, text=format_json_feed(document, catalogue.site))


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
