"""Indirect speech: what somebody is said to have said, in the article's own words."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from generator.entities.speech.attributing import ACCORDING, Said, is_named, named_after
from generator.entities.speech.clauses import Span, Word, cues_of, read_piece
from generator.entities.speech.direct import Reader, Spoken
from generator.entities.speech.quoted import READ
from generator.entities.speech.reported import (
    FEWEST_WORDS,
    PARTICIPLES_OF_SAYING,
    PLAIN,
    TELLING,
    content_end,
    content_start,
    has_main_verb,
    is_not_said,
    is_reported,
    is_rest,
    stands_alone,
)
from generator.entities.speech.speech_words import DAYS, SAYING, THINKING
from generator.entities.speech.subjects import is_somebody, subject_after, subject_before
from generator.entities.speech.terms import MARKS
from generator.entities.speech.tongues import speaks

LETTERS = re.compile(r"[a-z]+")
VERBS = SAYING | PARTICIPLES_OF_SAYING
SIGNS = VERBS | {"according"}
TERM_MARKS = re.compile(r"[\"“”]")
MOST_QUOTED = 50
"""Quotations in one sentence that are looked at."""
MOST_SAID = 6
"""Statements in one sentence that are looked for."""
AFTERWARDS = 6
"""Words that may follow `…, Doe said` in its sentence: `on Tuesday in Paris`."""


class _Sentence(NamedTuple):
    """A sentence outside quotation marks, and the quotations in it."""

    part: int
    text: str
    span: Span
    words: list[Word]
    quoted: Sequence[Spoken]


class _Found(NamedTuple):
    """What is said, and who says it."""

    content: Span
    said: Said


def find_indirect(reader: Reader, spoken: Sequence[Spoken]) -> Iterator[Spoken]:
    """Find indirect speech, in order; what is mostly in quotation marks is left to direct speech."""
    if speaks(reader.article.language):
        return  # in another language
    quoted: dict[int, list[Spoken]] = {}
    for one in spoken:
        quoted.setdefault(one.part, []).append(one)
    for number, part in enumerate(reader.article.parts):
        if part.kind not in READ or not _may_say(part.text):
            continue
        inside = quoted.get(number, [])
        ends = [one.end for one in inside]
        spans = reader.sentences(number).spans
        for span in spans:
            if len(spans) > 1 and not _may_say(part.text[span.start : span.end]):
                continue
            first = bisect_right(ends, span.start)
            here = [one for one in inside[first : first + MOST_QUOTED] if one.start < span.end]
            yield from _in_sentence(_read(number, part.text, span, here))


def _may_say(text: str) -> bool:
    return not SIGNS.isdisjoint(LETTERS.findall(text.lower()))


def _read(part: int, text: str, span: Span, quoted: Sequence[Spoken]) -> _Sentence:
    """Read a sentence without its quotations; the marks of terms and names part no clauses."""
    piece = text[span.start : span.end]
    if TERM_MARKS.search(piece):
        signs = list(piece)
        for found in TERM_MARKS.finditer(piece):
            if not _holds(quoted, span.start + found.start()):
                signs[found.start()] = " "
        piece = "".join(signs)
    words = read_piece(piece, span.start)
    if quoted:
        words = [word for word in words if not _holds(quoted, word.start)]
    return _Sentence(part, text, span, words, quoted)


def _holds(quoted: Sequence[Spoken], at: int) -> bool:
    return any(one.start <= at < one.end for one in quoted)


def _in_sentence(of: _Sentence) -> Iterator[Spoken]:
    according = _according(of)
    for found in [according] if according else _said(of):
        content = _with_marks(of.text, _before_next(of, found.content), of.span)
        inside = sum(max(0, min(q.end, content.end) - max(q.start, content.start)) for q in of.quoted)
        long = len(of.text[content.start : content.end].split()) >= FEWEST_WORDS
        if long and 2 * inside < content.end - content.start:
            yield Spoken(of.part, content.start, content.end, found.said)


def _before_next(of: _Sentence, content: Span) -> Span:
    """Leave out a quotation glued to the full stop: `…budget."We have to ask."`."""
    for one in of.quoted:
        if content.start < one.start < content.end and of.text[one.start - 1] in ".!?":
            return Span(content.start, one.start - 1)
    return content


def _with_marks(text: str, content: Span, sentence: Span) -> Span:
    """Take in a quotation mark that opens or closes right beside the words."""
    start, end = content
    if start > sentence.start and text[start - 1] in MARKS.rstrip():
        start -= 1
    if end < sentence.end and text[end] in MARKS.rstrip():
        end += 1
    return Span(start, end)


def _according(of: _Sentence) -> _Found | None:
    match = ACCORDING.search(of.text, of.span.start, of.span.end)
    if match is None:
        return None
    rest = [word for word in of.words if word.start >= match.end()]
    said = named_after(of.part, rest, match.group().strip())
    if said is None:
        return None
    before = [word for word in of.words if word.end <= match.start()]
    if len(before) > 1:
        return _Found(Span(before[0].start, before[-1].end), said)
    after = [word for word in rest if word.start >= said.subject.end]
    at = next((n for n, word in enumerate(after) if word.gap), None)
    return _Found(Span(after[at].start, after[-1].end), said) if at is not None else None


def _said(of: _Sentence) -> Iterator[_Found]:
    """Find what each verb of saying reports, that stands in no other's report."""
    past, count = of.span.start, 0
    for at in cues_of(of.words):
        low = of.words[at].low
        if low not in VERBS or low in THINKING or of.words[at].start < past or is_not_said(of.words, at):
            continue
        found = _content_before(of, at) if count == 0 else None
        found = found or _content_after(of, at)
        if found:
            yield found
            count += 1
            past = max(found.content.end, of.words[at].end)
        if count == MOST_SAID:
            return


