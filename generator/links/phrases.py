"""A text as the copies see it: its runs of words, its names and figures, and what is left out."""

import re
from array import array
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import chain
from types import MappingProxyType
from zlib import crc32

from msgspec import Struct

from generator.articles.versions.shared_words import SMALL
from generator.links.words import TOKEN, WORD, runs_of_words
from generator.model import Article

FIGURE = re.compile(r"\d+(?:[.,/:-]*\d+)*")
ALONE: Mapping[str, str] = MappingProxyType({})
FURNITURE = 3
"""Articles of one source that carry a paragraph word for word, from which on it is the source's furniture."""

LEAST_WORDS = 4
"""Words of a paragraph that can be furniture; shorter ones, such as `He declined.`, are anyone's."""

LEAD = 40
"""First words of a text, which say whom and what it is on."""

SHORT = 50
"""Words of a body below which the headline tells it apart: notices of dividends are of one form."""


class Text(Struct, frozen=True, kw_only=True):
    """What is compared of an article; numbers stand for words and are sorted."""

    article: str
    source: str
    day: date | None
    whole: int
    """Stands for all of its words in their order."""
    runs: "array[int]"
    """One number for each run of three words."""
    words: "array[int]"
    names: "array[int]"
    """One for each word that is only written with a capital."""
    figures: "array[int]"
    all_figures: "array[int]"
    """Those of the headline too."""
    lead: "array[int]"
    """The names in its first words, which say whom it is on."""
    title: "array[int]"
    """The words of the headline; none where the archive worded it."""
    form: "array[int]"
    """Its runs of words with every figure the same."""
    length: int
    """In words."""


class Furniture:
    """The paragraphs that each source puts below many of its articles: they make no two of them copies."""

    def __init__(self, articles: Mapping[str, Iterable[int]], roots: Mapping[str, str] = ALONE) -> None:
        """Count the paragraphs of each article by id, as `number_paragraphs` gives them; of a chain once.

        `roots` are the first stories of chained ones.
        """
        told: defaultdict[str, set[int]] = defaultdict(set)
        for id_, paragraphs in articles.items():
            # A story that is sent again keeps its paragraphs, which are its text and no furniture.
            told[roots.get(id_, id_)].update(paragraphs)
        counts = Counter(chain.from_iterable(told.values()))
        self._known = frozenset(key for key, count in counts.items() if count >= FURNITURE)

    def among(self, paragraphs: Sequence[int]) -> tuple[int, ...]:
        """Give the places of furniture among paragraphs; none, where nothing else would be left."""
        found = tuple(place for place, key in enumerate(paragraphs) if key in self._known)
        return found if len(found) < len(paragraphs) else ()


def number_paragraphs(article: Article) -> list[int]:
    """Give a number for each paragraph of an article of its source."""
    return [_key(article.source, text) for text in bodies(article)]


def text_without(article: Article, left_out: Collection[int]) -> Text:
    """Take an article's text without some of its paragraphs."""
    return text_of(article, [text for place, text in enumerate(bodies(article)) if place not in left_out])


def text_of(article: Article, body: Sequence[str]) -> Text:
    """Take the text that a body holds, its words as numbers."""
    headline = [] if article.headline_is_supplied else [article.headline]
    length = sum(len(TOKEN.findall(text)) for text in body)
    known = [*headline, *body] if length < SHORT else body
    return Text(
        article=article.id,
        source=article.source,
        day=article.date.day,
        whole=crc32(" ".join(token for text in known for token in TOKEN.findall(text.casefold())).encode()),
        runs=runs_of_words(body),
        words=_numbered(word.casefold() for text in (*headline, *body) for word in WORD.findall(text)),
        names=_numbered(_names(known)),
        figures=_numbered(figure for text in known for figure in FIGURE.findall(text)),
        all_figures=_numbered(figure for text in (*headline, *body) for figure in FIGURE.findall(text)),
        lead=_numbered(_names([" ".join(" ".join(body).split()[:LEAD])])),
        title=_numbered(word.casefold() for text in headline for word in WORD.findall(text)),
        form=runs_of_words(FIGURE.sub("0", text) for text in body),
        length=length,
    )


def bodies(article: Article) -> Iterator[str]:
    """Give the paragraphs of an article without its dateline."""
    for number, part in enumerate(article.parts):
        if part.kind not in ("headline", "deck"):
            opening = article.dateline
            yield part.text[opening.end :] if opening and opening.part == number else part.text


def _names(body: Iterable[str]) -> set[str]:
    words = {word for text in body for word in WORD.findall(text)}
    small = {word for word in words if word[0].islower()} | SMALL
    return {word.casefold() for word in words if word[0].isupper() and word.casefold() not in small}


def _numbered(words: Iterable[str]) -> "array[int]":
    return array("I", sorted({crc32(word.encode("utf-8", "replace")) for word in words}))


def _key(source: str, text: str) -> int:
    tokens = TOKEN.findall(text.casefold())
    # A key of its own for each short paragraph would fill the memory and say nothing.
    return crc32("\0".join([source, *tokens]).encode()) if len(tokens) >= LEAST_WORDS else -1
