"""Bytes become text, or the reason why not.

A byte order mark tells, else what the item's carrier declares, else UTF-8 without a fault, else the folder's
code page; else a guess that is clearly the best, with a warning.
"""

import codecs
import re
from collections import Counter
from collections.abc import Iterable

from msgspec import Struct
from msgspec.structs import replace

from generator.articles.alphabets import find_spelling, is_garbled
from generator.articles.formats import Item, SourceText
from generator.content.values import NO_CHARACTER_SETS
from generator.errors import UnreadableFile
from generator.model import Cut, Field

MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
LINE_ENDS = re.compile(r"\r\n?|[\x0b\x0c]")
CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f\ud800-\udfff]")
"""Control characters, and halves of characters: no page can show them."""
UNSHOWN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]")
C1 = re.compile(r"[\x80-\x9f]")
NAMED = re.compile(r"[A-Za-z0-9][A-Za-z0-9._:-]{0,39}")
SAMPLE = 32_768
"""Bytes that a guess is made on, of the lines that are not plain ASCII."""
LEAST_COHERENCE, MOST_CHAOS, CLEAR = 0.1, 0.1, 0.05
"""The detector's own measures that a guess must keep to, and its lead over any that reads otherwise."""
ASK = "state the folder's code page in the option `code_pages`"


class Decoded(Struct, frozen=True, kw_only=True):
    """Text as it was decoded, and why so where the bytes themselves do not tell."""

    text: str
    encoding: str
    basis: str = ""
    warnings: tuple[str, ...] = ()


def decode(item: Item) -> SourceText:
    """Decode an item by all that is known of it, and clean it; raise `UnreadableFile`."""
    return decode_declared(item, "")


def decode_declared(item: Item, encoding: str) -> SourceText:
    """Decode an item whose own text declares an encoding, and clean it; raise `UnreadableFile`."""
    source = decode_as_is(item, encoding)
    text, cuts = clean(source.text)
    return replace(source, text=text, cuts=cuts)


def decode_as_is(item: Item, encoding: str = "") -> SourceText:
    """Decode an item and leave its line ends and control characters in it; raise `UnreadableFile`."""
    found = _decode(item.data, item.encoding or encoding, item.code_page)
    return SourceText(
        item=item,
        text=found.text,
        encoding=found.encoding,
        basis=found.basis,
        warnings=found.warnings,
    )


def decode_bytes(data: bytes) -> tuple[str, str]:
    """Decode by the byte order mark, else as UTF-8, and name the encoding; raise `UnreadableFile`."""
    encoding = _mark(data)
    try:
        text = data.decode(encoding or "utf-8")
    except UnicodeDecodeError as error:
        raise _not_text(data, encoding or "utf-8", error, "expected UTF-8 text.") from None
    if not text.strip():
        raise UnreadableFile("the file holds only white space; expected the text of an article.")
    return text, (encoding or "utf-8").removesuffix("-sig")


def clean(text: str) -> tuple[str, tuple[Cut, ...]]:
    """Make all line ends alike and take control characters out, noting which and how many."""
    if any(end in text for end in "\r\x0b\x0c"):
        text = LINE_ENDS.sub("\n", text)
    found = CONTROLS.findall(text)
    if not found:
        return text, ()
    counts = Counter(found)
    words = ", ".join(f"U+{ord(character):04X} ({n} times)" for character, n in sorted(counts.items()))
    return CONTROLS.sub("", text), (Cut(text=words, reason="control characters, which no page can show"),)


def clean_fields(fields: Iterable[Field]) -> tuple[Field, ...]:
    """Take out what no page can show of values that a format can write in words, such as `&#7;`."""
    return tuple(
        replace(known, value=clean(known.value)[0], basis=clean(known.basis)[0])
        if UNSHOWN.search(known.value + known.basis)
        else known
        for known in fields
    )


def codec_name(encoding: str) -> str:
    """Give a text encoding's own name in Python, or an empty string where there is none such."""
    if not NAMED.fullmatch(encoding.strip()):
        return ""
    try:
        found = codecs.lookup(encoding.strip())
        "".encode(found.name)
    except (LookupError, ValueError):
        return ""
    return "" if found.name.replace("_", "-") in NO_CHARACTER_SETS else found.name


def _mark(data: bytes) -> str:
    """Name the encoding that a byte order mark states; refuse what is empty or no text."""
    if not data:
        raise UnreadableFile("the file is empty; expected the text of an article.")
    return next((name for mark, name in MARKS if data.startswith(mark)), "") or _no_nul(data)


