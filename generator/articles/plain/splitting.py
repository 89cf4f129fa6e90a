"""Several stories in one text: where one ends and the next begins.

Some marks split by themselves: the control characters of a wire (SOH, ETX), `ZCZC` and `NNNN` of a telegram,
`3 of 20 DOCUMENTS`, a database's `Document` number, a wire header. A line of `=`, `-`, `*` and the like, a
form feed or an end mark splits only where a story opens below it: with a header, with a dateline, or with a
headline and a byline. Lines that are all alike, of ten characters and more, split as well between stories
with headlines of four words or more and two paragraphs each. Any other such line is a break in an article.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import islice, pairwise

from msgspec import Struct

from generator.articles.dating.datelines import find_opening
from generator.articles.plain.furniture import is_byline, is_end_mark
from generator.articles.plain.header_blocks import opens_with_block
from generator.articles.wire.wire import bare
from generator.articles.wire.wire_headers import is_wire_header
from generator.errors import UnreadableFile
from generator.model import Cut

STEERING = re.compile(r"[\x01\x03\x04\x0c]")
MAYBE = re.compile(
    r"\n[ \t]*(?:([=\-*_~#+•])[ \t]?\1[ \t]?\1|ZCZC\b|NNNN\s*\Z|NNNN\s*\n|(?:Document )?\d{1,5} of \d"
    r"|(?:AN[ \t]+)?Document [A-Z]|[-(]?(?i:end|reuter|30)|[A-Za-z]\d{4}\b|[A-Za-z] [A-Za-z] [A-Za-z]+-"
    r"|[A-Za-z]{2,5}\d{2,5} \d|\^?(?i:[bap][cmp])-)"
)
"""What may part stories; most texts have none of it, and are not looked at line by line."""
START = re.compile(r"^[\x00\x16 ]*\x01", re.MULTILINE)
FINISH = re.compile(r"^[ \t]*[\x03\x04]+.*$|[\x03\x04]+[ \t]*$", re.MULTILINE)
STAMP_BELOW = re.compile(r"\s*[A-Z]{2,4}-[A-Z]{2}-\d\d-\d\d-\d\d\b[^\n]*")
NUMBERED = re.compile(r"[ \t]*(?:Document (\d{1,5}) of (\d{1,5})|(\d{1,5}) of (\d{1,5}) DOCUMENTS?)[ \t]*")
DATABASE_END = re.compile(r"(?:AN[ \t]+)?Document [A-Z][A-Za-z]{2,7}0{2,}[0-9a-z]{12,30}")
"""Factiva closes each story with its own number for it."""
RULE = re.compile(r"[ \t]*(?P<mark>[=\-*_~#+•])(?:[ \t]?(?P=mark)){3,}[ \t]*")
FORM_FEED = "\x0c"
MOST_STORIES = 20_000
"""In one file; and as many marks are looked at, of those that part stories only where one opens below."""
TOP_LINES = 8
"""Lines, not empty, among which a story's dateline or byline stands."""
LONGEST_TITLE = 200
LEAST_WORDS, WEAK_RULE, WEAK_HEADLINE = 8, 10, 4
COVER_LINES, FOOT_LINES = 80, 6


class Piece(Struct, frozen=True, kw_only=True):
    """The lines of one story, and what was taken off around it."""

    lines: tuple[str, ...]
    cuts: tuple[Cut, ...] = ()


def split_stories(text: str) -> tuple[Piece, ...]:
    """Cut a text, its control characters still in it, into stories; one that is whole stays so.

    Raise `UnreadableFile` where there are too many to be stories.
    """
    text = re.sub(r"\r+\n|\r", "\n", text) if "\r" in text else text
    if not STEERING.search(text) and not MAYBE.search(f"\n{text}"):
        return (Piece(lines=tuple(text.split("\n"))),)
    pieces = list(islice((piece for m in _messages(text) for piece in _split_lines(m)), MOST_STORIES + 1))
    if len(pieces) > MOST_STORIES:
        raise UnreadableFile(
            f"it seems to hold more than {MOST_STORIES:,} stories; expected fewer in one file."
        )
    whole = [piece for piece in pieces if any(map(_has_words, (*piece.lines, *(c.text for c in piece.cuts))))]
    return tuple(whole) or (Piece(lines=tuple(text.split("\n"))),)


