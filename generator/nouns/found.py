"""What is found in articles: names and what they mean, words spoken, and what ties articles together."""

from datetime import date
from typing import Literal

from msgspec import Struct

from generator.nouns.particulars import NOTHING_MORE, Particulars
from generator.nouns.whereabouts import Location

EntityKind = Literal["person", "organization", "place", "event"]
QuotationKind = Literal["direct", "indirect"]
TellingKind = Literal["first", "exact", "trimmed", "longer", "changed"]
LinkKind = Literal["copy", "same-thread", "look-alike", "same-caption", "same-quotation", "related"]


class Mention(Struct, frozen=True, kw_only=True):
    """A name where it stands in an article; `text` is `parts[part].text[start:end]`."""

    article: str
    part: int
    start: int
    end: int
    text: str
    kind: EntityKind
    basis: str
    """What found it: the language model, an authority record, the gazetteer, a rule."""


class Entity(Struct, frozen=True, kw_only=True):
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
    particulars: Particulars = NOTHING_MORE
    """What its record says besides."""
    decisions: tuple[str, ...] = ()
    """What people decided of it, in sentences with who, when and why."""

    @property
    def is_reviewed(self) -> bool:
        """Whether a person wrote a record for it."""
        return bool(self.provenance)


class Appearance(Struct, frozen=True, kw_only=True):
    """The decision that a mention means an entity, and why."""

    mention: Mention
    entity: str
    reason: str


class Place(Struct, frozen=True, kw_only=True):
    """Where words stand in an article: `parts[part].text[start:end]`."""

    part: int
    start: int
    end: int


class Quotation(Struct, frozen=True, kw_only=True):
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
    kind: QuotationKind = "direct"
    speaker_place: Place | None = None
    """Where the words for the speaker stand, which may be an earlier paragraph."""


class Telling(Struct, frozen=True, kw_only=True):
    """A quotation in one of the reports that tell it, by its place."""

    article: str
    part: int
    start: int
    how: TellingKind
    """How its words differ from those of the first."""


class Retold(Struct, frozen=True, kw_only=True):
    """Words that two reports or more quote."""

    id: str
    tellings: tuple[Telling, ...]
    """One of each report, oldest first, undated last."""
    former_ids: tuple[str, ...] = ()
    """Under which it, or what is one with it now, was published."""


class Role(Struct, frozen=True, kw_only=True):
    """What an article says a person is, in its own words: `parts[part].text[start:end]`."""

    article: str
    part: int
    start: int
    end: int
    text: str
    entity: str
    reason: str
    """Where the words stand."""


class Link(Struct, frozen=True, kw_only=True):
    """A tie from one article to another."""

    source: str
    target: str
    kind: LinkKind
    reason: str
    """Sentences a reader would say, such as `Also from Baghdad. Two days later.`"""
    weight: float


class Thread(Struct, frozen=True, kw_only=True):
    """A running story: articles on one event and its follow-ups, oldest first."""

    id: str
    title: str
    articles: tuple[str, ...]
    entities: tuple[str, ...]
    """Those whom two or more of them name, the most often named first."""
    first: date | None
    last: date | None
    """Of those that are dated; None where none is."""
    continues: str = ""
    """The thread whose story goes on in this one."""
    former_ids: tuple[str, ...] = ()
    """Under which it, or what was merged into it, was published."""
    introduction: str = ""
    """Markdown that an editor wrote."""
    provenance: str = ""
    """Path of the editor's record; empty: title and order are by rule."""
    decisions: tuple[str, ...] = ()
    """What people decided of it, in sentences with who, when and why."""
