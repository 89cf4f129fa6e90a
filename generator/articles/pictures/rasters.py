"""What a picture is by its first bytes, and how large; nothing in it is decoded."""

import struct
from collections.abc import Callable

from msgspec import Struct

MAX_SEGMENTS = 1_000
"""Segments of a JPEG file that are passed over; cameras write about twenty."""
LOOKED_AT = 65_536
"""Bytes of an AVIF file that its properties are looked for in."""
NO_FRAMES = {0xC4, 0xC8, 0xCC}
BARE = {0x01, *range(0xD0, 0xD9)}
TURNED = range(5, 9)
"""Values of the orientation at which browsers turn a picture on its side (Exif 2.32, 4.6.4)."""


class Raster(Struct, frozen=True):
    """A picture's media type and its size in pixels."""

    media_type: str
    width: int
    height: int


def read_raster(data: bytes) -> Raster | None:
    """Tell a JPEG, PNG, GIF, WebP or AVIF picture by its first bytes; None: it is none, or has no size."""
    for begins, read in READERS:
        if begins(data):
            try:
                found = read(data)
            except (struct.error, IndexError):
                return None
            return found if found and found.width > 0 and found.height > 0 else None
    return None


def _png(data: bytes) -> Raster | None:
    if data[12:16] != b"IHDR":
        return None
    return Raster("image/png", *struct.unpack_from(">II", data, 16))


def _gif(data: bytes) -> Raster:
    return Raster("image/gif", *struct.unpack_from("<HH", data, 6))


def _webp(data: bytes) -> Raster | None:
    kind = data[12:16]
    if kind == b"VP8X":
        width, height = (int.from_bytes(data[at : at + 3], "little") + 1 for at in (24, 27))
    elif kind == b"VP8L" and data[20] == 0x2F:
        bits = int.from_bytes(data[21:25], "little")
        width, height = (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    elif kind == b"VP8 " and data[23:26] == b"\x9d\x01\x2a":
        width, height = (size & 0x3FFF for size in struct.unpack_from("<HH", data, 26))
    else:
        return None
    return Raster("image/webp", width, height)


def _avif(data: bytes) -> Raster | None:
    """Take the largest extent stated, since a thumbnail or a tile states its own."""
    head = data[:LOOKED_AT]
    extents: list[tuple[int, int]] = []
    at = head.find(b"ispe")
    while at >= 0 and at + 16 <= len(head) and len(extents) < MAX_SEGMENTS:
        extents.append(struct.unpack_from(">II", head, at + 8))
        at = head.find(b"ispe", at + 4)
    largest = max(extents, key=lambda extent: extent[0] * extent[1], default=None)
    return Raster("image/avif", *largest) if largest else None


def _jpeg(data: bytes) -> Raster | None:
    at, is_turned = 2, False
    for _ in range(MAX_SEGMENTS):
        while data[at] == 0xFF and data[at + 1] == 0xFF:
            at += 1
        mark = data[at + 1]
        if data[at] != 0xFF or mark == 0xDA:
            return None
        if mark in BARE:
            at += 2
            continue
        length = struct.unpack_from(">H", data, at + 2)[0]
        if mark == 0xE1 and data[at + 4 : at + 10] == b"Exif\0\0":
            is_turned = _orientation(data[at + 10 : at + 2 + length]) in TURNED
        if 0xC0 <= mark <= 0xCF and mark not in NO_FRAMES:
            height, width = struct.unpack_from(">HH", data, at + 5)
            return Raster("image/jpeg", *((height, width) if is_turned else (width, height)))
        at += 2 + length
    return None


def _orientation(exif: bytes) -> int:
    """Read the orientation, tag 0x0112 of the first directory; 1, upright, where none is stated."""
    order = {b"II": "<", b"MM": ">"}.get(exif[:2])
    if not order:
        return 1
    try:
        start = struct.unpack_from(f"{order}I", exif, 4)[0]
        count = struct.unpack_from(f"{order}H", exif, start)[0]
        for number in range(min(count, MAX_SEGMENTS)):
            tag, _, _, value = struct.unpack_from(f"{order}HHIH", exif, start + 2 + 12 * number)
            if tag == 0x0112:
                return int(value)
    except struct.error:
        pass
    return 1


READERS: tuple[tuple[Callable[[bytes], bool], Callable[[bytes], Raster | None]], ...] = (
    (lambda data: data.startswith(b"\xff\xd8\xff"), _jpeg),
    (lambda data: data.startswith(b"\x89PNG\r\n\x1a\n"), _png),
    (lambda data: data.startswith((b"GIF87a", b"GIF89a")), _gif),
    (lambda data: data[:4] == b"RIFF" and data[8:12] == b"WEBP", _webp),
    (lambda data: data[4:12] in (b"ftypavif", b"ftypavis"), _avif),
)
