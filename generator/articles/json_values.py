"""JSON without surprises: no key twice, no number that is none, nothing too deep or too large."""

import json
import math
import re
from typing import Any, NoReturn

from generator.errors import UnreadableFile

MAX_CHARACTERS = 50_000_000
MAX_VALUES = 2_000_000
"""Commas and brackets, a measure of the memory that the values need: at most some 200 bytes each."""
MAX_DEPTH = 100
MAX_DIGITS = 100
TOKEN = re.compile(
    r'"(?P<text>(?:[^"\\]|\\.)*)"(?P<key>\s*:)?|[\[{]|[\]}]|NaN|-?Infinity|-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?',
    re.DOTALL,
)
ESCAPE = re.compile(
    r"\\u(d[89ab][0-9a-f]{2}\\ud[c-f][0-9a-f]{2})|\\u(d[89a-f][0-9a-f]{2})|\\.", re.I | re.DOTALL
)


class _Refused(Exception):
    """Something that the scan is to find the place of."""


def parse_json(text: str) -> object:
    """Parse one JSON value; raise `UnreadableFile` with the line of what is wrong."""
    text = text.removeprefix("\ufeff")
    _check_size(text)
    try:
        return json.loads(
            text,
            object_pairs_hook=_object,
            parse_constant=_refuse,
            parse_int=_integer,
            parse_float=_number,
        )
    except json.JSONDecodeError as error:
        where = f"column {error.colno}"
        raise UnreadableFile(f"{where}: {error.msg}; expected JSON.", line=error.lineno) from None
    except _Refused:
        _find_fault(text)
        raise AssertionError("what is refused has a place") from None


def _check_size(text: str) -> None:
    if not text.strip():
        raise UnreadableFile("it holds nothing; expected JSON.")
    if len(text) > MAX_CHARACTERS:
        raise UnreadableFile(f"it holds more than {MAX_CHARACTERS:,} characters of JSON; expected fewer.")
    if "\0" in text:
        line = _line(text, text.index("\0"))
        raise UnreadableFile("a NUL character; expected JSON.", line=line)
    opened = text.count("{") + text.count("[")
    if opened + text.count(",") > MAX_VALUES:
        raise UnreadableFile(f"it may hold more than {MAX_VALUES:,} JSON values; expected fewer.")
    if opened > MAX_DEPTH:
        _check_depth(text)
    if "\\ud" in text or "\\uD" in text:
        _check_escapes(text)


def _check_depth(text: str) -> None:
    depth = 0
    for token in TOKEN.finditer(text):
        depth += (token[0] in "[{") - (token[0] in "]}")
        if depth > MAX_DEPTH:
            what = f"values nested more than {MAX_DEPTH} deep; expected at most that many"
            raise UnreadableFile(f"{what}.", line=_line(text, token.start()))


def _check_escapes(text: str) -> None:
    for escape in ESCAPE.finditer(text):
        if escape[2]:
            what = f"'\\u{escape[2]}' is one half of a character without the other"
            raise UnreadableFile(f"{what}; expected both.", line=_line(text, escape.start()))


def _object(pairs: "list[tuple[str, Any]]") -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise _Refused
    return found


def _refuse(_: str) -> NoReturn:
    raise _Refused


def _integer(digits: str) -> int:
    if len(digits) > MAX_DIGITS:
        raise _Refused
    return int(digits)


def _number(digits: str) -> float:
    number = float(digits) if len(digits) <= MAX_DIGITS else math.inf
    if math.isinf(number):
        raise _Refused
    return number


def _find_fault(text: str) -> None:
    """Walk over the tokens to the first that is refused, and raise with its line."""
    keys: list[set[str]] = []
    for token in TOKEN.finditer(text):
        fault = ""
        if token[0] in "[{":
            keys.append(set())
        elif token[0] in "]}":
            keys.pop()
        elif token["key"]:
            key = json.loads(f'"{token["text"]}"', strict=False)
            fault = f"the key '{key[:60]}' twice in one object; expected it once" if key in keys[-1] else ""
            keys[-1].add(key)
        elif token["text"] is None:
            fault = _number_fault(token[0])
        if fault:
            raise UnreadableFile(f"{fault}.", line=_line(text, token.start()))


def _number_fault(digits: str) -> str:
    if digits.endswith(("N", "y")):
        return f"{digits}, which is no JSON; expected a number or null"
    if len(digits) > MAX_DIGITS:
        return f"a number of {len(digits):,} characters; expected at most {MAX_DIGITS}"
    return (
        f"the number {digits}, which is too large; expected a smaller one"
        if math.isinf(float(digits))
        else ""
    )


def _line(text: str, offset: int) -> int:
    return text.count("\n", 0, offset) + 1
