"""Which of several verbs of saying in a sentence tells whose the words behind them are."""

from collections.abc import Sequence

from generator.entities.speech.clauses import Span, Word, is_clausal
from generator.entities.speech.speech_words import JOINING, PRONOUNS, SUBORDINATING, THINKING
from generator.entities.speech.subjects import subject_after

NEAR = 3
"""Words between a verb of saying and the words that it is of."""


def by_nearness(words: Sequence[Word], cues: Sequence[int]) -> list[int]:
    """Put the verbs in the order in which they may tell whose the words behind them are."""
    order = _order(words, cues)
    while order:
        at = cues.index(order[0])
        if at == 0 or _is_voiced(words[cues[at]]) or not _is_within(words, cues[at - 1], cues[at]):
            break
        # `told reporters he thought`, `said allies wanted to know`: what the first of two says
        order = [cues[at - 1], *(one for one in order if one != cues[at - 1])]
    return order


def _is_voiced(word: Word) -> bool:
    """Whether a verb is of saying, not of thinking or doing, and may stand with a clause."""
    return is_clausal(word) and word.low not in THINKING


def _order(words: Sequence[Word], cues: Sequence[int]) -> list[int]:
    """Put the last verb first, if the words follow it at once; else the first that has a clause."""
    if not cues:
        return []
    if words[0].low in SUBORDINATING or not is_clausal(words[cues[0]]):
        return list(reversed(cues))
    if cues[0] == 0 and len(cues) > 1 and by_whom(list(words), 0):
        # `Asked by Jane Doe whether …, he said`
        comma = next((n for n in range(1, len(words)) if words[n].gap), 0)
        return [at for at in cues if at >= comma > 0]
    for number in range(len(cues) - 1, 0, -1):
        if is_clausal(words[cues[number]]) and _opens_clause(words, cues[number]):
            return [*reversed(cues[: number + 1]), *cues[number + 1 :]]
    nearest = cues[-1]
    direct = len(words) - nearest <= NEAR and words[nearest - 1].low not in PRONOUNS
    if direct and len(cues) > 1 and not is_clausal(words[nearest]):
        direct = not _is_within(words, cues[-2], nearest)
    return list(reversed(cues)) if direct else list(cues)


def _opens_clause(words: Sequence[Word], at: int) -> bool:
    """Whether a verb and its subject stand behind `, but` or `, and`: `Doe says, but she cautions`."""
    return any(
        words[n].low in JOINING
        and words[n].gap in (",", "|")
        and (words[n + 1].low in PRONOUNS or words[n + 1].text[0].isupper())
        for n in range(max(0, at - 4), at - 1)
    )


def _is_within(words: Sequence[Word], outer: int, inner: int) -> bool:
    """Whether a verb and its subject are of the clause that another introduces: `said he wants`."""
    between = words[outer + 1 : inner]
    return (
        is_clausal(words[outer])
        and bool(between)
        and not any(w.gap or w.low in JOINING for w in words[outer + 1 : inner + 1])
    )


def by_whom(words: list[Word], at: int) -> Span | None:
    """Read `was asked by Bill Maher`."""
    if at + 1 < len(words) and words[at + 1].low == "by" and not words[at + 1].gap:
        return subject_after(words, at + 1)
    return None
