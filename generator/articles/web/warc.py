"""Web archives: each HTML page that was captured is an item, with its address and the day of capture."""

import contextlib
import io
import re
from collections.abc import Iterator
from datetime import date
from email.message import Message
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from generator.articles.formats import Flaw, Item
from generator.articles.pictures.pictures import MAX_PICTURE_BYTES
from generator.errors import UnreadableFile
from generator.model import Field

if TYPE_CHECKING:
    from warcio.archiveiterator import ArchiveIterator
    from warcio.recordloader import ArcWarcRecord

HTML = ("text/html", "application/xhtml+xml")
PICTURE = ".picture"
"""The suffix of a captured picture: it is no article, and stands under its address."""
MAX_PAGE_BYTES = 10_000_000
MAX_TOTAL_BYTES = 200_000_000
"""Of all pages of one file, which may be compressed each for itself; and of all its pictures."""
MEMBER = re.compile(r"(?:\A|/)\d+ (https?://.*)\Z", re.DOTALL)
BEGIN = "WARC/"
LONGER = "it is longer than its record says; expected a whole record of the stated length."
INSTALL = "web archives need the package 'warcio'; expected it: pip install 'news-archive[warc]'."


def read_warc(item: Item) -> Iterator[Item | Flaw]:
    """Yield each page captured whole with status 200; raise `UnreadableFile` without the reader's package."""
    if not find_spec("warcio"):
        raise UnreadableFile(INSTALL)
    from warcio.archiveiterator import ArchiveIterator

    records = ArchiveIterator(io.BytesIO(item.data))
    held: Item | Flaw | None = None
    number, size, is_open = 0, 0, True
    pictures = 0
    while is_open:
        faults, number, follows = records.err_count, number + 1, ""
        try:
            found = _take_next(item, records, number)
        # The package raises errors of many kinds on damaged records.
        except Exception as error:
            words = str(error).strip().partition("\n")[0][:120]
            found = Flaw(message=f"record {number}: it cannot be read ({words}); expected a WARC record.")
            follows = str(error).partition("first line: ")[2].strip()
            is_open = False
        # Only where the next record should begin it shows that one was longer than it says.
        if held:
            is_longer = records.err_count > faults or not _may_begin(follows)
            yield Flaw(message=f"record {number - 1}: {LONGER}") if is_longer else held
        is_open = is_open and records.record is not None
        if isinstance(found, Item) and found.suffix == PICTURE:
            pictures += len(found.data)
            if pictures <= MAX_TOTAL_BYTES:
                yield found
            found = None
        held = found if isinstance(found, Item | Flaw) else None
        size += len(held.data) if isinstance(held, Item) else 0
        if size > MAX_TOTAL_BYTES:
            raise UnreadableFile(f"its pages hold more than {MAX_TOTAL_BYTES:,} bytes; expected fewer.")
    if held:
        yield held


def _may_begin(line: str) -> bool:
    """Whether a line, or what is left of it where the file is cut, may be the first of a record."""
    return line.startswith(BEGIN) or BEGIN.startswith(line)


def _take_next(item: Item, records: "ArchiveIterator", number: int) -> Item | Flaw | None:
    """Take the next record if it is a page; what the package says aside is a flaw of it."""
    aside = io.StringIO()
    with contextlib.redirect_stderr(aside):
        record = next(records, None)
        said = aside.tell()
        if record is not None and _is_picture(record):
            return _take_picture(item, record, number)
        if record is None or not _is_page(record):
            return None
        taken = _take_page(item, record, number)
    damaged = Flaw(message=f"record {number}: its compressed data is damaged; expected all of it.")
    return damaged if aside.tell() > said else taken


def _is_page(record: "ArcWarcRecord") -> bool:
    return _is_answer(record) and _content_type(record).get_content_type() in HTML


def _is_picture(record: "ArcWarcRecord") -> bool:
    return _is_answer(record) and _content_type(record).get_content_maintype() == "image"


def _is_answer(record: "ArcWarcRecord") -> bool:
    http = record.http_headers
    return bool(record.rec_type == "response" and http and http.get_statuscode() == "200")


def _take_picture(item: Item, record: "ArcWarcRecord", number: int) -> Item:
    """Take a picture; of one that is too large, more than is allowed, so that it is known to be."""
    url = _url(record)
    data = _read(record.content_stream(), MAX_PICTURE_BYTES + 1)
    if getattr(record.raw_stream, "limit", 0) and len(data) <= MAX_PICTURE_BYTES:
        data = b""  # It ends in the middle.
    return replace(item, data=data, member=_member(item, number, url), suffix=PICTURE)


def _url(record: "ArcWarcRecord") -> str:
    return str(record.rec_headers.get_header("WARC-Target-URI") or "").strip("<> ")


def _member(item: Item, number: int, url: str) -> str:
    return "/".join(filter(None, (item.member, f"{number} {url}")))


def captured_address(member: str) -> str:
    """Tell the address of a captured page or picture from its place in the web archive."""
    found = MEMBER.search(member)
    return found[1] if found else ""


def _content_type(record: "ArcWarcRecord") -> "Message[str, str]":
    message: Message[str, str] = Message()
    message["Content-Type"] = str(record.http_headers.get_header("Content-Type") or "")[:500].replace(
        "\n", " "
    )
    return message


def _take_page(item: Item, record: "ArcWarcRecord", number: int) -> Item | Flaw:
    url = _url(record)
    day = str(record.rec_headers.get_header("WARC-Date") or "")
    where = f"record {number} ({url[:200]})"
    data = _read(record.content_stream(), MAX_PAGE_BYTES + 1)
    if len(data) > MAX_PAGE_BYTES:
        return Flaw(message=f"{where}: it holds more than {MAX_PAGE_BYTES:,} bytes; expected a page.")
    if getattr(record.raw_stream, "limit", 0):
        return Flaw(message=f"{where}: it ends in the middle; expected the whole page.")
    basis = "the web archive's record of the capture"
    fields = [Field(name="url", value=url, basis=basis)] if url else []
    if _is_day(day[:10]):
        fields.append(Field(name="received", value=day[:10], basis=f"{basis}, at {day[:30]}"))
    return replace(
        item,
        data=data,
        member=_member(item, number, url),
        suffix=".html",
        encoding=str(_content_type(record).get_content_charset() or ""),
        fields=item.fields + tuple(fields),
    )


def _read(stream: Any, most: int) -> bytes:
    pieces: list[bytes] = []
    left = most
    while left > 0 and (piece := stream.read(min(left, 65_536))):
        pieces.append(piece)
        left -= len(piece)
    return b"".join(pieces)


def _is_day(text: str) -> bool:
    try:
        return bool(date.fromisoformat(text))
    except ValueError:
        return False
