"""What the elements of a feed say, whichever kind of feed it is."""

from typing import TYPE_CHECKING, Any

from generator.articles.feeds.entries import say_line
from generator.model import Field, Part, Picture

if TYPE_CHECKING:
    Element = Any
    """An lxml element."""

MEDIA = "{http://search.yahoo.com/mrss/}"


def read_pictures(one: "Element") -> tuple[Part, ...]:
    """Take the captions of pictures, each with the address and credit that stand with it."""
    found: dict[str, Part] = {}
    for described in one.iter(f"{MEDIA}description"):
        words = say_line(inner_text(described))
        place = described.getparent()
        media = place if place.get("url") else place.find(f"{MEDIA}content")
        address = media.get("url", "") if media is not None else ""
        credit = say_line(inner_text(place.find(f"{MEDIA}credit")))
        picture = Picture(address=address, credit=credit)
        if words:
            found.setdefault(words, Part(kind="caption", text=words, picture=picture))
    return tuple(found.values())


def text_of(place: "Element", tag: str) -> str:
    """Take the words of an element's first child of a kind."""
    return inner_text(place.find(tag))


def inner_text(element: "Element | None") -> str:
    """Take all words within an element; none of one that is absent."""
    return "".join(element.itertext()) if element is not None else ""


def complete(own: tuple[Field, ...], shared: tuple[Field, ...]) -> tuple[Field, ...]:
    """Add what the feed states of all its entries, and drop what is said twice."""
    found: dict[str, Field] = {}
    many: list[Field] = []
    for known in (*own, *shared):
        if known.name in {"author", "tag"}:
            many.append(known)
        else:
            found.setdefault(known.name, known)
    return (*found.values(), *dict.fromkeys(many))


def write_xhtml(element: "Element") -> str:
    """Write the elements of an Atom text as HTML, without the namespace that they are in."""
    from lxml import etree

    for inner in element.iterdescendants():
        inner.tag = etree.QName(inner).localname
    etree.cleanup_namespaces(element)
    return "".join(
        [element.text or "", *(etree.tostring(child, encoding="unicode", method="html") for child in element)]
    )
