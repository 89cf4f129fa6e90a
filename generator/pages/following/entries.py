"""What a feed says of an article, before any format, and how feeds are cut into documents."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import NamedTuple

from msgspec import Struct

from generator.model import Article, Version
from generator.pages.article.articles import opening_words
from generator.pages.catalogue import Catalogue
from generator.pages.citing.authors import Author, authors_of
from generator.pages.citing.citation import known_language
from generator.pages.citing.plain import plain
from generator.pages.collections import Collection
from generator.pages.moments import DAY, changed_on, published_at, published_on

FOLDER = "feeds"
SIZE = 100
"""Articles in one document of the past; the document that one follows holds up to twice as many."""
LENGTH = 240
"""Characters of an article's opening words."""
UNKNOWN = "1970-01-01"
"""The beginning of computers' time: Atom asks for a day of change also where none is known."""


class Entry(Struct, frozen=True, kw_only=True):
    """One article in a feed."""

    url: str
    title: str
    published: str
    """A moment (RFC 3339), if at least the day is certain."""
    updated: str
    """When it was last changed or put right, else published; what is not known follows `UNKNOWN`."""
    is_changed: bool
    """Whether it was changed or put right after it was published."""
    authors: tuple[Author, ...]
    source: str
    summary: str
    tags: tuple[str, ...]
    language: str
    rights: str


class Cut(NamedTuple):
    """Which articles stand in one document of a feed."""

    title: str
    """Of the collection, as its name and page are."""
    name: str
    page: str
    path: str
    older: str
    """The path of the document before; empty where there is none."""
    newer: str
    ids: tuple[str, ...]
    """The last that came first."""


class Document(Struct, frozen=True, kw_only=True):
    """One file of a feed: the one that is followed, or one of the past that never changes."""

    title: str
    home: str
    """Address of the page, absolute."""
    url: str
    """Of the document itself, without a suffix; absolute."""
    path: str
    """The same below the site's root."""
    current: str
    """Of the document that is followed."""
    older: str
    newer: str
    entries: tuple[Entry, ...]

    @property
    def is_archive(self) -> bool:
        """Whether it is one of the past."""
        return self.url != self.current

    @property
    def updated(self) -> str:
        """Give the last change of all its entries."""
        moments = (entry.updated for entry in self.entries)
        return max(moments, key=datetime.fromisoformat, default=f"{UNKNOWN}T00:00:00Z")


def cut_feed(collection: Collection, order: Mapping[str, int]) -> Iterator[Cut]:
    """Cut a collection into documents, in the order in which articles came to the archive.

    Each of the past is full and stays as it is when others come; `order` numbers the articles by that order.
    """
    ids = sorted((one.id for one in collection.articles), key=order.__getitem__)
    past = max(0, len(ids) // SIZE - 1)
    base = f"{FOLDER}/{collection.name}"
    names = [f"{base}--{number}" for number in range(1, past + 1)] + [base]
    for number, name in enumerate(names):
        end = None if number == past else (number + 1) * SIZE
        yield Cut(
            title=collection.title,
            name=collection.name,
            page=collection.page,
            path=name,
            older=names[number - 1] if number else "",
            newer=names[number + 1] if number + 1 < past else "",
            ids=tuple(reversed(ids[number * SIZE : end])),
        )


def fill_document(catalogue: Catalogue, cut: Cut) -> Document:
    """Say of the articles of a document what a feed says."""
    absolute = catalogue.site.absolute
    return Document(
        title=plain(cut.title) or cut.name,
        home=absolute(f"{cut.page}.html"),
        url=absolute(cut.path),
        path=cut.path,
        current=absolute(f"{FOLDER}/{cut.name}"),
        older=absolute(cut.older) if cut.older else "",
        newer=absolute(cut.newer) if cut.newer else "",
        entries=tuple(describe_entry(catalogue, catalogue.articles[id_]) for id_ in cut.ids),
    )


def describe_entry(catalogue: Catalogue, article: Article) -> Entry:
    """Say of an article what a feed says."""
    moment = published_at(article)
    published = (moment if "T" in moment else f"{moment}T00:00:00Z") if len(moment) >= DAY else ""
    changed = _changed(article, catalogue.versions.get(article.id, ()))
    is_changed = bool(changed) and changed > (published or UNKNOWN)[:DAY]
    return Entry(
        url=catalogue.site.absolute(f"{catalogue.addresses.articles[article.id]}.html"),
        title=plain(article.headline) or article.id,
        published=published,
        updated=f"{changed}T00:00:00Z" if is_changed else published or _by_then(article.date.latest),
        is_changed=is_changed,
        authors=authors_of(article),
        source=plain(article.source),
        summary=plain(opening_words(article, LENGTH)),
        tags=tuple(filter(None, map(plain, dict.fromkeys((article.section, *article.tags))))),
        language=known_language(article),
        rights=plain(article.rights),
    )


def changed_or_published(catalogue: Catalogue, article: Article) -> str:
    """Give the day on which an article was last changed or put right, else published, if that is known."""
    published = published_on(article)
    days = (
        _changed(article, catalogue.versions.get(article.id, ())),
        published if len(published) == DAY else "",
    )
    return max(days)


def order_of_coming(ledger: Sequence[tuple[str, str]], new: Sequence[tuple[str, str]]) -> dict[str, int]:
    """Give each article its number in the order of the ledger, in which they came to the archive."""
    return {id_: n for n, (id_, address) in enumerate((*ledger, *new)) if address.startswith("articles/")}


def _changed(article: Article, versions: Sequence[Version]) -> str:
    """Give the last day on which its words were changed, or an editor put it right."""
    days = [changed_on(versions), *(one.on for one in article.corrections)]
    return max((day for day in days if len(day) == DAY and day[4] == day[7] == "-"), default="")


def _by_then(latest: date | None) -> str:
    """Give the last day that a date can be of, as a moment."""
    return f"{latest.isoformat() if latest else UNKNOWN}T00:00:00Z"