def _messages(text: str) -> Iterator[str]:
    """Cut at the control characters that begin and end a wire's message."""
    starts = [found.start() for found in START.finditer(text)]
    if not starts:
        starts = [_message_end(text, found.end()) for found in FINISH.finditer(text)]
    edges = [0, *starts, len(text)]
    for first, last in pairwise(edges):
        if text[first:last].strip():
            yield text[first:last]


def _message_end(text: str, end: int) -> int:
    """Find where a message ends: a time stamp below the end character belongs to it."""
    stamp = STAMP_BELOW.match(text, end)
    return stamp.end() if stamp else end


def _split_lines(text: str) -> Iterator[Piece]:
    lines = text.replace(FORM_FEED, f"\n{FORM_FEED}\n").split("\n")
    numbered = _numbered(lines)
    if numbered:
        yield from _at_numbers(lines, numbered)
        return
    edges = _edges(lines)
    weak = _weak_edges(lines) if not edges else set()
    first = 0
    cuts: list[Cut] = []
    for edge in sorted(edges or weak):
        cut = bare(lines[edge])
        is_mark, above = _is_mark(lines[edge]), lines[first:edge]
        if first == 0 and edges and _is_title(above):
            cuts += [
                Cut(text=bare(line), reason="stands above the stories of the file")
                for line in above
                if bare(line)
            ]
        else:
            yield Piece(lines=tuple(above), cuts=tuple(cuts))
            cuts = []
        if is_mark and cut:
            cuts.append(Cut(text=cut, reason="separates the stories of the file"))
        first = edge + is_mark
    yield Piece(lines=tuple(line for line in lines[first:] if line != FORM_FEED), cuts=tuple(cuts))


def _numbered(lines: Sequence[str]) -> list[int]:
    """Find the lines that number the stories from one on, or from any number on, without a gap."""
    found = [(n, match) for n, line in enumerate(lines) if (match := NUMBERED.fullmatch(line))]
    numbers = [int(match[1] or match[3]) for _, match in found]
    in_order = all(after == before + 1 for before, after in pairwise(numbers))
    return [n for n, _ in found] if found and in_order and len({m[2] or m[4] for _, m in found}) == 1 else []


def _at_numbers(lines: Sequence[str], numbered: Sequence[int]) -> Iterator[Piece]:
    cover = [line.strip() for line in lines[: numbered[0]] if line.strip() and not RULE.fullmatch(line)]
    cuts = [Cut(text="\n".join(cover), reason="cover of the export")] if 0 < len(cover) <= COVER_LINES else []
    if len(cover) > COVER_LINES:
        yield Piece(lines=tuple(lines[: numbered[0]]))
    for first, last in zip(numbered, [*numbered[1:], len(lines)], strict=True):
        cuts.append(Cut(text=lines[first].strip(), reason="number of the story in its export"))
        end = _foot(lines, first, last)
        foot = " ".join(" ".join(lines[end:last]).split())
        cuts += [Cut(text=foot, reason="foot of the export")] if foot else []
        yield Piece(
            lines=tuple(line for line in lines[first + 1 : end] if line != FORM_FEED), cuts=tuple(cuts)
        )
        cuts = []


def _foot(lines: Sequence[str], first: int, last: int) -> int:
    """Find the line that closes a numbered story, if one does, with little below it."""
    rules = [n for n in range(first + 1, last) if RULE.fullmatch(lines[n])]
    below = [line for line in lines[rules[-1] + 1 : last] if line.strip()] if rules else []
    return rules[-1] if rules and len(below) <= FOOT_LINES else last


def _edges(lines: Sequence[str]) -> set[int]:
    """Find the lines with which a next story begins for certain; a rule or form feed counts to the next."""
    ends = {number + 1 for number, line in enumerate(lines) if DATABASE_END.fullmatch(bare(line))}
    if ends:
        return {edge for edge in ends if _begins(lines, edge, ends)}
    edges: set[int] = set()
    looked_at = 0
    for number, line in enumerate(lines):
        text = bare(line)
        if number and (text == "ZCZC" or text.startswith("ZCZC ")):
            edges.add(number)
        elif text == "NNNN":
            edges.add(number + 1)
        elif _is_mark(line) or (text and is_end_mark(text)):
            looked_at += 1
            if looked_at <= MOST_STORIES and _opens_story(lines, number + 1):
                edges.add(number if _is_mark(line) else number + 1)
        elif number and _is_header_start(lines, number):
            edges.add(number)
    return {edge for edge in edges if _begins(lines, edge, edges)}


