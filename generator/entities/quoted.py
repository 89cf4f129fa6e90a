"""Words in quotation marks: where they begin and end, over paragraphs that leave them open too."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from generator.model import Part

READ = frozenset({"paragraph", "quote", "item"})
MARKS = re.compile(r"[\"“”„‟«»‹›‘’']|``|''")
DOUBLE = frozenset('"“”„‟«»') | {"``", "''"}
OPENS = frozenset("“„‟«") | {"``"}
PAIRS = {"„": "“”", "«": "»", "»": "«", "‹": "›", "‘": "’", "'": "'", "‟": "”"}
"""What closes each opening mark; any double mark but these closes an ordinary one."""
SINGLE = frozenset("‘'‹")
ENDS = re.compile(r"[\s.,;:!?…)\]}—–-]|\Z")
NEAR_END = re.compile(r"[.,!?…]\Z")
LONGEST = 3000
"""Characters of a paragraph's words in single marks."""
MOST_WITHIN = 60
"""Apostrophes and marks within them."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words between marks in one part, the marks included."""

    part: int
    start: int
    end: int
    closed: bool
    continues: bool = False
    """Whether it goes on from the part before, which leaves its marks open."""


def find_stretches(parts: Sequence[Part]) -> Iterator[Stretch]:
    """Find all words in quotation marks, in order; an open mark reaches to the end of its part."""
    opened = False
    for number, part in enumerate(parts):
        if part.kind not in READ:
            opened = False
            continue
        last = None
        for last in _in_part(number, part.text, opened):
            yield last
        opened = last is not None and not last.closed and last.end == len(part.text)


def _in_part(number: int, text: str, opened: bool) -> Iterator[Stretch]:
    start, mark, depth = -1, "", 0
    goes_on = opened

    def stretch(end: int, closed: bool) -> Stretch:
        return Stretch(number, start, end, closed, goes_on and not text[:start].strip())

    for found in MARKS.finditer(text):
        if start < 0:
            if _may_open(text, found):
                start, mark, depth = found.start(), found.group(), 0
        elif _closes(text, found, mark):
            depth -= 1
            if depth < 0:
                yield stretch(found.end(), True)
                start, goes_on = -1, False
        elif mark not in SINGLE and found.group() == mark and _may_open(text, found):
            end = _last_letter(text, found.start())
            if text[end - 1] not in ".!?…,":
                depth += 1
                continue
            # A second opening mark after a whole sentence: the first was never closed.
            yield stretch(end, False)
            start, depth, goes_on = found.start(), 0, False
    if start >= 0 and mark not in SINGLE:
        yield stretch(len(text.rstrip()), False)


def _may_open(text: str, found: "re.Match[str]") -> bool:
    sign, before = found.group(), text[found.start() - 1 : found.start()]
    after = text[found.end() : found.end() + 1]
    if sign in ("”", "''", "’", "›") or not after:
        return False
    starts = not before or before.isspace() or before in "([{—–-/"
    if sign in ("»", "'"):
        return starts and not after.isspace() and _closes_later(text, found)
    if sign == "‘":
        return starts and not after.isspace() and _closes_later(text, found)
    if sign in ("„", "«"):
        return True
    if sign == '"':
        return not after.isspace() and (starts or (not before.isalnum() and before not in ".,!?"))
    return not after.isspace() or starts


def _closes_later(text: str, found: "re.Match[str]") -> bool:
    """Whether single marks, which are apostrophes too, close with a sentence or a clause in them."""
    pair = PAIRS[found.group()]
    for close in islice(MARKS.finditer(text, found.end(), found.end() + LONGEST), MOST_WITHIN):
        if close.group() in DOUBLE and close.group() != pair:
            return False
        if close.group() == pair and _ends_there(text, close):
            return found.group() == "»" or bool(NEAR_END.search(text[close.start() - 1 : close.start()]))
    return False


def _last_letter(text: str, end: int) -> int:
    while end > 1 and text[end - 1].isspace():
        end -= 1
    return end


def _closes(text: str, found: "re.Match[str]", mark: str) -> bool:
    sign = found.group()
    if mark in PAIRS:
        closes = sign in PAIRS[mark]
        return closes and (mark in "„«»" or _ends_there(text, found))
    if sign not in DOUBLE or sign in "„«»":
        return False
    if sign in ("”", "''"):
        return True
    before = text[found.start() - 1 : found.start()]
    if sign == mark == '"':
        return not before.isspace() or bool(ENDS.match(text, found.end()))
    # `“A typing slip,“ he said`: shaped to open, placed to close.
    return not before.isspace() and bool(ENDS.match(text, found.end()))


def _ends_there(text: str, found: "re.Match[str]") -> bool:
    before = text[found.start() - 1 : found.start()]
    return not before.isspace() and bool(ENDS.match(text, found.end()))
