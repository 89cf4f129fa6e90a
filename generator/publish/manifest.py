"""What the last build rendered: by page, of which words it was made and what lies in the site."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

BYTES = 16
"""Of a checksum; two texts have the same one by chance once in 2^64."""


class Rendered(NamedTuple):
    """One page of the site, as it was rendered."""

    source: str
    """Checksum of the page's Markdown."""
    output: str
    """Checksum of the file in the site."""
    size: int
    written: int
    """When the file was last written, in nanoseconds: where it differs, the file is looked into."""
    robots: str
    """What the page tells search engines; the sitemap needs it of pages that are not rendered anew."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """Every page that was rendered in a way that may be repeated, by its path in `build/pages`."""

    frame: str = ""
    """Checksum of all that every page depends on: theme, configuration, menu, program."""
    pages: Mapping[str, Rendered] = field(default_factory=dict)


def checksum(data: bytes) -> str:
    """Make the checksum by which pages are told apart."""
    return hashlib.blake2b(data, digest_size=BYTES).hexdigest()


def read_manifest(path: Path) -> Manifest:
    """Read what the last build rendered; nothing, where that is not known for certain."""
    try:
        stated, _, text = path.read_text(encoding="utf-8").partition("\n")
        if stated != checksum(text.encode()):
            return Manifest()
        data: dict[str, Any] = json.loads(text)
        return Manifest(
            frame=data["frame"], pages={name: Rendered(*row) for name, row in data["pages"].items()}
        )
    except (OSError, ValueError, KeyError, TypeError):
        return Manifest()


def write_manifest(manifest: Manifest, path: Path) -> None:
    """Write down what was rendered, whole or not at all."""
    data = {"frame": manifest.frame, "pages": dict(sorted(manifest.pages.items()))}
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_name(f"{path.name}.unfinished")
    unfinished.write_text(f"{checksum(text.encode())}\n{text}", encoding="utf-8")
    unfinished.replace(path)


def stands(page: Rendered | None, source: str, output: Path) -> bool:
    """Whether a page was made of these words, and lies in the site as it was written."""
    if page is None or page.source != source:
        return False
    try:
        status = output.stat()
        if status.st_size != page.size:
            return False
        return status.st_mtime_ns == page.written or checksum(output.read_bytes()) == page.output
    except OSError:
        return False
