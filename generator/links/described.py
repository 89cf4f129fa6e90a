"""Articles as they are compared, and how they are kept from build to build: a line and numbers for each."""

import json
from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from sys import byteorder

from generator.links.features import NO_SPELLING, Features, describe
from generator.links.materials import Material
from generator.links.phrases import Text, text_without
from generator.links.words import in_order_of_rarity

OF_TEXTS = ("runs", "words", "names", "figures", "all_figures", "lead", "title", "form")
"""The fields of a text that are numbers in a row."""

KINDS = (*OF_TEXTS, "whole", "length", "rarest", "quotations")
"""The numbers that there are of each article; of its words, rarest first, the place in the block's list."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Described:
    """One article as it is compared."""

    features: Features
    text: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Packed:
    """The numbers of some articles that follow each other."""

    words: list[str]
    """Each word of theirs once."""
    starts: "array[int]"
    """Where each kind of each article starts: all articles of a kind, then those of the next; and the end."""
    numbers: "array[int]"

    articles: int

    def column(self, kind: str) -> "array[int]":
        """Give the numbers of one kind of all articles."""
        first = KINDS.index(kind) * self.articles
        return self.numbers[self.starts[first] : self.starts[first + self.articles]]

    def sizes(self, kind: str) -> list[int]:
        """Count the numbers of one kind of each article."""
        first = KINDS.index(kind) * self.articles
        starts = self.starts[first : first + self.articles + 1]
        return [end - start for start, end in pairwise(starts)]

    def text(self, place: int, material: Material) -> Text:
        """Give the text of the article at a place."""
        article, date = material.article, material.article.date
        starts, numbers, step = self.starts, self.numbers, self.articles
        ats = range(place, len(starts) - 1, step)
        rows = dict(zip(KINDS, [numbers[starts[at] : starts[at + 1]] for at in ats], strict=True))
        return Text(
            article=article.id,
            source=article.source,
            day=date.earliest if date.earliest == date.latest else None,
            whole=rows["whole"][0],
            length=rows["length"][0],
            **{kind: rows[kind] for kind in OF_TEXTS},
        )


def describe_material(material: Material, left_out: Sequence[int], shared: dict[str, str]) -> Described:
    """Describe one article; paragraphs whose numbers are in `left_out` do not count for its copies."""
    return Described(
        features=describe(material, shared), text=text_without(material.article, frozenset(left_out))
    )


def pack(articles: Sequence[Described]) -> bytes:
    """Put numbers of articles in one row, after their words and how many numbers there are of each kind."""
    places: dict[str, int] = {}
    rows = []
    for one in articles:
        rarest = [places.setdefault(word, len(places)) for word in in_order_of_rarity(one.features.words)]
        of_text = [getattr(one.text, kind) for kind in OF_TEXTS]
        rows.append([*of_text, [one.text.whole], [one.text.length], rarest, list(one.features.quotations)])
    columns = [row[kind] for kind in range(len(KINDS)) for row in rows]
    numbers = array("I", [len(column) for column in columns])
    for column in columns:
        numbers.extend(column)
    if byteorder == "big":
        numbers.byteswap()
    return json.dumps(list(places)).encode() + b"\n" + numbers.tobytes()


def unpack(packed: bytes, articles: int) -> Packed:
    """Make of `pack` what it was made of; raise `ValueError` where it is none of so many articles."""
    words, _, row = packed.partition(b"\n")
    numbers = array("I", row)
    if byteorder == "big":
        numbers.byteswap()
    count = articles * len(KINDS)
    starts = array("I", accumulate(numbers[:count], initial=count))
    if len(starts) != count + 1 or starts[-1] != len(numbers):
        raise ValueError("numbers of other articles")
    return Packed(words=json.loads(words), starts=starts, numbers=numbers, articles=articles)


def write_features(articles: Iterable[Described]) -> list[str]:
    """Write what is compared of each article on a line."""
    return [_line(one.features) for one in articles]


def read_features(line: str, material: Material, shared: dict[str, str], *, is_settled: bool) -> Features:
    """Read a line of `write_features`; `shared` holds each word once, a settled article no spelling."""
    row = json.loads(line)
    place, leading, headline, title, figures, amounts, listed, written, length, quotations = row
    words = [shared.setdefault(word, word) for word in listed]
    return Features(
        id=material.id,
        span=material.span,
        place=place,
        names=frozenset(material.names),
        leading=frozenset(leading),
        speakers=material.speakers,
        headline=frozenset(headline),
        title=title,
        figures=figures,
        amounts=frozenset(amounts),
        words=frozenset(words),
        length=length,
        quotations=dict(quotations),
        spelling=NO_SPELLING if is_settled else {word: word for word in words} | written,
    )


def _line(one: Features) -> str:
    return json.dumps(
        [
            one.place,
            sorted(one.leading),
            sorted(one.headline),
            one.title,
            one.figures,
            sorted(one.amounts),
            list(one.spelling),
            {word: written for word, written in one.spelling.items() if word != written},
            one.length,
            list(one.quotations.items()),
        ],
        separators=(",", ":"),
    )
