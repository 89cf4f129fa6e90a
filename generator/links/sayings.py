"""Which words may stand in several articles: those that share numbers, which are kept from build to build."""

from collections.abc import Iterable, Iterator, Sequence
from zlib import crc32

import numpy as np
from msgspec import Struct, field

from generator.links import repeats, retelling
from generator.links.columns import Flags, Numbers
from generator.links.materials import Material
from generator.model import Article, Quotation


class Sayings(Struct, frozen=True, kw_only=True):
    """The captions and quotations of an article, as numbers."""

    repeatable: list[int] = field(default_factory=list)
    """One for each caption and quotation that may mislead under another date."""
    wordings: list[tuple[int, int, list[int]]] = field(default_factory=list)
    """Of each quotation that may be told again its place, its words and their runs."""


Told = tuple[Material, Sayings]
"""An article, and what it says as numbers."""


def number_sayings(material: Material) -> Sayings:
    """Give numbers to what an article says; one stands for the same words wherever they are."""
    return Sayings(
        repeatable=list(_repeatable(material)),
        wordings=[
            (place, _number(words), sorted(map(_number, retelling.runs_of(words))))
            for place, said in enumerate(material.quotations)
            if (words := retelling.words_told(said))
        ],
    )


def narrow_repeatable(articles: Iterable[Told]) -> list[Material]:
    """Keep the articles that share a caption or a quotation with another."""
    every = [(one, set(said.repeatable)) for one, said in articles if said.repeatable]
    seen: set[int] = set()
    shared: set[int] = set()
    for _, numbers in every:
        shared |= numbers & seen
        seen |= numbers
    return [one for one, numbers in every if not shared.isdisjoint(numbers)]


def narrow_told(articles: Iterable[Told]) -> "Iterator[tuple[Article, Quotation]]":
    """Keep the quotations of which another may be a wording, in the order of the articles."""
    every = [(one, *wording) for one, said in articles for wording in said.wordings]
    wholes = np.array([whole for _, _, whole, _ in every], np.int64)
    sizes = np.array([len(runs) for _, _, _, runs in every], np.int64)
    runs = np.array([run for _, _, _, some in every for run in some], np.int64)
    owners = np.repeat(np.arange(len(every)), sizes)
    shared = np.bincount(owners[_is_shared(runs)], minlength=len(every))
    for number in np.flatnonzero(_is_shared(wholes) | (shared >= retelling.LEAST_RUNS)).tolist():
        material, place, _, _ = every[number]
        yield material.article, material.quotations[place]


def _is_shared(numbers: Numbers) -> Flags:
    """Tell of each number whether it is there more than once."""
    _, places, counts = np.unique(numbers, return_inverse=True, return_counts=True)
    return counts[places] > 1


def _repeatable(material: Material) -> Iterator[int]:
    for kind, text in repeats.texts_of(material.article, material.quotations):
        if words := repeats.words_repeated(kind, text):
            yield crc32(words.encode("utf-8", "replace"))


def _number(words: Sequence[str]) -> int:
    return crc32(" ".join(words).encode("utf-8", "replace"))
