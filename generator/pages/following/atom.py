"""Feeds as Atom (RFC 4287), with the past in documents of its own (RFC 5005, section 4)."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element, SubElement, indent, register_namespace, tostring

from generator.pages.following.entries import Document, Entry
from generator.pages.site import Site

ATOM = "http://www.w3.org/2005/Atom"
HISTORY = "http://purl.org/syndication/history/1.0"
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
SUFFIX = ".xml"


def format_atom(document: Document, site: Site) -> str:
    """Put one document of a feed as Atom."""
    register_namespace("", ATOM)
    register_namespace("fh", HISTORY)
    feed = Element(f"{{{ATOM}}}feed", {LANGUAGE: site.language})
    _text(feed, "id", document.url + SUFFIX)
    _text(feed, "title", document.title)
    _text(feed, "updated", document.updated)
    _text(SubElement(feed, f"{{{ATOM}}}author"), "name", site.name)
    for relation, target in _links(document):
        SubElement(feed, f"{{{ATOM}}}link", {"rel": relation, "href": target})
    if document.is_archive:
        SubElement(feed, f"{{{HISTORY}}}archive")
    for entry in document.entries:
        _entry(SubElement(feed, f"{{{ATOM}}}entry"), entry)
    indent(feed)
    return f"<?xml version='1.0' encoding='utf-8'?>\n{tostring(feed, encoding='unicode')}\n"


def _links(document: Document) -> Iterator[tuple[str, str]]:
    yield "self", document.url + SUFFIX
    yield "alternate", document.home
    if document.is_archive:
        yield "current", document.current + SUFFIX
    if document.older:
        yield "prev-archive", document.older + SUFFIX
    if document.newer:
        yield "next-archive", document.newer + SUFFIX


def _entry(element: Element, entry: Entry) -> None:
    if entry.language:
        element.set(LANGUAGE, entry.language)
    _text(element, "id", entry.url)
    _text(element, "title", entry.title)
    SubElement(element, f"{{{ATOM}}}link", {"rel": "alternate", "type": "text/html", "href": entry.url})
    if entry.published:
        _text(element, "published", entry.published)
    _text(element, "updated", entry.updated)
    for name in [author.name for author in entry.authors] or ([entry.source] if entry.source else []):
        _text(SubElement(element, f"{{{ATOM}}}author"), "name", name)
    for tag in entry.tags:
        SubElement(element, f"{{{ATOM}}}category", {"term": tag})
    if entry.summary:
        _text(element, "summary", entry.summary)
    if entry.rights:
        _text(element, "rights", entry.rights)


def _text(parent: Element, name: str, text: str) -> None:
    SubElement(parent, f"{{{ATOM}}}{name}").text = text
