"""XML into a tree: no entity is expanded, no definition loaded, nothing fetched, size and depth bounded."""

import html.entities
import re
from typing import TYPE_CHECKING, Any

from generator.errors import UnreadableFile

if TYPE_CHECKING:
    Element = Any
    """An lxml element; lxml itself is loaded when the first file in XML is read."""

MAX_BYTES = 50_000_000
MAX_TAGS = 1_000_000
"""Start and end tags together; each element needs some 200 bytes."""
MAX_ATTRIBUTES = 2_000_000
"""Equals signs, in fact, which are never fewer than the attributes."""
MAX_DEPTH = 200
PLACE = re.compile(r"(,? line \d+)?, line \d+, column \d+$")
"""The parser's own words for where the fault is."""
NAMED = re.compile(rb"&([A-Za-z][A-Za-z0-9]{1,30});")
OF_XML = frozenset({"amp", "lt", "gt", "quot", "apos"})
DOCUMENT_TYPES = ("nitf", "rss", "NewsML")
"""Formats whose files may name their definition, as long as they declare nothing themselves."""


def parse_xml(data: bytes) -> "Element":
    """Parse one document and return its root, without comments; raise `UnreadableFile` with the line."""
    from lxml import etree

    _check_size(data)
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        huge_tree=False,
        recover=False,
        remove_comments=True,
        remove_pis=True,
    )
    text = data.lstrip()
    before = data.count(b"\n", 0, len(data) - len(text))
    try:
        root = _parse(text, parser)
    except (etree.XMLSyntaxError, ValueError, LookupError) as error:
        line = getattr(error, "lineno", 0) or 0
        message = PLACE.sub("", " ".join(str(getattr(error, "msg", "") or error).split()))[:200]
        raise UnreadableFile(f"{message}; expected well-formed XML.", line=line and line + before) from None
    _check_type(root)
    _check_depth(root)
    _replace_entities(root)
    return root


def _parse(text: bytes, parser: Any) -> "Element":
    """Parse a text; where it has `&nbsp;` and declares nothing, with the character that HTML means by it."""
    from lxml import etree

    try:
        return etree.fromstring(text, parser)
    except etree.XMLSyntaxError as error:
        plain = NAMED.sub(_number, text) if "not defined" in str(error) else text
        if plain == text or len(plain) > MAX_BYTES:
            raise
        return etree.fromstring(plain, parser)


def _number(found: "re.Match[bytes]") -> bytes:
    """Put the number of a character in place of its name in HTML, as long as XML has no such name."""
    name = found[1].decode("ascii")
    code = None if name in OF_XML else html.entities.name2codepoint.get(name)
    return f"&#{code};".encode("ascii") if code else found.group()


def _check_size(data: bytes) -> None:
    if not data.strip():
        raise UnreadableFile("it holds nothing; expected XML.")
    counts = (
        (len(data), MAX_BYTES, "bytes"),
        (data.count(b"<"), MAX_TAGS, "tags"),
        (data.count(b"="), MAX_ATTRIBUTES, "attributes"),
    )
    for count, most, what in counts:
        if count > most:
            raise UnreadableFile(f"it may hold {count:,} {what}; expected at most {most:,}.")


def _check_type(root: "Element") -> None:
    """Refuse a file that declares entities or elements, or names a definition that no known format has."""
    definition = root.getroottree().docinfo.internalDTD
    if definition is None:
        return
    declared = [*definition.iterentities(), *definition.iterelements()]
    if declared:
        raise UnreadableFile("its <!DOCTYPE> declares entities or elements; expected none.")
    if definition.name not in DOCUMENT_TYPES:
        known = ", ".join(DOCUMENT_TYPES)
        raise UnreadableFile(f"a <!DOCTYPE {definition.name}>; expected none, or that of {known}.")


def _check_depth(root: "Element") -> None:
    from lxml import etree

    depth = 0
    for event, element in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if depth > MAX_DEPTH:
            what = f"elements nested more than {MAX_DEPTH} deep; expected at most that many"
            raise UnreadableFile(f"{what}.", line=element.sourceline or 0)


def _replace_entities(root: "Element") -> None:
    """Put the character in place of a named one of HTML, which the definitions of NITF and RSS have."""
    from lxml import etree

    for entity in list(root.iter(etree.Entity)):
        code = html.entities.name2codepoint.get(entity.name)
        if code is None:
            line = entity.getparent().sourceline or 0
            raise UnreadableFile(f"the entity {entity.text} is declared nowhere; expected text.", line=line)
        character = chr(code) + (entity.tail or "")
        before, parent = entity.getprevious(), entity.getparent()
        if before is not None:
            before.tail = (before.tail or "") + character
        else:
            parent.text = (parent.text or "") + character
        entity.tail = None
        parent.remove(entity)
