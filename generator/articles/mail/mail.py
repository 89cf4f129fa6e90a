"""Mail: a message is an article, in a file of its own (`.eml`) or among others in a mailbox (`.mbox`)."""

import re
from collections.abc import Iterable, Iterator
from email.message import Message

from msgspec import Struct

from generator.articles.formats import Flaw, Item, Reader, Taken, raw_article
from generator.articles.house import House
from generator.articles.mail.digests import find_digest
from generator.articles.mail.mail_headers import LONGEST, read_fields, read_header, read_subject
from generator.articles.mail.mail_parts import read_parts
from generator.articles.mail.messages import parse_message
from generator.errors import UnreadableFile
from generator.model import Cut, Field, RawArticle

MAIL, MAILBOX = "mail 1", "mailbox 1"
MAX_BYTES = 10 * 1024 * 1024
"""Most bytes of one message, its attachments among them."""
MAX_NESTED = 50
"""Parts that may hold parts; the parser looks for the end of each one that is open in every line."""
MAX_BOUNDARIES = 5_000
"""Lines that may open or close a part; each may become an object of some kilobytes."""
MAX_HEADER_LINES = 5_000
MAX_LINES = 300_000
MAX_MESSAGES = 100_000
MAX_FLAWS = 1_000
"""A mailbox of which more messages than these cannot be read is set aside whole."""
NESTED = re.compile(rb"^content-type:\s*(?:multipart|message)/", re.IGNORECASE | re.MULTILINE)
DESCRIBING = re.compile(rb"^content-[a-z-]+:[^\n]*(?:\n[ \t][^\n]*)*", re.IGNORECASE | re.MULTILINE)
LINE_ENDS = re.compile(rb"\r\n?")
POSTMARK = re.compile(rb"^From [^\n]{1,300}$", re.MULTILINE)
MOMENT = (
    re.compile(rb"\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)\b"),
    re.compile(rb"\d:\d\d"),
    re.compile(rb"\b\d{4}\b"),
)
"""What every postmark bears, and hardly a line of text that opens with `From`."""
ESCAPED = re.compile(rb"^>(>*From )", re.MULTILINE)
DIGEST = re.compile(rb"multipart/digest|message/rfc822|^-{30}[ \t]*\r?$", re.IGNORECASE | re.MULTILINE)
"""What is in every digest; most messages have none of it."""
STATED = ("from", "date", "subject", "message-id")
CUT_SHORT = "The message ends before its last part is closed; some of it may be missing."


class _Message(Struct, frozen=True, kw_only=True):
    number: int
    line: int
    data: bytes
    around: str = ""
    """What a digest says above and below its messages."""


def read_mail(item: Item, house: House) -> Taken:
    """Read one message as an article, a digest as its messages; raise `UnreadableFile` where it is none."""
    return _take(item, [_Message(number=0, line=0, data=item.data)], MAIL, house)


def read_mailbox(item: Item, house: House) -> Taken:
    """Read each message of a mailbox as an article or a flaw; raise `UnreadableFile` where there is none."""
    return _take(item, _messages(LINE_ENDS.sub(b"\n", item.data)), MAILBOX, house)


def _take(item: Item, messages: Iterable[_Message], reader: str, house: House) -> Taken:
    """Read messages, and those of digests among them; one alone that cannot be read is an error."""
    articles: list[RawArticle] = []
    flaws: list[Flaw] = []
    for one in messages:
        for carried in _carried(one):
            number = len(articles) + len(flaws)
            try:
                articles.append(_article(item, carried, reader, number, house))
            except UnreadableFile as error:
                if reader == MAIL and carried.data is one.data:
                    raise
                flaws.append(Flaw(message=f"message {number + 1:,}: {error}", line=one.line))
        if len(flaws) > MAX_FLAWS:
            first = flaws[0].message
            raise UnreadableFile(
                f"more than {MAX_FLAWS:,} of its messages cannot be read, the first as {first}"
            )
    return Taken(articles=tuple(articles), flaws=tuple(flaws))


