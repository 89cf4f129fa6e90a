"""Packages, `.gz` and `.zip`, read in place: nothing in them is written, and all they hold is bounded."""

import io
import stat
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import PurePosixPath

from generator.articles.detection import find_kind, find_package
from generator.articles.formats import Flaw, Item
from generator.articles.web.warc import read_warc
from generator.errors import UnreadableFile

MAX_MEMBERS = 20_000
MAX_MEMBER_BYTES = 50_000_000
MAX_TOTAL_BYTES = 200_000_000
"""Unpacked, of one file with all that is nested in it."""
MAX_RATIO, RATIO_FROM = 200, 1_000_000
"""Times that a member larger than this many bytes may grow; news text grows three- to tenfold."""
MAX_DIRECTORY = 200 * MAX_MEMBERS
"""Bytes of a zip file's list of members, of which the list is held in memory."""
MAX_NESTED = {".gz": 2, ".zip": 1, ".warc": 1}
STEP = 65_536
OUTSIDE = (
    "the name '{name}' would lead out of the package; it is read in place, and nothing is written there."
)
DOCUMENTS = frozenset({"[Content_Types].xml", "mimetype"})
"""What zip files hold that are .docx, .xlsx, .odt or .epub."""
AS_TEXT = "expected its text, saved as .txt, .md, .html or .eml."
DIRECTORY = b"PK\x05\x06"


@dataclass(slots=True, kw_only=True)
class _Budget:
    """What is left to unpack of one file, and how deep one is in it."""

    left: int
    depth: dict[str, int] = field(default_factory=dict)


def unpack(item: Item) -> Iterator[Item | Flaw]:
    """Yield what an item holds if it is a package, else itself; members that cannot be read are flaws."""
    yield from _unpack(item, _Budget(left=MAX_TOTAL_BYTES))


def _unpack(item: Item, budget: _Budget) -> Iterator[Item | Flaw]:
    kind = _package_kind(item)
    if not kind:
        yield item
        return
    if budget.depth.get(kind, 0) >= MAX_NESTED[kind]:
        yield Flaw(
            message=f"{item.member or item.path}: a '{kind}' package inside another; expected article files."
        )
        return
    inside = _Budget(left=budget.left, depth={**budget.depth, kind: budget.depth.get(kind, 0) + 1})
    try:
        for one in OPENERS[kind](item, inside):
            if isinstance(one, Flaw) or kind == ".warc":
                yield one
            else:
                yield from _unpack(one, inside)
    except UnreadableFile as error:
        where = f"{item.member}: " if item.member else ""
        yield Flaw(message=f"{where}{error}", line=error.line)
    budget.left = inside.left


def _package_kind(item: Item) -> str:
    found = find_package(item.data)
    suffix = PurePosixPath(item.name).suffix.lower()
    return found or (suffix if suffix in MAX_NESTED and not find_kind(item.data) else "")


def _open_gzip(item: Item, budget: _Budget) -> Iterator[Item | Flaw]:
    name = PurePosixPath(item.name).name
    inner = name[:-3] if name.lower().endswith(".gz") else name
    data = _gunzip(item.data, budget)
    member = f"{item.member.rpartition('/')[0]}/{inner}".strip("/")
    yield replace(item, data=data, member=member, is_unnamed=True)


def _gunzip(data: bytes, budget: _Budget) -> bytes:
    """Unpack gzip members one after the other; raise `UnreadableFile` where a bound or the data ends."""
    pieces: list[bytes] = []
    size = 0
    rest = data
    while rest.startswith(b"\x1f\x8b") or not pieces:
        stream = zlib.decompressobj(wbits=31)
        while not stream.eof:
            try:
                piece = stream.decompress(rest, STEP)
            except zlib.error:
                raise UnreadableFile("its compressed data is damaged; expected gzip.") from None
            rest = stream.unconsumed_tail if not stream.eof else stream.unused_data
            size += len(piece)
            _stay_within(size, len(data), budget)
            pieces.append(piece)
            if not piece and not rest and not stream.eof:
                raise UnreadableFile("its compressed data ends in the middle; expected all of it.")
    budget.left -= size
    return b"".join(pieces)


