"""Where the words begin and end that a verb of saying reports."""

from collections.abc import Sequence

from generator.entities.speech.clauses import FINITE, PARTICIPLES, Word, is_cue
from generator.entities.speech.openings import TIMES, opens_aside
from generator.entities.speech.speech_words import (
    AUXILIARIES,
    DAYS,
    DETERMINERS,
    DOING,
    JOINING,
    PREPOSITIONS,
    PRONOUNS,
    RELATIVE,
    SAYING,
    SUBORDINATING,
    word_set,
)

FEWEST_WORDS = 4
TELLING = word_set(
    """
    told tells tell telling informed informs informing assured assures assuring warned warns warning asked
    asks asking reminded reminding
    """
)
INTRODUCING = word_set("that whether if why how what when where who")
FARTHEST = 12
"""Words between a verb of saying and the `that` that belongs to it."""
PARTICIPLES_OF_SAYING = DOING
PROMISING = word_set(
    """
    promised promises promise promising pledged pledges pledge pledging vowed vows vow vowing threatened
    threatens threaten threatening swore
    """
)
"""They may stand with `to`."""
TOLD = word_set("told tells tell telling")
WHEN = PREPOSITIONS | DAYS | word_set("last this earlier late early next again once also here too further")
"""What may stand between a verb and its `that`."""
NO_CONTENT = PREPOSITIONS | SUBORDINATING | JOINING | DAYS
WITHIN = RELATIVE | SUBORDINATING - {"that"}
BEFORE_VERB = AUXILIARIES | PRONOUNS
LEADING_ON = PREPOSITIONS | DETERMINERS | JOINING
PLAIN = word_set("said says say saying")
"""What follows these at once is what is said, whatever its verb."""


def content_start(words: Sequence[Word], at: int) -> int:
    """Find the first word of what is said, past whom it is told and when."""
    if words[at].low not in TELLING and at + 1 < len(words) and _opens_content(words[at + 1]):
        return at + 1
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


def _opens_content(word: Word) -> bool:
    """Whether what is said begins at once, a later `that` being within it: `said firms that deal in it`."""
    if word.gap or word.low.endswith("ly"):
        return False
    return word.low not in WHEN


def _past_listener(words: Sequence[Word], at: int) -> int:
    """Pass whom something is told: `reporters`, `the Senate Committee`, `him`."""
    if at + 1 < len(words) and words[at + 1].low in PREPOSITIONS:
        return len(words)  # `asked for a larger budget`
    for number in range(at + 2, min(len(words), at + 1 + FARTHEST)):
        before = words[number - 1]
        opens = words[number].low in PRONOUNS | DETERMINERS and before.low not in PREPOSITIONS
        named = words[number].text[0].isupper() and before.text.islower()
        if opens or (named and before.low not in LEADING_ON):
            return number
        if words[number].low in FINITE:
            break
    return min(at + 2, len(words))


def is_not_said(words: Sequence[Word], at: int) -> bool:
    """Whether it is only to be said, or nobody says it: `wanted to say`, `neither has said`."""
    before = [word.low for word in words[max(0, at - FARTHEST) : at]]
    return before[-1:] == ["to"] or "neither" in before or not {"not", "never"}.isdisjoint(before[-3:])


def is_reported(content: Sequence[Word], cue: Word, *, is_tag: bool) -> bool:
    """Whether words behind a verb are what is said; `is_tag`: the verb tells who says a quotation."""
    first = content[0].low
    if first == "that":
        return True
    if is_tag:
        return False
    if cue.low in PARTICIPLES_OF_SAYING and not _is_statement(content, cue):
        return False
    if first in INTRODUCING:
        return first in {"whether", "why", "how", "what"} or cue.low in TELLING
    if first == "to":
        return cue.low in PROMISING
    if cue.low in PLAIN | TOLD:
        return len(content) >= FEWEST_WORDS and not (content[0].gap or first in NO_CONTENT)
    return first not in PREPOSITIONS and is_clause(content, cue.low)


