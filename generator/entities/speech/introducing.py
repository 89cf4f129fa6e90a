"""Whose words in quotation marks are where their own sentence does not tell: by the one before, or signed."""

import re
from collections.abc import Container, Sequence

from generator.entities.speech.attributing import AFTERWARDS, Said, is_named
from generator.entities.speech.clauses import FINITE, Span, Word, cues_of, read_words
from generator.entities.speech.nearest import by_nearness
from generator.entities.speech.openings import main_subject
from generator.entities.speech.speech_words import SAYING
from generator.entities.speech.subjects import subject_after, subject_before

SIGNED = re.compile(
    r"\s*(?:[—–―~]|--?)\s*"
    r"(?P<name>(?:(?:[A-Z][\w.'’-]{0,30}|of|for|the|and|de|von|van|al|bin) ){0,7}"
    r"[A-Z][\w.'’-]{0,30}(?<=[\w'’]))"
    r"(?P<rest>(?:[\s,;:(][^“”\"«»]{0,160})?)\.?\s*\Z"
)
"""All that is left of a paragraph: a dash, a name, and what the person is or where it was said."""


def introduced(text: str, part: int, start: int, end: int) -> Said | None:
    """Find whom a sentence is about that comes before words in marks: by its verb of saying, or its colon."""
    words = read_words(text, start, end)
    if words and next(cues_of(words), None) == 0 and text[:end].rstrip().endswith(":"):
        subject = subject_after(words, 0)
        if subject:
            return Said(part, subject, words[0].text, "stands in the sentence before the words")
    last = _trailing(part, words)
    if last:
        return last
    subject = main_subject(words, len(words))
    if subject is None:
        return None
    if text[:end].rstrip().endswith(":"):
        for at in by_nearness(words, list(cues_of(words))):
            if found := subject_before(words, at):
                return Said(part, found, words[at].text, "stands in the sentence before the words")
        return Said(part, subject, ":", "stands in the sentence before the words")
    for at in cues_of(words):
        if subject_before(words, at) == subject:
            return Said(part, subject, words[at].text, "stands in the sentence before the words")
    return None


def _trailing(part: int, words: Sequence[Word]) -> Said | None:
    """Read who says the sentence before, named at its end: `It was late, Jane Doe said`."""
    for at in reversed(list(cues_of(words))):
        if words[at].low not in SAYING or len(words) - at > AFTERWARDS:
            continue
        is_inverted = words[at].gap and is_named(words[at:])
        subject = subject_after(words, at) if is_inverted else subject_before(words, at)
        opens = next((word for word in words if subject and word.start == subject.start), None)
        if subject and opens and (is_inverted or opens.gap):
            return Said(part, subject, words[at].text, "stands in the sentence before the words")
    return None


def signed(text: str, part: int, start: int, end: int, surnames: Container[str]) -> Said | None:
    """Read a name behind a dash as a signature: `“It was late.” — Jane Doe, teacher`.

    `surnames` are those of people in the article: one word alone must be among them.
    """
    found = SIGNED.match(text, start, end)
    if found is None:
        return None
    name, rest = found["name"], read_words(text, found.start("rest"), found.end("rest"))
    if " " not in name and name not in surnames:
        return None
    if any(word.low in FINITE for word in rest) or next(cues_of(rest), None) == 0:
        return None
    return Said(part, Span(found.start("name"), found.end("name")), "—", "signs the words")
