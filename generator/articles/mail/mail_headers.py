"""The header of a message: its subject, sender, day and id, as fields with where each came from."""

import re
from collections.abc import Iterator
from email.errors import HeaderParseError
from email.header import decode_header
from email.message import Message
from email.utils import parseaddr

from generator.articles.bylines import is_name
from generator.articles.dating.stated_dates import state_date
from generator.articles.decoding import CONTROLS
from generator.articles.house import House
from generator.errors import UnreadableFile
from generator.model import Cut, Field

LONGEST = 4_000
"""Most characters of one header; the longest subject seen has some hundred."""
MOST_COMMENTS = 10
"""A sender with more brackets is none."""
REPLY = re.compile(
    r"(?:\s*(?:re|fwd?|aw|wg|sv|vs|vb|rv|tr|antw|ynt|odp|doorst)(?:\[\d{1,3}\])?\s*:)+\s*",
    re.IGNORECASE,
)
SURROGATES = re.compile("[\ud800-\udfff]")
BLANK = re.compile(r"\s+")
ANGLED = re.compile(r"<([^<>\s]+)>")
SHORTEST = 4
"""Shorter words of a name may stand in an address by chance."""
WORD = re.compile(r"[^\W\d_]+")


def read_header(message: Message, name: str) -> str:
    """Read one header, its encoded words decoded, its lines joined; raise `UnreadableFile` if too long."""
    raw = next((value for key, value in message.raw_items() if key.lower() == name), "")
    if len(raw) > LONGEST:
        raise UnreadableFile(
            f"its header '{name.title()}' holds more than {LONGEST:,} characters; expected fewer."
        )
    return unfold(raw, _declared(message) if not raw.isascii() else "")


def _declared(message: Message) -> str:
    """Find the encoding that the first text of a message declares, which is that of its bare headers too."""
    kinds = (one.get_content_charset() for one in message.walk() if one.get_content_maintype() == "text")
    return next(filter(None, kinds), "")


def unfold(raw: str, charset: str = "") -> str:
    """Decode the encoded words of a header, and its bytes above ASCII, and put it on one line."""
    try:
        pieces = decode_header(BLANK.sub(" ", _utf8(raw, charset)))
    except (HeaderParseError, ValueError):
        pieces = [(raw, None)]
    text = "".join(_piece(piece, charset) for piece, charset in pieces)
    words = " ".join(CONTROLS.sub("", SURROGATES.sub("\ufffd", text)).split())
    return words or " ".join(CONTROLS.sub("", _utf8(raw, charset)).split())


def _utf8(raw: str, charset: str) -> str:
    """Read bytes above ASCII, which the parser keeps as lone surrogates, as UTF-8, else as declared."""
    data = raw.encode("utf-8", "surrogateescape")
    for encoding in ("utf-8", charset or "utf-8"):
        try:
            return data.decode(encoding)
        except (LookupError, ValueError):
            continue
    return data.decode("utf-8", "replace")


def _piece(piece: str | bytes, charset: str | None) -> str:
    if isinstance(piece, str):
        return piece
    try:
        # Text between encoded words comes in a code of its own.
        return piece.decode(charset or "raw-unicode-escape")
    except (LookupError, ValueError):
        return piece.decode("utf-8", "replace")


def read_subject(message: Message) -> "tuple[str, tuple[Cut, ...]]":
    """Read the subject without what only marks a reply or a forwarded message, which is cut."""
    subject = read_header(message, "subject")
    found = REPLY.match(subject)
    if not found:
        return subject, ()
    return subject[found.end() :], (
        Cut(text=found.group().strip(), reason="marks an answer or a forwarded message"),
    )


def read_fields(message: Message, headline: str, house: House) -> Iterator[Field]:
    """Yield what the header states of the article."""
    if headline:
        yield Field(name="headline", value=headline, basis="the message's Subject")
    day = state_date(read_header(message, "date"), "the message's Date")
    if day:
        yield day
    yield from _sender(message, house)
    own = read_header(message, "message-id").strip("<> ")
    if own:
        yield Field(name="id", value=own, basis="the message's Message-ID")
    place = ANGLED.search(read_header(message, "archived-at"))
    if place:
        yield Field(name="url", value=place[1], basis="the message's Archived-At")
    language = read_header(message, "content-language").split(",")[0]
    if language:
        yield Field(name="language", value=language, basis="the message's Content-Language")


def _sender(message: Message, house: House) -> Iterator[Field]:
    """Tell whether a person or a house sent it, as far as name and address agree; else note the name."""
    sender = read_header(message, "from")
    # The parser calls itself for each comment within a comment.
    name, address = parseaddr(sender) if sender.count("(") <= MOST_COMMENTS else ("", "")
    name = name.strip("\"' ")
    local, _, domain = address.casefold().rpartition("@")
    stated = read_header(message, "organization")
    if stated:
        yield Field(name="source", value=stated, basis="the message's Organization")
    if not name or "@" in name:
        return
    basis = f"the message's From '{name}'"
    words = WORD.findall(name.casefold())
    if name.casefold() in house.sources:
        yield Field(name="source", value=name, basis=basis)
    elif not is_name(name) and any(word in domain for word in words if len(word) >= SHORTEST):
        yield Field(name="source", value=name, basis=f"{basis}, whose address is under that name")
    # A name may look like a person's and be a house's (World Bank); its domain then says so.
    elif is_name(name) and words and words[-1] in local and "".join(words) not in domain:
        yield Field(name="author", value=name, basis=f"{basis}, whose address bears that name")
    else:
        yield Field(name="note", value=f"sent by {name}", basis="the message's From")
