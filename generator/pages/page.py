"""What the pages stage hands on: a page of the site before it is rendered."""

from collections.abc import Mapping
from typing import Any, NamedTuple, TypeAlias

from msgspec import Struct

Meta: TypeAlias = Mapping[str, Any]


class ScriptJson(str):
    """JSON in which nothing can end a script element; it is written as it is, not escaped for HTML."""

    __slots__ = ()


class Page(Struct, frozen=True, kw_only=True):
    """One page of the site before rendering: Markdown and front matter."""

    path: str
    """Relative to `build/pages`, ending in `.md`."""
    title: str
    template: str
    meta: Meta
    """Facts as plain text; they are escaped for HTML when written."""
    body: str
    """Markdown, escaped where it holds words of a source."""
    sources: tuple[str, ...] = ()


class SiteFile(Struct, frozen=True, kw_only=True):
    """One file of the site that is taken over as it is, such as a picture."""

    path: str
    """Relative to `build/pages`."""
    checksum: str = ""
    """SHA-256 of a picture's bytes, by which it is found; empty: a file beside hand-written pages."""
    size: int
    """In bytes."""


class TextFile(Struct, frozen=True, kw_only=True):
    """One file of the site that the archive writes for machines, such as a feed."""

    path: str
    """Relative to `build/pages`."""
    text: str
    """Written in UTF-8, its line ends as they are."""


class DataFile(Struct, frozen=True, kw_only=True):
    """One file of the site that the archive draws, such as a card."""

    path: str
    """Relative to `build/pages`."""
    data: bytes


Made: TypeAlias = Page | TextFile | DataFile


class Outline(NamedTuple):
    """What is to be known of a page once it is composed, beside its words."""

    path: str
    title: str
    template: str
    sources: tuple[str, ...]
    id: str
    """Of the article or entity that it is of, if any."""
    is_hidden: bool
    """Whether search engines are to leave it out."""
    card: str
    """Path of the card that stands for it; empty where none does."""
    card_words: str


def outline_of(page: Page) -> Outline:
    """Take what is to be known of a page."""
    card = page.meta.get("card") or {"path": "", "words": ""}
    return Outline(
        path=page.path,
        title=page.title,
        template=page.template,
        sources=page.sources,
        id=page.meta.get("id", ""),
        is_hidden=bool(page.meta.get("robots")),
        card=card["path"],
        card_words=card["words"],
    )
