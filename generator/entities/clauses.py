"""A sentence as words, and which of them are verbs of saying."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from generator.entities.speech_words import (
    AUXILIARIES,
    CUES,
    DETERMINERS,
    DOING,
    DOING_ASIDE,
    JOINING,
    NOUNS,
    PREPOSITIONS,
    PRONOUNS,
    RELATIVE,
    SAYING,
    word_set,
)

WORD = re.compile(r"(?:[A-Z]\.){2,}|[^\W_]+(?:[-'’.&/@][^\W_]+)*")
HARD = re.compile(r"[\"“”„«»:;!?]|\s[—–-]+\s|—|–|--|\.\.\.|…|``|''")
ASIDE_OF_NAME = re.compile(r"(?<=\w) ?(?:\([A-Z][^()]{0,30}\)|<[A-Z]{1,6}(?:\.[A-Z]{1,3})?>)")
"""Behind a name: `(R-Fla.)`, `<TSBA.T>`."""
FINITE = word_set("was is are were has had have will would could can may might must should did does do")
PARTICIPLES = DOING | DOING_ASIDE
BE = word_set("was were is are been be being")


class Word(NamedTuple):
    """A word and what stands between it and the word before."""

    start: int
    end: int
    text: str
    low: str
    gap: str
    """Empty, `,` or `|`: nothing, a comma or a bracket, a mark that parts clauses."""


class Span(NamedTuple):
    """Offsets in a part's text."""

    start: int
    end: int


def read_words(text: str, start: int, end: int) -> list[Word]:
    """Cut a stretch of text into words."""
    piece = text[start:end]
    if "(" in piece or "<" in piece:
        piece = ASIDE_OF_NAME.sub(lambda aside: " " * len(aside.group()), piece)
    words: list[Word] = []
    last = 0
    for found in WORD.finditer(piece):
        written, gap = found.group(), _gap(piece[last : found.start()])
        low = written.lower().replace("’", "'")
        words.append(Word(start + found.start(), start + found.end(), written, low, gap))
        last = found.end()
    return words


def _gap(between: str) -> str:
    if not between or between.isspace():
        return ""
    if HARD.search(between):
        return "|"
    return "," if any(sign in between for sign in ",()[]") else ""


def is_cue(words: Sequence[Word], at: int) -> bool:
    """Whether a word is a verb of saying, not a noun and not done to the subject."""
    low = words[at].low
    if low not in CUES or (at and words[at].text[0].isupper()):
        return False
    before = words[at - 1] if at and not words[at].gap else None
    if before is None:
        return low not in NOUNS or at == 0 or words[at].gap != ""
    if low in NOUNS and not _may_be_subject(before, words[at + 1] if at + 1 < len(words) else None):
        return False
    if before.low in BE and low not in PARTICIPLES:
        return False
    passive = at > 1 and before.low in AUXILIARIES and words[at - 2].low in BE and not words[at - 1].gap
    return not passive or low in PARTICIPLES


def _may_be_subject(before: Word, after: Word | None) -> bool:
    """Whether a word that may be a noun is a verb, by what stands beside it."""
    if (
        before.low in DETERMINERS - PRONOUNS
        or before.low in PREPOSITIONS
        or before.low.endswith(("'s", "s'"))
    ):
        return False
    if before.low in PRONOUNS | AUXILIARIES | RELATIVE | JOINING or before.low.endswith("ly"):
        return True
    return (
        before.text[0].isupper()
        or before.low.endswith("s")
        or bool(after and after.low == "that" and not after.gap)
    )


def cues_of(words: Sequence[Word]) -> Iterator[int]:
    """Give the numbers of the verbs of saying, in order."""
    for at, word in enumerate(words):
        if word.low in CUES and is_cue(words, at):
            yield at


def is_clausal(word: Word) -> bool:
    """Whether a verb may stand with a clause."""
    return word.low in SAYING | DOING
