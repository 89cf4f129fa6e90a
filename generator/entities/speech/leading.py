"""Who leads words in quotation marks without a verb of saying: `her claim that`, a name and a colon."""

from typing import NamedTuple

from generator.entities.speech.clauses import Span, Word
from generator.entities.speech.speech_words import word_set

STATEMENTS = word_set(
    """
    remark assertion claim statement warning argument suggestion contention promise pledge declaration
    insistence comment message answer point view response belief admission allegation complaint
    prediction conclusion
    """
)
NAME_WORDS = 6
"""Of a name that stands alone before a colon."""


class Owned(NamedTuple):
    """Whose statement it is, and what it is called."""

    owner: Span
    statement: str


def find_owner(words: list[Word]) -> Owned | None:
    """Read `Doe's claim that` and `her answer was that`: whose words they are called."""
    at = len(words) - 1
    while at > 0 and words[at].low in {"that", "was", "is"}:
        at -= 1
    if words[-1].low != "that" or words[at].low not in STATEMENTS:
        return None
    for number in range(at - 1, max(-1, at - 4), -1):
        word = words[number]
        if word.low in {"his", "her", "their"}:
            return Owned(Span(word.start, word.end), words[at].text)
        if word.low.endswith("'s") and word.text[0].isupper():
            first = number
            while first > 0 and words[first - 1].text[0].isupper() and not words[first].gap:
                first -= 1
            return Owned(Span(words[first].start, word.end - 2), words[at].text)
    return None


def name_before_colon(words: list[Word]) -> Span | None:
    """Read the name alone before a colon, at the head or behind a dash: `… agree - From Carl Bialik:`."""
    at = len(words) - 1
    while at > 0 and words[at].gap != "|" and len(words) - at < NAME_WORDS:
        at -= 1
    opens = at == 0 or words[at].gap == "|"
    while at < len(words) - 1 and words[at].low in {"more", "from"}:
        at += 1
    is_name = all(word.text[0].isupper() or word.low in {"and", "of", "the"} for word in words[at:])
    return Span(words[at].start, words[-1].end) if is_name and opens else None
