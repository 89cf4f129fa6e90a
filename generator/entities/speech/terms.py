"""Words in quotation marks that are a term or a name: nobody says them."""

import re

from generator.entities.speech.beside import Around
from generator.entities.speech.speech_words import CUES, word_set

MARKS = "“”\"‘’'«»„‟‹›「」『』 \u00a0\u202f"
WIDE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")
"""Letters of Japanese and Chinese, which part no words; two count as one."""
UTTERING = word_set(
    "said says tweeted tweets chanted chants chanting shouted shouting yelled yelling declared"
)
"""Behind these, words with capital letters are said all the same: `tweeted "Thank You Ohio."`"""
LONGEST_TITLE = 12


def count_words_in(text: str) -> int:
    """Count words, where letters part them or not."""
    wide = len(WIDE.findall(text)) if not text.isascii() else 0
    return len(text.split()) + wide // 2


def is_term(around: Around) -> bool:
    """Whether a few words stand within a clause: `who were "AIDS positive," Doe said`."""
    if not around.before or around.before[-1].low in CUES:
        return False
    return around.text[: around.stretch.start].rstrip()[-1:] not in (",", ":", "—", "–", "―", "-")


def is_named_so(around: Around) -> bool:
    """Whether words within a sentence are written as a name is: `on NBC's "Meet the Press," Doe said`."""
    inner = around.text[around.stretch.start : around.stretch.end].strip(MARKS)
    if (
        not around.before
        or inner[:1].islower()
        or not is_title(inner.rstrip(",."), short=around.before[-1].low not in CUES)
    ):
        return False
    return around.before[-1].low not in UTTERING


def is_title(inner: str, *, short: bool = False) -> bool:
    """Whether words are written as the name of a work: `Gone With the Wind`; `short`: `The Way to Sea`."""
    words = inner.split()
    long = [word for word in words if len(word) > 3]
    named = all(word[0].isupper() or not word[0].isalpha() for word in long) and len(words) < LONGEST_TITLE
    capitals = sum(word[0].isupper() for word in words)
    return (
        named
        and (len(long) > 1 or (short and 2 * capitals > len(words) > 2))
        and inner[-1:] not in tuple(".,!?")
    )
