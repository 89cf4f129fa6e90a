"""What articles are described from: their texts, the names in them and what they quote."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from generator.links.spans import Span, span_of
from generator.links.words import folded, name_rarity
from generator.model import Appearance, Article, Entity, EntityKind, Quotation
from generator.stored import digest

RAREST: Mapping[EntityKind, int] = {"person": 11, "organization": 11, "event": 11, "place": 9}
"""Most that the table alone may say of a name: many a country in the news is not in it."""


@dataclass(frozen=True, kw_only=True)
class Name:
    """An entity as the links see it."""

    id: str
    kind: EntityKind
    name: str

    @cached_property
    def rarity(self) -> int:
        """Give how rare it is before any article is counted, in powers of two."""
        return min(name_rarity(self.name), RAREST[self.kind])

    @cached_property
    def words(self) -> tuple[str, ...]:
        """Give its words, folded."""
        return folded(self.name)

    @cached_property
    def key(self) -> tuple[str, str, str]:
        """Give all that it is."""
        return self.id, self.kind, self.name


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """All that one article is described from."""

    id: str
    """The article's."""
    article: Article
    span: Span | None
    appearances: Sequence[Appearance]
    quotations: Sequence[Quotation]
    names: Mapping[str, Name]
    """By id; without the sources and agencies of the articles so far: to cite those ties to nothing."""
    speakers: frozenset[str]

    def key(self) -> str:
        """Make a key of it."""
        article, opening, span = self.article, self.article.dateline, self.span
        return digest(
            [
                (article.id, article.source, article.agency, article.language, article.headline),
                (article.deck, article.headline_is_supplied),
                (opening.place, opening.part, opening.end) if opening else (),
                (article.date.earliest, article.date.latest, span.words if span else ""),
                [(part.kind in ("headline", "deck"), part.text) for part in article.parts],
                [(a.mention.part, a.mention.text, a.entity) for a in self.appearances],
                [one.key for one in self.names.values()],
                [(q.kind, q.text, q.speaker, q.speaker_text) for q in self.quotations],
                sorted(self.speakers),
            ]
        )


class Materials:
    """Hold what is known of all names and quotations, to give each article its own, oldest first."""

    def __init__(
        self, entities: Sequence[Entity], appearances: Sequence[Appearance], quotations: Sequence[Quotation]
    ) -> None:
        self.names = {e.id: Name(id=e.id, kind=e.kind, name=e.name) for e in entities}
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
        self._met: set[str] = set()

    def of(self, article: Article) -> Material:
        """Gather what one article is described from."""
        opening = article.dateline
        for outlet in (article.source, article.agency, opening.agency if opening else ""):
            if outlet not in self._met:
                self._met.add(outlet)
                self._outlets |= self._bearers.get(outlet.casefold(), set())
        appearances = self._appearances.get(article.id, ())
        quotations = self._quotations.get(article.id, ())
        named = dict.fromkeys([one.entity for one in appearances])
        known, outlets = self.names, self._outlets
        return Material(
            id=article.id,
            article=article,
            span=span_of(article.date),
            appearances=appearances,
            quotations=quotations,
            names={name: known[name] for name in named if name in known and name not in outlets},
            speakers=frozenset([q.speaker for q in quotations if q.speaker in known]),
        )
