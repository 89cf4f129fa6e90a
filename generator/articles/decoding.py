"""Bytes become text, or the reason why not."""

import codecs
import re
from collections import Counter

from generator.articles.formats import Item, SourceText
from generator.errors import UnreadableFile
from generator.model import Cut

MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
LINE_ENDS = re.compile(r"\r\n?|[\x0b\x0c]")
CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")


def decode(item: Item) -> SourceText:
    """Decode an item by its byte order mark, else as UTF-8, and clean it; raise `UnreadableFile`."""
    text, encoding = decode_bytes(item.data)
    text, cuts = clean(text)
    return SourceText(item=item, text=text, encoding=encoding, cuts=cuts)


def decode_bytes(data: bytes) -> tuple[str, str]:
    """Decode by the byte order mark, else as UTF-8, and name the encoding; raise `UnreadableFile`."""
    if not data:
        raise UnreadableFile("the file is empty; expected the text of an article.")
    encoding = next((name for mark, name in MARKS if data.startswith(mark)), "utf-8")
    if encoding != "utf-16" and b"\0" in data:
        raise UnreadableFile(f"byte {data.index(0):,} is NUL, so this is no text; expected UTF-8 text.")
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        found = f"byte {error.start:,} (0x{data[error.start]:02x}) is not {encoding.upper()}"
        raise UnreadableFile(f"{found}; expected UTF-8 text.", line=line) from None
    if not text.strip():
        raise UnreadableFile("the file holds only white space; expected the text of an article.")
    return text, encoding.removesuffix("-sig")


def clean(text: str) -> tuple[str, tuple[Cut, ...]]:
    """Make all line ends alike and take control characters out, noting which and how many."""
    text = LINE_ENDS.sub("\n", text)
    counts = Counter(CONTROLS.findall(text))
    if not counts:
        return text, ()
    words = ", ".join(f"U+{ord(character):04X} ({n} times)" for character, n in sorted(counts.items()))
    return CONTROLS.sub("", text), (Cut(text=words, reason="control characters, which no page can show"),)
