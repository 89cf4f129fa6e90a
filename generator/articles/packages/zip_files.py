"""Zip files: each member unpacked by itself, within what is left for the whole."""

import io
import stat
import zipfile
import zlib
from collections.abc import Iterator

from generator.articles.formats import Flaw, Item
from generator.articles.packages import bounds
from generator.articles.packages.bounds import STEP, Budget, refuse_crowd, stay_within
from generator.articles.packages.members import SHOWN, comes_later, is_hidden, refuse_name, take_out
from generator.errors import UnreadableFile

MAX_DIRECTORY = 200 * bounds.MAX_MEMBERS
"""Bytes of a zip file's list of members, of which the list is held in memory."""
DIRECTORY = b"PK\x05\x06"
DOCUMENTS = frozenset({"[Content_Types].xml", "mimetype"})
"""What zip files hold that are .docx, .xlsx, .odt or .epub."""
AS_TEXT = "expected its text, saved as .txt, .md, .html or .eml."


def open_zip(item: Item, budget: Budget) -> Iterator[Item | Flaw]:
    """Yield the members of a zip file; raise `UnreadableFile` where it is none, or no news."""
    end = item.data.rfind(DIRECTORY)
    if end >= 0 and int.from_bytes(item.data[end + 12 : end + 16], "little") > MAX_DIRECTORY:
        raise UnreadableFile(
            f"its list of members is too long; expected at most {bounds.MAX_MEMBERS:,} members."
        )
    try:
        package = zipfile.ZipFile(io.BytesIO(item.data))
    except (zipfile.BadZipFile, ValueError, NotImplementedError, EOFError, OSError):
        raise UnreadableFile("it is damaged, or ends in the middle; expected a whole zip file.") from None
    if not DOCUMENTS.isdisjoint(package.namelist()):
        raise UnreadableFile(f"it is a word processor's document or an e-book; {AS_TEXT}")
    members = [
        info for info in package.infolist() if not (info.filename.endswith("/") or is_hidden(info.filename))
    ]
    refuse_crowd(len(members))
    seen: set[str] = set()
    for info in sorted(members, key=lambda info: comes_later(info.filename)):
        yield refuse_name(info.filename, seen) or _take_member(item, package, info, budget)
        seen.add(info.filename)


def _take_member(item: Item, package: zipfile.ZipFile, info: zipfile.ZipInfo, budget: Budget) -> Item | Flaw:
    shown = info.filename[:SHOWN]
    if stat.S_ISLNK(info.external_attr >> 16):
        return Flaw(message=f"{shown}: it is a link; expected a file.")
    if info.flag_bits & 1:
        return Flaw(message=f"{shown}: it is encrypted; expected a file that can be read without a password.")
    if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        return Flaw(message=f"{shown}: it is compressed by method {info.compress_type}; expected deflate.")
    try:
        return take_out(item, info.filename, _read_member(package, info, budget))
    except UnreadableFile as error:
        return Flaw(message=f"{shown}: {error}")
    except (zipfile.BadZipFile, zlib.error, ValueError, NotImplementedError, EOFError, OSError, RuntimeError):
        return Flaw(message=f"{shown}: its data is damaged or ends in the middle; expected all of it.")


def _read_member(package: zipfile.ZipFile, info: zipfile.ZipInfo, budget: Budget) -> bytes:
    pieces: list[bytes] = []
    size = 0
    with package.open(info) as file:
        while piece := file.read(STEP):
            pieces.append(piece)
            size += len(piece)
            stay_within(size, info.compress_size, min(bounds.MAX_MEMBER_BYTES, budget.left))
    budget.left -= size
    return b"".join(pieces)