def _no_nul(data: bytes) -> str:
    if b"\0" in data:
        raise UnreadableFile(f"byte {data.index(0):,} is NUL, so this is no text; expected UTF-8 text.")
    return ""


def _decode(data: bytes, declared: str, code_page: str) -> Decoded:
    wide = codec_name(declared) if declared else ""
    if wide.startswith(("utf-16", "utf-32")) and b"\0" in data:
        return _by_declaration(data, declared, code_page)
    marked = _mark(data)
    if declared and not marked:
        return _by_declaration(data, declared, code_page)
    try:
        text, encoding = decode_bytes(data)
        return Decoded(text=text, encoding=encoding)
    except UnreadableFile:
        if marked or not _fault(data):
            raise
    return _by_code_page(data, code_page) if code_page else _by_guess(data)


def _by_declaration(data: bytes, declared: str, code_page: str) -> Decoded:
    """Take the declaration at its word; one that the bytes belie is said to, and passed over."""
    name = codec_name(declared)
    try:
        text = data.decode(name) if name else ""
    except UnicodeError:
        text = ""
    # Bytes 0x80-0x9F are no letters in ISO 8859: who declares it means the Windows code page, as in HTML.
    if name == "iso8859-1" and C1.search(text):
        name, text = "cp1252", data.decode("cp1252", "replace")
    if text.strip() and "\ufffd" not in text:
        basis = "" if name == "utf-8" else f"declared as '{declared[:40]}'"
        return Decoded(text=text, encoding=name, basis=basis)
    found = _decode(data, "", code_page)
    warning = f"its text is not '{declared[:40]}', as declared; it was read as {found.encoding}."
    return Decoded(
        text=found.text,
        encoding=found.encoding,
        basis=found.basis or f"its bytes, which are not the declared '{declared[:40]}'",
        warnings=(warning, *found.warnings),
    )


def _by_code_page(data: bytes, code_page: str) -> Decoded:
    try:
        text = data.decode(code_page)
    except UnicodeDecodeError as error:
        expected = "expected the encoding that the option `code_pages` states for its folder."
        raise _not_text(data, code_page, error, expected) from None
    return Decoded(text=text, encoding=code_page, basis="the option `code_pages` for its folder")


def _by_guess(data: bytes) -> Decoded:
    """Guess by the lines that are not ASCII, where one guess is good and no other near it reads otherwise."""
    from charset_normalizer import from_bytes

    sample = b"\n".join(line for line in data.splitlines() if not line.isascii())[:SAMPLE]
    guesses = list(from_bytes(sample.rpartition(b"\n")[0] if len(sample) == SAMPLE else sample))
    first = guesses[0] if guesses else None
    if first and first.chaos <= MOST_CHAOS and first.coherence >= LEAST_COHERENCE:
        rivals = [
            guess.encoding
            for guess in guesses[1:]
            if str(guess) != str(first)
            and guess.chaos <= first.chaos + CLEAR
            and guess.coherence >= first.coherence - CLEAR
        ]
        try:
            text = data.decode(first.encoding)
        except UnicodeDecodeError:
            rivals = [first.encoding]
            text = ""
        if not rivals and not is_garbled(text):
            warning = f"read as {first.encoding} by guess; {ASK}."
            basis = "a guess from its bytes, as it declares no encoding"
            return Decoded(text=text, encoding=first.encoding, basis=basis, warnings=(warning,))
    encoding, language = find_spelling(data)
    if encoding:
        return Decoded(
            text=data.decode(encoding),
            encoding=encoding,
            basis=f"a guess, as of the usual encodings only this spells its words in '{language}'",
            warnings=(f"read as {encoding} by guess; {ASK}.",),
        )
    fault = _fault(data)
    assert fault
    raise _not_text(data, "utf-8", fault, f"expected UTF-8 text. If it is in another encoding, {ASK}.")


def _fault(data: bytes) -> UnicodeDecodeError | None:
    """Find where bytes are no UTF-8."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        return error
    return None


def _not_text(data: bytes, encoding: str, error: UnicodeDecodeError, expected: str) -> UnreadableFile:
    line = data.count(b"\n", 0, error.start) + 1
    found = f"byte {error.start:,} (0x{data[error.start]:02x}) is not {encoding.upper()}"
    return UnreadableFile(f"{found}; {expected}", line=line)
