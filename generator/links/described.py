"""Articles as they are compared, and how they are kept from build to build."""

from array import array
from base64 import b64decode, b64encode
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from generator.articles.stored import restore, store
from generator.links.features import Features, describe
from generator.links.materials import Material
from generator.links.phrases import Text, text_without

NUMBERS = ("runs", "words", "names", "figures", "all_figures", "lead", "title", "form")
"""The fields of a text that are numbers in a row."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Described:
    """One article as it is compared."""

    features: Features
    text: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """All by which some articles look for earlier ones: of these nothing else need be known."""

    words: frozenset[str]
    names: frozenset[str]
    runs: frozenset[int]
    forms: frozenset[int]


def asked_by(articles: Sequence[Described]) -> Asked:
    """Gather what articles look for."""
    return Asked(
        words=frozenset().union(*(one.features.words for one in articles)),
        names=frozenset().union(*(one.features.names for one in articles)),
        runs=frozenset().union(*(one.text.runs for one in articles)),
        forms=frozenset().union(*(one.text.form for one in articles)),
    )


def describe_material(material: Material, left_out: Sequence[int], shared: dict[str, str]) -> Described:
    """Describe one article; paragraphs whose numbers are in `left_out` do not count for its copies."""
    return Described(
        features=describe(material, shared), text=text_without(material.article, frozenset(left_out))
    )


def store_described(articles: Iterable[Described]) -> bytes:
    """Put articles as lists: each word once, all numbers of the texts in one row."""
    places: dict[str, int] = {}
    numbers = array("I")
    rows = []
    for one in articles:
        features, text = one.features, one.text
        fields = [getattr(text, field) for field in NUMBERS]
        for field in fields:
            numbers.extend(field)
        rows.append(
            [
                features.place,
                sorted(features.leading),
                sorted(features.headline),
                features.title,
                features.figures,
                sorted(features.amounts),
                [places.setdefault(word, len(places)) for word in features.spelling],
                {word: written for word, written in features.spelling.items() if word != written},
                [places[word] for word in features.rarest],
                features.length,
                list(features.quotations.items()),
                text.whole,
                text.length,
                [len(field) for field in fields],
            ]
        )
    return store([list(places), rows, b64encode(numbers.tobytes()).decode()])


def restore_described(
    stored: bytes, materials: Sequence[Material], shared: dict[str, str]
) -> tuple[Described, ...]:
    """Make of `store_described` what it was made of; raise `TypeError`, `ValueError` or `LookupError`."""
    listed, rows, coded = restore(list[Any], stored)
    words = [shared.setdefault(word, word) for word in listed]
    numbers = array("I", b64decode(coded))
    found, start = [], 0
    for material, row in zip(materials, rows, strict=True):
        *row, whole, length, sizes = row
        fields = {}
        for name, size in zip(NUMBERS, sizes, strict=True):
            fields[name] = numbers[start : start + size]
            start += size
        article, date = material.article, material.article.date
        text = Text(
            article=article.id,
            source=article.source,
            day=date.earliest if date.earliest == date.latest else None,
            whole=whole,
            length=length,
            **fields,
        )
        found.append(Described(features=_features(material, row, words), text=text))
    return tuple(found)


def _features(material: Material, row: Sequence[Any], listed: Sequence[str]) -> Features:
    place, leading, headline, title, figures, amounts, words, written, rarest, length, quotations = row
    spelling = {listed[word]: listed[word] for word in words} | written
    return Features(
        id=material.article.id,
        span=material.span,
        place=place,
        names=frozenset(material.names),
        leading=frozenset(leading),
        speakers=material.speakers,
        headline=frozenset(headline),
        title=title,
        figures=figures,
        amounts=frozenset(amounts),
        words=frozenset(spelling),
        rarest=tuple(listed[word] for word in rarest),
        length=length,
        quotations=dict(quotations),
        spelling=spelling,
    )
