"""Lines become blocks: whether a text has a paragraph a line, blank lines between, or is hard-wrapped."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from msgspec import Struct

from generator.model import PartKind

WIDEST_WRAP = 100
"""No typewriter, teleprinter or mail program wraps wider lines than this."""
FULL = 0.8
"""A wrapped line and the next word together reach at least this share of the widest line."""
ITEM = re.compile(r"\s*(?:[-*•·‣▪◦–]\s+(?=\S)|[•‣▪◦]\s*(?=\S)|(?=\(?\d{1,2}[.)]\s+\S))")
STOPS = tuple(".!?…:\"'”’)")


class Block(Struct, frozen=True, kw_only=True):
    """One paragraph or list item of a text, white space collapsed."""

    kind: PartKind
    text: str
    gap: bool
    """Whether a blank line stands before it."""


def find_blocks(text: str) -> tuple[Block, ...]:
    """Cut a text into paragraphs and list items."""
    groups = [list(lines) for lines in _groups(text.split("\n"))]
    width = _wrap_width(groups)
    blocks: list[Block] = []
    for lines in groups:
        joined = _joined(lines, width) if width else [[line] for line in lines]
        for number, some in enumerate(joined):
            blocks.append(_block(some, gap=number == 0))
    return tuple(blocks)


def _block(lines: Sequence[str], *, gap: bool) -> Block:
    found = ITEM.match(lines[0])
    text = " ".join(" ".join(lines).split())
    if not found:
        return Block(kind="paragraph", text=text, gap=gap)
    # A bullet is layout; a number is part of what the source wrote.
    marker = found.group().strip()
    return Block(kind="item", text=text.removeprefix(marker).strip(), gap=gap)


def _groups(lines: Sequence[str]) -> Iterator[list[str]]:
    group: list[str] = []
    for line in lines:
        if line.strip():
            group.append(line.rstrip())
        elif group:
            yield group
            group = []
    if group:
        yield group


def _wrap_width(groups: Sequence[Sequence[str]]) -> int:
    """Find the width at which the lines were wrapped, 0 where each line is a paragraph of its own.

    Wrapped lines break in mid-sentence where the next word would not have fitted; so do hardly any others.
    """
    told = [lines for lines in groups if lines[-1].endswith(STOPS)] or groups
    pairs = [
        (line, after)
        for lines in told
        for line, after in pairwise(lines)
        if not (ITEM.match(line) and ITEM.match(after))
    ]
    width = max((len(line) for pair in pairs for line in pair), default=0)
    if not 25 <= width <= WIDEST_WRAP:
        return 0
    broken = [(line, after) for line, after in pairs if not line.endswith(STOPS) and not ITEM.match(after)]
    full = sum(_fills(line, after, width) for line, after in broken)
    lower = sum(after.lstrip()[:1].islower() for _, after in broken)
    wrapped = bool(broken) and lower >= 1 and (full >= FULL * len(broken) or lower >= len(broken) / 2)
    return width if wrapped or (full and _is_indented(told)) else 0


def _is_indented(groups: Sequence[Sequence[str]]) -> bool:
    """Whether each paragraph opens with an indented line, and others go on at the margin."""
    lines = [line for group in groups for line in group]
    opening = [n for n, line in enumerate(lines) if _indent(line) > 1 and not ITEM.match(line)]
    least = min(map(_indent, lines), default=0)
    flush = [n for n in range(opening[0] + 1, len(lines)) if _indent(lines[n]) == least] if opening else []
    ends = all(n == opening[0] or lines[n - 1].endswith(STOPS) for n in opening)
    return len(opening) > 1 and bool(flush) and ends


def _fills(line: str, after: str, width: int) -> bool:
    return len(line) + 1 + len(after.split()[0]) > width * FULL


def _joined(lines: Sequence[str], width: int) -> list[list[str]]:
    """Gather the lines of each paragraph; an indent, a list mark or a short last line opens a new one."""
    least = min(_indent(line) for line in lines)
    out: list[list[str]] = []
    for line in lines:
        if not out or _opens(out[-1], line, least, width):
            out.append([line])
        else:
            out[-1].append(line)
    return out


def _opens(current: Sequence[str], line: str, least: int, width: int) -> bool:
    if ITEM.match(line):
        return bool(ITEM.match(current[0])) or current[-1].endswith((":", *STOPS))
    if line.lstrip().startswith("["):
        return current[-1].endswith(STOPS)
    if ITEM.match(current[0]):
        return _indent(line) <= _indent(current[0]) and current[-1].endswith(STOPS)
    if _indent(line) >= least + 2 and _indent(current[-1]) < _indent(line):
        return True
    # Another word would have fitted: the break is meant, as after a headline or a byline.
    is_meant = current[-1].endswith(STOPS) or not line.lstrip()[:1].islower()
    return is_meant and not _fills(current[-1], line, width)


def _indent(line: str) -> int:
    return len(line.expandtabs(4)) - len(line.expandtabs(4).lstrip())
