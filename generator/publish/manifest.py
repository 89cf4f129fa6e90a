"""What the last build rendered: by page, of which words it was made and what lies in the site."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from generator.publish.whole_files import AsWritten, lies, read_note, write_note


class Rendered(NamedTuple):
    """One page of the site, as it was rendered."""

    source: str
    """Checksum of the page's Markdown."""
    output: str
    """Checksum of the file in the site."""
    size: int
    written: int
    """When the file was last written, in nanoseconds: where it differs, the file is looked into."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """Every page that was rendered in a way that may be repeated, by its path in `build/pages`."""

    frame: str = ""
    """Checksum of all that every page depends on: theme, configuration, menu, program."""
    pages: Mapping[str, Rendered] = field(default_factory=dict)


def read_manifest(path: Path) -> Manifest:
    """Read what the last build rendered; nothing, where that is not known for certain."""
    data = read_note(path)
    try:
        pages = {name: Rendered(*row) for name, row in data["pages"].items()}
        return Manifest(frame=data["frame"], pages=pages)
    except (KeyError, TypeError):
        return Manifest()


def write_manifest(manifest: Manifest, path: Path) -> None:
    """Write down what was rendered."""
    write_note(path, {"frame": manifest.frame, "pages": dict(sorted(manifest.pages.items()))})


def stands(page: Rendered | None, source: str, output: Path) -> bool:
    """Whether a page was made of these words, and lies in the site as it was written."""
    if page is None or page.source != source:
        return False
    return lies(AsWritten(page.output, page.size, page.written), str(output))
