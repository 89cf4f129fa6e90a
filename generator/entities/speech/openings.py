"""Whom a sentence is about: what stands before its first verb, past what opens it."""

from collections.abc import Sequence

from generator.entities.speech.clauses import FINITE, Span, Word, is_cue
from generator.entities.speech.speech_words import (
    AUXILIARIES,
    CUES,
    DAYS,
    DETERMINERS,
    JOINING,
    OPENING,
    PREPOSITIONS,
    PRONOUNS,
    RELATIVE,
    SUBORDINATING,
    word_set,
)

ASIDES = PREPOSITIONS | SUBORDINATING | DAYS
NO_NOUN = AUXILIARIES | (PREPOSITIONS - word_set("of for at from with in"))
WITHIN_NAME = PREPOSITIONS | JOINING | {"the"}
TIMES = word_set("week month year night morning afternoon evening day time summer winter spring fall autumn")


def main_subject(words: Sequence[Word], end: int) -> Span | None:
    """Find whom a sentence is about: what stands before its first verb, past what opens it."""
    begin = 0
    limit = min(end, len(words))
    while begin < limit:
        while begin < limit and words[begin].low in OPENING:
            begin += 1
        begin = _past_time(words, begin, limit)
        following = _next_comma(words, begin, limit) if begin < limit else None
        if begin < limit and (opens_aside(words[begin]) or _is_when(words, following)):
            if following is None:
                at = next((n for n in range(begin + 1, limit) if words[n].low in PRONOUNS), None)
                return Span(words[at].start, words[at].end) if at is not None else None
            begin = following
            if begin + 1 < limit and words[begin + 1].gap == "," and len(words[begin].text) <= 5:
                begin += 1  # `in Aspen, Colo.,`
            continue
        break
    if begin >= limit:
        return None
    if words[begin].low in PRONOUNS:
        return Span(words[begin].start, words[begin].end)
    last = begin
    is_named = words[begin].low not in DETERMINERS
    while last + 1 < limit and not words[last + 1].gap and not _is_verb(words, last + 1, is_named):
        last += 1
    return Span(words[begin].start, words[last].end)


def _is_when(words: Sequence[Word], following: int | None) -> bool:
    """Whether what stands before a comma is a time, such as `a few days later`."""
    return following is not None and words[following - 1].low in {
        "later",
        "earlier",
        "ago",
        "afterward",
        "afterwards",
    }


def _past_time(words: Sequence[Word], begin: int, limit: int) -> int:
    """Pass `Last month, ` and `This week `."""
    if (
        begin + 2 < limit
        and words[begin].low in {"last", "next", "this", "that", "one", "earlier"}
        and words[begin + 1].low in TIMES
    ):
        return begin + 2
    return begin


def opens_aside(word: Word) -> bool:
    """Whether a word opens a phrase that stands before a sentence's subject: `In May, `, `Asked why, `."""
    low = word.low
    return low in ASIDES or (low.endswith(("ing", "ed", "ly")) and word.text[1:].islower() and len(low) > 4)


def _next_comma(words: Sequence[Word], begin: int, limit: int) -> int | None:
    return next((n for n in range(begin + 1, limit) if words[n].gap), None)


def _is_verb(words: Sequence[Word], at: int, is_named: bool) -> bool:
    """Whether a word is a verb; `is_named`: the subject is a name alone, not `a Milan banker`."""
    word = words[at]
    if word.low in FINITE or word.low in RELATIVE or (word.low in CUES and is_cue(words, at)):
        return True
    if word.low in NO_NOUN:
        return True
    return word.text.islower() and (
        word.low.endswith("ed")
        or (is_named and _is_lower_after_name(words, at))
        or words[at - 1].low in PRONOUNS
    )


def _is_lower_after_name(words: Sequence[Word], at: int) -> bool:
    before = words[at - 1]
    return (
        before.text[0].isupper() and len(before.text) > 2 and words[at].low not in WITHIN_NAME and at > 1
    ) or before.low in PRONOUNS
