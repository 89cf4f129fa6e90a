"""Words in quotation marks: where they begin and end, over paragraphs that leave them open too."""

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from msgspec import Struct

from generator.model import Part

READ = frozenset({"paragraph", "quote", "item"})
FRONT = frozenset({"headline", "deck"})
MARKS = re.compile(r"``|''|[\"“”„‟«»‹›‘’'「」『』]")
DOUBLE = frozenset('"“”„‟«»「」『』') | {"``", "''"}
PAIRS = {"„": "“”", "«": "»", "»": "«", "‹": "›", "‘": "’", "'": "'", "‟": "”", "「": "」", "『": "』"}
"""What closes each opening mark; any double mark but these closes an ordinary one."""
CORNERS = frozenset("「『")
ONE_WAY = frozenset("„«»") | CORNERS
"""Marks whose own closing mark is no other's, so that it closes wherever it stands."""
SINGLE = frozenset("‘'‹")
NEVER_OPENS = frozenset({"”", "’", "›", "」", "』"})
ENDS = re.compile(r"[\s.,;:!?…)\]}—–―-]|\Z")
NEAR_END = re.compile(r"[.,!?…]\Z")
ENDS_CLAUSE = re.compile(r"[.,;:!?…)\]}—–―]|\Z")
SHORTENED = re.compile(r"\d|(?:em|n|til|till|cause|tis|twas|round|bout|un|ere)\b", re.IGNORECASE)
"""Behind an apostrophe that opens nothing: `the '90s`, `rock 'n' roll`."""
LONGEST = 3000
"""Characters of a paragraph's words in single marks."""
MOST_WITHIN = 60
"""Apostrophes and marks within them."""


class Stretch(Struct, frozen=True):
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
            if part.kind in FRONT:
                yield from _in_part(number, part.text, opened=False, goes_on=False)
            opened = False
            continue
        following = parts[number + 1] if number + 1 < len(parts) else None
        goes_on = following is not None and following.kind in READ and following.text.startswith("‘")
        last = None
        for last in _in_part(number, part.text, opened, goes_on):
            yield last
        opened = last is not None and not last.closed and last.end == len(part.text)


def _in_part(number: int, text: str, opened: bool, goes_on: bool) -> Iterator[Stretch]:
    """Find the words in marks of one part; `goes_on`: the next part opens with a single mark again."""
    start, mark, depth, past = -1, "", 0, 0
    continues = opened

    def stretch(start: int, end: int, closed: bool) -> Stretch:
        return Stretch(number, start, end, closed, continues and not text[:start].strip())

    for found in MARKS.finditer(text):
        if found.start() < past:
            continue
        if start < 0:
            if not _may_open(text, found):
                continue
            if found.group() not in SINGLE:
                start, mark, depth = found.start(), found.group(), 0
            elif past := _single_end(text, found, goes_on):
                closed = text[past - 1] == PAIRS[found.group()]
                yield stretch(found.start(), past, closed)
                continues = False
        elif _closes(text, found, mark):
            depth -= 1
            if depth < 0:
                past = _past_both(text, found)
                yield stretch(start, past, True)
                start, continues = -1, False
        elif found.group() == mark and _may_open(text, found):
            end = _last_letter(text, found.start())
            if text[end - 1] not in ".!?…,":
                depth += 1
                continue
            # A second opening mark after a whole sentence: the first was never closed.
            yield stretch(start, end, False)
            start, depth, continues = found.start(), 0, False
    if start >= 0:
        yield stretch(start, len(text.rstrip()), False)


def _may_open(text: str, found: "re.Match[str]") -> bool:
    sign, before = found.group(), text[found.start() - 1 : found.start()]
    after = text[found.end() : found.end() + 1]
    if sign in NEVER_OPENS or not after:
        return False
    if sign in CORNERS:
        return True
    starts = not before or before.isspace() or before in "([{—–―-/"
    if sign in SINGLE:
        return starts and not after.isspace() and not SHORTENED.match(text, found.end())
    if sign in ("»", "''"):
        return starts and not after.isspace() and (sign == "''" or _closes_later(text, found))
    if sign in ("„", "«"):
        return True
    if sign == '"':
        glued = before in ".!?" and after.isupper()  # `…the budget."We have to ask…"`
        return not after.isspace() and (starts or glued or (not before.isalnum() and before not in ".,!?="))
    return not after.isspace() or starts


def _past_both(text: str, found: "re.Match[str]") -> int:
    """Say where words end whose double mark, of two single ones, stands behind the mark of words within."""
    both = found.group() == "''" and text.startswith("'", found.end())
    return found.end() + both


def _closes_later(text: str, found: "re.Match[str]") -> bool:
    """Whether `»`, which closes as often as it opens, is closed by its pair."""
    for close in islice(MARKS.finditer(text, found.end(), found.end() + LONGEST), MOST_WITHIN):
        if close.group() in DOUBLE:
            return close.group() == PAIRS[found.group()] and _ends_there(text, close)
    return False


def _single_end(text: str, found: "re.Match[str]", goes_on: bool) -> int:
    """Say where words in single marks end, whose closing mark is an apostrophe too; 0: they are none.

    A mark beside a full stop or comma closes; one behind an `s` may be `the tenants' money`.
    """
    pair, within, doubtful = PAIRS[found.group()], "", 0
    for close in islice(MARKS.finditer(text, found.end(), found.end() + LONGEST), MOST_WITHIN):
        sign = close.group()
        if sign in DOUBLE:
            if not within and not _may_open(text, close):
                break
            within = "" if within else sign
        elif sign == found.group() != pair and _may_open(text, close):
            break
        elif sign == pair and not within and _ends_there(text, close):
            before = text[close.start() - 1 : close.start()]
            if NEAR_END.search(before) or ENDS_CLAUSE.match(text, close.end()):
                return close.end()
            if before not in "sS":
                doubtful = doubtful or close.end()
                if found.group() != "'":
                    return doubtful
    if doubtful:
        return doubtful
    return len(text.rstrip()) if goes_on and found.group() == "‘" and not text[: found.start()].strip() else 0


def _last_letter(text: str, end: int) -> int:
    while end > 1 and text[end - 1].isspace():
        end -= 1
    return end


def _closes(text: str, found: "re.Match[str]", mark: str) -> bool:
    sign = found.group()
    if mark in PAIRS:
        return sign in PAIRS[mark] and (mark in ONE_WAY or _ends_there(text, found))
    if sign not in DOUBLE or sign in ONE_WAY:
        return False
    before = text[found.start() - 1 : found.start()]
    if sign == "”" or (sign == "''" and mark != "''"):
        return True
    if mark == "''" and sign != "''":
        return False
    if sign == mark == '"':
        return not before.isspace() or bool(ENDS.match(text, found.end()))
    # `“A typing slip,“ he said`: shaped to open, placed to close.
    return not before.isspace() and bool(ENDS.match(text, _past_both(text, found)))


def _ends_there(text: str, found: "re.Match[str]") -> bool:
    before = text[found.start() - 1 : found.start()]
    return not before.isspace() and bool(ENDS.match(text, found.end()))
