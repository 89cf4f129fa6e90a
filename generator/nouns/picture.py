"""A picture of an article: what its source says of it, and the file in which it lies, if it is at hand."""

from msgspec import Struct


class PictureFile(Struct, frozen=True, kw_only=True):
    """The bytes of one picture: where they lie, and what their first bytes say they are."""

    path: str
    """The picture's own file, or the file that holds it; relative to the archive's root."""
    member: str = ""
    """Where in that file it lies, if that is a package or a message."""
    checksum: str
    """SHA-256 of the picture's bytes, in hexadecimal."""
    size: int
    """In bytes."""
    media_type: str
    width: int
    height: int
    """In pixels, as a browser shows it."""


class Picture(Struct, frozen=True, kw_only=True):
    """A picture where it stands in an article; the words of its caption are those of its part."""

    address: str
    """As the source gives it."""
    alt: str = ""
    """What it shows, for those who cannot see it, as the source words it."""
    credit: str = ""
    rights: str = ""
    file: PictureFile | None = None
    """None: the picture is not kept here."""
    basis: str = ""
    """Why it belongs to the article, or why it is not kept, in words a reader would say."""
