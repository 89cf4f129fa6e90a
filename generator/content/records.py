"""Everything people write in `content/` becomes typed records, with path and line in every message."""

from typing import Annotated

from msgspec import Struct
from pydantic import AfterValidator, Field, model_validator

from generator.content.checking import Record
from generator.content.page_files import PageFile
from generator.content.particulars import HeldRole, Identifiers, NamedForm, Where, with_names
from generator.content.takedowns import Takedown
from generator.content.values import (
    EdtfText,
    Line,
    Name,
    OptionalLine,
    OptionalProse,
    OwnId,
    Prose,
    WebAddress,
)
from generator.model import EntityKind

SOURCE_KINDS = ("agency", "newspaper", "magazine", "broadcaster", "website", "government", "other")


def _source_kind(value: str) -> str:
    if value not in SOURCE_KINDS:
        raise ValueError(f"one of {', '.join(SOURCE_KINDS)}")
    return value


class AuthorityRecord(Record):
    """The curated entry for one entity or source: `content/authority/<kind>/<id>.md`."""

    id: OwnId
    """The file's name; it never changes when the name does."""
    path: str
    name: Name
    variants: tuple[Name, ...] = ()
    """Other ways in which sources write the name, those of `names` with them."""
    names: tuple[NamedForm, ...] = ()
    """Names in a language, or of a time."""
    roles: tuple[HeldRole, ...] = ()
    parent: OptionalLine = ""
    """What it is part of, by id or name."""
    identifiers: Identifiers = Field(default={})
    """In registers such as Wikidata, each confirmed by a source at hand."""
    description: OptionalProse = ""
    same_as: tuple[WebAddress, ...] = ()
    """Addresses of the same thing elsewhere, each confirmed by a source at hand."""
    location: Where | None = None
    """Of a place: where it lies; without it, as far as the gazetteer knows."""
    note: str = ""
    """The text below the front matter, in Markdown."""

    @model_validator(mode="before")
    @classmethod
    def _names_are_variants(cls, stated: object) -> object:
        return with_names(stated)

    @model_validator(mode="after")
    def _only_places_lie_somewhere(self) -> "AuthorityRecord":
        if self.location and "/places/" not in self.path:
            raise ValueError("'location' only in the record of a place")
        return self


class SourceRecord(AuthorityRecord):
    """The curated entry for a publisher or agency: `content/authority/sources/<id>.md`."""

    kind: Annotated[str, AfterValidator(_source_kind)] | None = None
    """What it is, one of `SOURCE_KINDS`."""
    country: OptionalLine = ""
    """The country it works from, by its name."""
    ownership: OptionalProse = ""
    """Who owns or runs it, and where that is from."""
    rights: OptionalProse = ""
    """Shown with its articles that state none themselves."""
    publish: bool = True
    """Whether its articles are published at all."""
    embargo_days: Annotated[int, Field(ge=0)] = 0
    """Days after its date before an article of it is published."""
    url: WebAddress | None = None
    """Its own website."""


class Decision(Record):
    """A human judgement: who made it, when and why."""

    by: Line
    on: EdtfText
    why: Prose
    line: int = 0
    """Where it stands in its file, from 1."""


class ArticleDecision(Takedown, Decision):
    """What an editor states of one article; it outranks the file and every rule."""

    article: Line
    """The article's path from the archive's root, or its id."""
    date: EdtfText | None = None
    source: OptionalLine | None = None
    agency: OptionalLine | None = None
    byline: OptionalLine | None = None
    section: OptionalLine | None = None
    correction: Prose | None = None
    """What was wrong and what is right, in words for readers; the text itself is never altered."""


class Rename(Record):
    """A new preferred name for an entity."""

    entity: Line
    name: Name


class Split(Record):
    """In these articles an entity's name means another."""

    entity: Line
    articles: Annotated[tuple[Line, ...], Field(min_length=1)]
    """Paths from the archive's root, or ids."""
    into: OwnId
    """The id of the other: a record's, or a new one."""
    name: Name | None = None
    """Its name, where no record gives it."""


