"""Markdown with front matter, as people and site generators write it."""

from generator.articles.decoding import decode
from generator.articles.formats import Item, Reader, Taken, raw_article
from generator.articles.house import House
from generator.articles.html.bodies import first_words
from generator.articles.markdown.fences import json_end
from generator.articles.markdown.front_matter import read_front_matter
from generator.articles.markdown.markdown_parts import parse_parts
from generator.articles.markdown.shortcodes import take_shortcodes
from generator.content.strict_yaml import MAX_BYTES
from generator.errors import UnreadableFile
from generator.model import Cut, Part

NAME = "markdown 3"
MAX_CHARACTERS = 2_000_000
"""Hostile nesting costs the parser about ten microseconds a character."""


def read_markdown(item: Item, house: House) -> Taken:  # noqa: ARG001 - every reader's signature
    """Read a file as one article; raise `UnreadableFile` or `RecordError` where the front matter is wrong."""
    source = decode(item)
    if len(source.text) > MAX_CHARACTERS:
        raise UnreadableFile(
            f"it holds more than {MAX_CHARACTERS:,} characters of Markdown; expected one article."
        )
    top = read_front_matter(source.text, item.path)
    plain = take_shortcodes(top.body)
    parts, cuts = parse_parts(plain.text)
    headline = next((known.value for known in top.fields if known.name == "headline"), "")
    parts, repeated = _top(parts, headline)
    shown = {part.picture.address for part in parts if part.picture}
    above = tuple(part for part in top.pictures if part.picture and part.picture.address not in shown)
    parts = (*parts[:1], *above, *parts[1:]) if parts and parts[0].kind == "headline" else above + parts
    return Taken(articles=(raw_article(source, NAME, parts, top.fields, plain.cuts + cuts + repeated),))


def _top(parts: tuple[Part, ...], headline: str) -> "tuple[tuple[Part, ...], tuple[Cut, ...]]":
    """Take a first heading for the headline, unless the front matter has said it already."""
    at = first_words(parts)
    if not parts or parts[at].kind != "heading":
        return parts, ()
    first, rest = parts[at], parts[:at] + parts[at + 1 :]
    if not headline:
        return (Part(kind="headline", text=first.text, marks=first.marks), *rest), ()
    if first.text.casefold() == " ".join(headline.split()).casefold():
        return rest, (Cut(text=first.text, reason="repeats the headline"),)
    return parts, ()


def _looks_right(data: bytes) -> bool:
    """Whether what looks like JSON is only the front matter of a text."""
    return bool(json_end(data[:MAX_BYTES].removeprefix(b"\xef\xbb\xbf").decode("utf-8", "replace")))


READER = Reader(name=NAME, suffixes=(".md", ".markdown"), read=read_markdown, looks_right=_looks_right)
