"""Pictures that other sites show beside a link: the name of a source, or of a part of the archive, on a card.

They are drawn here, point by point, from letters that were drawn once: no font has to be there, and the same
words give the same bytes everywhere.
"""

import struct
import zlib
from base64 import b85decode
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from importlib.resources import files
from typing import NamedTuple

WIDTH, HEIGHT = 1200, 630
"""As the pages that show cards ask for."""
MARGIN, LINE, BLANK = 80, 92, 23
PAPER, INK, ACCENT = 0, 3, 4
COLOURS = bytes.fromhex("fffdf8 b3b1ae 676663 1c1b19 8c1d18")
"""Paper, two steps to ink, ink, accent: those of the light theme."""
MOST_LINES = 4
HEADING = 2
"""Lines above the letters in their file."""


class Letter(NamedTuple):
    """One letter as rows of levels, from 0 (nothing) to 3 (ink)."""

    advance: int
    left: int
    top: int
    width: int
    rows: tuple[bytes, ...]


def can_draw(text: str) -> bool:
    """Whether every sign of a text can be drawn, from left to right."""
    return bool(text.strip()) and all(sign == " " or sign in _letters() for sign in text)


def draw_card(name: str, archive: str) -> bytes:
    """Draw a card as PNG; a name that cannot be drawn is left out."""
    picture = [bytearray(WIDTH) for _ in range(HEIGHT)]
    _fill(picture, MARGIN, 148, WIDTH - 2 * MARGIN, 3, INK)
    _fill(picture, MARGIN, HEIGHT - 92, 140, 12, ACCENT)
    if can_draw(archive):
        _write(picture, _fitted(archive, 2 * (WIDTH - 2 * MARGIN)), MARGIN, 84, half=True)
    if can_draw(name):
        for number, line in enumerate(_wrapped(name)):
            _write(picture, line, MARGIN, 184 + number * LINE, half=False)
    return _png(picture)


@lru_cache(maxsize=1)
def _letters() -> Mapping[str, Letter]:
    text = (files("generator.pages") / "data" / "letters.txt").read_text(encoding="utf-8")
    rows = (line.split(" ") for line in text.splitlines()[HEADING:])
    return {row[0]: _letter([int(number) for number in row[1:6]], row[6]) for row in rows}


def _letter(numbers: Sequence[int], packed: str) -> Letter:
    advance, left, top, width, height = numbers
    data = zlib.decompress(b85decode(packed))
    levels = bytes(byte >> shift & 3 for byte in data for shift in (6, 4, 2, 0))
    rows = tuple(levels[n * width : (n + 1) * width] for n in range(height))
    return Letter(advance, left, top, width, rows)


def _length(text: str) -> int:
    return sum(BLANK if sign == " " else _letters()[sign].advance for sign in text)


def _fitted(text: str, room: int) -> str:
    """Cut a text that is too long for a line."""
    if _length(text) <= room:
        return text
    while text and _length(text) + _letters()["…"].advance > room:
        text = text[:-1]
    return text.rstrip() + "…"


def _wrapped(text: str) -> Iterator[str]:
    """Break a text into lines between words; what does not fit into the last is cut."""
    room, lines, words = WIDTH - 2 * MARGIN, [""], text.split()
    for word in words:
        longer = f"{lines[-1]} {word}".strip()
        if _length(longer) <= room or not lines[-1] or len(lines) == MOST_LINES:
            lines[-1] = longer
        else:
            lines.append(word)
    return (_fitted(line, room) for line in lines)


def _fill(picture: list[bytearray], left: int, top: int, width: int, height: int, colour: int) -> None:
    for y in range(top, top + height):
        picture[y][left : left + width] = bytes([colour]) * width


def _write(picture: list[bytearray], text: str, left: int, top: int, *, half: bool) -> None:
    """Set a line of text, at half the size if asked; its letters never lie over each other's ink."""
    pen = 0
    for sign in text:
        if sign != " ":
            letter = _letters()[sign]
            _set(picture, letter, left, top, pen, half=half)
            pen += letter.advance
        else:
            pen += BLANK


def _set(picture: list[bytearray], letter: Letter, left: int, top: int, pen: int, *, half: bool) -> None:
    scale = 2 if half else 1
    for y in range(0, len(letter.rows), scale):
        for x in range(0, letter.width, scale):
            level = _level(letter, x, y, scale)
            at = left + (pen + letter.left + x) // scale
            if level and at < WIDTH:
                row = picture[top + (letter.top + y) // scale]
                row[at] = max(row[at], level)


def _level(letter: Letter, x: int, y: int, scale: int) -> int:
    """Give the level of one point, or the mean of four."""
    if scale == 1:
        return letter.rows[y][x]
    points = [row[x : x + scale] for row in letter.rows[y : y + scale]]
    return (sum(map(sum, points)) + 2) // 4


def _png(picture: Sequence[bytearray]) -> bytes:
    """Write a picture of five colours as PNG (RFC 2083), two points a byte."""
    rows = b"".join(
        b"\0" + bytes(a << 4 | b for a, b in zip(row[::2], row[1::2], strict=True)) for row in picture
    )
    head = struct.pack(">IIBBBBB", WIDTH, HEIGHT, 4, 3, 0, 0, 0)
    chunks = ((b"IHDR", head), (b"PLTE", COLOURS), (b"IDAT", zlib.compress(rows, 9)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in chunks
    )
