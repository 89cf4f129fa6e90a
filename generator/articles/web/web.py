"""Saved web pages: HTML files, and MHTML as browsers save a page with all that belongs to it."""

import re
from collections.abc import Mapping
from html import unescape
from urllib.parse import urljoin

from generator.articles.decoding import decode_declared
from generator.articles.formats import Item, Reader, SourceText, Taken, raw_article
from generator.articles.house import House
from generator.articles.html.bodies import first_words
from generator.articles.html.html_clean import check_bounds
from generator.articles.mail.message_pictures import by_name, describe_images
from generator.articles.mail.messages import parse_message
from generator.articles.web.inline_pictures import lift_pictures
from generator.articles.web.web_metadata import read_metadata
from generator.articles.web.web_story import find_story
from generator.errors import UnreadableFile
from generator.model import Cut, Field, Part, PictureFile

NAME = "web 1"
MAX_BYTES = 60_000_000
"""An MHTML file holds the page's pictures too."""
MAX_PARTS = 2_000
DECLARED = 2_048
"""A page declares its encoding in its first 1,024 bytes, by the standard; some do a little later."""
CHARSET = re.compile(rb"<meta\b[^<>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{2,40})", re.IGNORECASE)
DECLARATION = re.compile(r"\A\s*<\?xml\b[^>]*>")
XML = re.compile(rb"\A\s*<\?xml\b[^>]{0,200}?encoding\s*=\s*[\"']([A-Za-z0-9_.:-]{2,40})", re.IGNORECASE)
BASE = re.compile(r"<base\b[^<>]{0,200}?\bhref\s*=\s*[\"']?([^\s<>\"']{1,2000})", re.IGNORECASE)
SAVED = re.compile(r"<!--\s*saved from url=\(\d+\)(https?://[^\s<>\"]{1,2000}?)\s*-->")


def read_web_page(item: Item, house: House) -> Taken:  # noqa: ARG001 - every reader's signature
    """Read a page as one article; raise `UnreadableFile` where it holds no words."""
    return _read(decode_declared(item, _declared(item.data)))


def read_mhtml(item: Item, house: House) -> Taken:  # noqa: ARG001 - every reader's signature
    """Read the page inside an MHTML file, with those pictures of its other parts that belong to the story."""
    if not item.data.strip():
        raise UnreadableFile("the file is empty; expected a page saved as MHTML.")
    if len(item.data) > MAX_BYTES:
        raise UnreadableFile(f"it holds {len(item.data):,} bytes; expected at most {MAX_BYTES:,}.")
    if item.data.count(b"\n--") > MAX_PARTS:
        raise UnreadableFile(f"it holds more than {MAX_PARTS:,} parts; expected a page saved as MHTML.")
    return _open_mhtml(item)


def _open_mhtml(item: Item) -> Taken:
    try:
        message = parse_message(item.data)
        files = by_name(describe_images(message, item.path, item.member))
        root = next(part for part in message.walk() if part.get_content_type() == "text/html")
        data = root.get_payload(decode=True)
        charset = str(root.get_content_charset() or "")
        address = str(root.get("Content-Location") or message.get("Snapshot-Content-Location") or "")
    except StopIteration:
        raise UnreadableFile("no part of it is a page of HTML; expected a page saved as MHTML.") from None
    except (ValueError, LookupError, RecursionError, TypeError, AttributeError) as error:
        raise UnreadableFile(f"its parts cannot be told apart ({error}); expected MHTML.") from None
    data = data if isinstance(data, bytes) else b""
    inner = Item(
        path=item.path,
        data=data,
        checksum=item.checksum,
        member=item.member,
        encoding=charset or item.encoding,
        fields=item.fields,
    )
    fields = (Field(name="url", value=address, basis="the page's Content-Location"),)
    stated = fields if address.startswith("http") else ()
    return _read(decode_declared(inner, _declared(data)), stated, files)


def _declared(data: bytes) -> str:
    """Find the encoding that a page declares in its own first bytes."""
    found = XML.search(data[:DECLARED]) or CHARSET.search(data[:DECLARED])
    name = found[1].decode("ascii").lower() if found else ""
    # Bytes that an ASCII pattern could read are no UTF-16, whatever they say.
    return "" if name.startswith(("utf-16", "utf-32")) else name


def _read(
    source: SourceText,
    stated: "tuple[Field, ...]" = (),
    files: Mapping[str, PictureFile] | None = None,
) -> Taken:
    lifted = lift_pictures(source.text, source.item.path, source.item.member)
    # The text is decoded: lxml refuses one that still says in which encoding it is.
    html = DECLARATION.sub("", lifted.html, count=1)
    check_bounds(html)
    address = _address(source.item.fields + stated) or _saved_from(html)
    fields = stated + read_metadata(html, address)
    if address and not any(field.name == "url" for field in fields + source.item.fields):
        fields += (Field(name="url", value=address, basis="the note 'saved from' of the browser"),)
    story = find_story(html, _base(html, address or _address(fields)), {**lifted.files, **(files or {})})
    if not any(part.text for part in story.parts):
        raise UnreadableFile("the page holds no words of a story; expected at least a paragraph.")
    if story.note:
        fields += (Field(name="note", value=story.note, basis="the page"),)
    parts, cuts = _without_headline(story.parts, fields)
    fields = tuple(field for field in fields if not _repeats(field, parts, fields))
    return Taken(articles=(raw_article(source, NAME, parts, fields, (*story.cuts, *cuts)),))


def _address(fields: "tuple[Field, ...]") -> str:
    return next((field.value for field in fields if field.name == "url"), "")


def _base(html: str, address: str) -> str:
    """Say from where the page's relative addresses are read, if it or its carrier tells."""
    found = BASE.search(html)
    if not found:
        return address
    try:
        return urljoin(address, unescape(found[1]))
    except ValueError:
        return address


def _saved_from(html: str) -> str:
    found = SAVED.search(html[:4_000])
    return found[1] if found else ""


def _without_headline(
    parts: "tuple[Part, ...]", fields: "tuple[Field, ...]"
) -> "tuple[tuple[Part, ...], tuple[Cut, ...]]":
    """Cut a first heading that repeats the headline, or take it where none is stated."""
    headline = next((field.value for field in fields if field.name == "headline"), "")
    at = first_words(parts)
    first, rest = parts[at], parts[:at] + parts[at + 1 :]
    if headline and first.text.casefold() == headline.casefold() and rest:
        return rest, (Cut(text=first.text, reason="repeats the headline"),)
    if not headline and first.kind == "heading":
        return (Part(kind="headline", text=first.text, marks=first.marks), *rest), ()
    return parts, ()


def _repeats(field: Field, parts: "tuple[Part, ...]", fields: "tuple[Field, ...]") -> bool:
    """Whether a deck only says again what the headline or the story says."""
    if field.name != "deck":
        return False
    words = field.value.casefold()
    said = [part.text for part in parts] + [one.value for one in fields if one.name == "headline"]
    return any(words in " ".join(text.split()).casefold() for text in said)


READER = Reader(name=NAME, suffixes=(".html", ".htm"), read=read_web_page)
MHTML_READER = Reader(name=NAME, suffixes=(".mhtml", ".mht"), read=read_mhtml)