class EntityDecision(Decision):
    """One judgement on entities, each named by id or by name."""

    same: Annotated[tuple[Line, ...], Field(min_length=2)] | None = None
    """All of these are one entity; the first gives the name."""
    not_same: Annotated[tuple[Line, ...], Field(min_length=2)] | None = None
    """No two of these are one entity."""
    undecided: Annotated[tuple[Line, ...], Field(min_length=2)] | None = None
    """Whether any two of these are one entity is known to be open; no rule makes them one."""
    not_an_entity: Line | None = None
    """This name is no person, organization, place or event."""
    renamed: Rename | None = None
    split: Split | None = None

    @model_validator(mode="after")
    def _exactly_one(self) -> "EntityDecision":
        names = ("same", "not_same", "undecided", "not_an_entity", "renamed", "split")
        if sum(getattr(self, name) is not None for name in names) != 1:
            raise ValueError(f"exactly one of {', '.join(map(repr, names))}")
        return self


class QuotationDecision(Decision):
    """One judgement on a quotation: who speaks, that it is not known who does, or that it is none."""

    article: Line
    """The article's path from the archive's root, or its id."""
    words: Prose
    """Words that this quotation alone holds in the article."""
    speaker: Line | None = None
    """The speaker: an entity's id or name, else words for one who is no entity."""
    unknown: bool = False
    """Whether nobody can say who speaks."""
    strike: bool = False
    """Whether it is no quotation, and is listed nowhere."""

    @model_validator(mode="after")
    def _exactly_one(self) -> "QuotationDecision":
        if sum((self.speaker is not None, self.unknown, self.strike)) != 1:
            raise ValueError("exactly one of 'speaker', 'unknown: true', 'strike: true'")
        return self


class Moved(Record):
    """Articles that are, or are not, of a running story."""

    articles: Annotated[tuple[Line, ...], Field(min_length=1)]
    """Paths from the archive's root, or ids; their copies come along."""
    thread: Line
    """The story's id, or one of its articles."""


class ThreadDecision(Decision):
    """One judgement on running stories, each named by its id or by one of its articles."""

    merge: Annotated[tuple[Line, ...], Field(min_length=2)] | None = None
    """All of these are one; the first keeps its address."""
    move_in: Moved | None = None
    move_out: Moved | None = None

    @model_validator(mode="after")
    def _exactly_one(self) -> "ThreadDecision":
        if sum(value is not None for value in (self.merge, self.move_in, self.move_out)) != 1:
            raise ValueError("exactly one of 'merge', 'move_in', 'move_out'")
        return self


class ThreadRecord(Record):
    """An editor's words on a running story: `content/threads/<id>.md`."""

    id: OwnId
    """The file's name: the last part of the story's address."""
    path: str
    title: Name
    note: str = ""
    """The introduction: the text below the front matter, in Markdown."""


class HandWritten(Record):
    """A page that people write: `content/pages/<path>`; its text is trusted as configuration is."""

    path: str
    """Relative to `content/pages/`."""
    title: Line
    description: OptionalProse = ""
    body: str


class Records(Struct, frozen=True, kw_only=True):
    """All that people have written, read once and handed to the stages that need it."""

    entities: tuple[tuple[EntityKind, AuthorityRecord], ...] = ()
    sources: tuple[SourceRecord, ...] = ()
    article_decisions: tuple[ArticleDecision, ...] = ()
    entity_decisions: tuple[EntityDecision, ...] = ()
    thread_decisions: tuple[ThreadDecision, ...] = ()
    quotation_decisions: tuple[QuotationDecision, ...] = ()
    threads: tuple[ThreadRecord, ...] = ()
    permalinks: tuple[tuple[str, str], ...] = ()
    """Article id and address, as first published."""
    stories: tuple[str, ...] = ()
    """Ids of the running stories that were published, oldest first."""
    retold: tuple[str, ...] = ()
    """Ids of the quotations with many tellings that were published, oldest first."""
    entity_addresses: tuple[tuple[str, str], ...] = ()
    """Entity id and address of each page that an entity was given."""
    pages: tuple[HandWritten, ...] = ()
    files: tuple[PageFile, ...] = ()
    """What lies beside them, such as pictures."""
