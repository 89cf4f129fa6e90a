"""Who does what a verb of saying says: found by rule, without a parse."""

from collections.abc import Sequence

from generator.entities.speech.clauses import BE, NAMES_TOO, PARTICIPLES, WORD, Span, Word, is_cue
from generator.entities.speech.openings import main_subject, opens_aside
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
    SAYING,
    SUBORDINATING,
    word_set,
)

NOBODY_OPENS = AUXILIARIES | PREPOSITIONS - {"about", "over"} | RELATIVE - {"that"} | JOINING | CUES
NOBODY_ENDS = PREPOSITIONS | JOINING | (DETERMINERS - word_set("some many several one this that these those"))
EXPLAINING = RELATIVE | DETERMINERS | PREPOSITIONS | DAYS | word_set("also too and now then")
BEFORE_SUBJECT = OPENING | JOINING | SUBORDINATING
PARTING = SUBORDINATING | RELATIVE
NO_SUBJECT = PREPOSITIONS | DAYS | SUBORDINATING | JOINING | RELATIVE - {"that"}
LEADING_AWAY = PREPOSITIONS - word_set("of for at with from in to on")
NO_ADVERBS = word_set("daily weekly monthly quarterly family assembly ally rally reply supply bully")
LONGEST_SUBJECT = 24
"""Words of a subject with all that explains it."""


def subject_before(words: Sequence[Word], verb: int) -> Span | None:
    """Find who does what the verb says, among the words before it."""
    if words[verb].low in PARTICIPLES and not _is_progressive(words, verb):
        return _speaker_before(words, verb) or main_subject(words, verb)
    last = verb - 1
    at = verb
    while last >= 0 and _is_between(words[last]) and words[at].gap != "|":
        at, last = last, last - 1
    if last < 0 or words[at].gap == "|":
        return None
    if words[last].low == "to" or words[last].low in JOINING:
        return main_subject(words, last)
    if words[last].low in RELATIVE:
        return _before_relative(words, last)
    first = _clause_start(words, last)
    if words[at].gap == ",":
        return _before_explanation(words, first, last)
    return _noun_phrase(words, _with_name(words, first, _after_comma(words, first, last)), last)


def _with_name(words: Sequence[Word], first: int, begin: int) -> int:
    """Take in the name that `a spokesman for …` explains, where no comma closes it again."""
    word = words[begin]
    explains = word.low in {"a", "an"} or (word.text.islower() and word.low not in DETERMINERS | PRONOUNS)
    if begin == first or not explains:
        return begin
    earlier = _after_comma(words, first, begin - 1)
    name = words[earlier:begin]
    is_name = 2 <= len(name) <= 4 and all(one.text[0].isupper() for one in name)
    return earlier if is_name and name[0].low not in OPENING | PREPOSITIONS | DETERMINERS | DAYS else begin


def _speaker_before(words: Sequence[Word], verb: int) -> Span | None:
    """Find who said what stands before `, adding`: `It was late, Doe said, adding`."""
    for at in range(verb - 1, max(0, verb - 3 * LONGEST_SUBJECT), -1):
        if words[at].low in SAYING and is_cue(words, at):
            return subject_before(words, at)
    return None


def _is_between(word: Word) -> bool:
    """Whether a word may stand between a subject and its verb: `has`, `also`, `repeatedly`."""
    is_adverb = word.text.endswith("ly") and word.text.islower() and word.low not in NO_ADVERBS
    return is_adverb or word.low in AUXILIARIES


def is_somebody(text: str) -> bool:
    """Whether a phrase can be a speaker: no verb or preposition opens or ends it."""
    words = [found.group() for found in WORD.finditer(text)]
    if not words or len(words) > LONGEST_SUBJECT:
        return False
    first, last = words[0] if words[0] in NAMES_TOO else words[0].lower(), words[-1].lower()
    if first in PRONOUNS and len(words) > 1:
        return False
    return first not in NOBODY_OPENS and last not in NOBODY_ENDS


def _is_progressive(words: Sequence[Word], verb: int) -> bool:
    """Whether it is `is saying`, `was also telling`, not `, saying`."""
    at = verb
    while at > 0 and not words[at].gap and words[at - 1].low in AUXILIARIES:
        at -= 1
        if words[at].low in BE:
            return True
    return False


def _clause_start(words: Sequence[Word], last: int) -> int:
    first = last
    while first > 0 and words[first].gap != "|" and last - first < LONGEST_SUBJECT:
        first -= 1
    return first


def _after_comma(words: Sequence[Word], first: int, last: int) -> int:
    at = last
    while at > first and not words[at].gap:
        at -= 1
    return at


def _before_relative(words: Sequence[Word], who: int) -> Span | None:
    last = who - 1
    if last < 0 or words[who].gap == "|":
        return None
    begin = _after_comma(words, _clause_start(words, last), last)
    while begin < last and words[begin].low in PREPOSITIONS:
        begin += 1
    return _noun_phrase(words, begin, last)


def _before_explanation(words: Sequence[Word], first: int, last: int) -> Span | None:
    """Go back over `, the army's spokesman,` and `, who was there,` to what they explain."""
    begin = _after_comma(words, first, last)
    while begin > first and _explains(words, begin):
        earlier = _after_comma(words, first, begin - 1)
        if words[begin].low not in RELATIVE and _is_aside(words, earlier, begin - 1):
            break
        begin, last = earlier, begin - 1
    return _noun_phrase(words, begin, last)


def _is_aside(words: Sequence[Word], first: int, last: int) -> bool:
    """Whether what stands before a comma opens the sentence and is nobody: `Meanwhile,`, `In May,`."""
    return all(word.low in OPENING for word in words[first : last + 1]) or opens_aside(words[first])


def _explains(words: Sequence[Word], begin: int) -> bool:
    word = words[begin]
    return (
        word.low in EXPLAINING
        or word.text[0].isdigit()
        or word.text[0].islower()
        or _is_alone(words, begin)
        or (word.gap != "" and _is_name_before(words, begin))
    )


def _is_alone(words: Sequence[Word], begin: int) -> bool:
    """Whether it is a short word between commas, such as the `OH` of `Berea, OH,`."""
    return len(words[begin].text) <= 5 and begin + 1 < len(words) and bool(words[begin + 1].gap)


def _is_name_before(words: Sequence[Word], begin: int) -> bool:
    return begin > 0 and words[begin - 1].text[0].isupper()


def _noun_phrase(words: Sequence[Word], first: int, last: int) -> Span | None:
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


def subject_after(words: Sequence[Word], verb: int) -> Span | None:
    """Find who follows the verb: `said Jane Doe, who …`, `according to a source in the army`."""
    first = verb + 1
    if first >= len(words) or words[first].gap:
        return None
    if words[first].low in NO_SUBJECT or words[first].low in AUXILIARIES:
        return None
    last = first
    while last + 1 < len(words) and last - first < LONGEST_SUBJECT:
        following = words[last + 1]
        if following.gap or following.low in PARTING | DAYS or (following.low in LEADING_AWAY):
            break
        if following.low in {"in", "on", "at", "to"} and (
            words[last].text[0].isupper() or words[last].low in PRONOUNS
        ):
            break
        last += 1
    return Span(words[first].start, words[last].end)
