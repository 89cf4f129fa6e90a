"""Which earlier articles are worth comparing, found at a cost that does not grow with the archive."""

from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable
from heapq import nlargest
from zlib import crc32

from generator.links.features import Features
from generator.links.words import rarity

MOST_WORDS = 48
"""Rarest words of an article by which it is found, and of those known by which it finds others."""

MOST_NAMES = 24

MOST_POSTINGS = 256
"""Latest articles looked at for one word or name: what more have it says little of any."""

MOST_CANDIDATES = 32
"""Earlier articles compared, for each of: words, words and names together."""


class Index:
    """The articles so far, in order of date, by the rare things in them."""

    def __init__(self) -> None:
        self.articles: list[Features] = []
        self.word_counts: Counter[str] = Counter()
        self.name_counts: Counter[str] = Counter()
        self._words: defaultdict[str, array[int]] = defaultdict(_numbers)
        self._names: defaultdict[str, array[int]] = defaultdict(_numbers)
        self._quotations: defaultdict[int, array[int]] = defaultdict(_numbers)

    def candidates(self, article: Features) -> list[Features]:
        """Give the earlier articles that share most with this one, oldest first."""
        words: Counter[int] = Counter()
        for word in rarest_words(article.words & self._words.keys()):
            words.update(self._words[word][-MOST_POSTINGS:])
        everything = words.copy()
        for name in self._rarest_names(article):
            everything.update(self._names[name][-MOST_POSTINGS:])
        for quotation in article.quotations:
            everything.update([*self._quotations.get(quotation, ())[-MOST_POSTINGS:]] * QUOTATION_COUNTS)
        numbers = {number for counts in (words, everything) for number in _most_counted(counts)}
        return [self.articles[number] for number in sorted(numbers)]

    def add(self, article: Features) -> None:
        """Take an article in, for those that come after it."""
        number = len(self.articles)
        self.articles.append(article.settled())
        self.word_counts.update(article.words)
        self.name_counts.update(article.names)
        for word in rarest_words(article.words):
            self._words[word].append(number)
        for name in article.names:
            self._names[name].append(number)
        for quotation in article.quotations:
            self._quotations[quotation].append(number)

    def _rarest_names(self, article: Features) -> list[str]:
        known = article.names & self._names.keys()
        return sorted(known, key=lambda name: (self.name_counts[name], name))[:MOST_NAMES]


QUOTATION_COUNTS = 8
"""A shared quotation counts as much as this many shared words."""


def rarest_words(words: Iterable[str]) -> list[str]:
    """Give the rarest words; those of one rarity in an order that is the same for all articles."""
    return sorted(words, key=lambda word: (-rarity(word), crc32(word.encode())))[:MOST_WORDS]


def _most_counted(counts: Counter[int]) -> Iterable[int]:
    return nlargest(MOST_CANDIDATES, counts, key=lambda number: (counts[number], number))


def _numbers() -> "array[int]":
    return array("I")
