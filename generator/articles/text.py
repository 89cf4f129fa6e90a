"""Plain text as agencies and sites file it."""

from generator.articles.decoding import decode
from generator.articles.formats import Item, Reader, Taken, raw_article
from generator.articles.headlines import mark_top
from generator.articles.house import House
from generator.articles.layout import find_blocks
from generator.model import Part

NAME = "text 1"


def read_text(item: Item, house: House) -> Taken:  # noqa: ARG001 - every reader's signature
    """Read an item as one story, its first blocks headline and deck where they look like it."""
    source = decode(item)
    blocks = mark_top(find_blocks(source.text))
    parts = tuple(Part(kind=block.kind, text=block.text) for block in blocks)
    return Taken(articles=(raw_article(source, NAME, parts),))


READER = Reader(name=NAME, suffixes=(".txt",), read=read_text)
