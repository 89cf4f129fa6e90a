"""What stands beside words in quotation marks, in the same sentence."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from msgspec import Struct

from generator.articles.sentences import find_sentences
from generator.entities.speech.clauses import Span, Word, cues_of, read_words
from generator.entities.speech.quoted import Stretch
from generator.entities.speech.speech_words import AUXILIARIES, JOINING, PRONOUNS, RELATIVE, SAYING, word_set

REACH = 600
"""Characters before and after a quotation in which its speaker is looked for."""
MOST_NAMES = 4
"""Words before a verb that open a sentence after a question: `"Really?" Sean Hannity pressed.`"""
SHORT = 8
"""Words of such a sentence if its verb is in no list."""
MOST_BESIDE = 12
"""Other words in marks in one sentence that are read past."""
TITLING = word_set("titled entitled dubbed headlined subtitled nicknamed captioned")


class Around(Struct, frozen=True):
    """A stretch of words in marks and the clauses beside it, in the same sentence."""

    text: str
    stretch: Stretch
    before: list[Word]
    after: list[Word]
    opens: int
    """Where the sentence begins in which the stretch begins."""
    whole_before: list[Word]
    """The same past other words in marks, as far as the sentence goes; empty if there are none."""
    whole_after: list[Word]


class Sentences:
    """The sentences of one part, from a place on, found by place."""

    def __init__(self, text: str, begin: int = 0) -> None:
        self.spans = [Span(max(begin, s.start), s.end) for s in find_sentences(text) if s.end > begin]
        self._starts = [span.start for span in self.spans]
        self._ends = [span.end for span in self.spans]

    def opening(self, at: int) -> int:
        """Say where the sentence begins that holds a place."""
        number = bisect_right(self._starts, at) - 1
        return self._starts[number] if number >= 0 else 0

    def ending(self, at: int, last: int) -> int:
        """Say where the sentence ends that holds the place before `at`; `last` where none does."""
        number = bisect_left(self._ends, at)
        return self._ends[number] if number < len(self._ends) else last

    def following(self, at: int) -> int:
        """Say the number of the first sentence that begins at a place or after."""
        return bisect_left(self._starts, at)

    def before(self, at: int) -> Span | None:
        """Give the last sentence that ends at a place or before."""
        number = bisect_right(self._ends, at) - 1
        return self.spans[number] if number >= 0 else None


def look_around(text: str, sentences: Sentences, beside: Sequence[Stretch], number: int) -> Around:
    """Read what stands before and after stretch `number` of a part, in its sentence."""
    stretch = beside[number]
    opens = sentences.opening(stretch.start)
    ends = sentences.ending(stretch.end, len(text))
    last = beside[number - 1].end if number else 0
    following = beside[number + 1].start if number + 1 < len(beside) else len(text)
    after = read_words(text, stretch.end, min(ends, following, stretch.end + REACH))
    ended = text[stretch.end - 2 : stretch.end - 1]
    if not after and stretch.closed and ended in "?!.":
        # `"Really?" Hannity pressed.`: a capital letter that opens no sentence
        beyond = sentences.ending(stretch.end + 1, len(text))
        spoken = _spoken(read_words(text, stretch.end, min(beyond, following, stretch.end + REACH)))
        if ended != "." or _is_all(text, spoken):
            after, ends = spoken, beyond
    begin, end = max(opens, stretch.start - REACH), min(ends, stretch.end + REACH)
    return Around(
        text,
        stretch,
        read_words(text, max(begin, last), stretch.start),
        after,
        opens,
        _words_before(text, begin, beside, number) if last > begin else [],
        _words_after(text, end, beside, number) if following < end else [],
    )


def _words_before(text: str, begin: int, beside: Sequence[Stretch], number: int) -> list[Word]:
    """Read a sentence up to a stretch, past other words in marks."""
    pieces: list[list[Word]] = []
    end = beside[number].start
    for one in reversed(beside[max(0, number - MOST_BESIDE) : number]):
        if one.end <= begin:
            break
        pieces.append(read_words(text, max(begin, one.end), end))
        end = one.start
    pieces.append(read_words(text, begin, end) if end > begin else [])
    return [word for piece in reversed(pieces) for word in piece]


def _words_after(text: str, end: int, beside: Sequence[Stretch], number: int) -> list[Word]:
    words: list[Word] = []
    start = beside[number].end
    for one in beside[number + 1 : number + 1 + MOST_BESIDE]:
        if one.start >= end:
            break
        words += read_words(text, start, one.start)
        start = one.end
    return words + (read_words(text, start, end) if start < end else [])


def _is_all(text: str, words: Sequence[Word]) -> bool:
    """Whether a sentence is a name and a verb: `"It is late." Jane Doe said.`."""
    few = 0 < len(words) <= MOST_NAMES and words[-1].low in SAYING
    return few and text[words[-1].end : words[-1].end + 1] in ("", ".")


def _spoken(words: list[Word]) -> list[Word]:
    """Keep the words of a sentence that opens with a name, or few words, and a verb of saying."""
    at = next(cues_of(words), None)
    if at is None and len(words) <= SHORT:
        at = next(
            (n for n, word in enumerate(words) if word.text.islower() and word.low.endswith("ed")), None
        )
    return words if at is not None and at <= MOST_NAMES and not any(w.gap for w in words[1 : at + 1]) else []


def is_name_of_work(around: Around) -> bool:
    """Whether words are called, not said: `a play called "Los Hijos de Trump"`, `entitled "…"`."""
    if not around.before:
        return False
    last = around.before[-1]
    if around.text[last.end : around.stretch.start].strip():
        return False
    if last.low in TITLING:
        return True
    return last.low in {"called", "named"} and len(around.before) > 1 and _is_thing(around.before[-2])


def _is_thing(word: Word) -> bool:
    return word.text.islower() and word.low not in PRONOUNS | AUXILIARIES | RELATIVE | JOINING
