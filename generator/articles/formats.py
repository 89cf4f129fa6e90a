"""What a reader of one format is: from the bytes of a file to the articles in it."""

from collections.abc import Callable

from msgspec import Struct

from generator.articles.house import House
from generator.model import Cut, Field, Part, Provenance, RawArticle


class Item(Struct, frozen=True, kw_only=True):
    """The bytes of one file, or of one member of a package."""

    path: str
    """The file, relative to the archive's root."""
    data: bytes
    checksum: str
    """SHA-256 of the whole file's bytes."""
    member: str = ""
    """Where in the package it lies, such as `2019/story.txt`; empty for a file of its own."""
    encoding: str = ""
    """Declared by what carries it, such as an HTTP or MIME header."""
    fields: tuple[Field, ...] = ()
    """Stated by what carries it, such as the address and the day of capture in a web archive."""
    suffix: str = ""
    """What its carrier says that it is, such as `.html`; empty where its name tells."""
    is_unnamed: bool = False
    """Whether its name may have lost its suffix, as that of what a `.gz` file holds."""
    warnings: tuple[str, ...] = ()
    """What a person should know of how it is packed."""
    code_page: str = ""
    """Of its folder, by the option `code_pages`; for text that neither declares its encoding nor is UTF-8."""

    @property
    def name(self) -> str:
        """Name the file by whose suffix it is read."""
        return self.member or self.path

    @property
    def ending(self) -> str:
        """The suffix it is read by, in lower case: what its carrier says, else its name's."""
        stem, _, end = self.name.rpartition("/")[2].rpartition(".")
        return self.suffix or (f".{end}".lower() if stem and end else "")


class SourceText(Struct, frozen=True, kw_only=True):
    """An item's text, decoded, with line ends made alike and control characters taken out."""

    item: Item
    text: str
    encoding: str
    basis: str = ""
    """Why it was decoded so, where neither a mark in it nor plain UTF-8 tells."""
    cuts: tuple[Cut, ...] = ()
    warnings: tuple[str, ...] = ()


class Flaw(Struct, frozen=True, kw_only=True):
    """Why one story of a file cannot be read, while the others can."""

    message: str
    """Where in the file, what is wrong; what was expected."""
    line: int = 0
    is_kept_back: bool = False
    """Whether the story says itself that it is not for publication."""


class Taken(Struct, frozen=True, kw_only=True):
    """What a reader took from an item: every story found in it is either an article or a flaw."""

    articles: tuple[RawArticle, ...]
    flaws: tuple[Flaw, ...] = ()


class Reader(Struct, frozen=True, kw_only=True):
    """A format: its name with the version of the reading, its suffixes, and how it is read.

    `read` raises `UnreadableFile` or `RecordError` where nothing in the item can be read.
    """

    name: str
    suffixes: tuple[str, ...]
    read: Callable[[Item, House], Taken]
    looks_right: Callable[[bytes], bool] | None = None
    """Whether bytes may be of the format; where they may not, the file is read for what it is."""


def raw_article(
    source: SourceText,
    reader: str,
    parts: tuple[Part, ...],
    fields: tuple[Field, ...] = (),
    cuts: tuple[Cut, ...] = (),
    *,
    number: int = 0,
) -> RawArticle:
    """Put together one article that a reader took from an item; `number` counts the item's stories from 0."""
    provenance = Provenance(
        path=source.item.path,
        member=source.item.member,
        item=number,
        checksum=source.item.checksum,
        reader=reader,
        encoding=source.encoding,
        cuts=source.cuts + cuts,
    )
    decoded = (Field(name="encoding", value=source.encoding, basis=source.basis),) if source.basis else ()
    return RawArticle(
        parts=parts,
        fields=fields + source.item.fields + decoded,
        provenance=provenance,
        warnings=source.item.warnings + source.warnings,
    )
