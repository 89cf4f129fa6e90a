"""Small pictures for tests: a header that tells kind and size, and as good as nothing below it."""

import struct


def png(width: int = 640, height: int = 480, salt: bytes = b"") -> bytes:
    """Make the first bytes of a PNG picture; `salt` tells it from others."""
    return b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + struct.pack(">II", width, height) + b"\x08\x02\0\0\0" + salt


def gif(width: int = 640, height: int = 480) -> bytes:
    """Make the first bytes of a GIF picture."""
    return b"GIF89a" + struct.pack("<HH", width, height) + b"\0\0\0"


def jpeg(width: int = 640, height: int = 480, turn: int = 1) -> bytes:
    """Make the first bytes of a JPEG picture whose Exif block states how it is turned."""
    exif = b"Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01" + struct.pack(">HH", turn, 0)
    block = b"\xff\xe1" + struct.pack(">H", len(exif) + 2) + exif
    frame = b"\xff\xc0\0\x11\x08" + struct.pack(">HH", height, width) + b"\x03"
    return b"\xff\xd8\xff\xe0\0\x04JF" + block + frame + b"\xff\xda"


def webp(width: int = 640, height: int = 480) -> bytes:
    """Make the first bytes of a WebP picture in the extended form."""
    sizes = (width - 1).to_bytes(3, "little") + (height - 1).to_bytes(3, "little")
    return b"RIFF\0\0\0\0WEBPVP8X\x0a\0\0\0\0\0\0\0" + sizes


def avif(width: int = 640, height: int = 480) -> bytes:
    """Make the first bytes of an AVIF picture with a smaller one inside."""
    small, large = (
        b"\0\0\0\x14ispe\0\0\0\0" + struct.pack(">II", *size) for size in ((9, 9), (width, height))
    )
    return b"\0\0\0\x1cftypavif\0\0\0\0" + small + large
