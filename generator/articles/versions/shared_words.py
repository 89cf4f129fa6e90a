"""What two texts share: runs of words, names, numbers; and whether they only follow one pattern."""

import re
from collections.abc import Iterator

from generator.model import Article

Runs = frozenset[tuple[str, ...]]
NAMES = 0.6
"""Share of the names in the text with fewer that the other must have: else the two follow one pattern."""
NUMBERS, FEW_NUMBERS, MUCH = 0.25, 4, 0.6
"""The same for numbers, where both texts have some and do not share much else."""
TEXT = 20_000
"""Characters of a text that are compared."""
WORD = re.compile(r"[^\W_]+(?:[.'’][^\W_]+)*")
SMALL = frozenset(
    """a an and as at by for from in is it of on or the to with after over says said net note this that he she
    they two three four five six seven eight nine ten eleven twelve dozens hundreds thousands monday tuesday
    wednesday thursday friday saturday sunday january february march april may june july august september
    october november december""".split()  # noqa: SIM905 - plain words
)
"""Words that are no name where they begin a sentence, and say nothing in a headline."""


def _texts(article: Article) -> Iterator[str]:
    """Take the paragraphs of a story, without its dateline."""
    for number, part in enumerate(article.parts):
        if part.kind not in ("headline", "deck"):
            start = article.dateline.end if article.dateline and article.dateline.part == number else 0
            yield part.text[start : start + TEXT]


def runs_of(article: Article) -> Runs:
    """Take the runs of three words of a text."""
    found: set[tuple[str, ...]] = set()
    for text in _texts(article):
        words = WORD.findall(text.casefold())
        found.update(zip(words, words[1:], words[2:], strict=False))
    return frozenset(found)


def is_of_one_pattern(one: Article, other: Article, share: float) -> bool:
    """Whether two stories tell of different things in the same words: other names, other numbers."""
    a, b = [[word for text in _texts(article) for word in WORD.findall(text)] for article in (one, other)]
    small = {word for word in (*a, *b) if word[0].islower()} | SMALL
    names = [
        {word for word in words if word[0].isupper() and word.casefold() not in small} for words in (a, b)
    ]
    if all(names) and _part(*names) < NAMES:
        return True
    numbers = [{word for word in words if word[0].isdigit()} for words in (a, b)]
    return share < MUCH and min(map(len, numbers)) >= FEW_NUMBERS and _part(*numbers) < NUMBERS


def _part(one: "set[str]", other: "set[str]") -> float:
    return len(one & other) / min(len(one), len(other))