def _is_mark(line: str) -> bool:
    return line == FORM_FEED or bool(RULE.fullmatch(line))


def _begins(lines: Sequence[str], edge: int, edges: "set[int]") -> bool:
    """Whether a story is left below an edge, and no other edge stands before it."""
    below = next((n for n in range(edge, len(lines)) if _has_words(lines[n])), None)
    return below is not None and not any(other in edges for other in range(edge + 1, below + 1))


def _is_header_start(lines: Sequence[str], number: int) -> bool:
    """Whether a wire header begins on a line, and not on the one before."""
    if bare(lines[number - 1]):
        return False
    return bool(bare(lines[number])) and is_wire_header(lines[number : number + 2])


def _opens_story(lines: Sequence[str], number: int) -> bool:
    """Whether what stands from a line on opens as a story does."""
    last = min(number + 4 * TOP_LINES, len(lines))
    first = next((n for n in range(number, last) if bare(lines[n])), last)
    if first == last or RULE.fullmatch(lines[first]) or is_end_mark(bare(lines[first])):
        return False
    top = [n for n in range(first, last) if bare(lines[n])][:TOP_LINES]
    if is_wire_header(lines[top[0] : top[0] + 2]) or opens_with_block(lines[top[0] : top[0] + 60]):
        return True
    for position, n in enumerate(top):
        text = bare(lines[n])
        found = find_opening(" ".join(bare(line) for line in lines[n : n + 3])) or find_opening(text)
        if found and found.place and (found.day or found.agency):
            return True
        if 0 < position <= 3 and is_byline(text) and _count_words(lines[n + 1 : n + 40]) >= LEAST_WORDS:
            return True
        if (
            RULE.fullmatch(lines[n])
            or len(text) > LONGEST_TITLE
            or (position and text.endswith((".", "!", "?")))
        ):
            return False
    return False


def _weak_edges(lines: Sequence[str]) -> set[int]:
    """Find lines of one kind, long and all alike, that have a headline and paragraphs below each of them."""
    rules = [n for n, line in enumerate(lines) if _is_mark(line)]
    kinds = {bare(lines[n]) for n in rules}
    if not rules or len(kinds) != 1 or not (kinds == {""} or len(kinds.pop()) >= WEAK_RULE):
        return set()
    first = next((n for n, line in enumerate(lines) if _has_words(line)), 0)
    starts = [first, *(n + 1 for n in rules if n > first)]
    ends = [*(n for n in rules if n > first), len(lines)]
    spans = [(a, b) for a, b in zip(starts, ends, strict=True) if any(map(_has_words, lines[a:b]))]
    return {a - 1 for a, _ in spans[1:]} if all(_looks_whole(lines[a:b]) for a, b in spans) else set()


def _looks_whole(lines: Sequence[str]) -> bool:
    """Whether lines are a headline of some words, an empty line, and two paragraphs of sentences."""
    text = [bare(line) for line in lines]
    first = next(n for n, line in enumerate(text) if line)
    headline = text[first]
    if len(headline.split()) < WEAK_HEADLINE or len(headline) > LONGEST_TITLE or headline[-1] in ".:;,":
        return False
    if first + 1 >= len(text) or text[first + 1]:
        return False
    paragraphs = [part.strip() for part in "\n".join(text[first + 1 :]).split("\n\n") if part.strip()]
    return sum(part.rstrip("\"'”’)").endswith((".", "!", "?")) for part in paragraphs) >= 2


def _is_title(lines: Sequence[str]) -> bool:
    """Whether lines only name what stands below them: no more than two, and no sentence."""
    told = [bare(line) for line in lines if _has_words(line)]
    return len(told) <= 2 and not any(line.endswith((".", "!", "?")) for line in told)


def _has_words(line: str) -> bool:
    return any(character.isalnum() for character in line)


def _count_words(lines: Sequence[str]) -> int:
    return sum(len(line.split()) for line in lines)
