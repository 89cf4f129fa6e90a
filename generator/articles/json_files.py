"""JSON files: parsed once, and handed to the first format that knows its own in them."""

from collections.abc import Callable

from msgspec import Struct

from generator.articles.agency import ninjs
from generator.articles.decoding import decode
from generator.articles.feeds import json_feed
from generator.articles.formats import Item, Reader, SourceText, Taken
from generator.articles.house import House
from generator.articles.json_values import parse_json
from generator.errors import UnreadableFile
from generator.words import list_words


class JsonFormat(Struct, frozen=True, kw_only=True):
    """One format of JSON: what it is called, how it is known by its content, and how it is read."""

    name: str
    looks_like: Callable[[object], bool]
    read: Callable[[SourceText, object, House], Taken]


FORMATS = (
    JsonFormat(name="JSON Feed", looks_like=json_feed.looks_like_json_feed, read=json_feed.read_json_feed),
    JsonFormat(name="ninjs", looks_like=ninjs.looks_like_ninjs, read=ninjs.read_ninjs),
)


def read_json(item: Item, house: House) -> Taken:
    """Read a file by the first format that recognises it; raise `UnreadableFile` that names them all."""
    source = decode(item)
    value = parse_json(source.text)
    for known in FORMATS:
        if known.looks_like(value):
            return known.read(source, value, house)
    names = list_words([known.name for known in FORMATS])
    raise UnreadableFile(f"JSON of no format that is known; expected {names}.")


READER = Reader(name="json 1", suffixes=(".json",), read=read_json)
