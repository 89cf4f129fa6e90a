"""What the stage knows of each article: its date, names, rare words and quotations."""

import re
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from zlib import crc32

from msgspec import Struct

from generator.links.materials import Material
from generator.links.phrases import FIGURE, bodies
from generator.links.spans import Span
from generator.links.words import (
    SHORTEST,
    TABLE_LANGUAGE,
    TOKEN,
    WORD,
    fold,
    folded_words,
    rarity,
)
from generator.model import Article, Quotation

CONTENT = 5
"""Rarity from which a word says what an article is about: in at most one of 32 articles."""

HEADLINE = 4
"""The same of a word of a headline, which has few."""

QUOTED = 6
"""Least words of a quotation that is recognised again: shorter ones are common phrases."""

LEAST_DIGITS = 3
"""Characters of the shortest figure that tells of one event: smaller ones are in every article."""

YEAR_OR_ROUND = re.compile(r"(?:1[5-9]|20)\d\d|[1-9]0+|[1-9]0*(?:,000)+")

NO_SPELLING: Mapping[str, str] = MappingProxyType({})


class Features(Struct, frozen=True, kw_only=True):
    """One article, ready to be compared."""

    id: str
    span: Span | None
    place: str
    names: frozenset[str]
    """Ids of entities, without the sources and agencies of articles."""
    leading: frozenset[str]
    """Names in the headline, the deck or the first paragraph: what the article is about."""
    speakers: frozenset[str]
    headline: frozenset[str]
    """Its words that are not common; none where the archive worded it."""
    title: int
    """Stands for the whole headline; 0 where the archive worded it."""
    figures: float
    """Share of its words that are figures."""
    amounts: frozenset[str]
    """Figures that are seldom the same by chance: sums, votes, prices."""
    words: frozenset[str]
    """Folded content words, without those of the names."""
    length: float
    """Of the vector of words and names, each weighing its rarity."""
    quotations: Mapping[int, str]
    """Number of a quotation's words, and its speaker as known: an id, or words."""
    spelling: Mapping[str, str]
    """How this article writes its words; nothing where it is an older one that others are compared with."""


def describe(material: Material, shared: dict[str, str]) -> Features:
    """Work out what the links need of one article; `shared` holds each word once for all of them."""
    article, quotations = material.article, material.quotations
    spelling = _content_words(material, shared)
    names = material.names
    weights = [rarity(word) for word in spelling] + [name.rarity for name in names.values()]
    lede = _lede(article)
    return Features(
        id=article.id,
        span=material.span,
        place=article.dateline.place.strip() if article.dateline else "",
        names=frozenset(names),
        leading=frozenset(a.entity for a in material.appearances if a.mention.part <= lede) & names.keys(),
        speakers=material.speakers,
        headline=_headline_words(article),
        title=0 if article.headline_is_supplied else _number_of(article.headline),
        figures=_share_of_figures(article),
        amounts=_amounts(article),
        words=frozenset(spelling),
        length=sum(weight**2 for weight in weights) ** 0.5,
        quotations=dict(_numbered(quotations)),
        spelling=spelling,
    )


def _content_words(material: Material, shared: dict[str, str]) -> dict[str, str]:
    article = material.article
    if article.language.partition("-")[0] != TABLE_LANGUAGE:
        return {}
    named = {fold(word) for a in material.appearances for word in WORD.findall(a.mention.text)}
    headline = "" if article.headline_is_supplied else article.headline
    words = folded_words([*bodies(article), article.deck, headline])
    return {
        shared.setdefault(folded, folded): written
        for folded, written in words.items()
        if folded not in named and rarity(folded) >= CONTENT
    }


def _headline_words(article: Article) -> frozenset[str]:
    words = () if article.headline_is_supplied else map(fold, WORD.findall(article.headline))
    return frozenset(word for word in words if len(word) >= SHORTEST and rarity(word) >= HEADLINE)


def _number_of(text: str) -> int:
    return crc32(" ".join(TOKEN.findall(text.casefold())).encode("utf-8", "replace"))


def _share_of_figures(article: Article) -> float:
    tokens = [token for text in bodies(article) for token in TOKEN.findall(text)]
    figures = [token for token in tokens if token[0].isdigit()]
    return len(figures) / (len(tokens) or 1)


def _amounts(article: Article) -> frozenset[str]:
    headline = [] if article.headline_is_supplied else [article.headline]
    found = {figure for text in (*headline, *bodies(article)) for figure in FIGURE.findall(text)}
    return frozenset(one for one in found if len(one) >= LEAST_DIGITS and not YEAR_OR_ROUND.fullmatch(one))


def _lede(article: Article) -> int:
    """Give the number of the first part that is neither headline nor deck."""
    parts = enumerate(article.parts)
    return next((number for number, part in parts if part.kind not in ("headline", "deck")), 0)


def _numbered(quotations: Sequence[Quotation]) -> Iterator[tuple[int, str]]:
    for quotation in quotations:
        if quotation.kind == "indirect":
            continue  # the words are the article's, not the speaker's
        tokens = TOKEN.findall(quotation.text.casefold())
        if len(tokens) >= QUOTED:
            yield crc32(" ".join(tokens).encode()), quotation.speaker or quotation.speaker_text
