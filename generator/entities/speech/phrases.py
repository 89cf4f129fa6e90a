"""Where a phrase for somebody begins among the words before a verb."""

from collections.abc import Sequence

from generator.entities.speech.clauses import Span, Word, is_cue
from generator.entities.speech.speech_words import (
    CUES,
    DAYS,
    DETERMINERS,
    JOINING,
    OPENING,
    PREPOSITIONS,
    PRONOUNS,
    RELATIVE,
    SUBORDINATING,
)

BEFORE_SUBJECT = OPENING | JOINING | SUBORDINATING
PARTING = SUBORDINATING | RELATIVE
LONGEST_SUBJECT = 24
"""Words of a subject with all that explains it."""


def clause_start(words: Sequence[Word], last: int) -> int:
    """Go back to the mark that parts clauses."""
    first = last
    while first > 0 and words[first].gap != "|" and last - first < LONGEST_SUBJECT:
        first -= 1
    return first


def after_comma(words: Sequence[Word], first: int, last: int) -> int:
    """Go back to the last comma of a clause."""
    at = last
    while at > first and not words[at].gap:
        at -= 1
    return at


def with_name(words: Sequence[Word], first: int, begin: int) -> int:
    """Take in the name that `a spokesman for …` explains, where no comma closes it again."""
    word = words[begin]
    explains = word.low in {"a", "an"} or (word.text.islower() and word.low not in DETERMINERS | PRONOUNS)
    if begin == first or not explains:
        return begin
    earlier = after_comma(words, first, begin - 1)
    name = words[earlier:begin]
    is_name = 2 <= len(name) <= 4 and all(one.text[0].isupper() for one in name)
    return earlier if is_name and name[0].low not in OPENING | PREPOSITIONS | DETERMINERS | DAYS else begin


def name_start(words: Sequence[Word], begin: int, last: int) -> int:
    """Go back over the capitals of a name."""
    at = last
    while at > begin and words[at - 1].text[0].isupper() and not words[at].gap:
        at -= 1
    return at


def noun_phrase(words: Sequence[Word], first: int, last: int) -> Span | None:
    """Narrow to the last phrase of a clause that may be somebody."""
    begin = last
    while begin > first:
        before = words[begin - 1]
        if before.low in PARTING or (before.low in JOINING and not _joins_names(words, begin - 1)):
            break
        if before.low in CUES and is_cue(words, begin - 1):
            break
        begin -= 1
    while begin <= last and words[begin].low in BEFORE_SUBJECT:
        begin += 1
    if begin <= last and words[begin].low in PREPOSITIONS | DAYS:
        begin = _after_phrase(words, begin, last)
    return Span(words[begin].start, words[last].end) if begin <= last else None


def _joins_names(words: Sequence[Word], at: int) -> bool:
    """Whether `and` stands between two names or two nouns, not two clauses."""
    return at > 0 and words[at - 1].text[0].isupper() and words[at + 1].text[0].isupper()


def _after_phrase(words: Sequence[Word], begin: int, last: int) -> int:
    """Pass `In a statement` before `Trump`: what is left is the last pronoun or run of capitals."""
    if words[last].low in PRONOUNS:
        return last
    at = last
    while at > begin and (words[at].text[0].isupper() or words[at].low in {"of", "the", "al", "bin", "de"}):
        at -= 1
    return at + 1 if at < last else begin
