"""Indirect speech: what somebody is said to have said, in the article's own words."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from generator.entities.attributing import ACCORDING, Said, named_after
from generator.entities.clauses import FINITE, Span, Word, cues_of, read_words
from generator.entities.direct import MARKS, Reader, Spoken
from generator.entities.openings import TIMES
from generator.entities.quoted import READ
from generator.entities.speech_words import DAYS, DETERMINERS, DOING, PREPOSITIONS, PRONOUNS, SAYING, word_set
from generator.entities.subjects import is_somebody, subject_after, subject_before

FEWEST_WORDS = 4
LETTERS = re.compile(r"[a-z]+")
SIGNS = SAYING | {"according"}
THINKING = word_set("believed believes believe thinks thought think remembered")
TELLING = word_set("told tells tell informed informs assured assures warned warns asked asks reminded")
INTRODUCING = word_set("that whether if why how what when where who")
MOST_QUOTED = 50
"""Quotations in one sentence that are looked at."""
FARTHEST = 12
"""Words between a verb of saying and the `that` that belongs to it."""
AFTERWARDS = 6
"""Words that may follow `…, Doe said` in its sentence: `on Tuesday in Paris`."""


def find_indirect(reader: Reader, spoken: Sequence[Spoken]) -> Iterator[Spoken]:
    """Find indirect speech, in order; what is mostly in quotation marks is left to direct speech."""
    quoted: dict[int, list[Span]] = {}
    for one in spoken:
        quoted.setdefault(one.part, []).append(Span(one.start, one.end))
    for number, part in enumerate(reader.article.parts):
        if part.kind not in READ or not _may_say(part.text):
            continue
        inside = quoted.get(number, [])
        ends = [span.end for span in inside]
        opening = _opening(reader, number)
        for sentence in reader.sentences(number).spans:
            sentence = Span(max(sentence.start, min(opening, sentence.end)), sentence.end)
            first = bisect_right(ends, sentence.start)
            here = [span for span in inside[first : first + MOST_QUOTED] if span.start < sentence.end]
            if found := _in_sentence(number, part.text, sentence, here):
                yield found


def _opening(reader: Reader, part: int) -> int:
    """Say where the story begins in a part: behind the dateline."""
    dateline = reader.article.dateline
    return dateline.end if dateline and dateline.part == part else 0


def _may_say(text: str) -> bool:
    return not SIGNS.isdisjoint(LETTERS.findall(text.lower()))


def _in_sentence(part: int, text: str, sentence: Span, quoted: Sequence[Span]) -> Spoken | None:
    if not _may_say(text[sentence.start : sentence.end]):
        return None
    words = [
        word
        for word in read_words(text, sentence.start, sentence.end)
        if not any(span.start <= word.start < span.end for span in quoted)
    ]
    found = _according(part, text, sentence, words) or _said(part, text, words, sentence.end)
    if found is None:
        return None
    content, said = _with_marks(text, found.content, sentence), found.said
    inside = sum(max(0, min(q.end, content.end) - max(q.start, content.start)) for q in quoted)
    if 2 * inside >= content.end - content.start:
        return None
    if len(text[content.start : content.end].split()) < FEWEST_WORDS:
        return None
    return Spoken(part, content.start, content.end, said)


def _with_marks(text: str, content: Span, sentence: Span) -> Span:
    """Take in a quotation mark that opens or closes right beside the words."""
    start, end = content
    if start > sentence.start and text[start - 1] in MARKS.rstrip():
        start -= 1
    if end < sentence.end and text[end] in MARKS.rstrip():
        end += 1
    return Span(start, end)


class _Found:
    """What is said, and who says it."""

    __slots__ = ("content", "said")

    def __init__(self, content: Span, said: Said) -> None:
        self.content = content
        self.said = said


def _according(part: int, text: str, sentence: Span, words: Sequence[Word]) -> _Found | None:
    match = ACCORDING.search(text, sentence.start, sentence.end)
    if match is None:
        return None
    rest = [word for word in words if word.start >= match.end()]
    said = named_after(part, rest, match.group().strip())
    if said is None:
        return None
    before = [word for word in words if word.end <= match.start()]
    if len(before) > 1:
        return _Found(Span(before[0].start, before[-1].end), said)
    after = [word for word in rest if word.start >= said.subject.end]
    at = next((n for n, word in enumerate(after) if word.gap), None)
    return _Found(Span(after[at].start, after[-1].end), said) if at is not None else None


def _said(part: int, text: str, words: Sequence[Word], ends: int) -> _Found | None:
    for at in cues_of(words):
        low = words[at].low
        if low not in SAYING or low in DOING or low in THINKING or _is_not_said(words, at):
            continue
        found = _content_before(part, text, words, at) or _content_after(part, text, words, at, ends)
        if found:
            return found
    return None


def _is_not_said(words: Sequence[Word], at: int) -> bool:
    """Whether it is only to be said, or nobody says it: `wanted to say`, `neither has said`."""
    before = [word.low for word in words[max(0, at - FARTHEST) : at]]
    return before[-1:] == ["to"] or "neither" in before or not {"not", "never"}.isdisjoint(before[-3:])


def _content_before(part: int, text: str, words: Sequence[Word], at: int) -> _Found | None:
    """Read `The plan has failed, Doe said on Tuesday.`."""
    place = _inverted(words, at) if words[at].gap == "," else _trailing(words, at)
    if place is None or not is_somebody(text[place.subject.start : place.subject.end]):
        return None
    content = words[: place.opens]
    if not _is_clause(content):
        return None
    end = len(text[: words[place.opens].start].rstrip(" ,\"“‘'"))
    said = Said(part, place.subject, words[at].text, "stands after what is said")
    return _Found(Span(content[0].start, end), said)


class _Trailing(NamedTuple):
    """The speaker behind what is said, and the number of the word that opens the clause."""

    subject: Span
    opens: int


def _inverted(words: Sequence[Word], at: int) -> _Trailing | None:
    """Read `…, said Jane Doe, who was there.`."""
    if words[at].low in TELLING or any(word.low == "that" for word in words[at:]):
        return None
    subject = subject_after(words, at)
    return _Trailing(subject, at) if subject else None


def _trailing(words: Sequence[Word], at: int) -> _Trailing | None:
    """Read `…, Jane Doe said on Tuesday.` and `…, Jane Doe said, and …`."""
    goes_on = at + 1 < len(words) and words[at + 1].gap == ","
    if len(words) - at - 1 > AFTERWARDS and not goes_on:
        return None
    subject = subject_before(words, at)
    opens = next((n for n, word in enumerate(words) if subject and word.start == subject.start), 0)
    return _Trailing(subject, opens) if subject and words[opens].gap == "," else None


def _content_after(part: int, text: str, words: Sequence[Word], at: int, ends: int) -> _Found | None:
    """Read `Doe told reporters on Tuesday that the plan has failed.`."""
    subject = subject_before(words, at)
    if subject is None or not is_somebody(text[subject.start : subject.end]):
        return None
    content = words[_content_start(words, at) :]
    if not content or not (content[0].low in INTRODUCING or _is_clause(content, words[at].low)):
        return None
    end = len(text[:ends].rstrip(" .\n"))
    said = Said(part, subject, words[at].text, "stands before what is said")
    return _Found(Span(content[0].start, end), said)


def _content_start(words: Sequence[Word], at: int) -> int:
    """Find the first word of what is said, past whom it is told and when."""
    asked = 3 if words[at].low in TELLING else 1
    for number in range(at + 1, min(len(words), at + 1 + FARTHEST)):
        low = words[number].low
        if low == "that" or (low in INTRODUCING and number - at <= asked):
            return number
        if words[number].gap == "|" or low in FINITE:
            break
    if words[at].low in TELLING:
        return _past_listener(words, at)
    begin = at + 1
    while begin < len(words) and (
        words[begin].low in DAYS or words[begin].low in {"also", "here", "earlier"}
    ):
        begin += 1
    if begin + 1 < len(words) and words[begin].low in {"last", "this"} and words[begin + 1].low in TIMES:
        begin += 2
    return begin


def _past_listener(words: Sequence[Word], at: int) -> int:
    """Pass whom something is told: `reporters`, `the Senate Committee`, `him`."""
    for number in range(at + 2, min(len(words), at + 1 + FARTHEST)):
        before = words[number - 1]
        opens = words[number].low in PRONOUNS | DETERMINERS and before.low not in PREPOSITIONS
        named = words[number].text[0].isupper() and before.text.islower()
        if opens or (named and before.low not in PREPOSITIONS | DETERMINERS):
            return number
        if words[number].low in FINITE:
            break
    return min(at + 2, len(words))


def _is_clause(words: Sequence[Word], cue: str = "said") -> bool:
    """Whether words hold a finite verb behind a subject; a past form alone tells it only after `said`."""
    if len(words) < FEWEST_WORDS - 1 or (
        words[0].low in PREPOSITIONS and not any(word.gap for word in words)
    ):
        return False
    past = cue in {"said", "says", "say"}
    return any(
        word.low in FINITE
        or (past and word.text.islower() and word.low.endswith("ed"))
        or words[number - 1].low in PRONOUNS
        for number, word in enumerate(words)
        if number
    )
