"""Feeds in Atom, 1.0 and 0.3."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin

from generator.articles.feeds.elements import complete, inner_text, read_pictures, text_of, write_xhtml
from generator.articles.feeds.entries import (
    Entry,
    say_line,
    state,
    state_author,
    state_change,
    state_day,
    state_url,
)
from generator.model import Field

if TYPE_CHECKING:
    Element = Any
    """An lxml element."""

ATOM = "{http://www.w3.org/2005/Atom}"
ATOM_03 = "{http://purl.org/atom/ns#}"
RENAMED = {"issued": "published", "modified": "updated", "copyright": "rights"}
"""What Atom 0.3 calls otherwise than Atom 1.0."""
XML = "{http://www.w3.org/XML/1998/namespace}"


def modernize(root: "Element") -> None:
    """Turn Atom 0.3 into 1.0: the same elements, but for some names and how the type of a text is said."""
    for element in root.iter(f"{ATOM_03}*"):
        name = element.tag.removeprefix(ATOM_03)
        element.tag = ATOM + RENAMED.get(name, name)
        kind, mode = element.get("type", ""), element.get("mode", "xml")
        if mode == "base64":
            element.set("type", "application/octet-stream")
        elif mode == "xml" and len(element) and "html" in kind:
            element.set("type", "xhtml")


def read_atom(root: "Element") -> Iterator[Entry]:
    """Read each entry of a feed, or one that stands alone."""
    shared = tuple(_atom_shared(root, "feed")) if root.tag == f"{ATOM}feed" else ()
    authors = tuple(_people(root, "the feed's author"))
    for one in [root] if root.tag == f"{ATOM}entry" else root.findall(f"{ATOM}entry"):
        own = tuple(_atom_fields(one))
        if not any(known.name == "author" for known in own):
            own += authors
        body, is_html = _content(one.find(f"{ATOM}content"))
        yield Entry(
            fields=complete(own, shared),
            headline=say_line(_words(one.find(f"{ATOM}title"))),
            body=body,
            is_html=is_html,
            deck=_words(one.find(f"{ATOM}summary")),
            base=_base(one),
            pictures=read_pictures(one),
            line=one.sourceline or 0,
        )


def _atom_shared(place: "Element", whose: str) -> Iterator[Field]:
    yield from state("source", _words(place.find(f"{ATOM}title")), f"the {whose}'s title")
    yield from state("rights", _words(place.find(f"{ATOM}rights")), f"the {whose}'s rights")
    yield from state("language", place.get(f"{XML}lang", ""), f"the {whose}'s xml:lang")


def _atom_fields(one: "Element") -> Iterator[Field]:
    yield from state("id", text_of(one, f"{ATOM}id"), "the entry's id")
    yield from state_url(_link(one), "the entry's link")
    yield from state_day(text_of(one, f"{ATOM}published"), "the entry's published")
    yield from state_day(text_of(one, f"{ATOM}updated"), "the entry's updated")
    yield from state_change(text_of(one, f"{ATOM}updated"), "the entry's updated")
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
            yield from state_author(text_of(person, f"{ATOM}name"), where.replace("author", kind))


def _content(element: "Element | None") -> "tuple[str, bool | None]":
    """Take an Atom text and whether it is HTML; content that lies elsewhere, or is no text, is none."""
    kind = element.get("type", "text").lower() if element is not None else ""
    if kind == "xhtml":
        return write_xhtml(element), True
    if kind in {"html", "text/html"}:
        return inner_text(element), True
    return (inner_text(element), False) if kind == "text" or kind.startswith("text/") else ("", None)


def _words(element: "Element | None") -> str:
    """Take an Atom text as words, its tags left in."""
    return _content(element)[0]


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
