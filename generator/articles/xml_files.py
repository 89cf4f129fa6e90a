"""XML files: parsed once, and handed to the first format that knows its own root element."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from msgspec import Struct

from generator.articles.agency import newsml, newsml_1, nitf
from generator.articles.feeds import feeds
from generator.articles.formats import Item, Reader, SourceText, Taken
from generator.articles.house import House
from generator.articles.xml_trees import parse_xml
from generator.errors import UnreadableFile
from generator.words import list_words

if TYPE_CHECKING:
    from generator.articles.xml_trees import Element


class XmlFormat(Struct, frozen=True, kw_only=True):
    """One format of XML: what it is called, how its root is known, and how it is read."""

    name: str
    looks_like: "Callable[[Element], bool]"
    read: "Callable[[SourceText, Element, House], Taken]"


FORMATS = (
    XmlFormat(name="NewsML-G2", looks_like=newsml.looks_like_newsml, read=newsml.read_newsml),
    XmlFormat(name="NewsML 1", looks_like=newsml_1.looks_like_newsml_1, read=newsml_1.read_newsml_1),
    XmlFormat(name="NITF", looks_like=nitf.looks_like_nitf, read=nitf.read_nitf),
    XmlFormat(name="RSS and Atom", looks_like=feeds.looks_like_feed, read=feeds.read_feed),
)


def read_xml(item: Item, house: House) -> Taken:
    """Read a file by the first format that recognises its root; raise `UnreadableFile` if none does."""
    root = parse_xml(item.data)
    encoding = (root.getroottree().docinfo.encoding or "utf-8").lower()
    for known in FORMATS:
        if known.looks_like(root):
            return known.read(SourceText(item=item, text="", encoding=encoding), root, house)
    names = list_words([known.name for known in FORMATS])
    raise UnreadableFile(f"XML whose root is <{root.tag}>, of no format that is known; expected {names}.")


READER = Reader(name="xml 1", suffixes=(".xml", ".rss", ".atom", ".rdf"), read=read_xml)
