"""What the last build rendered: by page, of which words it was made and what lies in the site."""

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

import msgspec
from msgspec import Struct, field

from generator.whole_files import AsWritten, read_checked, write_checked


class Rendered(NamedTuple):
    """One file of the site, as it was rendered or carried there."""

    source: str
    """Checksum of the page's Markdown, or of the file that was carried."""
    output: str
    """Checksum of the file in the site; where others brought it there, that of what they carried."""
    size: int
    written: int
    """When the file was last written, in nanoseconds: where it differs, the file is looked into."""

    @property
    def file(self) -> AsWritten:
        """Give what lies in the site."""
        return AsWritten(self.output, self.size, self.written)


class Manifest(Struct, frozen=True, kw_only=True):
    """Every file of the site that was made in a way that may be repeated."""

    frame: str = ""
    """Checksum of all that every page depends on: theme, configuration, menu, program."""
    pages: Mapping[str, Rendered] = field(default_factory=dict)
    """By path in `build/pages`."""
    leads: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Of each page that the fast parser leaves to Python-Markdown, the files that it links to."""
    left: tuple[str, ...] = ()
    """Pages that MkDocs rendered, as it had something to say of them."""
    templates: Mapping[str, Rendered] = field(default_factory=dict)
    """Pages that the theme makes of no Markdown, by name; they have no source but the frame."""
    carried: Mapping[str, Rendered] = field(default_factory=dict)
    """Files that are taken over as they are, by path."""


def read_manifest(path: Path) -> Manifest:
    """Read what the last build rendered; nothing, where that is not known for certain."""
    try:
        data = read_checked(path)
        return Manifest() if data is None else msgspec.json.decode(data, type=Manifest)
    except ValueError:
        return Manifest()


def write_manifest(manifest: Manifest, path: Path) -> None:
    """Write down what was rendered."""
    write_checked(path, msgspec.json.encode(manifest, order="sorted"))
