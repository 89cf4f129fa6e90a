"""The body of an article that a table, a feed or a message carries: plain text, or HTML in a field."""

import re
from collections.abc import Sequence

from msgspec import Struct

from generator.articles.html.html_parts import parse_html_parts
from generator.articles.plain.headlines import mark_top
from generator.articles.plain.layout import find_blocks
from generator.model import Cut, Part

TAG = re.compile(
    r"</?(?:a|abbr|article|b|blockquote|br|code|dd|div|dl|dt|em|figure|font|h[1-6]|hr|i|img|li|ol|p|pre|section"
    r"|span|strong|sub|sup|table|tbody|td|th|tr|u|ul)(?:\s[^<>]*|/)?>",
    re.IGNORECASE,
)


class Story(Struct, frozen=True, kw_only=True):
    """The parts of a body, and what was left out of it."""

    parts: tuple[Part, ...]
    cuts: tuple[Cut, ...] = ()


def is_html(text: str) -> bool:
    """Whether a text holds a tag of HTML, as its elements are named."""
    return bool(TAG.search(text))


def read_plain(text: str, headline: str) -> Story:
    """Cut a plain text into parts; where no headline is stated, its first lines may be one."""
    blocks = find_blocks(text)
    marked = blocks if headline else mark_top(blocks)
    return drop_repeated(Story(parts=tuple(Part(kind=b.kind, text=b.text) for b in marked)), headline)


def read_html(text: str, headline: str, base: str = "") -> Story:
    """Take the parts of HTML, links resolved against `base`, without a first that repeats the headline."""
    found = parse_html_parts(text, base)
    return drop_repeated(Story(parts=found.parts, cuts=found.cuts + found.addresses), headline)


def read_body(text: str, headline: str) -> Story:
    """Read a body as HTML where it holds tags, else as plain text."""
    return read_html(text, headline) if is_html(text) else read_plain(text, headline)


def drop_repeated(story: Story, headline: str) -> Story:
    """Cut a first part that says the same as the headline."""
    at = first_words(story.parts)
    first = story.parts[at].text if story.parts else ""
    if not first or first.casefold() != " ".join(headline.split()).casefold():
        return story
    rest = story.parts[:at] + story.parts[at + 1 :]
    return Story(parts=rest, cuts=(*story.cuts, Cut(text=first, reason="repeats the headline")))


def first_words(parts: Sequence[Part]) -> int:
    """Find the number of the first part that is no picture, or 0."""
    return next((n for n, part in enumerate(parts) if part.picture is None), 0)
