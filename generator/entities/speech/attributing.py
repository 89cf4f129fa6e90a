"""Whose the words in quotation marks are: the clause with a verb of saying beside them."""

import re
from collections.abc import Sequence

from msgspec import Struct

from generator.entities.speech.beside import Around
from generator.entities.speech.clauses import PARTICIPLES, Span, Word, cues_of, is_clausal, is_cue
from generator.entities.speech.leading import find_owner, name_before_colon
from generator.entities.speech.nearest import NEAR, by_nearness, by_whom
from generator.entities.speech.openings import main_subject
from generator.entities.speech.speech_words import (
    CUES,
    DETERMINERS,
    JOINING,
    NOUNS,
    PREPOSITIONS,
    PRONOUNS,
    RELATIVE,
    SUBORDINATING,
    VOICING,
)
from generator.entities.speech.subjects import is_somebody, subject_after, subject_before

ACCORDING = re.compile(r"\b[Aa]ccording to\s+|\b[Ii]n the words of\s+")
NEW_CLAUSE = JOINING | SUBORDINATING - {"as"} | PREPOSITIONS | RELATIVE
AFTERWARDS = 6
"""Words that may follow a speaker at the end of a sentence: `…, Beck said in an interview on Tuesday.`"""
MOST_UNLISTED = 10
"""Words up to a verb that no list tells."""
UTTERANCE_ENDS = (",", "?", "!", "—", "–", "―", "-", "…")


class Said(Struct, frozen=True):
    """Who says something, in the words of the article, and by which rule it is known."""

    part: int
    subject: Span
    cue: str
    rule: str


def attribute(around: Around) -> Said | None:
    """Find who says the words of a stretch, by what stands beside it in the sentence."""
    if _is_utterance(around) and not _is_within_a_clause(around):
        return _after(around) or _before(around, around.before)
    return _before(around, around.before) or _after(around)


def attribute_farther(around: Around) -> Said | None:
    """Find who says the words of a stretch, past other words in marks in the same sentence."""
    return _before(around, around.whole_before) or _at_the_end(around, around.whole_after)


def _is_utterance(around: Around) -> bool:
    inner = around.text[around.stretch.start : around.stretch.end].rstrip("\"”»“'’‘ ")
    after = around.text[around.stretch.end : around.stretch.end + 2].strip()
    return inner.endswith(UTTERANCE_ENDS) or after[:1] == ","


def _is_within_a_clause(around: Around) -> bool:
    """Whether a verb before the words has them in its clause, and the one after them tells other things.

    `Of one who said she is "not a natural politician," Jane Doe announced that the race was open.`
    """
    inner = around.text[around.stretch.start : around.stretch.end].lstrip("\"“«'‘ ")
    words, before = around.after, around.before
    at = next(cues_of(words), 0)
    rest = next((n for n in range(at + 1, len(words)) if words[n].gap), len(words)) - at - 1
    tells_more = rest > AFTERWARDS or (rest > 0 and words[at + 1].low == "that")
    if not at or not inner[:1].islower() or (is_clausal(words[at]) and not tells_more):
        return False
    return any(is_clausal(before[n]) and n + 1 < len(before) for n in cues_of(before))


def _after(around: Around) -> Said | None:
    words, part = around.after, around.stretch.part
    if not words:
        return None
    according = ACCORDING.match(around.text, words[0].start)
    if according:
        rest = [word for word in words if word.start >= according.end()]
        return named_after(around.stretch.part, rest, according.group().strip())
    at = next(cues_of(words), None)
    if at is None:
        return _unlisted(around)
    if at == 0 and words[0].low in PARTICIPLES:
        return None
    if at and words[0].low in NEW_CLAUSE:
        return _at_the_end(around, words)
    if at and words[at].gap != "|" and words[at + 1 : at + 2] and words[at + 1].low in PRONOUNS:
        return None  # what is said follows: `…," he claimed they had never met`
    subject = subject_before(words, at) if at else subject_after(words, 0)
    if at == 0 and not is_clausal(words[0]) and not is_named(words):
        return None
    if subject is None or not is_somebody(around.text[subject.start : subject.end]):
        return None
    return Said(part, subject, words[at].text, "stands after the words")


