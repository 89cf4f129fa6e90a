"""A sentence as words, and which of them are verbs of saying."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from generator.entities.speech.speech_words import (
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
HARD = re.compile(r"[\"“”„«»:;!?]|\s[—–―-]+\s|[—–―]|--|\.\.\.|…|``|''")
ASIDE_OF_NAME = re.compile(r"(?<=\w) ?(?:\([A-Z][^()]{0,30}\)|<[A-Z]{1,6}(?:\.[A-Z]{1,3})?>)")
"""Behind a name: `(R-Fla.)`, `<TSBA.T>`."""
FINITE = word_set("was is are were has had have will would could can may might must should did does do")
SURNAMES_TOO = frozenset({"From", "Read"})
NAMES_TOO = frozenset({"May", "Will"}) | SURNAMES_TOO
"""With a capital letter within a sentence, names: `said Will Doyle`, `Mrs May told them`, `said Al From`."""
HAVING = word_set("has have had")
DOCUMENTS = word_set(
    """
    editorial statement letter sign banner memo email e-mail message report post tweet headline caption
    article text inscription placard poster note document filing ruling column ad invitation
    """
)
"""They are said to read."""
PARTICIPLES = DOING | DOING_ASIDE
ARTICLES = DETERMINERS - PRONOUNS
BEFORE_VERB = PRONOUNS | AUXILIARIES | RELATIVE | JOINING
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
    return read_piece(text[start:end], start)


def read_piece(piece: str, start: int) -> list[Word]:
    """Cut a piece of a text into words; `start` is where it stands in the text."""
    if "(" in piece or "<" in piece:
        piece = ASIDE_OF_NAME.sub(lambda aside: " " * len(aside.group()), piece)
    words: list[Word] = []
    last = 0
    for found in WORD.finditer(piece):
        written = found.group()
        first, after = found.span()
        gap = "" if piece[last:first] == " " else _gap(piece[last:first])
        low = written if words and written in NAMES_TOO else written.lower()
        if "’" in low:
            low = low.replace("’", "'")
        words.append(Word(start + first, start + after, written, low, gap))
        last = after
    if len(words) > 1 and words[0].text in NAMES_TOO and _is_name(words[0], words[1]):
        words[0] = words[0]._replace(low=words[0].text)
    return words


def _is_name(word: Word, after: Word) -> bool:
    """Whether the first word of a sentence is a name; behind `From` and `Read` many a name may stand."""
    is_full = after.text[0].isupper() and word.text not in SURNAMES_TOO
    return not after.gap and (is_full or after.low in SAYING)


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
    if low in {"put", "puts"} and [word.low for word in words[at + 1 : at + 2]] == ["it"]:
        return True  # `as Jane Doe put it`
    before = words[at - 1] if at and not words[at].gap else None
    if low == "written":
        return before is not None and before.low in HAVING
    if before is None:
        return low not in NOUNS or at == 0 or words[at].gap != ""
    if low in {"read", "reads"} and before.low in DOCUMENTS:
        return True
    if low in NOUNS and not _may_be_subject(before, words[at + 1] if at + 1 < len(words) else None):
        return False
    if before.low in BE and low not in PARTICIPLES:
        return False
    passive = at > 1 and before.low in AUXILIARIES and words[at - 2].low in BE and not words[at - 1].gap
    return not passive or low in PARTICIPLES


def _may_be_subject(before: Word, after: Word | None) -> bool:
    """Whether a word that may be a noun is a verb, by what stands beside it."""
    if before.low in ARTICLES or before.low in PREPOSITIONS or before.low.endswith(("'s", "s'")):
        return False
    if before.low in BEFORE_VERB or before.low.endswith("ly"):
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
