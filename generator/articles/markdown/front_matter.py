"""Front matter of a Markdown article: our own keys, and those of Hugo, Jekyll, Pelican and Material."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Annotated

from msgspec import Struct
from pydantic import BeforeValidator

from generator.articles.dating.edtf_values import DateText, DayText
from generator.articles.dating.stated_dates import parse_moment, parse_stated
from generator.articles.markdown.fences import Matter, split_matter
from generator.articles.markdown.front_pictures import SAID, find_pictures
from generator.content.checking import Record, check
from generator.content.strict_yaml import Document, Key
from generator.errors import UnreadableFile
from generator.model import Field, Part

FOREIGN = frozenset(
    """
    layout weight comments toc type kind markup outputs cascade build _build headless iscjklanguage images
    image cover_image videos audio resources sitemap menu menus linktitle translationkey params series
    expirydate unpublishdate
    featured_image featuredimage thumbnail cover math mermaid showtoc tocopen
    permalink excerpt_separator redirect_to header classes pin media_subpath img_path render_with_liquid
    hidden feed share related sidebar translation template save_as series_index stylesheet javascript lead
    links readtime hide icon search social
    """.split()  # noqa: SIM905 - plain words
).union(SAID)
"""Keys of those tools that say nothing of an article in words: they are noted."""
LEFT_OUT = {"draft", "hidden", "skip"}
"""Pelican's values of `status` for what is not to be seen."""
SAME = {
    "headline": ("headline", "title"),
    "deck": ("deck", "subtitle", "description", "summary", "excerpt"),
    "date": ("date", "publishdate", "pubdate", "published"),
    "versioncreated": ("updated", "modified", "lastmod", "last_modified_at"),
    "language": ("language", "lang"),
    "rights": ("rights", "copyright"),
}
"""Keys that say the same; the first that is given counts, and the others are noted where they differ."""
LISTS = ("tags", "keywords", "categories")
FILED_BY_DAY = re.compile(r"(?:.*/)?\d{4}-\d\d-\d\d-[^/]*")
"""Jekyll's names of files, in which lists may be words with spaces between."""
LONGEST_NOTE = 80

Words = str | tuple[str, ...]
Moment = Annotated[
    DateText, BeforeValidator(lambda value: parse_stated(value) or value if isinstance(value, str) else value)
]
"""A date in EDTF, or a moment of which only the day is kept."""


class FrontMatter(Record):
    """The keys that an article file in Markdown may open with."""

    headline: str = ""
    title: str = ""
    """The same as `headline`."""
    deck: str = ""
    subtitle: str = ""
    description: str = ""
    summary: str = ""
    excerpt: str = ""
    """The same as `deck`, each where those before it are not given."""
    byline: str = ""
    author: Words = ""
    """One name, or a list of names."""
    authors: Words = ""
    """The same as `author`."""
    date: Moment | None = None
    """When it was published, in EDTF: `2025-06-12`, `2019-05`, `2019-05-15~` (approximate)."""
    publishdate: Moment | None = None
    pubdate: Moment | None = None
    published: bool | Moment | None = None
    """The same as `date`; `false`: the same as `draft: true`."""
    modified: Moment | None = None
    updated: Moment | None = None
    lastmod: Moment | None = None
    last_modified_at: Moment | None = None
    """When the words were last changed."""
    received: DayText | None = None
    """The day it reached the archive; an article is never dated later by inference."""
    source: str = ""
    """The publisher or agency it came from."""
    agency: str = ""
    """The agency whose copy it is, where another published it."""
    section: str = ""
    category: str = ""
    categories: Words = ()
    """The first is the section, where none is given; the others are tags."""
    language: str = ""
    """A language tag such as `en` or `pt-BR`."""
    lang: str = ""
    """The same as `language`."""
    id: str = ""
    """The source's own id for the article."""
    slug: str = ""
    """The readable part of the address, in place of the one made from the headline."""
    url: str = ""
    """Where it was published."""
    aliases: Words = ()
    redirect_from: Words = ()
    """Addresses that the article had before; each becomes a page that leads to it."""
    tags: Words = ()
    keywords: Words = ()
    """The same as `tags`."""
    rights: str = ""
    copyright: str = ""
    """The same as `rights`."""
    embargo: str = ""
    """The moment before which it may not be published: `2026-12-01T06:00:00Z`, or a day."""
    draft: bool = False
    """Whether to leave it out for now."""
    status: str = ""
    """`draft`, `hidden` and `skip` leave it out."""


class Top(Struct, frozen=True, kw_only=True):
    """What stands above a text, and the text."""

    fields: tuple[Field, ...] = ()
    pictures: tuple[Part, ...] = ()
    """Captions of the pictures that it names."""
    body: str


