"""What a reader of one format is: from a file's text to the articles in it."""

from collections.abc import Callable
from dataclasses import dataclass

from generator.model import Cut, Field, Part, Provenance, RawArticle


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceText:
    """One file's text, decoded, with line ends made alike and control characters taken out."""

    path: str
    text: str
    checksum: str
    encoding: str
    cuts: tuple[Cut, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """A format: its name with the version of the reading, its suffixes, and how it is read.

    `read` raises `UnreadableFile` or `RecordError`.
    """

    name: str
    suffixes: tuple[str, ...]
    read: "Callable[[SourceText], tuple[RawArticle, ...]]"


def raw_article(
    source: SourceText,
    reader: str,
    parts: tuple[Part, ...],
    fields: tuple[Field, ...] = (),
    cuts: tuple[Cut, ...] = (),
) -> RawArticle:
    """Put together what a reader took from a file that holds one article."""
    provenance = Provenance(
        path=source.path,
        checksum=source.checksum,
        reader=reader,
        encoding=source.encoding,
        cuts=source.cuts + cuts,
    )
    return RawArticle(parts=parts, fields=fields, provenance=provenance)
