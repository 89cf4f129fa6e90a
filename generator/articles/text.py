"""Plain text as agencies and sites file it."""

from generator.articles.formats import Reader, SourceText, raw_article
from generator.articles.headlines import mark_top
from generator.articles.layout import find_blocks
from generator.model import Part, RawArticle

NAME = "text 1"


def read_text(source: SourceText) -> tuple[RawArticle, ...]:
    """Read a file as one story, its first blocks headline and deck where they look like it."""
    blocks = mark_top(find_blocks(source.text))
    parts = tuple(Part(kind=block.kind, text=block.text) for block in blocks)
    return (raw_article(source, NAME, parts),)


READER = Reader(name=NAME, suffixes=(".txt",), read=read_text)
