"""Pages read back from `build/pages`: what `writer.format_page` wrote, as fast as JSON is read."""

from typing import Any, NamedTuple

import msgspec
from mkdocs.utils.meta import get_data

FENCE = "---\n"
READ = msgspec.json.Decoder().decode
SURROGATE = "\\ud"
"""YAML bars what it stands for."""


class PageText(NamedTuple):
    """A page's front matter and Markdown."""

    meta: dict[str, Any]
    body: str


def parse_page(text: str) -> PageText:
    """Split a page into its front matter and its Markdown, as MkDocs does."""
    return _parse_lines(text) or _parse_yaml(text)


def _parse_lines(text: str) -> PageText | None:
    """Read front matter of one JSON value a line; None where it is more."""
    head, fence, body = text.removeprefix(FENCE).partition(f"\n{FENCE}")
    if not text.startswith(FENCE) or not fence or SURROGATE in head:
        return None
    meta: dict[str, Any] = {}
    for line in head.split("\n"):
        key, _, value = line.partition(": ")
        if key in meta or not key.isidentifier():
            return None
        try:
            meta[key] = READ(value)
        except ValueError:
            return None
    return PageText(meta, body.lstrip("\n"))


def _parse_yaml(text: str) -> PageText:
    body, meta = get_data(text)
    return PageText(meta, body)
