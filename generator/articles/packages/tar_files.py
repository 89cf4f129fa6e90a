"""Tar files: files in a row, each behind a header of 512 bytes (POSIX.1-2001 ustar and pax, GNU long names).

Python's own reader is not for files from anywhere: it has followed sizes below nothing backwards for ever
(CVE-2025-8194), taken quadratic time over long headers (CVE-2024-6232), and it ends without a word where a
header in the middle is damaged.
"""

import re
from collections.abc import Iterator

from msgspec import Struct

from generator.articles.formats import Flaw, Item
from generator.articles.packages import bounds
from generator.articles.packages.members import SHOWN, comes_later, is_hidden, refuse_name, take_out
from generator.errors import UnreadableFile

BLOCK = 512
KIND = slice(156, 157)
FOLDER, SPARSE, LONG_NAME, LONG_TARGET, FACTS, FACTS_OF_ALL = b"5", b"S", b"L", b"K", b"x", b"g"
FILES = (b"0", b"\0", b"7")
LINKS = (b"1", b"2")
WITHOUT_DATA = (*LINKS, b"3", b"4", FOLDER, b"6")
BEFORE = (LONG_NAME, LONG_TARGET, FACTS, FACTS_OF_ALL)
"""Headers whose data speaks of what comes after them."""
OCTAL = re.compile(rb"[ \0]*([0-7]*)[ \0]*")
RECORD = re.compile(rb"([1-9]\d{0,9}) ([^=]{1,200})=")


class _Member(Struct, frozen=True, kw_only=True):
    name: str
    kind: bytes
    data: memoryview


def open_tar(item: Item) -> Iterator[Item | Flaw]:
    """Yield the members of a tar file; raise `UnreadableFile`, after those before, where it is damaged."""
    members: list[_Member] = []
    damage: UnreadableFile | None = None
    try:
        _collect(item.data, members)
    except UnreadableFile as error:
        damage = error
    seen: set[str] = set()
    for member in sorted(members, key=lambda one: comes_later(one.name)):
        yield refuse_name(member.name, seen) or _take_member(item, member)
        seen.add(member.name)
    if damage:
        raise damage


def _take_member(item: Item, member: _Member) -> Item | Flaw:
    shown = member.name[:SHOWN]
    if member.kind in LINKS:
        return Flaw(message=f"{shown}: it is a link; expected a file.")
    if member.kind not in FILES:
        return Flaw(message=f"{shown}: it is no plain file; expected one.")
    if len(member.data) > bounds.MAX_MEMBER_BYTES:
        most = f"{bounds.MAX_MEMBER_BYTES:,} bytes"
        return Flaw(message=f"{shown}: it has more than {most}; expected less in one member.")
    return take_out(item, member.name, bytes(member.data))


def _collect(data: bytes, members: list[_Member]) -> None:
    """Collect the files that headers announce, up to the block of zeros that ends a tar file."""
    at = 0
    said: dict[bytes, bytes] = {}
    while any(header := data[at : at + BLOCK]):
        kind = header[KIND]
        size = _size(header, said)
        if len(header) == BLOCK and (size is None or not _is_whole(header)):
            raise UnreadableFile(_broken("is damaged", len(members)))
        at += BLOCK
        size = 0 if size is None or kind in WITHOUT_DATA else size
        if at + size > len(data):
            raise UnreadableFile(_broken("ends in the middle", len(members)))
        held = memoryview(data)[at : at + size]
        at += -(-size // BLOCK) * BLOCK
        if kind in BEFORE:
            said |= _read_facts(kind, bytes(held))
            continue
        member = _Member(name=_name(header, said), kind=_kind(kind, said), data=held)
        said = {}
        if not (kind == FOLDER or member.name.endswith("/") or is_hidden(member.name)):
            _stay_few(members)
            members.append(member)
    if not header or said:
        raise UnreadableFile(_broken("ends in the middle", len(members)))
    if data[at:].strip(b"\0"):
        raise UnreadableFile(_broken("goes on beyond its end", len(members)))


def _stay_few(members: list[_Member]) -> None:
    if len(members) == bounds.MAX_MEMBERS:
        raise UnreadableFile(
            f"it holds more members than were read; expected at most {bounds.MAX_MEMBERS:,}."
        )


def _broken(what: str, count: int) -> str:
    where = f", after {count:,} members" if count > 1 else ", after one member" if count else ""
    return f"it {what}{where}; expected a whole tar file."


def _is_whole(header: bytes) -> bool:
    """Whether a header adds up to the sum that it states, as bytes or, in old files, as signed ones."""
    stated = _number(header[148:156])
    bare = header[:148] + b" " * 8 + header[156:]
    return len(header) == BLOCK and stated in (sum(bare), sum(bare) - 256 * sum(byte > 127 for byte in bare))


def _size(header: bytes, said: dict[bytes, bytes]) -> int | None:
    """How many bytes follow a header: what is said before it outranks what it says, if it is a member's."""
    before = said.get(b"size", b"") if header[KIND] not in BEFORE else b""
    return int(before) if before.isdigit() and len(before) < 20 else _number(header[124:136])


def _number(field: bytes) -> int | None:
    """Read a number in octal, or in bytes after one of 128 where it is large; none where it is neither."""
    if field[:1] == b"\x80":
        return int.from_bytes(field[1:], "big")
    found = OCTAL.fullmatch(field)
    return int(found[1] or b"0", 8) if found else None


def _read_facts(kind: bytes, data: bytes) -> dict[bytes, bytes]:
    """Read what a header before a member says of it; of all members nothing that is asked here is said."""
    if kind == LONG_NAME:
        return {b"path": data.partition(b"\0")[0]}
    facts: dict[bytes, bytes] = {}
    at = 0
    while kind == FACTS and (found := RECORD.match(data, at)):
        end = at + int(found[1])
        facts[found[2]] = data[found.end() : end - 1]
        at = max(end, found.end())
    return facts


def _name(header: bytes, said: dict[bytes, bytes]) -> str:
    name, prefix = (field.partition(b"\0")[0] for field in (header[:100], header[345:500]))
    is_ustar = header[257:263] == b"ustar\0"
    whole = said.get(b"path") or (prefix + b"/" + name if prefix and is_ustar else name)
    try:
        return whole.decode("utf-8")
    except UnicodeDecodeError:
        return whole.decode("latin-1")


def _kind(kind: bytes, said: dict[bytes, bytes]) -> bytes:
    """Tell a file with holes, whose bytes are not all there, from a plain one."""
    return SPARSE if any(key.startswith(b"GNU.sparse.") for key in said) else kind