def _content_before(of: _Sentence, at: int) -> _Found | None:
    """Read `The plan has failed, Doe said on Tuesday.`."""
    words = of.words
    if words[at].low in PARTICIPLES_OF_SAYING:
        return None
    place = _inverted(words, at) if words[at].gap == "," else _trailing(words, at)
    if place is None or not is_somebody(of.text[place.subject.start : place.subject.end]):
        return None
    content = words[: place.opens]
    said = Said(of.part, place.subject, words[at].text, "stands after what is said")
    if place.is_within and not stands_alone(content, words[at + 1 :]):
        # `The plan, she predicted, would fail.`
        return _Found(Span(words[0].start, _trimmed(of, of.span.end)), said)
    if not stands_alone(content, ()) or (place.opens == at and not has_main_verb(content)):
        return None
    end = len(of.text[: words[place.opens].start].rstrip(" ,\"“‘'"))
    return _Found(Span(content[0].start, end), said)


class _Trailing(NamedTuple):
    """The speaker behind what is said, and the number of the word that opens the clause."""

    subject: Span
    opens: int
    is_within: bool = False
    """Whether the sentence goes on behind a comma."""


def _inverted(words: Sequence[Word], at: int) -> _Trailing | None:
    """Read `…, said Jane Doe, who was there.`."""
    if words[at].low in TELLING or any(word.low == "that" for word in words[at:]):
        return None
    if not (is_named(words[at:]) or words[at].low in PLAIN):
        return None
    subject = subject_after(words, at)
    return _Trailing(subject, at) if subject else None


def _trailing(words: Sequence[Word], at: int) -> _Trailing | None:
    """Read `…, Jane Doe said on Tuesday.` and `…, Jane Doe said, and …`."""
    after = at + 1
    while after < len(words) and words[after].low in DAYS and not words[after].gap:
        after += 1
    goes_on = after < len(words) and words[after].gap == ","
    if len(words) - at - 1 > AFTERWARDS and not goes_on:
        return None
    subject = subject_before(words, at)
    opens = next((n for n, word in enumerate(words) if subject and word.start == subject.start), 0)
    if not subject or words[opens].gap != ",":
        return None
    return _Trailing(subject, opens, goes_on and after == at + 1 and is_rest(words[after:]))


def _content_after(of: _Sentence, at: int) -> _Found | None:
    """Read `Doe told reporters on Tuesday that the plan has failed.`."""
    words = of.words
    subject = subject_before(words, at)
    if subject is None or not is_somebody(of.text[subject.start : subject.end]):
        return None
    begin = content_start(words, at)
    content = words[begin : content_end(words, at, begin)]
    if not content or not is_reported(content, words[at], is_tag=_is_tag(of, subject, at)):
        return None
    following = begin + len(content)
    end = words[following - 1].end if following < len(words) else _trimmed(of, of.span.end)
    said = Said(of.part, subject, words[at].text, "stands before what is said")
    return _Found(Span(content[0].start, end), said)


def _is_tag(of: _Sentence, subject: Span, at: int) -> bool:
    """Whether a verb and its subject tell whose the quotation before them is."""
    cue = of.words[at]
    return cue.low not in PARTICIPLES_OF_SAYING and any(
        one.said is not None and one.said.subject == subject and one.end <= cue.start for one in of.quoted
    )


def _trimmed(of: _Sentence, end: int) -> int:
    return len(of.text[:end].rstrip(" .\n"))
