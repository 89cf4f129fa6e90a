"""Feeds as JSON Feed 1.1, each document leading to the next older one."""

import json

from generator.pages.following.entries import Document, Entry
from generator.pages.site import Site

VERSION = "https://jsonfeed.org/version/1.1"
SUFFIX = ".json"


def format_json_feed(document: Document, site: Site) -> str:
    """Put one document of a feed as JSON Feed."""
    feed: dict[str, object] = {
        "version": VERSION,
        "title": document.title,
        "home_page_url": document.home,
        "feed_url": document.url + SUFFIX,
        "next_url": document.older and document.older + SUFFIX,
        "language": site.language,
        "authors": [{"name": site.name}],
    }
    head = {name: value for name, value in feed.items() if value}
    items = ",\n".join(json.dumps(_item(entry), ensure_ascii=False) for entry in document.entries)
    return f'{json.dumps(head, ensure_ascii=False)[:-1]}, "items": [\n{items}\n]}}\n'


def _item(entry: Entry) -> dict[str, object]:
    item: dict[str, object] = {
        "id": entry.url,
        "url": entry.url,
        "title": entry.title,
        "content_text": entry.summary or entry.title,
        "date_published": entry.published,
        "date_modified": entry.updated if entry.is_changed else "",
        "authors": [{"name": author.name} for author in entry.authors]
        or ([{"name": entry.source}] if entry.source else []),
        "tags": list(entry.tags),
        "language": entry.language,
    }
    return {name: value for name, value in item.items() if value}