def _stay_within(size: int, packed: int, budget: _Budget) -> None:
    """Refuse a member that grows beyond what is left, or out of all proportion."""
    most = min(MAX_MEMBER_BYTES, budget.left)
    if size > most:
        raise UnreadableFile(f"it unpacks to more than {most:,} bytes; expected less in one package.")
    if size > RATIO_FROM and size > MAX_RATIO * max(packed, 1):
        raise UnreadableFile(f"it unpacks to more than {MAX_RATIO} times its size; expected article files.")


def _open_zip(item: Item, budget: _Budget) -> Iterator[Item | Flaw]:
    end = item.data.rfind(DIRECTORY)
    if end >= 0 and int.from_bytes(item.data[end + 12 : end + 16], "little") > MAX_DIRECTORY:
        raise UnreadableFile(f"its list of members is too long; expected at most {MAX_MEMBERS:,} members.")
    try:
        package = zipfile.ZipFile(io.BytesIO(item.data))
    except (zipfile.BadZipFile, ValueError, NotImplementedError, EOFError, OSError):
        raise UnreadableFile("it is damaged, or ends in the middle; expected a whole zip file.") from None
    if not DOCUMENTS.isdisjoint(package.namelist()):
        raise UnreadableFile(f"it is a word processor's document or an e-book; {AS_TEXT}")
    members = [info for info in package.infolist() if _is_article(info)]
    if len(members) > MAX_MEMBERS:
        raise UnreadableFile(f"it holds {len(members):,} members; expected at most {MAX_MEMBERS:,}.")
    seen: set[str] = set()
    for info in members:
        yield _take_member(item, package, info, seen, budget)
        seen.add(info.filename)


def _is_article(info: zipfile.ZipInfo) -> bool:
    """Pass over folders, and over what is hidden, as in any folder of articles."""
    steps = PurePosixPath(info.filename.replace("\\", "/")).parts
    hidden = any(step.startswith(".") and step != ".." for step in steps) or "__MACOSX" in steps
    return not info.filename.endswith("/") and not hidden


def _take_member(
    item: Item, package: zipfile.ZipFile, info: zipfile.ZipInfo, seen: set[str], budget: _Budget
) -> Item | Flaw:
    shown = info.filename[:200]
    if not shown:
        return Flaw(message="a member without a name; expected each to have one.")
    if info.filename in seen:
        return Flaw(message=f"{shown}: a second member of this name; expected each name once.")
    if stat.S_ISLNK(info.external_attr >> 16):
        return Flaw(message=f"{shown}: it is a link; expected a file.")
    if info.flag_bits & 1:
        return Flaw(message=f"{shown}: it is encrypted; expected a file that can be read without a password.")
    if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        return Flaw(message=f"{shown}: it is compressed by method {info.compress_type}; expected deflate.")
    try:
        data = _read_member(package, info, budget)
    except UnreadableFile as error:
        return Flaw(message=f"{shown}: {error}")
    except (zipfile.BadZipFile, zlib.error, ValueError, NotImplementedError, EOFError, OSError, RuntimeError):
        return Flaw(message=f"{shown}: its data is damaged or ends in the middle; expected all of it.")
    member = f"{item.member}/{info.filename}" if item.member else info.filename
    own = item.warnings + ((OUTSIDE.format(name=shown),) if _leads_out(info.filename) else ())
    return replace(item, data=data, member=member, warnings=own, is_unnamed=False)


def _leads_out(name: str) -> bool:
    """Whether a member's name, taken for a path, would lead out of its package."""
    steps = name.replace("\\", "/").split("/")
    return ".." in steps or not steps[0] or steps[0].endswith(":")


def _read_member(package: zipfile.ZipFile, info: zipfile.ZipInfo, budget: _Budget) -> bytes:
    pieces: list[bytes] = []
    size = 0
    with package.open(info) as file:
        while piece := file.read(STEP):
            pieces.append(piece)
            size += len(piece)
            _stay_within(size, info.compress_size, budget)
    budget.left -= size
    return b"".join(pieces)


def _open_warc(item: Item, budget: _Budget) -> Iterator[Item | Flaw]:  # noqa: ARG001 - bounded already
    yield from read_warc(item)


OPENERS = {".gz": _open_gzip, ".zip": _open_zip, ".warc": _open_warc}