def read_front_matter(text: str, path: str) -> Top:
    """Take the fields off the top of a text; raise `UnreadableFile` or `RecordError` where they are wrong."""
    matter = split_matter(text, FrontMatter.model_fields.keys() | FOREIGN)
    if not matter.document.value:
        return Top(body=matter.body)
    known, others = _sort_keys(matter, path)
    assert isinstance(known.value, dict)
    stated = check(FrontMatter, known, path)
    fields = [Field(name=name, value=value, basis=matter.basis) for name, value in _values(stated) if value]
    fields += _first_of_same(stated, known.value, matter.basis)
    others += _rest_of_same(stated)
    if stated.status and stated.status.lower() not in LEFT_OUT:
        others.append(f"status: {_shown(stated.status)}")
    if others:
        basis = f"{matter.basis}; not used here"
        fields.append(Field(name="other keys", value="; ".join(others), basis=basis))
    pictures = find_pictures(matter.document.value, matter.basis)
    return Top(fields=tuple(fields), pictures=pictures, body=matter.body)


def _sort_keys(matter: Matter, path: str) -> "tuple[Document, list[str]]":
    """Write all keys small, and tell those that mean something from other tools' that do not."""
    assert isinstance(matter.document.value, dict)
    known: dict[str, object] = {}
    lines: dict[Key, int] = dict(matter.document.lines)
    others: list[str] = []
    for key, value in matter.document.value.items():
        name, line = key.lower(), matter.document.line((key,))
        if name in known:
            raise UnreadableFile(f"key '{key}' stands twice; expected it once.", line=line)
        if name in FOREIGN:
            others.append(f"{key}: {_shown(value)}")
        elif value is not None:
            known[name] = value
            lines |= {(name, *k[1:]): at for k, at in matter.document.lines.items() if k[:1] == (key,)}
    _unfold(known, others)
    for name in (*LISTS, *(("author", "authors") if matter.basis != "the front matter" else ())):
        if isinstance(known.get(name), str):
            by_day = bool(FILED_BY_DAY.fullmatch(path)) and name in LISTS
            known[name] = _split(str(known[name]), spaced=by_day)
    return Document(known, lines), others


def _unfold(known: dict[str, object], others: list[str]) -> None:
    """Take what Material and some themes write a level deeper: a date's days, an author's name."""
    days = known.get("date")
    if isinstance(days, dict):
        days = dict(days)
        known.update({"date": days.pop("created", None), "updated": days.pop("updated", None)})
        others.extend(f"date.{key}: {_shown(value)}" for key, value in days.items())
    for name in ("author", "authors"):
        stated = known.get(name)
        if isinstance(stated, dict):
            known[name] = stated.get("name", stated)
        elif isinstance(stated, list):
            known[name] = [one.get("name", one) if isinstance(one, dict) else one for one in stated]


def _split(words: str, *, spaced: bool) -> list[str]:
    """Cut a list in one line: at semicolons, else at commas, else at spaces where these are meant so."""
    mark = next((mark for mark in ";," if mark in words), " " if spaced else "\n")
    return [one.strip() for one in words.split(mark) if one.strip()]


def _shown(value: object) -> str:
    text = " ".join(("true" if value is True else "false" if value is False else str(value)).split())
    return text if len(text) <= LONGEST_NOTE else text[: LONGEST_NOTE - 1] + "…"


def _values(stated: FrontMatter) -> Iterator[tuple[str, str]]:
    categories = tuple(filter(None, (stated.category, *_listed(stated.categories))))
    is_address = "://" in stated.url
    yield "byline", stated.byline
    yield "received", stated.received or ""
    yield "embargo", stated.embargo
    yield "source", stated.source
    yield "agency", stated.agency
    yield "section", stated.section or next(iter(categories), "")
    yield "id", stated.id
    yield "slug", stated.slug
    yield "url" if is_address else "permalink", stated.url
    yield "draft", "true" if _is_left_out(stated) else ""
    yield from (("author", name) for name in _listed(stated.author) or _listed(stated.authors))
    yield from (("alias", one) for one in (*_listed(stated.aliases), *_listed(stated.redirect_from)))
    rest = categories if stated.section else categories[1:]
    yield from (("tag", tag) for tag in (*_listed(stated.tags), *_listed(stated.keywords), *rest))


def _is_left_out(stated: FrontMatter) -> bool:
    return stated.draft or stated.published is False or stated.status.lower() in LEFT_OUT


def _first_of_same(stated: FrontMatter, written: Mapping[str, object], basis: str) -> Iterator[Field]:
    """State the first given of the keys that say the same, with the whole moment where its day is kept."""
    for field, names in SAME.items():
        name = next(iter(_given(stated, names)), "")
        if not name:
            continue
        value, words = getattr(stated, name), str(written[name])
        is_cut = field in {"date", "versioncreated"} and words != value
        yield Field(
            name=field,
            value=value.replace("_", "-") if field == "language" else value,
            basis=f"{basis} '{words}'" if is_cut else basis,
            time=parse_moment(words).partition("T")[2] if field == "date" else "",
        )


def _rest_of_same(stated: FrontMatter) -> Iterator[str]:
    for names in SAME.values():
        first, *rest = _given(stated, names) or [""]
        for name in rest:
            if getattr(stated, name) != getattr(stated, first):
                yield f"{name}: {_shown(getattr(stated, name))}"


def _given(stated: FrontMatter, names: Iterable[str]) -> list[str]:
    return [name for name in names if getattr(stated, name) and isinstance(getattr(stated, name), str)]


def _listed(names: Words) -> tuple[str, ...]:
    return tuple(filter(None, (names,) if isinstance(names, str) else names))
