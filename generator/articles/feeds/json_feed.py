"""JSON Feed, versions 1 and 1.1."""

from collections.abc import Iterator, Mapping

from generator.articles.feeds.entries import (
    Entry,
    read_entries,
    say_line,
    state,
    state_author,
    state_change,
    state_day,
    state_url,
)
from generator.articles.formats import SourceText, Taken
from generator.articles.house import House
from generator.errors import UnreadableFile
from generator.model import Field

NAME = "json-feed 1"
VERSION = "https://jsonfeed.org/version/"


def looks_like_json_feed(value: object) -> bool:
    """Whether a JSON value is a feed, as its version says."""
    return isinstance(value, dict) and _text(value, "version").startswith(VERSION)


def read_json_feed(source: SourceText, value: object, house: House) -> Taken:  # noqa: ARG001 - every reader's signature
    """Read each item as an article or a flaw; raise `UnreadableFile` where there is none."""
    assert isinstance(value, dict)
    items = value.get("items")
    if not isinstance(items, list):
        raise UnreadableFile("its 'items' is no list; expected a list of objects.")
    return read_entries(source, NAME, (_entry(value, one) for one in items))


def _entry(feed: Mapping[str, object], one: object) -> Entry:
    if not isinstance(one, dict):
        return Entry(fields=())
    own = _text(one, "content_html")
    return Entry(
        fields=tuple(_fields(feed, one)),
        headline=say_line(_text(one, "title")),
        body=own or _text(one, "content_text"),
        is_html=bool(own),
        deck=_text(one, "summary"),
        base=_text(one, "url"),
    )


def _fields(feed: Mapping[str, object], one: Mapping[str, object]) -> Iterator[Field]:
    yield from state("id", _text(one, "id"), "the item's id")
    yield from state_url(_text(one, "url") or _text(one, "external_url"), "the item's url")
    stated = "date_published" if _text(one, "date_published") else "date_modified"
    yield from state_day(_text(one, stated), f"the item's {stated}")
    yield from state_change(_text(one, "date_modified"), "the item's date_modified")
    for place, whose in ((one, "item"), (feed, "feed")):
        names = list(_names(place))
        for name in names:
            yield from state_author(name, f"the {whose}'s author")
        if names:
            break
    tags = one.get("tags")
    for tag in tags if isinstance(tags, list) else ():
        yield from state("tag", tag if isinstance(tag, str) else "", "the item's tags")
    yield from state("source", _text(feed, "title"), "the feed's title")
    whose = "item" if _text(one, "language") else "feed"
    yield from state("language", _text(one, "language") or _text(feed, "language"), f"the {whose}'s language")


def _names(place: Mapping[str, object]) -> Iterator[str]:
    people = place.get("authors")
    for person in people if isinstance(people, list) else [place.get("author")]:
        if isinstance(person, dict):
            yield _text(person, "name")


def _text(place: Mapping[str, object], key: str) -> str:
    """Take a text, or a number where one stands for an id; other values say nothing."""
    value = place.get(key)
    if isinstance(value, bool):
        return ""
    return str(value) if isinstance(value, str | int | float) else ""
