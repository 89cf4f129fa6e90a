"""What articles are described from: their texts, the names in them and what they quote."""

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from generator.cache import cache_key
from generator.links.spans import Span, span_of
from generator.links.words import name_rarity
from generator.model import Appearance, Article, Entity, EntityKind, Quotation

RAREST: Mapping[EntityKind, int] = {"person": 11, "organization": 11, "event": 11, "place": 9}
"""Most that the table alone may say of a name: many a country in the news is not in it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """An entity as the links see it."""

    id: str
    kind: EntityKind
    name: str
    rarity: int
    """Before any article is counted, in powers of two."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """All that one article is described from."""

    article: Article
    span: Span | None
    appearances: Sequence[Appearance]
    quotations: Sequence[Quotation]
    names: Mapping[str, Name]
    """By id; without the sources and agencies of the articles so far: to cite those ties to nothing."""
    speakers: frozenset[str]

    def key(self, text: str, left_out: Sequence[int]) -> str:
        """Make a key of it; `text` is one of its paragraphs, `left_out` numbers those that are furniture."""
        article, opening, span = self.article, self.article.dateline, self.span
        said = [(q.kind, q.text, q.speaker, q.speaker_text) for q in self.quotations]
        return cache_key(
            text,
            json.dumps(
                [
                    (article.id, article.source, article.agency, article.language, article.headline),
                    (article.deck, opening.place if opening else "", article.headline_is_supplied),
                    [str(article.date.earliest), str(article.date.latest), span.words if span else ""],
                    # The first paragraph is known by its number, which headline and deck move.
                    [part.kind in ("headline", "deck") for part in article.parts],
                    [(a.mention.part, a.mention.text, a.entity) for a in self.appearances],
                    [(one.id, one.kind, one.name) for one in self.names.values()],
                    said,
                    sorted(self.speakers),
                    list(left_out),
                ]
            ),
        )


class Materials:
    """Hold what is known of all names and quotations, to give each article its own, oldest first."""

    def __init__(
        self, entities: Sequence[Entity], appearances: Sequence[Appearance], quotations: Sequence[Quotation]
    ) -> None:
        self.names = {
            e.id: Name(id=e.id, kind=e.kind, name=e.name, rarity=min(name_rarity(e.name), RAREST[e.kind]))
            for e in entities
        }
        self._bearers: dict[str, set[str]] = defaultdict(set)
        for entity in entities:
            for name in (entity.name, *entity.variants):
                self._bearers[name.casefold()].add(entity.id)
        self._appearances: dict[str, list[Appearance]] = defaultdict(list)
        for appearance in appearances:
            self._appearances[appearance.mention.article].append(appearance)
        self._quotations: dict[str, list[Quotation]] = defaultdict(list)
        for quotation in quotations:
            self._quotations[quotation.article].append(quotation)
        self._outlets: set[str] = set()

    def of(self, article: Article) -> Material:
        """Gather what one article is described from."""
        opening = article.dateline
        for outlet in (article.source, article.agency, opening.agency if opening else ""):
            self._outlets |= self._bearers.get(outlet.casefold(), set())
        appearances = self._appearances.get(article.id, ())
        quotations = self._quotations.get(article.id, ())
        named = dict.fromkeys(a.entity for a in appearances)
        return Material(
            article=article,
            span=span_of(article.date),
            appearances=appearances,
            quotations=quotations,
            names={
                name: self.names[name] for name in named if name in self.names and name not in self._outlets
            },
            speakers=frozenset(q.speaker for q in quotations if q.speaker in self.names),
        )
