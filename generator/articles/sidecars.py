"""A sidecar, `NAME.meta.yml` beside an article file, states what its text does not.

NAME is the article's whole file name (`story.txt.meta.yml`) or that without its suffix (`story.meta.yml`).
"""

from collections.abc import Sequence
from urllib.parse import quote

from msgspec import Struct

from generator.articles.dating.edtf_values import DateText, DayText
from generator.articles.decoding import clean, decode_bytes
from generator.articles.sidecar_text import find_gaps, without_gaps
from generator.content.checking import Record, check
from generator.content.strict_yaml import parse_yaml
from generator.content.values import (
    ForeignId,
    Line,
    OptionalAddress,
    OptionalLanguage,
    OptionalLine,
    OptionalProse,
)
from generator.errors import Problem, UnreadableFile
from generator.model import Field, Part, Picture


class SidecarPicture(Record):
    """A picture that lies beside the article's file."""

    file: Line
    """Its path from the sidecar's folder."""
    caption: OptionalProse = ""
    alt: OptionalLine = ""
    """What it shows, for those who cannot see it."""
    credit: OptionalLine = ""
    """Who made it."""
    rights: OptionalProse = ""


class Sidecar(Record):
    """The keys of a sidecar; it outranks the article file's own words."""

    headline: OptionalProse = ""
    deck: OptionalProse = ""
    byline: OptionalLine = ""
    date: DateText | None = None
    """When it was published, in EDTF: `2025-06-12`, `2019-05`, `2019-05-15~` (approximate)."""
    received: DayText | None = None
    """The day it reached the archive; an article is never dated later by inference."""
    source: OptionalLine = ""
    """The publisher or agency it came from."""
    agency: OptionalLine = ""
    """The agency whose copy it is, where another published it."""
    section: OptionalLine = ""
    language: OptionalLanguage = ""
    id: ForeignId = ""
    """The source's own id for the article."""
    url: OptionalAddress = ""
    """Where it was published."""
    rights: OptionalProse = ""
    """Who holds the rights, and what may be done with it."""
    embargo: OptionalLine = ""
    """The moment before which it may not be published: `2026-12-01T06:00:00Z`, or a day."""
    pictures: tuple[SidecarPicture, ...] = ()
    """Pictures that lie beside the article."""


class Stated(Struct, frozen=True, kw_only=True):
    """What a sidecar states: fields of the article, and captions with their pictures."""

    fields: tuple[Field, ...] = ()
    pictures: tuple[Part, ...] = ()
    gaps: tuple[str, ...] = ()
    """Keys that it marks as not known yet."""


def decode_sidecar(data: bytes, path: str) -> Stated:
    """Take what the bytes of a sidecar state; raise as `parse_sidecar` does."""
    try:
        text = clean(decode_bytes(data)[0])[0]
    except UnreadableFile as error:
        raise unreadable_sidecar(path, error) from None
    return parse_sidecar(text, path)


def unreadable_sidecar(path: str, error: UnreadableFile) -> UnreadableFile:
    """Say that it is the sidecar of a file that cannot be read."""
    return UnreadableFile(f"its sidecar {path} cannot be read: {error}", line=error.line)


def parse_sidecar(text: str, path: str) -> Stated:
    """Take what a sidecar states; raise `RecordError` that names every wrong key and value."""
    try:
        document = parse_yaml(text)
    except UnreadableFile as error:
        raise unreadable_sidecar(path, error) from None
    stated = check(Sidecar, without_gaps(document, Sidecar.model_fields), path)
    values = stated.model_dump(exclude={"pictures"})
    fields = tuple(
        Field(name=name, value=value, basis=f"the sidecar {path}") for name, value in values.items() if value
    )
    pictures = tuple(_caption(one, path) for one in stated.pictures)
    return Stated(fields=fields, pictures=pictures, gaps=find_gaps(text))


def note_gaps(path: str, gaps: Sequence[str], where: str = "") -> tuple[Problem, ...]:
    """Note what a sidecar marks as not known yet; `where` says which of a package it is."""
    message = f"{where}marks as not known yet: {', '.join(gaps)}."
    return (Problem(severity="note", path=path, message=message),) if gaps else ()


def _caption(stated: SidecarPicture, path: str) -> Part:
    """Make the caption of a picture that a sidecar names."""
    picture = Picture(
        address=quote(stated.file, safe="/\\:"),
        alt=stated.alt,
        credit=" ".join(stated.credit.split()),
        rights=" ".join(stated.rights.split()),
        basis=f"the sidecar {path}",
    )
    return Part(kind="caption", text=" ".join(stated.caption.split()), picture=picture)
