"""The text of a sidecar that the archive writes for a person: what is known, and the gaps marked."""

import re
from collections.abc import Container, Iterable, Mapping

import yaml

from generator.content.strict_yaml import Document

GAPS = {
    "date": "when it was published, such as 2025-06-12, 2019-05 or 2019-05-15~ (about)",
    "source": "the publisher or agency",
    "received": "the day it reached you, such as 2025-06-13",
}
HEADING = "# Not known yet. Write what you know, and take the '#' in front of its key away."
WIDTH = 10
NO_VALUE = re.compile(r"(\w+):\s*(?:''|\"\"|~|null)?\s*")


def compose_sidecar(before: str, known: Mapping[str, str], gaps: Iterable[str]) -> str:
    """Add what is known to a sidecar's text, and a line that stands ready for each gap."""
    lines = [line for line in before.splitlines() if not _is_replaced(line, known)]
    lines = lines if any(line.strip() for line in lines) else []
    lines += [
        yaml.safe_dump({name: value}, allow_unicode=True, width=float("inf")).rstrip("\n")
        for name, value in known.items()
    ]
    marks = [f"# {name + ':':<{WIDTH}} # {GAPS[name]}" for name in gaps]
    return "\n".join([*lines, *([HEADING] if marks else []), *marks]) + "\n"


def without_gaps(document: Document, known: Container[str]) -> Document:
    """Leave out known keys that stand there without a value: what they would state is not known."""
    if document.value is None:
        return Document({})
    if not isinstance(document.value, dict):
        return document
    stated = {name: value for name, value in document.value.items() if value is not None or name not in known}
    return Document(stated, document.lines)


def find_gaps(text: str) -> tuple[str, ...]:
    """List the keys that a sidecar still marks as not known."""
    return tuple(name for name in GAPS if any(_is_mark(line, name) for line in text.splitlines()))


def _is_mark(line: str, name: str) -> bool:
    return line.startswith(f"# {name}:") and line.endswith(f"# {GAPS[name]}")


def _is_replaced(line: str, known: Mapping[str, str]) -> bool:
    """Whether a line is a mark of before, or an empty key that is known now."""
    empty = NO_VALUE.fullmatch(line)
    is_mark = any(_is_mark(line, name) for name in GAPS)
    return line == HEADING or is_mark or (empty is not None and empty[1] in known)
