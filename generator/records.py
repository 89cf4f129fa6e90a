"""Everything people write in `content/` becomes typed records, with path and line in every message."""

import re
from dataclasses import dataclass
from typing import Annotated

from edtf import parse_edtf
from edtf.parser.edtf_exceptions import EDTFParseException
from pydantic import AfterValidator, Field, model_validator

from generator.checking import Record
from generator.model import EntityKind

SOURCE_KINDS = ("agency", "newspaper", "magazine", "broadcaster", "website", "government", "other")


def _edtf(value: str) -> str:
    try:
        parse_edtf(value)
    except EDTFParseException:
        raise ValueError("an EDTF date such as 2025-06-12, 2019-05 or 2019-05-15~ (approximate)") from None
    return value


def _id(value: str) -> str:
    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", value):
        raise ValueError("a file name of lower-case letters, digits and single hyphens, such as jane-doe.md")
    return value


def _source_kind(value: str) -> str:
    if value not in SOURCE_KINDS:
        raise ValueError(f"one of {', '.join(SOURCE_KINDS)}")
    return value


def _web_address(value: str) -> str:
    if not re.fullmatch(r"https?://[^\s/]\S*", value):
        raise ValueError("an address such as https://www.example.org/")
    return value


EdtfText = Annotated[str, AfterValidator(_edtf)]
Text = Annotated[str, Field(min_length=1)]


class AuthorityRecord(Record):
    """The curated entry for one entity or source: `content/authority/<kind>/<id>.md`."""

    id: Annotated[str, AfterValidator(_id)]
    """The file's name; it never changes when the name does."""
    path: str
    name: Text
    variants: tuple[Text, ...] = ()
    """Other ways in which sources write the name."""
    description: str = ""
    same_as: tuple[Text, ...] = ()
    """Addresses of the same thing elsewhere, each confirmed by a source at hand."""
    note: str = ""
    """The text below the front matter, in Markdown."""


class SourceRecord(AuthorityRecord):
    """The curated entry for a publisher or agency: `content/authority/sources/<id>.md`."""

    kind: Annotated[str, AfterValidator(_source_kind)] | None = None
    """What it is, one of `SOURCE_KINDS`."""
    country: str = ""
    """The country it works from, by its name."""
    ownership: str = ""
    """Who owns or runs it, and where that is from."""
    url: Annotated[str, AfterValidator(_web_address)] | None = None
    """Its own website."""


class Decision(Record):
    """A human judgement: who made it, when and why."""

    by: Text
    on: EdtfText
    why: Text
    line: int = 0
    """Where it stands in its file, from 1."""


class ArticleDecision(Decision):
    """What an editor states of one article; it outranks the file and every rule."""

    article: Text
    """The article's path from the archive's root, or its id."""
    date: EdtfText | None = None
    source: str | None = None
    agency: str | None = None
    byline: str | None = None
    section: str | None = None


class Rename(Record):
    """A new preferred name for an entity."""

    entity: Text
    name: Text


class EntityDecision(Decision):
    """One judgement on entities, each named by id or by name."""

    same: Annotated[tuple[Text, ...], Field(min_length=2)] | None = None
    """All of these are one entity; the first gives the name."""
    not_same: Annotated[tuple[Text, ...], Field(min_length=2)] | None = None
    """No two of these are one entity."""
    not_an_entity: Text | None = None
    """This name is no person, organization, place or event."""
    renamed: Rename | None = None

    @model_validator(mode="after")
    def _exactly_one(self) -> "EntityDecision":
        given = (self.same, self.not_same, self.not_an_entity, self.renamed)
        if sum(value is not None for value in given) != 1:
            raise ValueError("exactly one of 'same', 'not_same', 'not_an_entity', 'renamed'")
        return self


class HandWritten(Record):
    """A page that people write: `content/pages/<path>`; its text is trusted as configuration is."""

    path: str
    """Relative to `content/pages/`."""
    title: Text
    description: str = ""
    body: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Records:
    """All that people have written, read once and handed to the stages that need it."""

    entities: tuple[tuple[EntityKind, AuthorityRecord], ...] = ()
    sources: tuple[SourceRecord, ...] = ()
    article_decisions: tuple[ArticleDecision, ...] = ()
    entity_decisions: tuple[EntityDecision, ...] = ()
    permalinks: tuple[tuple[str, str], ...] = ()
    """Article id and address, as first published."""
    pages: tuple[HandWritten, ...] = ()
