"""The nouns: what one stage hands to the next."""

from typing import Literal

from msgspec import Struct

from generator.nouns.appearances import Appearances as Appearances
from generator.nouns.appearances import Chosen as Chosen
from generator.nouns.appearances import Columns as Columns
from generator.nouns.appearances import hold as hold
from generator.nouns.appearances import in_columns as in_columns
from generator.nouns.date import Date as Date
from generator.nouns.date import DateCandidate as DateCandidate
from generator.nouns.found import Appearance as Appearance
from generator.nouns.found import Entity as Entity
from generator.nouns.found import EntityKind as EntityKind
from generator.nouns.found import Link as Link
from generator.nouns.found import LinkKind as LinkKind
from generator.nouns.found import Mention as Mention
from generator.nouns.found import Place as Place
from generator.nouns.found import Quotation as Quotation
from generator.nouns.found import QuotationKind as QuotationKind
from generator.nouns.found import Retold as Retold
from generator.nouns.found import Role as Role
from generator.nouns.found import Telling as Telling
from generator.nouns.found import TellingKind as TellingKind
from generator.nouns.found import Thread as Thread
from generator.nouns.particulars import Identifier as Identifier
from generator.nouns.particulars import NameForm as NameForm
from generator.nouns.particulars import Office as Office
from generator.nouns.particulars import Particulars as Particulars
from generator.nouns.picture import Picture as Picture
from generator.nouns.picture import PictureFile as PictureFile
from generator.nouns.revision import Chain as Chain
from generator.nouns.revision import Correction as Correction
from generator.nouns.revision import Step as Step
from generator.nouns.whereabouts import About as About
from generator.nouns.whereabouts import CountryOf as CountryOf
from generator.nouns.whereabouts import Location as Location

PartKind = Literal["headline", "deck", "paragraph", "item", "quote", "heading", "row", "caption"]
MarkKind = Literal["emphasis", "strong", "link", "withheld"]
WithheldKind = Literal["withdrawn", "embargo", "source"]


class Basis(Struct, frozen=True, kw_only=True):
    """Where one field of an article came from, in words a reader would say."""

    field: str
    words: str


class Cut(Struct, frozen=True, kw_only=True):
    """Words of the file that are kept out of the body, and why."""

    text: str
    reason: str


class Provenance(Struct, frozen=True, kw_only=True):
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


class Mark(Struct, frozen=True, kw_only=True):
    """Emphasis or a link of the source, or words that the archive put for a name, as offsets in its part."""

    kind: MarkKind
    start: int
    end: int
    target: str = ""


class Part(Struct, frozen=True, kw_only=True):
    """One block of an article's text; offsets everywhere count code points of `text`."""

    kind: PartKind
    text: str
    marks: tuple[Mark, ...] = ()
    picture: Picture | None = None
    """What a caption stands below; its text may be empty."""


class Field(Struct, frozen=True, kw_only=True):
    """A value that the format or a sidecar states, and where."""

    name: str
    value: str
    basis: str
    time: str = ""
    """Time of day beside a date's day, as stated, with its zone."""


class RawArticle(Struct, frozen=True, kw_only=True):
    """What a reader took from a file: blocks of text in order, and the fields the format itself carries."""

    parts: tuple[Part, ...]
    fields: tuple[Field, ...]
    provenance: Provenance
    warnings: tuple[str, ...] = ()
    """What a person should look at, though the file could be read."""


class Dateline(Struct, frozen=True, kw_only=True):
    """The opening of a wire story, as written: `BAGHDAD, June 12 (Xinhua)`."""

    part: int
    """Number of the part that it opens."""
    end: int
    """Offset in that part where the story itself begins."""
    text: str
    place: str
    day: str = ""
    agency: str = ""

    def covers(self, part: int, end: int) -> bool:
        """Whether words that end at an offset in a part belong to it."""
        return part == self.part and end <= self.end


class Article(Struct, frozen=True, kw_only=True):
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
    corrections: tuple[Correction, ...] = ()
    """What its source or an editor says was put right."""
    former_ids: tuple[str, ...] = ()
    """Under which versions of it were published before they were known to be of one article."""
    embargo: str = ""
    """The moment before which it may not be published, as its file states it."""
    robots: str = ""
    """`noindex` where an editor keeps it out of every search; no word of it then stands on another page."""

    @property
    def headline_is_supplied(self) -> bool:
        """Whether the archive, not the source, worded the headline."""
        return all(part.kind != "headline" for part in self.parts)


class Withheld(Struct, frozen=True, kw_only=True):
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


class Version(Struct, frozen=True, kw_only=True):
    """How an article read before it was changed, or the same words in another file."""

    article: str
    """Id of the article, whose newest version is shown."""
    number: int
    """From 1, the oldest; the same words twice in a row carry one number."""
    when: Date
    replaced: Date
    """When the next version was made."""
    reason: str
    """Why it is older than the next."""
    is_repeat: bool
    """Whether the next has the same words."""
    headline: str
    parts: tuple[Part, ...]
    provenance: Provenance
    withdrawal: Withheld | None = None
    """Why nothing of it is told, where an editor withdrew it and not the article."""


class Archive(Struct, frozen=True, kw_only=True):
    """Everything known, before any page; articles newest first, undated last."""

    articles: tuple[Article, ...]
    entities: tuple[Entity, ...]
    appearances: Appearances
    quotations: tuple[Quotation, ...]
    links: tuple[Link, ...]
    threads: tuple[Thread, ...]
    about: tuple[About, ...] = ()
    countries: tuple[CountryOf, ...] = ()
    roles: tuple[Role, ...] = ()
    """In order of article, part and place of the name."""
    withheld: tuple[Withheld, ...] = ()
    versions: tuple[Version, ...] = ()
    """Older ones, oldest first."""
    chains: tuple[Chain, ...] = ()
    retold: tuple[Retold, ...] = ()
    """What several reports quote, by the day of the first."""
