"""How the files of the index are written: text in front, numbers behind, packed by gzip."""

import hashlib
import json
import struct
import zlib
from collections.abc import Iterable, Sequence
from itertools import pairwise

MAGIC = b"NWSX"
"""How every file of the index begins, unpacked; then the text's length in four bytes, the least first."""
TEXT_AT = len(MAGIC) + 4
SMALL = 128
"""Numbers below take one byte; of the others each byte but the last has its highest bit set (LEB128)."""
ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
# RFC 1952: deflate, with a comment, no time, no system. The comment is the digest of what is packed.
GZIP_HEAD = b"\x1f\x8b\x08\x10\x00\x00\x00\x00\x00\xff"
DIGEST_SIZE = 16
"""Letters of a digest in hexadecimal."""


def pack(numbers: Sequence[int]) -> bytes:
    """Write natural numbers, each as short as can be."""
    if not numbers or max(numbers) < SMALL:
        return bytes(numbers)
    packed = bytearray()
    for number in numbers:
        while number >= SMALL:
            packed.append(number % SMALL | SMALL)
            number //= SMALL
        packed.append(number)
    return bytes(packed)


def unpack(packed: bytes) -> list[int]:
    """Read what `pack` wrote."""
    if packed.isascii():  # none of the numbers takes more than one byte
        return list(packed)
    numbers: list[int] = []
    value = shift = 0
    for byte in packed:
        value |= (byte % SMALL) << shift
        if byte < SMALL:
            numbers.append(value)
            value = shift = 0
        else:
            shift += 7
    return numbers


def first_number(packed: bytes) -> int:
    """Read the first number of what `pack` wrote."""
    if packed[0] < SMALL:
        return packed[0]
    end = next(at for at, byte in enumerate(packed) if byte < SMALL)
    return unpack(packed[: end + 1])[0]


def gaps(ascending: Sequence[int]) -> list[int]:
    """Give the first of ascending numbers, and how much each other is greater than the one before it."""
    if len(ascending) == 1:
        return [ascending[0]]
    return [*ascending[:1], *(later - earlier for earlier, later in pairwise(ascending))]


def steps(numbers: Iterable[int]) -> list[int]:
    """Give of each number how it differs from the one before it; even where it grew, odd where it shrank."""
    found, before = [], 0
    for number in numbers:
        change = number - before
        found.append(2 * change if change >= 0 else -2 * change - 1)
        before = number
    return found


def to_json(value: object) -> str:
    """Write a value as JSON without a space."""
    return ENCODER.encode(value)


def framed(text: str, numbers: bytes = b"") -> bytes:
    """Put text and numbers into one file."""
    # A lone surrogate is no character of UTF-8; nobody can search for it.
    data = text.encode("utf-8", "replace")
    return MAGIC + struct.pack("<I", len(data)) + data + numbers


def text_of(data: bytes) -> bytes:
    """Take the text out of an unpacked file of the index; what is behind it are numbers."""
    (size,) = struct.unpack_from("<I", data, len(MAGIC))
    return data[TEXT_AT : TEXT_AT + size]


def digest(data: bytes) -> str:
    """Give a short fingerprint in hexadecimal."""
    return hashlib.blake2b(data, digest_size=DIGEST_SIZE // 2).hexdigest()


def squeeze(data: bytes) -> bytes:
    """Pack a file with gzip, the digest of its content in front."""
    deflate = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    body = deflate.compress(data) + deflate.flush()
    return GZIP_HEAD + digest(data).encode() + b"\0" + body + struct.pack("<II", zlib.crc32(data), len(data))


def packed_digest(head: bytes) -> str:
    """Read the digest of a packed file's content from its first bytes; empty where it is not one of these."""
    end = len(GZIP_HEAD) + DIGEST_SIZE
    if not head.startswith(GZIP_HEAD) or head[end : end + 1] != b"\0":
        return ""
    return head[len(GZIP_HEAD) : end].decode("ascii", "replace")


HEAD_SIZE = len(GZIP_HEAD) + DIGEST_SIZE + 1
"""Bytes that `packed_digest` needs."""
