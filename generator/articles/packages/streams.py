"""Compressed files, `.gz`, `.bz2` and `.xz`: one file each, of one stream or of several in a row."""

import bz2
import lzma
import zlib
from collections.abc import Iterator
from pathlib import PurePosixPath

from msgspec.structs import replace

from generator.articles.detection import COMPRESSED_TARS, find_package
from generator.articles.formats import Item
from generator.articles.packages import bounds
from generator.articles.packages.bounds import STEP, Budget, stay_within
from generator.errors import UnreadableFile

STREAMS = {".gz": b"\x1f\x8b", ".bz2": b"BZh", ".xz": b"\xfd7zXZ\x00"}
"""How a stream of each kind begins."""
MOST_MEMORY = 128 * 1024 * 1024
"""In bytes; the strongest setting of xz asks for 65 MiB to unpack."""


def open_stream(kind: str, item: Item, budget: Budget) -> Item:
    """Unpack a compressed file of a kind; raise `UnreadableFile` where a bound or its data ends."""
    path = PurePosixPath(PurePosixPath(item.name).name)
    ending = path.suffix.lower()
    inner = path.stem + ".tar" if ending in COMPRESSED_TARS else path.stem if ending == kind else path.name
    member = f"{item.member.rpartition('/')[0]}/{inner}".strip("/")
    return replace(item, data=_unpack(kind, item.data, budget), member=member, is_unnamed=True)


def _unpack(kind: str, data: bytes, budget: Budget) -> bytes:
    pieces: list[bytes] = []
    size = most = 0
    try:
        for piece in _gunzip(data) if kind == ".gz" else _expand(kind, data):
            pieces.append(piece)
            size += len(piece)
            most = most or _most(piece, budget)
            stay_within(size, len(data), most)
    except (zlib.error, OSError, ValueError, lzma.LZMAError, MemoryError):
        raise UnreadableFile(f"its compressed data is damaged; expected {kind[1:]}.") from None
    except EOFError:
        raise UnreadableFile("its compressed data ends in the middle; expected all of it.") from None
    budget.left -= size
    return b"".join(pieces)


def _most(first: bytes, budget: Budget) -> int:
    """How many bytes may be unpacked: of one article file some, of a package of many all that is left."""
    return budget.left if find_package(first) == ".tar" else min(bounds.MAX_MEMBER_BYTES, budget.left)


def _gunzip(data: bytes) -> Iterator[bytes]:
    rest, begun = data, False
    while rest.startswith(STREAMS[".gz"]) or not begun:
        stream, begun = zlib.decompressobj(wbits=31), True
        while not stream.eof:
            piece = stream.decompress(rest, STEP)
            rest = stream.unused_data if stream.eof else stream.unconsumed_tail
            if not (piece or rest or stream.eof):
                raise EOFError
            yield piece


def _expand(kind: str, data: bytes) -> Iterator[bytes]:
    rest, begun = data, False
    while rest.startswith(STREAMS[kind]) or not begun:
        stream, begun = _decompressor(kind), True
        while not stream.eof:
            piece = stream.decompress(rest, STEP)
            if not (piece or stream.eof or rest):
                raise EOFError
            rest = b""
            yield piece
        # Streams of xz may be filled up to a length between them.
        rest = stream.unused_data.lstrip(b"\0") if kind == ".xz" else stream.unused_data


def _decompressor(kind: str) -> bz2.BZ2Decompressor | lzma.LZMADecompressor:
    if kind == ".bz2":
        return bz2.BZ2Decompressor()
    return lzma.LZMADecompressor(lzma.FORMAT_XZ, memlimit=MOST_MEMORY)
