"""Writes decisions on entities into their file, whose comments and order stay."""

import re
import secrets
from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from generator.content.checking import check
from generator.content.decision_text import Value, decision_lines
from generator.content.records import EntityDecision, Records
from generator.content.strict_yaml import Document, parse_yaml
from generator.content.text_files import MAX_BYTES, is_inside, read_text
from generator.content.writing import write_new
from generator.errors import ArchiveError, UnreadableFile

PATH = "content/decisions/entities.yml"
ITEM = re.compile(rb"^( *)-(?=[ \n])", re.MULTILINE)


class Draft(Struct, frozen=True, kw_only=True):
    """A decision as it will stand in its file."""

    decision: EntityDecision
    lines: str
    before: bytes
    """The file as it was read; empty where there is none."""
    after: bytes


def draft_decision(root: Path, what: Mapping[str, Value], by: str, on: str, why: str) -> Draft:
    """Make the decision's lines, and see that they are read as they are meant; raise `ArchiveError`."""
    before = _read(root)
    found = ITEM.search(before)
    indent = found[1].decode() if found else ""
    lines = decision_lines(what, by, on, why, indent=indent)
    newline = b"\r\n" if b"\r\n" in before else b"\n"
    ending = b"" if not before or before.endswith(b"\n") else newline
    after = before + ending + lines.encode("utf-8").replace(b"\n", newline)
    old, new = _parsed(before), _parsed(after)
    items = new.value if isinstance(new.value, list) else []
    # A file may end in the middle of something, such as `[` or a document's end.
    if not items or items[:-1] != (old.value or []):
        raise ArchiveError(
            f"{PATH}: the lines cannot be put at its end; expected a list of '- ' items.\n{lines}"
        )
    at = (len(items) - 1,)
    decision = check(EntityDecision, new, PATH, at=at, known={"line": new.line(at)})
    return Draft(decision=decision, lines=lines, before=before, after=after)


def with_decision(records: Records, draft: Draft) -> Records:
    """Add the decision to what people have written, to see whether it holds beside all others."""
    return replace(records, entity_decisions=(*records.entity_decisions, draft.decision))


def write_decision(root: Path, draft: Draft) -> None:
    """Write the file, whole or not at all; raise `ArchiveError` where it was changed in the meantime."""
    if not draft.before and not (root / PATH).exists():
        write_new(root, PATH, draft.after)
        return
    if _read(root) != draft.before:
        raise ArchiveError(
            f"{PATH}: it was changed in the meantime; nothing was written. Run the command again."
        )
    path = root / PATH
    beside = path.parent / f".{secrets.token_hex(8)}.deciding"
    try:
        beside.write_bytes(draft.after)
        beside.chmod(path.stat().st_mode & 0o777)
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)


def _read(root: Path) -> bytes:
    path = root / PATH
    if path.is_symlink() or not is_inside(root, PATH):
        raise ArchiveError(f"{PATH}: it is a link; expected a file of the archive.")
    if not path.exists():
        return b""
    read_text(root, PATH)  # says what is wrong with it, and never waits for a pipe
    return path.read_bytes()


def _parsed(data: bytes) -> Document:
    try:
        return parse_yaml(data.decode("utf-8-sig").replace("\r\n", "\n"), most=MAX_BYTES)
    except (UnreadableFile, UnicodeDecodeError) as error:
        raise ArchiveError(f"{PATH}: {error}") from None
