"""Feeds in XML: RSS 2.0, RSS 1.0 and Atom."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from generator.articles.feeds.atom import ATOM, ATOM_03, modernize, read_atom
from generator.articles.feeds.elements import complete, inner_text, read_pictures, text_of, write_xhtml
from generator.articles.feeds.entries import (
    Entry,
    read_entries,
    say_line,
    state,
    state_author,
    state_day,
    state_url,
)
from generator.articles.feeds.wordpress import as_html, is_export, is_post, read_names, read_post, say_others
from generator.articles.formats import SourceText, Taken
from generator.articles.house import House
from generator.model import Field

if TYPE_CHECKING:
    Element = Any
    """An lxml element."""

NAME = "feed 1"
CONTENT = "{http://purl.org/rss/1.0/modules/content/}"
DUBLIN_CORE = "{http://purl.org/dc/elements/1.1/}"
PODCAST = "{http://www.itunes.com/dtds/podcast-1.0.dtd}"
RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
RSS_1 = (
    "{http://purl.org/rss/1.0/}",
    "{http://channel.netscape.com/rdf/simple/0.9/}",
    "{http://my.netscape.com/rdf/simple/0.9/}",
)
ROOTS = ("rss", f"{RDF}RDF", f"{ATOM}feed", f"{ATOM}entry", f"{ATOM_03}feed")


def looks_like_feed(root: "Element") -> bool:
    """Whether a document is a feed of one of these kinds."""
    return root.tag in ROOTS


def read_feed(source: SourceText, root: "Element", house: House) -> Taken:  # noqa: ARG001 - every reader's signature
    """Read each entry as an article or a flaw; raise `UnreadableFile` where there is none."""
    if root.tag.startswith(ATOM_03):
        modernize(root)
    found = read_atom(root) if root.tag.startswith(ATOM) else _rss(root)
    return read_entries(source, NAME, found)


def _rss(root: "Element") -> Iterator[Entry]:
    # RSS 2.0 has its items in the channel and no namespace, RSS 1.0 beside it and its own.
    space = next(
        (s for s in RSS_1 if root.find(f"{s}channel") is not None or root.find(f"{s}item") is not None), ""
    )
    channel = root.find(f"{space}channel")
    shared = tuple(_channel(channel, space)) if channel is not None else ()
    if is_export(channel):
        yield from _posts(channel, shared)
        return
    for one in [*root.iter(f"{space}item")]:
        headline = say_line(text_of(one, f"{space}title") or text_of(one, f"{DUBLIN_CORE}title"))
        full, short = _markup(one.find(f"{CONTENT}encoded")), _markup(one.find(f"{space}description"))
        yield Entry(
            fields=complete(tuple(_rss_fields(one, space)), shared),
            headline=headline,
            body=full or short,
            is_html=True if full else None,
            deck=short if full else "",
            base=text_of(one, f"{space}link").strip(),
            pictures=read_pictures(one),
            line=one.sourceline or 0,
        )


def _posts(channel: "Element", shared: tuple[Field, ...]) -> Iterator[Entry]:
    """Yield the posts of a WordPress export; pictures, menus and the like are counted in one warning."""
    names, others = read_names(channel), say_others(channel)
    for one in channel.findall("item"):
        if not is_post(one):
            continue
        post, content = read_post(one, names), as_html(inner_text(one.find(f"{CONTENT}encoded")))
        own = (*post.fields, *(known for known in _rss_fields(one, "") if known.name != "author"))
        yield Entry(
            fields=complete(own, shared),
            headline=say_line(text_of(one, "title")),
            body=content.html,
            is_html=True,
            deck=post.deck,
            base=text_of(one, "link").strip(),
            pictures=read_pictures(one),
            line=one.sourceline or 0,
            cuts=content.cuts,
            kept_back=post.kept_back,
            warning=others,
        )
        others = others if post.kept_back else ""


def _channel(channel: "Element", space: str) -> Iterator[Field]:
    yield from state("source", text_of(channel, f"{space}title"), "the feed's title")
    yield from state("language", text_of(channel, f"{space}language"), "the feed's language")
    yield from state("language", text_of(channel, f"{DUBLIN_CORE}language"), "the feed's dc:language")
    yield from state("rights", text_of(channel, f"{space}copyright"), "the feed's copyright")
    yield from state("rights", text_of(channel, f"{DUBLIN_CORE}rights"), "the feed's dc:rights")


def _rss_fields(one: "Element", space: str) -> Iterator[Field]:
    """Yield what an item states; of two elements that say the same the first counts."""
    guid = one.find(f"{space}guid")
    own = inner_text(guid) or one.get(f"{RDF}about", "") or text_of(one, f"{DUBLIN_CORE}identifier")
    yield from state("id", own, "the entry's guid" if guid is not None else "the entry's identifier")
    yield from state_url(text_of(one, f"{space}link"), "the entry's link")
    if guid is not None and guid.get("isPermaLink", "true") == "true":
        yield from state_url(inner_text(guid), "the entry's guid")
    for tag, name in (
        (f"{space}pubDate", "pubDate"),
        (f"{DUBLIN_CORE}date", "dc:date"),
        (f"{ATOM}updated", "updated"),
    ):
        yield from state_day(text_of(one, tag), f"the entry's {name}")
    creators = one.findall(f"{DUBLIN_CORE}creator") or one.findall(f"{space}author")
    for creator in creators or one.findall(f"{PODCAST}author"):
        yield from state_author(inner_text(creator), "the entry's author")
    for tag in (f"{space}category", f"{DUBLIN_CORE}subject"):
        for category in one.findall(tag):
            yield from state("tag", inner_text(category), "the entry's category")
    yield from state("source", text_of(one, f"{space}source"), "the entry's source")
    yield from state("source", text_of(one, f"{DUBLIN_CORE}publisher"), "the entry's dc:publisher")
    yield from state("language", text_of(one, f"{DUBLIN_CORE}language"), "the entry's dc:language")
    yield from state("rights", text_of(one, f"{DUBLIN_CORE}rights"), "the entry's dc:rights")


def _markup(element: "Element | None") -> str:
    """Take a text that should be escaped HTML; some feeds hold the elements themselves."""
    return write_xhtml(element) if element is not None and len(element) else inner_text(element)
