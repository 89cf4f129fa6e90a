"""An article's text as words with offsets, and what its capitals are worth."""

import re
from collections.abc import Mapping
from typing import Literal, NamedTuple

from msgspec import Struct

from generator.entities.words import SMALL
from generator.model import Article, Dateline, Part

# Letters with full stops come first, so that a missing space (`U.S.troops`) does not hide a name.
WORD = re.compile(r"(?:[A-Z]\.){2,}|[^\W_]+")
LETTERS = re.compile(r"[^\W\d_]")
CLOSES_SENTENCE = re.compile(r"[.!?:]|[\"“”'‘’(\[•*–—―-]\s*\Z")

APOSTROPHES = frozenset("'’‘")
HYPHENS = frozenset("-‐‑")

Style = Literal["plain", "title", "capitals", "figures"]


class Word(NamedTuple):
    """A word, its offsets, and what stands between it and the word before it."""

    start: int
    end: int
    text: str
    gap: str


class Line(Struct, frozen=True):
    """One part, read."""

    number: int
    text: str
    words: tuple[Word, ...]
    style: Style
    """What a capital letter says here: a name (plain), or nothing (title, capitals, figures)."""


class Text(Struct, frozen=True):
    """One article, read."""

    lines: tuple[Line, ...]
    small: Mapping[str, int]
    """How often each word stands in small letters."""
    capitals: frozenset[str]
    """Words that stand with a capital."""
    dateline: Dateline | None
    places: tuple[str, ...]
    """Where each part is, in words: `the headline`, `paragraph 2`."""


def read_text(article: Article) -> Text:
    """Cut an article's parts into words."""
    lines = tuple(_line(number, part) for number, part in enumerate(article.parts))
    small: dict[str, int] = {}
    for line in lines:
        for word in line.words:
            if word.text.islower():
                small[word.text] = small.get(word.text, 0) + 1
    capitals = frozenset(word.text for line in lines for word in line.words if word.text[0].isupper())
    return Text(lines, small, capitals, article.dateline, _places(article.parts))


def cut_words(text: str) -> tuple[Word, ...]:
    """Cut a text into words."""
    words = []
    end = 0
    for found in WORD.finditer(text):
        start, after = found.span()
        between = text[end:start]
        words.append(Word(start, after, found[0], between if between == " " else _gap(between)))
        end = after
    return tuple(words)


def style_of(part: Part) -> Style:
    """Say what capitals are worth in a part."""
    return _style(part, cut_words(part.text))


def opens_sentence(line: Line, index: int) -> bool:
    """Tell whether the word at `index` stands where any word has a capital."""
    if index == 0:
        return True
    before = line.text[line.words[index - 1].end : line.words[index].start]
    return bool(CLOSES_SENTENCE.search(before))


def _gap(between: str) -> str:
    if between.isspace():
        return " "
    sign = between.strip()
    if sign in APOSTROPHES:
        return "'"
    return "-" if between in HYPHENS else sign if sign != "-" else between


def _line(number: int, part: Part) -> Line:
    words = cut_words(part.text)
    return Line(number, part.text, words, _style(part, words))


def _style(part: Part, words: tuple[Word, ...]) -> Style:
    figures = sum(word.text[0].isdigit() for word in words)
    lettered = [word.text for word in words if word.text[0].isalpha()]
    if part.kind == "row" or (figures >= 4 and figures * 3 > len(words)):
        return "figures"
    if len(lettered) >= 2 and all(text.isupper() for text in lettered if len(text) > 1):
        return "capitals"
    long = [text for text in lettered[1:] if text.lower() not in SMALL]
    capitals = sum(not text.islower() for text in long)
    if part.kind in ("headline", "deck", "heading", "caption", "item") or not part.text.rstrip().endswith(
        "."
    ):
        return "title" if len(long) >= 2 and capitals * 10 >= len(long) * 8 and len(words) < 25 else "plain"
    if len(long) >= 5 and capitals == len(long):
        return "title"
    return "plain"


def _places(parts: tuple[Part, ...]) -> tuple[str, ...]:
    counts: dict[str, int] = {}
    places = []
    for part in parts:
        counts[part.kind] = counts.get(part.kind, 0) + 1
        number = counts[part.kind]
        alone = part.kind in ("headline", "deck") and number == 1
        name = {"item": "list item", "row": "table row"}.get(part.kind, part.kind)
        places.append(f"the {name}" if alone else f"{name} {number}")
    return tuple(places)