def is_named(words: Sequence[Word]) -> bool:
    """Whether a name follows the verb, or whoever does, where nothing else can: `continued the minister`."""
    if len(words) < 2:
        return False
    return words[1].text[0].isupper() or (words[0].low in VOICING and words[1].low in DETERMINERS)


def _unlisted(around: Around) -> Said | None:
    """Read `," Toomey fumed` and `," a note on its website reads`: some verb behind what is plainly said."""
    words = around.after
    if not _is_utterance(around):
        return None
    is_plain = words[0].text[0].isupper() or words[0].low in PRONOUNS
    for at in range(1, min(len(words), MOST_UNLISTED)):
        if words[at].gap:
            return None
        last = (
            words[at].low in CUES & NOUNS
            and words[0].low in DETERMINERS
            and ends_there(around.text, words, at)
        )
        if last or (is_plain and at < 5 and words[at].text.islower() and words[at].low.endswith("ed")):
            subject = Span(words[0].start, words[at - 1].end)
            return Said(around.stretch.part, subject, words[at].text, "stands after the words")
    return None


def ends_there(text: str, words: Sequence[Word], at: int) -> bool:
    """Whether a word is the last of its sentence."""
    return at + 1 == len(words) and text[words[at].end : words[at].end + 1] in ("", ".")


def _at_the_end(around: Around, words: list[Word]) -> Said | None:
    """Read `…" in 2008, said Paul Beck.` and `…" for now, Beck said.`."""
    for at in reversed(list(cues_of(words))):
        if words[at].low in PARTICIPLES or not is_clausal(words[at]):
            continue
        if words[at].gap == ",":
            subject = subject_after(words, at)
        elif len(words) - at <= AFTERWARDS:
            subject = subject_before(words, at)
            opens = next((w for w in words if subject and w.start == subject.start), None)
            subject = subject if opens and opens.gap == "," else None
        else:
            continue
        if subject:
            return Said(around.stretch.part, subject, words[at].text, "stands after the words")
    return None


def named_after(part: int, rest: list[Word], cue: str) -> Said | None:
    """Find who is named after `according to`."""
    if not rest:
        return None
    # As after a verb: the phrase for the speaker is what follows.
    head = rest[0]._replace(gap="")
    subject = subject_after([head._replace(low=""), head, *rest[1:]], 0)
    return Said(part, subject, cue, "stands with the words") if subject else None


def _before(around: Around, words: list[Word]) -> Said | None:
    part = around.stretch.part
    if not words:
        return None
    is_led = around.text[: around.stretch.start].rstrip().endswith(":")
    if is_led and (name := name_before_colon(words)):
        return Said(part, name, ":", "stands before the words")
    found = list(ACCORDING.finditer(around.text, words[0].start, around.stretch.start))
    cues = [at for at, word in enumerate(words) if _is_cue_or_passive(words, at)]
    if found and not any(words[at].start > found[-1].start() for at in cues):
        return named_after(part, [w for w in words if w.start >= found[-1].end()], found[-1].group().strip())
    for at in by_nearness(words, cues):
        if words is around.before and around.whole_before and words[at].low in PARTICIPLES:
            continue  # whom the sentence is about stands before other words in marks
        subject = (
            by_whom(words, at)
            or (None if around.whole_before else _inverted(words, at))
            or subject_before(words, at)
        )
        if subject and is_somebody(around.text[subject.start : subject.end]):
            return Said(part, subject, words[at].text, "stands before the words")
    if owned := find_owner(words):
        return Said(part, owned.owner, owned.statement, "stands before the words")
    if is_led:
        subject = main_subject(words, len(words))
        if subject and is_somebody(around.text[subject.start : subject.end]):
            return Said(part, subject, ":", "stands before the words")
    return None


def _is_cue_or_passive(words: list[Word], at: int) -> bool:
    return is_cue(words, at) or (words[at].low in CUES and by_whom(words, at) is not None)


def _inverted(words: list[Word], at: int) -> Span | None:
    """Read `Stated Stone:` and `But, said Solovey,`."""
    if at == 0 or (
        words[at].gap == "," and at <= 2 and len(words) - at <= NEAR + 1 and words[at].low not in PARTICIPLES
    ):
        return subject_after(words, at)
    return None
