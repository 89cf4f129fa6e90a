"""Who does what a verb of saying says: found by rule, without a parse."""

from collections.abc import Sequence

from generator.entities.speech.clauses import (
    BE,
    NAMES_TOO,
    PARTICIPLES,
    SURNAMES_TOO,
    WORD,
    Span,
    Word,
    is_cue,
)
from generator.entities.speech.openings import main_subject, opens_aside
from generator.entities.speech.phrases import (
    LONGEST_SUBJECT,
    PARTING,
    after_comma,
    clause_start,
    name_start,
    noun_phrase,
    with_name,
)
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
NO_SUBJECT = PREPOSITIONS | DAYS | SUBORDINATING | JOINING | RELATIVE - {"that"}
LEADING_AWAY = PREPOSITIONS - word_set("of for at with from in to on")
MOST_WITH = 8
"""Words between `with` and the verb that it leads to."""
NO_ADVERBS = word_set("daily weekly monthly quarterly family assembly ally rally reply supply bully")


def subject_before(words: Sequence[Word], verb: int) -> Span | None:
    """Find who does what the verb says, among the words before it."""
    found = _subject_before(words, verb)
    if found is None or not _is_plain(words, found):
        return _past_relative(words, verb) or _past_asides(words, verb) or found
    return found


def _is_plain(words: Sequence[Word], found: Span) -> bool:
    """Whether a phrase may be somebody: no verb, adverb or preposition opens it."""
    first = next(word for word in words if word.start >= found.start)
    return first.low not in NOBODY_OPENS and not _is_manner(first)


def _past_relative(words: Sequence[Word], verb: int) -> Span | None:
    """Find whom a clause with `who` explains that ends before the verb, or that the verb is of.

    `An aide who spoke on condition of anonymity said`, `Beck, who has in the past described`.
    """
    for at in range(verb - 1, max(0, verb - LONGEST_SUBJECT), -1):
        if words[at].low in {"who", "whose"}:
            return _before_relative(words, at)
    return None


def _past_asides(words: Sequence[Word], verb: int) -> Span | None:
    """Find whom a sentence is about, past commas and dashes: `Doe, an aide who ran it in the state, said`."""
    if words[verb].low not in SAYING or words[verb].gap not in (",", "|"):
        return None
    return main_subject(words, verb)


def _subject_before(words: Sequence[Word], verb: int) -> Span | None:
    if words[verb].low in PARTICIPLES and not _is_progressive(words, verb):
        return _with_whom(words, verb) or _speaker_before(words, verb) or _of_last_clause(words, verb)
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
    if words[last].low in PRONOUNS and not words[at].gap:
        return Span(words[last].start, words[last].end)
    first = clause_start(words, last)
    if words[at].gap == ",":
        return _before_explanation(words, first, last)
    return noun_phrase(words, with_name(words, first, after_comma(words, first, last)), last)


def _of_last_clause(words: Sequence[Word], verb: int) -> Span | None:
    """Find whom the clause is about that a participle goes on: `…, as Jane Doe took it up, saying`."""
    for at in range(verb - 1, 0, -1):
        if words[at].low in {"as", "while"} and words[at].gap == "," and words[verb].gap == ",":
            return main_subject(words[at + 1 :], verb - at - 1)
    return main_subject(words, verb)


def _with_whom(words: Sequence[Word], verb: int) -> Span | None:
    """Read `, with Jane Doe reportedly yelling`."""
    last = verb - 1
    while last > 0 and _is_between(words[last]) and not words[last + 1].gap:
        last -= 1
    for at in range(last, max(-1, last - MOST_WITH), -1):
        if words[at + 1].gap:
            return None
        if words[at].low == "with":
            return Span(words[at + 1].start, words[last].end) if at < last else None
    return None


def _speaker_before(words: Sequence[Word], verb: int) -> Span | None:
    """Find who said what stands before `, adding`: `It was late, Doe said, adding`."""
    for at in range(verb - 1, max(0, verb - 3 * LONGEST_SUBJECT), -1):
        if words[at].low in SAYING and is_cue(words, at):
            return subject_before(words, at)
    return None


def _is_between(word: Word) -> bool:
    """Whether a word may stand between a subject and its verb: `has`, `also`, `repeatedly`."""
    return _is_manner(word) or word.low in AUXILIARIES


def _is_manner(word: Word) -> bool:
    """Whether a word tells how something is said: `said matter-of-factly`."""
    return word.text.islower() and word.low.endswith("ly") and word.low not in NO_ADVERBS


def is_somebody(text: str) -> bool:
    """Whether a phrase can be a speaker: no verb or preposition opens or ends it."""
    words = [found.group() for found in WORD.finditer(text)]
    if not words or len(words) > LONGEST_SUBJECT:
        return False
    is_name = words[0] in NAMES_TOO and (len(words) == 1 or words[0] not in SURNAMES_TOO)
    first = words[0] if is_name else words[0].lower()
    last = words[-1] if words[-1] in NAMES_TOO else words[-1].lower()
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


def _before_relative(words: Sequence[Word], who: int) -> Span | None:
    last = who - 1
    if last < 0 or (words[who].gap == "|" and words[who].low != "who"):
        return None
    first = clause_start(words, last)
    begin = with_name(words, first, after_comma(words, first, last))
    while begin < last and words[begin].low in PREPOSITIONS:
        begin += 1
    found = noun_phrase(words, begin, last)
    if found and words[last].text[0].isupper() and not _is_plain(words, found):
        return Span(words[name_start(words, begin, last)].start, words[last].end)
    return found


def _before_explanation(words: Sequence[Word], first: int, last: int) -> Span | None:
    """Go back over `, the army's spokesman,` and `, who was there,` to what they explain."""
    begin = after_comma(words, first, last)
    while begin > first and _explains(words, begin):
        earlier = after_comma(words, first, begin - 1)
        if words[begin].low not in RELATIVE and _is_aside(words, earlier, begin - 1):
            break
        begin, last = earlier, begin - 1
    return noun_phrase(words, begin, last)


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


def subject_after(words: Sequence[Word], verb: int) -> Span | None:
    """Find who follows the verb: `said Jane Doe, who …`, `according to a source in the army`."""
    first = verb + 1
    if first >= len(words) or words[first].gap:
        return None
    if words[first].low in NO_SUBJECT or words[first].low in AUXILIARIES:
        return None
    if _is_manner(words[first]) and (first + 1 == len(words) or words[first + 1].low in NO_SUBJECT):
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
    return Span(words[first].start, words[_past_name(words, first, last)].end)


def _past_name(words: Sequence[Word], first: int, last: int) -> int:
    """Take in the name that follows what a person is: `said his best friend at school, Bruce Turry, who`."""
    if words[first].low not in DETERMINERS or last + 2 >= len(words) or words[last + 1].gap != ",":
        return last
    end = last + 1
    while end + 1 < len(words) and not words[end + 1].gap and words[end + 1].text[0].isupper():
        end += 1
    is_closed = end + 1 == len(words) or words[end + 1].gap != ""
    is_name = words[last + 1].text[0].isupper() and words[last + 1].low not in DAYS | OPENING
    return end if is_name and is_closed and 1 <= end - last - 1 <= 3 else last
