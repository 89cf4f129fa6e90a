"""The top of a plain text: headline and deck; and the words supplied where there is no headline."""

import re
from collections.abc import Sequence

from msgspec.structs import replace

from generator.articles.dating.datelines import find_opening
from generator.articles.dating.embargo_lines import is_embargo_line
from generator.articles.dating.text_dates import find_text_date
from generator.articles.plain.furniture import REFERENCE, TO_EDITORS, is_byline, is_end_mark
from generator.articles.plain.layout import Block
from generator.articles.sentences import find_first_sentence
from generator.model import Part

LONGEST = 200
LONGEST_SUPPLIED, SHORTEST_CLAUSE = 120, 40
QUOTES = "\"'”’»)"
ABBREVIATED = re.compile(r"(?:\b(?:[A-Z]\.){2,}|\b(?:Inc|Corp|Co|Ltd|Jr|Sr|No)\.|\.\.\.|…)\Z")
CLAUSE = re.compile(r",\s|;\s|:\s|\s[—–]\s?|\s--?\s")
SMALL = 4
"""Words shorter than this are written small in headlines too."""


def mark_top(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Give the first blocks the kinds headline and deck where they look like it, below a line of embargo."""
    above = 1 if blocks and is_embargo_line(blocks[0].text) else 0
    marked, below = list(blocks), blocks[above:]
    if not below or not _is_headline(below):
        return tuple(blocks)
    marked[above] = replace(below[0], kind="headline")
    if _is_deck(below):
        marked[above + 1] = replace(below[1], kind="deck")
    return tuple(marked)


def supply_headline(lede: str) -> str:
    """Make a headline of a story's first sentence: whole, to the end of a clause, or cut with an ellipsis."""
    sentence = find_first_sentence(lede)
    whole = sentence.rstrip(".") if not ABBREVIATED.search(sentence) else sentence
    if len(whole) <= LONGEST_SUPPLIED:
        return whole.strip()
    ends = [found.start() for found in CLAUSE.finditer(whole, 0, LONGEST_SUPPLIED + 2)]
    clause = next((end for end in reversed(ends) if SHORTEST_CLAUSE <= end <= LONGEST_SUPPLIED), 0)
    if clause and whole[:clause].count('"') % 2 == 0:
        return whole[:clause].strip()
    cut = whole[: LONGEST_SUPPLIED - 1]
    return cut.rpartition(" ")[0].rstrip(" ,;:—–-") + "…" if " " in cut else cut + "…"


def _is_headline(blocks: Sequence[Block]) -> bool:
    first = blocks[0]
    if len(blocks) < 2 or first.kind != "paragraph" or len(first.text) > LONGEST:
        return False
    if find_opening(first.text) or is_byline(first.text) or REFERENCE.match(first.text):
        return False
    if all(is_end_mark(block.text) for block in blocks[1:]):
        return False
    if first.text.endswith((",", ";", ":", "-")) and not _opens_story(blocks[1].text):
        return first.text.endswith(";") and blocks[1].gap is False
    if _is_stopped(first.text):
        below = [block.text for block in blocks[1:3]]
        return any(_opens_story(text) for text in below) or (blocks[1].gap and _is_title_case(first.text))
    return blocks[1].gap or _is_shorter(blocks)


def _opens_story(text: str) -> bool:
    return bool(find_opening(text)) or is_byline(text)


def _is_shorter(blocks: Sequence[Block]) -> bool:
    """Where no blank line sets it off, take a line for a headline only beside much longer ones."""
    following = max(len(block.text) for block in blocks[1:4])
    return following > len(blocks[0].text) * 1.5 or _opens_story(blocks[1].text)


def _is_stopped(text: str) -> bool:
    bare = text.rstrip(QUOTES)
    return bare.endswith(".") and not ABBREVIATED.search(bare)


def _is_title_case(text: str) -> bool:
    long = [word for word in re.findall(r"[^\W\d_][\w'’-]*", text) if len(word) >= SMALL]
    return len(text) <= 120 and len(long) >= 3 and sum(word[0].isupper() for word in long) >= 0.8 * len(long)


def _is_deck(blocks: Sequence[Block]) -> bool:
    """Take the second line for the deck, where a dateline or a body of sentences follows."""
    if len(blocks) < 3 or blocks[1].kind != "paragraph":
        return False
    text = blocks[1].text
    if TO_EDITORS.fullmatch(text) or find_text_date([Part(kind="paragraph", text=text)]):
        return False
    if _opens_story(blocks[2].text) and len(text) <= LONGEST and not _opens_story(text):
        return not REFERENCE.match(text) and not is_end_mark(text)
    if not 4 <= len(text.split()) <= 40 or text.endswith((".", ":", ",", ";", "?", "!", *QUOTES)):
        return False
    if find_opening(text) or is_byline(text) or REFERENCE.match(text) or is_end_mark(text):
        return False
    return blocks[2].gap and any(_is_stopped(block.text) for block in blocks[2:5])
