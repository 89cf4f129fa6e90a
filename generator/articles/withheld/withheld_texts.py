"""The text of withdrawn articles: which words in a row are theirs alone, and who else carries them."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct

from generator.articles.sentences import find_sentences
from generator.articles.withheld.withheld_names import BEYOND, fold
from generator.model import Article

WORD = re.compile(r"[^\W_]+")
APART = {code: " " for code in range(128) if not chr(code).isalnum()}
WINDOW = 8
"""Words in a row by which a text is known; fewer are too often a figure of speech."""
SHORTEST_HEADLINE = 5
COMMON = 3
"""A sentence in so many other articles is nobody's: a standing phrase, such as how to reach the newsroom."""
MANY = 3
"""Sentences by which another article is known to carry the text of a withdrawn one."""

Sentence = tuple[str, int]
"""An article's id and the number of one of its sentences."""


class Texts(Struct, frozen=True, kw_only=True):
    """Runs of words of withdrawn articles, each with the sentences that it stands in."""

    runs: Mapping[str, frozenset[Sentence]]
    """By words in small letters with single spaces."""
    lengths: frozenset[int]
    """How many words the runs have."""
    firsts: frozenset[str]
    """The words that runs begin with."""
    anchors: frozenset[str]
    """Of each run its longest word: where none of these stands, no run does."""
    sizes: Mapping[str, int]
    """How many sentences each article has."""

    def find(self, folded: str) -> frozenset[str]:
        """Name the withdrawn articles of which a folded text holds words in a row."""
        return frozenset(article for article, _ in self.sentences(words_of(folded)))

    def sentences(self, words: Sequence[str]) -> Iterator[Sentence]:
        """Yield the sentences of which words in a row stand among these."""
        for run in self.runs_in(words):
            yield from self.runs[run]

    def runs_in(self, words: Sequence[str]) -> Iterator[str]:
        """Yield the runs that stand among words."""
        if self.anchors.isdisjoint(words):
            return
        anchored = [at for at, word in enumerate(words) if word in self.anchors]
        for length in sorted(self.lengths):
            for at in _starts(anchored, length, len(words)):
                if words[at] in self.firsts and (run := " ".join(words[at : at + length])) in self.runs:
                    yield run

    def without(self, common: frozenset[Sentence]) -> "Texts":
        """Leave out sentences that need not be kept from readers."""
        left = {run: where - common for run, where in self.runs.items()}
        return known_texts({run: where for run, where in left.items() if where}, self.sizes)


def leave_to(texts: Texts, keepers: Mapping[str, Sequence[Article]]) -> Texts:
    """Leave out the runs of each withdrawn article that those who may keep them have too, by its id."""
    kept = {
        (run, id_)
        for id_, articles in keepers.items()
        for article in articles
        for words in _sentences(article)
        for run in texts.runs_in(words)
    }
    left = {
        run: frozenset(one for one in where if (run, one[0]) not in kept) for run, where in texts.runs.items()
    }
    return known_texts({run: where for run, where in left.items() if where}, texts.sizes)


def known_texts(runs: Mapping[str, frozenset[Sentence]], sizes: Mapping[str, int]) -> Texts:
    """Put runs together."""
    lengths = frozenset(run.count(" ") + 1 for run in runs)
    firsts = frozenset(run.split(" ", 1)[0] for run in runs)
    anchors = frozenset(max(run.split(" "), key=len) for run in runs)
    return Texts(runs=runs, lengths=lengths, firsts=firsts, anchors=anchors, sizes=sizes)


def words_of(folded: str) -> list[str]:
    """Cut a folded text into words in small letters."""
    small = folded.lower()
    if not small.isascii():
        small = BEYOND.sub(_bare, small)
    return small.translate(APART).split() if small.isascii() else WORD.findall(small)


def _bare(some: "re.Match[str]") -> str:
    return "".join(character if character.isalnum() else " " for character in some.group())


def _starts(anchored: Sequence[int], length: int, count: int) -> Iterator[int]:
    """Yield the places from which so many words hold one at an anchored place, each once, in order."""
    done = 0
    for at in anchored:
        first = max(done, at - length + 1)
        done = max(done, min(at, count - length) + 1)
        yield from range(first, done)


def texts_of(articles: Iterable[Article]) -> Texts:
    """Take the runs of words of withdrawn articles."""
    runs: dict[str, set[Sentence]] = {}
    sizes: dict[str, int] = {}
    for article in articles:
        headline = _words(article.headline)
        for number, sentence in enumerate(_sentences(article), start=sizes.get(article.id, 0)):
            sizes[article.id] = number + 1
            for run in _runs(sentence, is_headline=sentence == headline):
                runs.setdefault(run, set()).add((article.id, number))
    return known_texts({run: frozenset(where) for run, where in runs.items()}, sizes)


class Carrying(Struct, frozen=True, kw_only=True):
    """Which articles carry withdrawn text, and which of its sentences are common to many."""

    carriers: tuple[tuple[Article, frozenset[Sentence]], ...]
    """Each with the sentences that it carries."""
    common: frozenset[Sentence]


def find_carriers(texts: Texts, articles: Iterable[Article]) -> Carrying:
    """Find articles that carry withdrawn text: much of it, or a sentence that is not common to many."""
    held = [(article, found) for article in articles if (found := _held(texts, article))]
    heavy = [_is_heavy(texts, found) for _, found in held]
    counts = Counter(one for (_, found), it_is in zip(held, heavy, strict=True) if not it_is for one in found)
    common = frozenset(one for one, count in counts.items() if count >= COMMON)
    carriers = []
    for (article, found), it_is in zip(held, heavy, strict=True):
        told = found if it_is else found - common
        if told:
            carriers.append((article, told))
    return Carrying(carriers=tuple(carriers), common=common)


def _held(texts: Texts, article: Article) -> frozenset[Sentence]:
    return frozenset(one for words in _sentences(article) for one in texts.sentences(words))


def _is_heavy(texts: Texts, found: frozenset[Sentence]) -> bool:
    counts = Counter(id_ for id_, _ in found)
    return any(count >= MANY or count * 2 > texts.sizes[id_] for id_, count in counts.items())


def _sentences(article: Article) -> Iterator[list[str]]:
    """Yield the words of each sentence; a headline is one, a supplied one too."""
    if article.headline_is_supplied:
        yield _words(article.headline)
    for part in article.parts:
        if part.kind == "headline":
            yield _words(part.text)
        else:
            for span in find_sentences(part.text):
                yield _words(part.text[span.start : span.end])
    for line in article.references:
        yield _words(line)


def _words(text: str) -> list[str]:
    return words_of(fold(text))


def _runs(words: Sequence[str], *, is_headline: bool) -> Iterator[str]:
    """Yield all runs of a sentence that is long enough; a shorter headline is one run whole."""
    if is_headline and SHORTEST_HEADLINE <= len(words) < WINDOW:
        yield " ".join(words)
    for at in range(len(words) - WINDOW + 1):
        yield " ".join(words[at : at + WINDOW])
