"""Digests: one message that carries others, as MIME parts (RFC 2046) or between lines (RFC 1153).

A message that only forwards others, without a word of its own, is one too.
"""

import re
from email.message import Message

from msgspec import Struct

MOST = 1_000
"""Messages that one digest may carry; what goes on longer is read as one text."""
BETWEEN = re.compile(r"^-{30}[ \t]*$", re.MULTILINE)
HEADED = re.compile(
    r"\s*(?:Message: \d+[ \t]*\n)?(?=(?:[A-Z][A-Za-z-]{1,30}:[^\n]*\n(?:[ \t]+\S[^\n]*\n)*){2,}\s*\n)"
)
SUBJECT = re.compile(r"^(?:From|Subject):", re.MULTILINE)
END = re.compile(r"\s*(?:End of .{0,200}Digest|_{10,}\n.{0,2000}|Subject: Digest Footer)", re.DOTALL)
TEXTS = ("text/plain", "text/html")
COPIED = ("Content-Type", "Content-Transfer-Encoding")


class Digest(Struct, frozen=True, kw_only=True):
    """The messages that one carries, and the words around them."""

    messages: tuple[bytes, ...]
    around: str = ""
    """What stands above them, and below."""


def find_digest(message: Message) -> Digest | None:
    """Take the messages of a digest apart; None where a message is none."""
    for part in message.walk():
        if part.get_content_type() == "multipart/digest" and part.is_multipart():
            found = tuple(_carried(one) for one in _parts(part))
            return Digest(messages=found, around=_preface(message)) if any(found) else None
    if message.is_multipart():
        return _forwarded(message)
    return _between_lines(message) if message.get_content_type() == "text/plain" else None


def _forwarded(message: Message) -> Digest | None:
    """Take the messages out of one that carries them and has no words of its own."""
    carried: list[bytes] = []
    left = [message]
    while left:
        part = left.pop()
        kind = part.get_content_type()
        if kind == "message/rfc822":
            carried.append(_carried(part))
        elif part.is_multipart():
            left += reversed(_parts(part))
        elif kind in TEXTS and str(part.get_payload()).strip():
            return None
    found = tuple(filter(None, carried))
    return Digest(messages=found) if found else None


def _parts(message: Message) -> list[Message]:
    inner = message.get_payload()
    return [one for one in inner if isinstance(one, Message)] if isinstance(inner, list) else []


def _carried(part: Message) -> bytes:
    """Take a message out of the part that carries it; nothing where it carries none."""
    inner = next(iter(_parts(part)), None)
    try:
        return inner.as_bytes() if inner is not None and inner.keys() else b""
    except (LookupError, ValueError, TypeError, AttributeError, RecursionError):
        return b""


def _preface(message: Message) -> str:
    first = next((one for one in message.walk() if one.get_content_type() == "text/plain"), None)
    words = (
        first.get_payload() if first is not None and message.get_content_type() != "multipart/digest" else ""
    )
    return " ".join(words.split())[:2_000] if isinstance(words, str) else ""


def _between_lines(message: Message) -> Digest | None:
    """Cut a text at lines of thirty hyphens, each with a header of a message below it."""
    text = message.get_payload()
    if not isinstance(text, str) or not BETWEEN.search(text):
        return None
    above, *pieces = re.split(r"^-{70}[ \t]*$|^-{30}[ \t]*$", text, maxsplit=MOST, flags=re.MULTILINE)
    carried = [piece for piece in pieces if piece.strip() and not END.match(piece)]
    above += " ".join(piece for piece in pieces if END.match(piece))
    heads = [HEADED.match(piece) for piece in carried]
    if len(carried) < 2 or not all(
        head and SUBJECT.search(one) for head, one in zip(heads, carried, strict=True)
    ):
        return None
    kind = "".join(f"{name}: {message[name]}\n" for name in COPIED if message[name])
    found = [kind + one[head.end() :] for one, head in zip(carried, heads, strict=True) if head]
    data = tuple(one.encode("utf-8", "surrogateescape") for one in found)
    return Digest(messages=data, around=" ".join(above.split())[:2_000])
