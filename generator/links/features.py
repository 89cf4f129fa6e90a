"""What the stage knows of each article: its date, names, rare words and quotations."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType
from zlib import crc32

from generator.links.phrases import FIGURE, bodies
from generator.links.spans import Span, span_of
from generator.links.words import (
    SHORTEST,
    TABLE_LANGUAGE,
    TOKEN,
    WORD,
    fold,
    folded_words,
    name_rarity,
    rarity,
)
from generator.model import Appearance, Article, Entity, EntityKind, Quotation

CONTENT = 5
"""Rarity from which a word says what an article is about: in at most one of 32 articles."""

HEADLINE = 4
"""The same of a word of a headline, which has few."""

QUOTED = 6
"""Least words of a quotation that is recognised again: shorter ones are common phrases."""

RAREST: Mapping[EntityKind, int] = {"person": 11, "organization": 11, "event": 11, "place": 9}
"""Most that the table alone may say of a name: many a country in the news is not in it."""

LEAST_DIGITS = 3
"""Characters of the shortest figure that tells of one event: smaller ones are in every article."""

YEAR_OR_ROUND = re.compile(r"(?:1[5-9]|20)\d\d|[1-9]0+|[1-9]0*(?:,000)+")

NO_SPELLING: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """An entity as the links see it."""

    id: str
    kind: EntityKind
    name: str
    rarity: int
    """Before any article is counted, in powers of two."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Features:
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
    """How this article writes its words; dropped once its own links are made."""

    def settled(self) -> "Features":
        """Give the same without what is needed for the article's own links only."""
        return replace(self, spelling=NO_SPELLING)


class Describer:
    """Hold what is known of all names and quotations, to describe one article at a time, oldest first."""

    def __init__(
        self, entities: Sequence[Entity], appearances: Sequence[Appearance], quotations: Sequence[Quotation]
    ) -> None:
        self.names = {
            e.id: Name(id=e.id, kind=e.kind, name=e.name, rarity=min(name_rarity(e.name), RAREST[e.kind]))
            for e in entities
        }
        self._spellings = {e.id: {e.name.casefold(), *(v.casefold() for v in e.variants)} for e in entities}
        self._appearances: dict[str, list[Appearance]] = defaultdict(list)
        for appearance in appearances:
            self._appearances[appearance.mention.article].append(appearance)
        self._quotations: dict[str, list[Quotation]] = defaultdict(list)
        for quotation in quotations:
            self._quotations[quotation.article].append(quotation)
        self._shared: dict[str, str] = {}
        self._outlets: set[str] = set()

    def describe(self, article: Article) -> Features:
        """Work out what the links need of one article, reading its text once."""
        appearances = self._appearances.get(article.id, ())
        quotations = self._quotations.get(article.id, ())
        spelling = self._content_words(article, appearances)
        self._outlets |= {
            article.source.casefold(),
            article.agency.casefold(),
            article.dateline.agency.casefold() if article.dateline else "",
        }
        names = frozenset(a.entity for a in appearances if not self._is_outlet(a.entity))
        weights = [rarity(word) for word in spelling] + [self.names[name].rarity for name in names]
        leading = frozenset(a.entity for a in appearances if a.mention.part <= _lede(article)) & names
        return Features(
            id=article.id,
            span=span_of(article.date),
            place=article.dateline.place.strip() if article.dateline else "",
            names=names,
            leading=leading,
            speakers=frozenset(q.speaker for q in quotations if q.speaker in self.names),
            headline=_headline_words(article),
            title=0 if article.headline_is_supplied else _number_of(article.headline),
            figures=_share_of_figures(article),
            amounts=_amounts(article),
            words=frozenset(spelling),
            length=sum(weight**2 for weight in weights) ** 0.5,
            quotations=dict(_numbered(quotations)),
            spelling=spelling,
        )

    def _content_words(self, article: Article, appearances: Sequence[Appearance]) -> dict[str, str]:
        if article.language.partition("-")[0] != TABLE_LANGUAGE:
            return {}
        named = {fold(word) for a in appearances for word in WORD.findall(a.mention.text)}
        headline = "" if article.headline_is_supplied else article.headline
        words = folded_words([*bodies(article), article.deck, headline])
        return {
            self._shared.setdefault(folded, folded): written
            for folded, written in words.items()
            if folded not in named and rarity(folded) >= CONTENT
        }

    def _is_outlet(self, name: str) -> bool:
        """Tell whether a name is the source or agency of an article so far: to cite it ties to nothing."""
        return name not in self.names or bool(self._outlets & self._spellings[name])


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
