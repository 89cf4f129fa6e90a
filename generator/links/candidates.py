"""Which earlier articles are worth comparing, found at a cost that does not grow with the archive."""

from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable
from itertools import chain

from generator.links.described import Asked
from generator.links.features import Features
from generator.links.words import rarest_words

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
        known = rarest_words(article.words & self._words.keys())
        words = Counter(chain.from_iterable(self._words[word][-MOST_POSTINGS:] for word in known))
        everything = words.copy()
        names = self._rarest_names(article)
        everything.update(chain.from_iterable(self._names[name][-MOST_POSTINGS:] for name in names))
        for quotation in article.quotations:
            everything.update([*self._quotations.get(quotation, ())[-MOST_POSTINGS:]] * QUOTATION_COUNTS)
        numbers = {number for counts in (words, everything) for number in _most_counted(counts)}
        return [self.articles[number] for number in sorted(numbers)]

    def add(self, article: Features, asked: Asked | None = None) -> None:
        """Take an article in, for those that come after it; of it, no more than what they ask for."""
        number = len(self.articles)
        self.articles.append(article)
        words, names = article.words, article.names
        rarest: Iterable[str] = article.rarest
        if asked is not None:
            words, names = words & asked.words, names & asked.names
            rarest = [word for word in rarest if word in words]
        self.word_counts.update(words)
        self.name_counts.update(names)
        for word in rarest:
            self._words[word].append(number)
        for name in names:
            self._names[name].append(number)
        for quotation in article.quotations:
            self._quotations[quotation].append(number)

    def _rarest_names(self, article: Features) -> list[str]:
        known = article.names & self._names.keys()
        return sorted(known, key=lambda name: (self.name_counts[name], name))[:MOST_NAMES]


QUOTATION_COUNTS = 8
"""A shared quotation counts as much as this many shared words."""


def _most_counted(counts: Counter[int]) -> Iterable[int]:
    """Give the numbers counted most, of those that are equal the greatest."""
    ranked = sorted([(count, number) for number, count in counts.items()], reverse=True)
    return (number for _, number in ranked[:MOST_CANDIDATES])


def _numbers() -> "array[int]":
    return array("I")
