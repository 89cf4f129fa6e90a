"""Markdown with YAML front matter."""

from generator.articles.decoding import decode
from generator.articles.edtf_values import DateText, DayText
from generator.articles.formats import Item, Reader, Taken, raw_article
from generator.articles.house import House
from generator.articles.markdown_parts import parse_parts
from generator.checking import Record, check
from generator.errors import UnreadableFile
from generator.model import Cut, Field, Part
from generator.strict_yaml import split_front_matter

NAME = "markdown 1"
BASIS = "the front matter"
MAX_CHARACTERS = 2_000_000
"""Hostile nesting costs the parser about ten microseconds a character."""


class FrontMatter(Record):
    """The keys that an article file in Markdown may open with, between two `---` lines."""

    headline: str = ""
    title: str = ""
    """The same as `headline`."""
    deck: str = ""
    description: str = ""
    """The same as `deck`."""
    byline: str = ""
    author: str | tuple[str, ...] = ""
    """One name, or a list of names."""
    authors: str | tuple[str, ...] = ""
    """The same as `author`."""
    date: DateText | None = None
    """When it was published, in EDTF: `2025-06-12`, `2019-05`, `2019-05-15~` (approximate)."""
    received: DayText | None = None
    """The day it reached the archive; an article is never dated later by inference."""
    source: str = ""
    """The publisher or agency it came from."""
    section: str = ""
    language: str = ""
    """A language tag such as `en` or `pt-BR`."""
    id: str = ""
    """The source's own id for the article."""
    slug: str = ""
    """The readable part of the address, in place of the one made from the headline."""
    url: str = ""
    """Where it was published."""
    tags: tuple[str, ...] = ()
    draft: bool = False
    """Whether to leave it out for now."""


def read_markdown(item: Item, house: House) -> Taken:  # noqa: ARG001 - every reader's signature
    """Read a file as one article; raise `UnreadableFile` or `RecordError` where the front matter is wrong."""
    source = decode(item)
    if len(source.text) > MAX_CHARACTERS:
        raise UnreadableFile(
            f"it holds more than {MAX_CHARACTERS:,} characters of Markdown; expected one article."
        )
    document, body = split_front_matter(source.text)
    stated = check(FrontMatter, document, item.path)
    fields = tuple(Field(name=name, value=value, basis=BASIS) for name, value in _values(stated) if value)
    parts, cuts = parse_parts(body)
    headline = stated.headline or stated.title
    parts, repeated = _top(parts, headline)
    return Taken(articles=(raw_article(source, NAME, parts, fields, cuts + repeated),))


def _values(stated: FrontMatter) -> "tuple[tuple[str, str], ...]":
    single = {
        "headline": stated.headline or stated.title,
        "deck": stated.deck or stated.description,
        "byline": stated.byline,
        "date": stated.date or "",
        "received": stated.received or "",
        "source": stated.source,
        "section": stated.section,
        "language": stated.language,
        "id": stated.id,
        "slug": stated.slug,
        "url": stated.url,
        "draft": "true" if stated.draft else "",
    }
    authors = _listed(stated.author) or _listed(stated.authors)
    several = [("author", name) for name in authors] + [("tag", tag) for tag in stated.tags]
    return (*single.items(), *several)


def _listed(names: str | tuple[str, ...]) -> tuple[str, ...]:
    return tuple(filter(None, (names,) if isinstance(names, str) else names))


def _top(parts: tuple[Part, ...], headline: str) -> "tuple[tuple[Part, ...], tuple[Cut, ...]]":
    """Take a first heading for the headline, unless the front matter has said it already."""
    if not parts or parts[0].kind != "heading":
        return parts, ()
    if not headline:
        return (Part(kind="headline", text=parts[0].text, marks=parts[0].marks), *parts[1:]), ()
    if parts[0].text.casefold() == " ".join(headline.split()).casefold():
        return parts[1:], (Cut(text=parts[0].text, reason="repeats the headline"),)
    return parts, ()


READER = Reader(name=NAME, suffixes=(".md", ".markdown"), read=read_markdown)
