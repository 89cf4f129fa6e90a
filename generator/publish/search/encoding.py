"""How the files of the index are written: text in front, numbers behind, packed by gzip."""

import hashlib
import json
import struct
import zlib
from collections.abc import Iterable, Sequence
from itertools import pairwise

import msgspec

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
LEVEL = 6
"""How hard deflate tries: 9 takes three times as long for one part in two hundred of the bytes."""


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


def unpack_some(packed: bytes, count: int, at: int = 0) -> tuple[list[int], int]:
    """Read so many numbers of what `pack` wrote, and tell where they end."""
    if (some := packed[at : at + count]).isascii():
        return list(some), at + count
    numbers: list[int] = []
    while len(numbers) < count:
        value = shift = 0
        while (byte := packed[at]) >= SMALL:
            value |= (byte - SMALL) << shift
            shift += 7
            at += 1
        numbers.append(value | byte << shift)
        at += 1
    return numbers, at


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


def to_json(value: object) -> bytes:
    """Write a value as JSON without a space."""
    try:
        return msgspec.json.encode(value)
    except UnicodeEncodeError:
        # A lone surrogate is no character of UTF-8; nobody can search for it.
        return ENCODER.encode(value).encode("utf-8", "replace")


def framed(text: bytes, numbers: bytes = b"") -> bytes:
    """Put text and numbers into one file."""
    return MAGIC + struct.pack("<I", len(text)) + text + numbers


def text_of(data: bytes) -> bytes:
    """Take the text out of an unpacked file of the index; what is behind it are numbers."""
    (size,) = struct.unpack_from("<I", data, len(MAGIC))
    return data[TEXT_AT : TEXT_AT + size]


def digest(data: bytes) -> str:
    """Give a short fingerprint in hexadecimal."""
    return hashlib.blake2b(data, digest_size=DIGEST_SIZE // 2).hexdigest()


def name_of(word: str) -> str:
    """Name the file that begins with a word; `theme/assets/search/index.js` names it alike."""
    data = word.encode("utf-8", "replace")
    return f"{zlib.crc32(data):08x}{zlib.crc32(data[::-1]):08x}"


def squeeze(data: bytes) -> bytes:
    """Pack a file with gzip, the digest of its content in front."""
    deflate = zlib.compressobj(LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS)
    body = deflate.compress(data) + deflate.flush()
    return GZIP_HEAD + digest(data).encode() + b"\0" + body + struct.pack("<II", zlib.crc32(data), len(data))


def unsqueeze(packed: bytes) -> bytes:
    """Unpack what `squeeze` packed; raise `ValueError` where it is damaged."""
    try:
        return zlib.decompress(packed, wbits=zlib.MAX_WBITS | 16)
    except zlib.error as error:
        raise ValueError(str(error)) from error


def packed_digest(head: bytes) -> str:
    """Read the digest of a packed file's content from its first bytes; empty where it is not one of these."""
    end = len(GZIP_HEAD) + DIGEST_SIZE
    if not head.startswith(GZIP_HEAD) or head[end : end + 1] != b"\0":
        return ""
    return head[len(GZIP_HEAD) : end].decode("ascii", "replace")


HEAD_SIZE = len(GZIP_HEAD) + DIGEST_SIZE + 1
"""Bytes that `packed_digest` needs."""
