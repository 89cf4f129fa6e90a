"""Citations as CSL-JSON, which citation processors such as Pandoc and Zotero read."""

import json
import re
from collections.abc import Iterable

from generator.model import Date
from generator.pages.citing.authors import Author
from generator.pages.citing.citation import Citation, certain, is_plain
from generator.words import date_words

APPROXIMATE = re.compile(r"(\d{4}(?:-\d\d(?:-\d\d)?)?)[~?%]")
INTERVAL = re.compile(r"(\d{4}(?:-\d\d(?:-\d\d)?)?)/(\d{4}(?:-\d\d(?:-\d\d)?)?)")


def format_csl(citations: Iterable[Citation]) -> str:
    """Put citations as a JSON array, one a line, without an end of line."""
    items = (json.dumps(describe(one), ensure_ascii=False) for one in citations)
    return "[\n" + ",\n".join(items) + "\n]"


def describe(citation: Citation) -> dict[str, object]:
    """Put a citation as one item of CSL-JSON 1.0."""
    item: dict[str, object] = {
        "id": citation.key,
        "type": "article-newspaper",
        "title": citation.headline,
        "author": [_author(author) for author in citation.authors],
        "container-title": citation.publication,
        "section": citation.section,
        "issued": _issued(citation.date),
        "language": citation.language,
        "note": citation.agency,
        "URL": citation.url,
        "source": citation.archive,
    }
    return {name: value for name, value in item.items() if value}


def _author(author: Author) -> dict[str, str]:
    if not author.family:
        return {"literal": author.name}
    parts = {"family": author.family, "given": author.given, "suffix": author.suffix}
    return {name: value for name, value in parts.items() if value}


def _issued(date: Date) -> dict[str, object]:
    """Put a date by its parts, `circa` where it is approximate or uncertain, else in words."""
    if not date.edtf:
        return {}
    if is_plain(date):
        return {"date-parts": [_parts(date.edtf)]}
    if found := APPROXIMATE.fullmatch(date.edtf):
        return {"date-parts": [_parts(found[1])], "circa": True}
    if found := INTERVAL.fullmatch(date.edtf):
        return {"date-parts": [_parts(found[1]), _parts(found[2])]}
    when = certain(date)
    if when.year:
        known = [when.year, when.month] if when.month else [when.year]
        return {"date-parts": [known], "circa": True}
    return {"literal": date_words(date)}


def _parts(edtf: str) -> list[int]:
    return [int(part) for part in edtf.split("-")]
