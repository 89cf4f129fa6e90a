"""Feeds in XML: RSS 2.0, RSS 1.0 and Atom."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin

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
from generator.model import Field, Part, Picture

if TYPE_CHECKING:
    Element = Any
    """An lxml element."""

NAME = "feed 1"
ATOM = "{http://www.w3.org/2005/Atom}"
CONTENT = "{http://purl.org/rss/1.0/modules/content/}"
DUBLIN_CORE = "{http://purl.org/dc/elements/1.1/}"
MEDIA = "{http://search.yahoo.com/mrss/}"
RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
XML = "{http://www.w3.org/XML/1998/namespace}"
RSS_1 = (
    "{http://purl.org/rss/1.0/}",
    "{http://channel.netscape.com/rdf/simple/0.9/}",
    "{http://my.netscape.com/rdf/simple/0.9/}",
)
ATOM_03 = "{http://purl.org/atom/ns#}"
RENAMED = {"issued": "published", "modified": "updated", "copyright": "rights"}
"""What Atom 0.3 calls otherwise than Atom 1.0."""
ROOTS = ("rss", f"{RDF}RDF", f"{ATOM}feed", f"{ATOM}entry", f"{ATOM_03}feed")


def looks_like_feed(root: "Element") -> bool:
    """Whether a document is a feed of one of these kinds."""
    return root.tag in ROOTS


def read_feed(source: SourceText, root: "Element", house: House) -> Taken:  # noqa: ARG001 - every reader's signature
    """Read each entry as an article or a flaw; raise `UnreadableFile` where there is none."""
    if root.tag.startswith(ATOM_03):
        _modernize(root)
    found = _atom(root) if root.tag.startswith(ATOM) else _rss(root)
    return read_entries(source, NAME, found)


def _rss(root: "Element") -> Iterator[Entry]:
    # RSS 2.0 has its items in the channel and no namespace, RSS 1.0 beside it and its own.
    space = next(
        (s for s in RSS_1 if root.find(f"{s}channel") is not None or root.find(f"{s}item") is not None), ""
    )
    channel = root.find(f"{space}channel")
    shared = tuple(_channel(channel, space)) if channel is not None else ()
    for one in [*root.iter(f"{space}item")]:
        headline = say_line(_text(one, f"{space}title") or _text(one, f"{DUBLIN_CORE}title"))
        full, short = _markup(one.find(f"{CONTENT}encoded")), _markup(one.find(f"{space}description"))
        yield Entry(
            fields=_completed(tuple(_rss_fields(one, space)), shared),
            headline=headline,
            body=full or short,
            is_html=True if full else None,
            deck=short if full else "",
            base=_text(one, f"{space}link").strip(),
            pictures=_pictures(one),
            line=one.sourceline or 0,
        )


def _channel(channel: "Element", space: str) -> Iterator[Field]:
    yield from state("source", _text(channel, f"{space}title"), "the feed's title")
    yield from state("language", _text(channel, f"{space}language"), "the feed's language")
    yield from state("language", _text(channel, f"{DUBLIN_CORE}language"), "the feed's dc:language")
    yield from state("rights", _text(channel, f"{space}copyright"), "the feed's copyright")
    yield from state("rights", _text(channel, f"{DUBLIN_CORE}rights"), "the feed's dc:rights")


def _rss_fields(one: "Element", space: str) -> Iterator[Field]:
    """Yield what an item states; of two elements that say the same the first counts."""
    guid = one.find(f"{space}guid")
    own = _inner(guid) or one.get(f"{RDF}about", "") or _text(one, f"{DUBLIN_CORE}identifier")
    yield from state("id", own, "the entry's guid" if guid is not None else "the entry's identifier")
    yield from state_url(_text(one, f"{space}link"), "the entry's link")
    if guid is not None and guid.get("isPermaLink", "true") == "true":
        yield from state_url(_inner(guid), "the entry's guid")
    for tag, name in (
        (f"{space}pubDate", "pubDate"),
        (f"{DUBLIN_CORE}date", "dc:date"),
        (f"{ATOM}updated", "updated"),
    ):
        yield from state_day(_text(one, tag), f"the entry's {name}")
    for creator in one.findall(f"{DUBLIN_CORE}creator") or one.findall(f"{space}author"):
        yield from state_author(_inner(creator), "the entry's author")
    for tag in (f"{space}category", f"{DUBLIN_CORE}subject"):
        for category in one.findall(tag):
            yield from state("tag", _inner(category), "the entry's category")
    yield from state("source", _text(one, f"{space}source"), "the entry's source")
    yield from state("source", _text(one, f"{DUBLIN_CORE}publisher"), "the entry's dc:publisher")
    yield from state("language", _text(one, f"{DUBLIN_CORE}language"), "the entry's dc:language")
    yield from state("rights", _text(one, f"{DUBLIN_CORE}rights"), "the entry's dc:rights")


def _atom(root: "Element") -> Iterator[Entry]:
    shared = tuple(_atom_shared(root, "feed")) if root.tag == f"{ATOM}feed" else ()
    authors = tuple(_people(root, "the feed's author"))
    for one in [root] if root.tag == f"{ATOM}entry" else root.findall(f"{ATOM}entry"):
        own = tuple(_atom_fields(one))
        if not any(known.name == "author" for known in own):
            own += authors
        body, is_html = _content(one.find(f"{ATOM}content"))
        yield Entry(
            fields=_completed(own, shared),
            headline=say_line(_words(one.find(f"{ATOM}title"))),
            body=body,
            is_html=is_html,
            deck=_words(one.find(f"{ATOM}summary")),
            base=_base(one),
            pictures=_pictures(one),
            line=one.sourceline or 0,
        )


def _modernize(root: "Element") -> None:
    """Turn Atom 0.3 into 1.0: the same elements, but for some names and how the type of a text is said."""
    for element in root.iter(f"{ATOM_03}*"):
        name = element.tag.removeprefix(ATOM_03)
        element.tag = ATOM + RENAMED.get(name, name)
        kind, mode = element.get("type", ""), element.get("mode", "xml")
        if mode == "base64":
            element.set("type", "application/octet-stream")
        elif mode == "xml" and len(element) and "html" in kind:
            element.set("type", "xhtml")


def _atom_shared(place: "Element", whose: str) -> Iterator[Field]:
    yield from state("source", _words(place.find(f"{ATOM}title")), f"the {whose}'s title")
    yield from state("rights", _words(place.find(f"{ATOM}rights")), f"the {whose}'s rights")
    yield from state("language", place.get(f"{XML}lang", ""), f"the {whose}'s xml:lang")


def _atom_fields(one: "Element") -> Iterator[Field]:
    yield from state("id", _text(one, f"{ATOM}id"), "the entry's id")
    yield from state_url(_link(one), "the entry's link")
    yield from state_day(_text(one, f"{ATOM}published"), "the entry's published")
    yield from state_day(_text(one, f"{ATOM}updated"), "the entry's updated")
    yield from state_change(_text(one, f"{ATOM}updated"), "the entry's updated")
    yield from _people(one, "the entry's author")
    for category in one.findall(f"{ATOM}category"):
        yield from state("tag", category.get("label") or category.get("term", ""), "the entry's category")
    origin = one.find(f"{ATOM}source")
    if origin is not None:
        yield from _atom_shared(origin, "entry's source")
    yield from state("rights", _words(one.find(f"{ATOM}rights")), "the entry's rights")
    yield from state("language", one.get(f"{XML}lang", ""), "the entry's xml:lang")


def _people(place: "Element", where: str) -> Iterator[Field]:
    for kind in ("author", "contributor"):
        for person in place.findall(f"{ATOM}{kind}"):
            yield from state_author(_text(person, f"{ATOM}name"), where.replace("author", kind))


def _completed(own: tuple[Field, ...], shared: tuple[Field, ...]) -> tuple[Field, ...]:
    """Add what the feed states of all its entries, and drop what is said twice."""
    found: dict[str, Field] = {}
    many: list[Field] = []
    for known in (*own, *shared):
        if known.name in {"author", "tag"}:
            many.append(known)
        else:
            found.setdefault(known.name, known)
    return (*found.values(), *dict.fromkeys(many))


def _content(element: "Element | None") -> "tuple[str, bool | None]":
    """Take an Atom text and whether it is HTML; content that lies elsewhere, or is no text, is none."""
    kind = element.get("type", "text").lower() if element is not None else ""
    if kind == "xhtml":
        return _xhtml(element), True
    if kind in {"html", "text/html"}:
        return _inner(element), True
    return (_inner(element), False) if kind == "text" or kind.startswith("text/") else ("", None)


def _words(element: "Element | None") -> str:
    """Take an Atom text as words, its tags left in."""
    return _content(element)[0]


def _xhtml(element: "Element") -> str:
    """Write the elements of an Atom text as HTML, without the namespace that they are in."""
    from lxml import etree

    for inner in element.iterdescendants():
        inner.tag = etree.QName(inner).localname
    etree.cleanup_namespaces(element)
    return "".join(
        [element.text or "", *(etree.tostring(child, encoding="unicode", method="html") for child in element)]
    )


def _markup(element: "Element | None") -> str:
    """Take a text that should be escaped HTML; some feeds hold the elements themselves."""
    return _xhtml(element) if element is not None and len(element) else _inner(element)


def _link(one: "Element") -> str:
    links = [link for link in one.findall(f"{ATOM}link") if link.get("rel", "alternate") == "alternate"]
    return links[0].get("href", "") if links else ""


def _base(one: "Element") -> str:
    """Find the address that links of an entry are relative to."""
    places = [one, *one.iterancestors()]
    stated: str = next((place.get(f"{XML}base") for place in places if place.get(f"{XML}base")), "")
    try:
        return str(urljoin(_link(one), stated))
    except ValueError:
        return ""


def _pictures(one: "Element") -> tuple[Part, ...]:
    """Take the captions of pictures, each with the address and credit that stand with it."""
    found: dict[str, Part] = {}
    for described in one.iter(f"{MEDIA}description"):
        words = say_line(_inner(described))
        place = described.getparent()
        media = place if place.get("url") else place.find(f"{MEDIA}content")
        address = media.get("url", "") if media is not None else ""
        credit = say_line(_inner(place.find(f"{MEDIA}credit")))
        picture = Picture(address=address, credit=credit)
        if words:
            found.setdefault(words, Part(kind="caption", text=words, picture=picture))
    return tuple(found.values())


def _text(place: "Element", tag: str) -> str:
    return _inner(place.find(tag))


def _inner(element: "Element | None") -> str:
    return "".join(element.itertext()) if element is not None else ""