def _carried(one: _Message) -> Iterator[_Message]:
    """Yield the messages of a digest, the first with what stands around them; else the message itself."""
    try:
        digest = find_digest(_parse(one.data)) if DIGEST.search(one.data) else None
    except UnreadableFile:
        digest = None  # It is said where the message itself is read.
    if digest is None:
        yield one
        return
    for number, data in enumerate(digest.messages):
        yield _Message(number=one.number, line=one.line, data=data, around="" if number else digest.around)


def split_messages(data: bytes) -> Iterator[bytes]:
    """Yield each message of a mailbox, or what is no mailbox as one, with line ends as they are read."""
    data = LINE_ENDS.sub(b"\n", data)
    try:
        yield from (one.data for one in _messages(data))
    except UnreadableFile:
        yield data


def _messages(data: bytes) -> Iterator[_Message]:
    """Cut a mailbox at its postmarks: `From`, who sent it, weekday, time and year."""
    starts = [f for f in POSTMARK.finditer(data) if all(mark.search(f.group()) for mark in MOMENT)]
    if not starts or data[: starts[0].start()].strip():
        raise UnreadableFile("it does not open with a line 'From …' with a day and year; expected a mailbox.")
    if len(starts) > MAX_MESSAGES:
        raise UnreadableFile(f"it holds more than {MAX_MESSAGES:,} messages; expected fewer.")
    ends = [found.start() for found in starts[1:]] + [len(data)]
    line, counted = 1, 0
    for number, (found, end) in enumerate(zip(starts, ends, strict=True)):
        line += data.count(b"\n", counted, found.start())
        counted = found.start()
        own = ESCAPED.sub(rb"\1", data[found.end() : end].lstrip(b"\n"))
        yield _Message(number=number, line=line, data=own)


def _article(item: Item, one: _Message, reader: str, number: int, house: House) -> RawArticle:
    message = _parse(one.data)
    headline, marks = read_subject(message)
    fields = tuple(read_fields(message, headline, house))
    body = read_parts(message, item, headline)
    if any(type(defect).__name__ == "CloseBoundaryNotFoundDefect" for defect in message.defects):
        fields += (Field(name="note", value=CUT_SHORT, basis="the message"),)
    cuts = marks + body.story.cuts
    if one.around:
        cuts += (Cut(text=one.around, reason="stands around the messages of the digest"),)
    return raw_article(body.source, reader, body.story.parts, fields, cuts, number=number)


def _parse(data: bytes) -> Message:
    """Parse a message within bounds; its parts are not opened yet."""
    data = LINE_ENDS.sub(b"\n", data)
    _check(data)
    message = parse_message(data)
    if not any(read_header(message, name) for name in STATED):
        raise UnreadableFile("it has no header of a message; expected lines such as 'From:' and 'Subject:'.")
    return message


def _check(data: bytes) -> None:
    if not data.strip():
        raise UnreadableFile("it is empty; expected a message.")
    nested = len(NESTED.findall(data))
    header = data.find(b"\n\n")
    counts = (
        (len(data), MAX_BYTES, "bytes"),
        (nested, MAX_NESTED, "parts that hold parts"),
        (data.count(b"\n--") if nested else 0, MAX_BOUNDARIES, "lines that may end a part"),
        (data.count(b"\n", 0, header if header >= 0 else len(data)), MAX_HEADER_LINES, "lines of header"),
        (data.count(b"\n"), MAX_LINES, "lines"),
        (max((len(f.group()) for f in DESCRIBING.finditer(data)), default=0), LONGEST, "bytes in one header"),
    )
    for count, most, what in counts:
        if count > most:
            raise UnreadableFile(f"it holds {count:,} {what}; expected at most {most:,}.")


MAIL_READER = Reader(name=MAIL, suffixes=(".eml",), read=read_mail)
MAILBOX_READER = Reader(name=MAILBOX, suffixes=(".mbox",), read=read_mailbox)
