"""What stands above a Markdown text: YAML in `---`, TOML in `+++`, a JSON object, or lines `Key: value`."""

import json
import re
import tomllib
from collections.abc import Collection
from datetime import date, datetime, time
from io import StringIO

from msgspec import Struct

from generator.articles.json_values import parse_json
from generator.content.strict_yaml import MAX_BYTES, Document, Key, split_front_matter
from generator.errors import UnreadableFile

TOML = re.compile(r"\A\+\+\+[ \t]*\n(.*?)^\+\+\+[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
TOML_PLACE = re.compile(r" \(at (?:line (\d+), column \d+|end of document)\)\Z")
TOML_KEY = r"^[ \t]*[\"']?{}[\"']?[ \t]*="
JSON_KEY = r"^\s*\"{}\"\s*:"
HEADER = re.compile(r" {0,3}([A-Za-z][A-Za-z0-9_-]*):(?:[ \t]+(.*))?")
CONTINUED = re.compile(r"(?: {4}|\t)\s*(\S.*)")
NEEDED = {"title", "date"}
"""Of the header lines above a text at least one is of these; without them, they are the text's own."""


class Matter(Struct, frozen=True, kw_only=True):
    """The front matter of a text with its lines, what it was written in, and the text below."""

    document: Document
    body: str
    basis: str
    """What states it, in words a reader would say."""


def split_matter(text: str, known: Collection[str]) -> Matter:
    """Take the front matter off the top of a text; raise `UnreadableFile` with the line of what is wrong.

    `known` are the keys, in lower case, of which the first line must have one where no fence stands.
    """
    if text.startswith("+++"):
        return _split_toml(text)
    end = json_end(text)
    if end:
        return _split_json(text, end)
    if not text.startswith("---"):
        matter = _split_header(text, known)
        if matter:
            return matter
    document, body = split_front_matter(text)
    return Matter(document=document, body=body, basis="the front matter")


def json_end(text: str) -> int:
    """Find where the JSON object at the start of a text ends, if words follow it, else 0."""
    if not text.startswith("{"):
        return 0
    try:
        value, end = json.JSONDecoder().raw_decode(text[:MAX_BYTES])
    except (ValueError, RecursionError):
        return 0
    return end if isinstance(value, dict) and text[end:].strip() else 0


def _split_toml(text: str) -> Matter:
    found = TOML.match(text)
    if not found:
        if re.match(r"\+\+\+[ \t]*\n", text):
            message = "front matter opens with '+++' and never closes; expected a second '+++'."
            raise UnreadableFile(message, line=1)
        return Matter(document=Document({}), body=text, basis="")
    source = found[1]
    if len(source) > MAX_BYTES:
        raise UnreadableFile(f"TOML of {len(source):,} characters; at most {MAX_BYTES:,} were expected.")
    try:
        value = tomllib.loads(source)
    except RecursionError:
        raise UnreadableFile("not valid TOML: it is nested too deeply.", line=2) from None
    except (tomllib.TOMLDecodeError, ValueError) as error:
        place = TOML_PLACE.search(str(error))
        line = 1 + int(place[1]) if place and place[1] else 2
        raise UnreadableFile(f"not valid TOML: {TOML_PLACE.sub('', str(error))}.", line=line) from None
    lines = _find_lines(source, value, TOML_KEY, 2)
    return Matter(document=Document(_plain(value), lines), body=text[found.end() :], basis="the front matter")


def _plain(value: object) -> object:
    """Put the days and moments of TOML as the text they are written as."""
    if isinstance(value, datetime):
        return value.isoformat(sep="T")
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, dict):
        return {key: _plain(inner) for key, inner in value.items()}
    return [_plain(inner) for inner in value] if isinstance(value, list) else value


def _split_json(text: str, end: int) -> Matter:
    value = parse_json(text[:end])
    assert isinstance(value, dict)
    lines = _find_lines(text[:end], value, JSON_KEY, 1)
    return Matter(document=Document(value, lines), body=text[end:].lstrip("\n"), basis="the front matter")


def _find_lines(source: str, value: "dict[str, object]", pattern: str, first: int) -> dict[Key, int]:
    """Find the line of each key of the outermost level."""
    lines: dict[Key, int] = {(): first}
    for key in value:
        found = re.search(pattern.format(re.escape(key)), source, re.MULTILINE)
        lines[(key,)] = first + source.count("\n", 0, found.end()) if found else first
    return lines


def _split_header(text: str, known: Collection[str]) -> Matter | None:
    """Take the lines `Key: value` off the top of a text, where the first has a key that is known."""
    values: dict[str, object] = {}
    lines: dict[Key, int] = {(): 1}
    key = ""
    end = 0
    for number, line in enumerate(StringIO(text), start=1):
        found, more = HEADER.fullmatch(line.rstrip()), CONTINUED.fullmatch(line.rstrip())
        if found and (values or found[1].lower() in known):
            key = found[1]
            if key in values:
                raise UnreadableFile(f"key '{key}' stands twice; expected it once.", line=number)
            values[key], lines[(key,)] = (found[2] or "").strip(), number
        elif more and values:
            values[key] = f"{values[key]} {more[1]}".strip()
        else:
            break
        end += len(line)
    if not NEEDED & {name.lower() for name in values}:
        return None
    return Matter(document=Document(values, lines), body=text[end:], basis="the lines above the text")