def _is_statement(content: Sequence[Word], cue: Word) -> bool:
    """Whether a participle reports: `, noting it was late`, not `reporting lower profits, Doe said`."""
    comma = next((n for n in range(1, len(content)) if content[n].gap), len(content))
    return cue.low in {"saying", "promising", "vowing", "pledging"} or (
        bool(cue.gap) and is_clause(content[:comma], "said")
    )


def content_end(words: Sequence[Word], at: int, begin: int) -> int:
    """Say which word is the first, behind what a verb reports, that is not of it."""
    is_aside = _is_subordinate(words, at)
    for number in range(begin + 2, len(words)):
        word = words[number]
        if word.gap and word.low in PARTICIPLES:
            return number
        if word.gap and is_aside:
            return number
        if word.gap and word.low in PRONOUNS and _says_more(words, number):
            # `that in reply to complaints, he told them` is not over at the comma.
            return number if has_main_verb(words[begin:number]) else len(words)
        if word.low in JOINING and number + 1 < len(words) and _says_more(words, number + 1):
            return number
    return len(words)


def _is_subordinate(words: Sequence[Word], at: int) -> bool:
    """Whether the verb's clause is within another: `While Doe says …, Roe …`, `Doe, who said …, went`."""
    who = at - 1
    while who > 0 and words[who].low in AUXILIARIES:
        who -= 1
    if who >= 0 and words[who].low in RELATIVE - {"that"}:
        return True
    first = at
    while first > 0 and not words[first].gap:
        first -= 1
    while first < at and words[first].low in JOINING:
        first += 1
    return words[first].low in WITHIN


def _says_more(words: Sequence[Word], at: int) -> bool:
    """Whether a verb of saying follows `and` or `but`, with no subject or a pronoun: `and added that …`."""
    while at < len(words) - 1 and words[at].low in BEFORE_VERB:
        at += 1
    return words[at].low in SAYING and is_cue(words, at)


def stands_alone(content: Sequence[Word], after: Sequence[Word]) -> bool:
    """Whether what stands before `, Doe said` is a clause; `after`: what follows behind a comma."""
    if len(content) < FEWEST_WORDS - 1:
        return False
    first = content[0]
    if after and (first.low in SUBORDINATING | PREPOSITIONS or after[0].low in FINITE):
        return False
    is_phrase = opens_aside(first) and not _counts(content)
    return not is_phrase or any(word.gap for word in content[1:])


def is_rest(words: Sequence[Word]) -> bool:
    """Whether a sentence goes on with its verb or a clause: `The plant, she said, would close`."""
    return words[0].low in FINITE or is_clause(words)


def has_main_verb(words: Sequence[Word]) -> bool:
    """Whether there is a verb outside what explains a name: none in `Jane Doe, who runs it`."""
    explains = False
    for number, word in enumerate(words):
        if word.gap:
            explains = False
        if word.low in RELATIVE:
            explains = True
        elif not explains and number and is_verb(words, number):
            return True
    return False


def _counts(words: Sequence[Word]) -> bool:
    """Read `About 270 people`, `Over half of them`."""
    return words[0].low in {"about", "over"} and (
        words[1].text[0].isdigit() or words[1].low in {"half", "all"}
    )


def is_clause(words: Sequence[Word], cue: str = "said") -> bool:
    """Whether words hold a finite verb behind a subject; a past form alone tells it only after `said`."""
    if len(words) < FEWEST_WORDS - 1 or (
        words[0].low in PREPOSITIONS and not any(word.gap for word in words)
    ):
        return False
    past = cue in PLAIN
    return any(is_verb(words, number, past=past) for number in range(1, len(words)))


def is_verb(words: Sequence[Word], number: int, *, past: bool = True) -> bool:
    """Whether a word is a finite verb: one of a list, behind a pronoun, or, if so asked, in `-ed`."""
    word = words[number]
    ends = past and word.text.islower() and word.low.endswith("ed")
    return word.low in FINITE or ends or words[number - 1].low in PRONOUNS
