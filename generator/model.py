"""The nouns: what one stage hands to the next."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from generator.dating import Date as Date
from generator.dating import DateCandidate as DateCandidate
from generator.picture import Picture as Picture
from generator.picture import PictureFile as PictureFile
from generator.whereabouts import About as About
from generator.whereabouts import CountryOf as CountryOf
from generator.whereabouts import Location as Location

PartKind = Literal["headline", "deck", "paragraph", "item", "quote", "heading", "row", "caption"]
EntityKind = Literal["person", "organization", "place", "event"]
LinkKind = Literal["copy", "same-thread", "look-alike", "related"]
MarkKind = Literal["emphasis", "strong", "link", "withheld"]
WithheldKind = Literal["withdrawn", "embargo", "source"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Basis:
    """Where one field of an article came from, in words a reader would say."""

    field: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Cut:
    """Words of the file that are kept out of the body, and why."""

    text: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Provenance:
    """The file an article came from, and how it was read."""

    path: str
    """Relative to the archive's root, with forward slashes."""
    member: str = ""
    """Where in the file it lies, if that is a package."""
    item: int = 0
    """Number of the story in its file or member, from 0."""
    checksum: str
    """SHA-256 of the file's bytes, in hexadecimal."""
    reader: str
    """Name and version of the reader, such as `text 1`."""
    encoding: str = "utf-8"
    fields: tuple[Basis, ...] = ()
    cuts: tuple[Cut, ...] = ()

    def basis(self, field: str) -> str:
        """Say where a field came from, or return an empty string."""
        return next((b.words for b in self.fields if b.field == field), "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """Emphasis or a link of the source, as offsets into its part's text."""

    kind: MarkKind
    start: int
    end: int
    target: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One block of an article's text; offsets everywhere count code points of `text`."""

    kind: PartKind
    text: str
    marks: tuple[Mark, ...] = ()
    picture: Picture | None = None
    """What a caption stands below; its text may be empty."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """A value that the format or a sidecar states, and where."""

    name: str
    value: str
    basis: str
    time: str = ""
    """Time of day beside a date's day, as stated, with its zone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RawArticle:
    """What a reader took from a file: blocks of text in order, and the fields the format itself carries."""

    parts: tuple[Part, ...]
    fields: tuple[Field, ...]
    provenance: Provenance
    warnings: tuple[str, ...] = ()
    """What a person should look at, though the file could be read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dateline:
    """The opening of a wire story, as written: `BAGHDAD, June 12 (Xinhua)`."""

    part: int
    """Number of the part that it opens."""
    end: int
    """Offset in that part where the story itself begins."""
    text: str
    place: str
    day: str = ""
    agency: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One news article as its source wrote it, with what is known of it."""

    id: str
    slug: str
    headline: str
    deck: str = ""
    byline: str = ""
    """As written, without its `By`."""
    authors: tuple[str, ...] = ()
    """Names alone, as far as they are certain."""
    dateline: Dateline | None = None
    date: Date
    source: str = ""
    """The publisher, or the agency where it came from there."""
    agency: str = ""
    """The agency whose copy the text is, where another published it."""
    section: str = ""
    language: str = "en"
    tags: tuple[str, ...] = ()
    url: str = ""
    """Where it was published, as the source states it."""
    rights: str = ""
    aliases: tuple[str, ...] = ()
    """Addresses that it had before, as its file states them."""
    parts: tuple[Part, ...]
    references: tuple[str, ...] = ()
    """Lines of the file that point to other stories, such as `[RELATED] …`."""
    provenance: Provenance
    embargo: str = ""
    """The moment before which it may not be published, as its file states it."""
    robots: str = ""
    """`noindex` where an editor keeps it out of every search; no word of it then stands on another page."""

    @property
    def headline_is_supplied(self) -> bool:
        """Whether the archive, not the source, worded the headline."""
        return all(part.kind != "headline" for part in self.parts)


@dataclass(frozen=True, slots=True, kw_only=True)
class Withheld:
    """An article that is not published, and why; no word of it is in here."""

    id: str
    kind: WithheldKind
    """By an editor's decision, by an embargo, or by the record of its source."""
    reason: str
    by: str = ""
    on: str = ""
    """When it was decided, in EDTF."""
    address: str = ""
    """Where a notice stands in its place, without `.html`; empty where none does."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A name where it stands in an article; `text` is `parts[part].text[start:end]`."""

    article: str
    part: int
    start: int
    end: int
    text: str
    kind: EntityKind
    basis: str
    """What found it: the language model, an authority record, the gazetteer, a rule."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """A person, organization, place or event."""

    id: str
    """Unique over all kinds; the record's file name, and the last part of the address."""
    kind: EntityKind
    name: str
    variants: tuple[str, ...] = ()
    description: str = ""
    note: str = ""
    """Markdown that an editor wrote below the record."""
    same_as: tuple[str, ...] = ()
    location: Location | None = None
    """Of a place, where the gazetteer or its record says that it lies."""
    provenance: str = ""
    """Path of the authority record; empty: found in the archive, not yet reviewed."""
    decisions: tuple[str, ...] = ()
    """What people decided of it, in sentences with who, when and why."""

    @property
    def is_reviewed(self) -> bool:
        """Whether a person wrote a record for it."""
        return bool(self.provenance)


@dataclass(frozen=True, slots=True, kw_only=True)
class Appearance:
    """The decision that a mention means an entity, and why."""

    mention: Mention
    entity: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """Words an article puts in someone's mouth; the offsets include the quotation marks."""

    article: str
    part: int
    start: int
    end: int
    text: str
    speaker: str
    """The entity's id; empty where the speaker is named in words only."""
    speaker_text: str
    cue: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A tie from one article to another."""

    source: str
    target: str
    kind: LinkKind
    reason: str
    """Sentences a reader would say, such as `Also from Baghdad. Two days later.`"""
    weight: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Thread:
    """A running story: articles on one event and its follow-ups, oldest first."""

    id: str
    title: str
    articles: tuple[str, ...]
    entities: tuple[str, ...]
    first: date
    last: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Archive:
    """Everything known, before any page; articles newest first, undated last."""

    articles: tuple[Article, ...]
    entities: tuple[Entity, ...]
    appearances: tuple[Appearance, ...]
    quotations: tuple[Quotation, ...]
    links: tuple[Link, ...]
    threads: tuple[Thread, ...]
    about: tuple[About, ...] = ()
    countries: tuple[CountryOf, ...] = ()
    withheld: tuple[Withheld, ...] = ()
