"""The numbers of ordered lists in HTML, which a browser writes and the text does not hold."""

import re
from collections.abc import Iterator

from msgspec import Struct

ORDERED = re.compile(r"<ol\b", re.IGNORECASE)
TOKEN = re.compile(
    r"<!--.*?(?:-->|\Z)|<(?P<raw>script|style|textarea|title)\b.*?(?:</(?P=raw)\b|\Z)"
    r"|<(?P<end>/?)(?P<name>ol|ul|menu|dir|li)\b(?P<stated>[^<>]*)>",
    re.DOTALL | re.IGNORECASE,
)
START = re.compile(r"(?<![\w-])(?:start|value|seqnum)\s*=\s*[\"']?\s*(-?\d{1,6})(?!\d)", re.IGNORECASE)
TYPE = re.compile(r"(?<![\w-])type\s*=\s*[\"']?([1aAiI])(?!\w)")
REVERSED = re.compile(r"(?<![\w-])reversed(?![\w-])", re.IGNORECASE)
UNMARKED = re.compile(r"list-style(?:-type)?\s*:\s*none", re.IGNORECASE)
BEFORE_WORDS = re.compile(r"(?:\s|<(?:p|div|span|b|strong|em|i|u|a|font|img)\b[^<>]*>){0,20}(?=[^<\s])")
NUMBERED = re.compile(r"\(?\w{1,4}[.)]\s")
"""An item whose own words open with a number."""
ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"),
    (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
MOST_ROMAN = 3_999


class _List(Struct):
    """A list that is open, and the number of its next item; a list without order has no type."""

    kind: str
    next: int = 1
    step: int = 1


def write_numbers(html: str) -> str:
    """Write the number of each item of an ordered list before its words, as a browser shows it."""
    if not ORDERED.search(html):
        return html
    pieces: list[str] = []
    done = 0
    for place, number in _numbers(html):
        pieces += [html[done:place], number]
        done = place
    return "".join([*pieces, html[done:]])


def _numbers(html: str) -> "Iterator[tuple[int, str]]":
    """Yield where a number belongs, and the number."""
    tokens = [token for token in TOKEN.finditer(html) if token["name"]]
    counts = _count_items(tokens)
    lists: list[_List] = []
    for at, token in enumerate(tokens):
        name, stated = token["name"].lower(), token["stated"]
        if name != "li" and token["end"]:
            del lists[-1:]
        elif name != "li":
            lists.append(_opened(name, stated, counts.get(at, 0)))
        elif not token["end"] and lists and lists[-1].kind:
            own = lists[-1]
            value = START.search(stated)
            number = int(value[1]) if value else own.next
            own.next = number + own.step
            place = BEFORE_WORDS.match(html, token.end())
            if place and not NUMBERED.match(html, place.end()):
                yield place.end(), f"{_written(number, own.kind)}. "


def _count_items(tokens: "list[re.Match[str]]") -> dict[int, int]:
    """Count the items of each list that counts down, by the place of its opening."""
    counts: dict[int, int] = {}
    around: list[int] = []
    for at, token in enumerate(tokens):
        if token["name"].lower() == "li":
            if not token["end"] and around and around[-1] in counts:
                counts[around[-1]] += 1
        elif token["end"]:
            del around[-1:]
        else:
            around.append(at)
            if REVERSED.search(token["stated"]):
                counts[at] = 0
    return counts


def _opened(name: str, stated: str, count: int) -> _List:
    if name != "ol" or UNMARKED.search(stated):
        return _List(kind="")
    start, kind = START.search(stated), TYPE.search(stated)
    is_reversed = bool(REVERSED.search(stated))
    first = int(start[1]) if start else count if is_reversed else 1
    return _List(kind=kind[1] if kind else "1", next=first, step=-1 if is_reversed else 1)


def _written(number: int, kind: str) -> str:
    if number < 1 or kind == "1" or (kind in "iI" and number > MOST_ROMAN):
        return str(number)
    words = _roman(number) if kind in "iI" else _letters(number)
    return words if kind.islower() else words.upper()


def _roman(number: int) -> str:
    words = ""
    for value, letters in ROMAN:
        count, number = divmod(number, value)
        words += letters * count
    return words


def _letters(number: int) -> str:
    """Write 1 as a, 27 as aa."""
    words = ""
    while number:
        number, rest = divmod(number - 1, 26)
        words = chr(ord("a") + rest) + words
    return words
