"""Articles as they are compared, and how they are kept from build to build: a line and numbers for each."""

import json
from collections.abc import Iterable, Sequence

from msgspec import Struct

from generator.links.features import NO_SPELLING, Features, describe
from generator.links.materials import Material
from generator.links.packing import Row
from generator.links.pairs import RARE_WORD
from generator.links.phrases import Text, text_without
from generator.links.words import in_order_of_rarity, number_of, rarity

SOUGHT = ("runs", "form", "whole", "length", "rarest", "rare", "named", "quotations")
"""The numbers of each article by which it is found; its words rarest first, and how many of them are rare."""

READ = ("words", "names", "figures", "all_figures", "lead", "title")
"""The numbers that are read where its text is compared."""


class Described(Struct, frozen=True, kw_only=True):
    """One article as it is compared."""

    line: str
    """Its features."""
    sought: Row
    read: Row


def describe_material(material: Material, left_out: Sequence[int], shared: dict[str, str]) -> Described:
    """Describe one article; paragraphs whose numbers are in `left_out` do not count for its copies."""
    features = describe(material, shared)
    text = text_without(material.article, frozenset(left_out))
    words = in_order_of_rarity(features.words)
    sought = {
        "runs": text.runs,
        "form": text.form,
        "whole": [text.whole],
        "length": [text.length],
        "rarest": _halves(words),
        "rare": [sum(rarity(word) >= RARE_WORD for word in words)],
        "named": _halves(material.names),
        "quotations": list(features.quotations),
    }
    return Described(
        line=_line(features),
        sought=[sought[kind] for kind in SOUGHT],
        read=[getattr(text, kind) for kind in READ],
    )


def text_of_rows(material: Material, sought: Row, read: Row) -> Text:
    """Make of an article's numbers the text that they were taken from."""
    article = material.article
    rows = dict(zip((*SOUGHT, *READ), (*sought, *read), strict=True))
    return Text(
        article=article.id,
        source=article.source,
        day=article.date.day,
        whole=rows["whole"][0],
        length=rows["length"][0],
        **{kind: rows[kind] for kind in ("runs", "form", *READ)},  # type: ignore[arg-type]
    )


def read_features(line: str, material: Material, shared: dict[str, str], *, is_settled: bool) -> Features:
    """Read a line of one that is described; `shared` holds each word once, a settled article no spelling."""
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


def _halves(words: Iterable[str]) -> list[int]:
    """Give a number of 64 bits for each word, the lower half first."""
    return [half for number in map(number_of, words) for half in (number & 0xFFFFFFFF, number >> 32)]


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
