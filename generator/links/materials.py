"""What articles are described from: their texts, the names in them and what they quote."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from functools import cached_property
from itertools import chain, groupby
from operator import attrgetter

from msgspec import Struct

from generator.links.spans import Span, span_of
from generator.links.words import folded, name_rarity
from generator.model import Appearance, Appearances, Article, Entity, EntityKind, Quotation, hold
from generator.stored import digest

RAREST: Mapping[EntityKind, int] = {"person": 11, "organization": 11, "event": 11, "place": 9}
"""Most that the table alone may say of a name: many a country in the news is not in it."""

NAME = attrgetter("id", "kind", "name")
NAMED = attrgetter("mention.part", "mention.text", "entity")
SAID = attrgetter("kind", "text", "speaker", "speaker_text")


class Name(Struct, frozen=True, kw_only=True, dict=True):
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


class Material(Struct, frozen=True, kw_only=True, dict=True):
    """All that one article is described from; what is drawn out of it is, when it is first asked for."""

    id: str
    """The article's."""
    article: Article
    found: Appearances
    """Those of all articles."""
    quotations: Sequence[Quotation]
    known: Mapping[str, Name]
    """All names, by id."""
    outlets: Set[str]
    """The sources and agencies of the articles so far."""

    @cached_property
    def span(self) -> Span | None:
        """Give the days that the article can be of."""
        return span_of(self.article.date)

    @cached_property
    def appearances(self) -> Sequence[Appearance]:
        """Give those in it."""
        return self.found.of(self.id)

    @property
    def entities(self) -> Sequence[str]:
        """Give of each appearance in it the entity's id."""
        return self.found.named_in(self.id)

    @cached_property
    def names(self) -> Mapping[str, Name]:
        """Give the names in it, by id, without outlets: to cite those ties to nothing."""
        named = dict.fromkeys(self.entities)
        known, outlets = self.known, self.outlets
        return {name: known[name] for name in named if name in known and name not in outlets}

    @cached_property
    def speakers(self) -> frozenset[str]:
        """Give those whom it quotes."""
        return frozenset([q.speaker for q in self.quotations if q.speaker in self.known])

    def checksum(self) -> str:
        """Make a checksum of the article and of what was found in it."""
        return digest((self.article, self.appearances, self.quotations))

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
                list(map(NAMED, self.appearances)),
                list(map(NAME, self.names.values())),
                list(map(SAID, self.quotations)),
                sorted(self.speakers),
            ]
        )


class Materials:
    """Hold what is known of all names and quotations, to give each article its own, oldest first."""

    def __init__(
        self, entities: Sequence[Entity], appearances: Iterable[Appearance], quotations: Sequence[Quotation]
    ) -> None:
        self.names = {e.id: Name(id=e.id, kind=e.kind, name=e.name) for e in entities}
        self._entities = entities
        self._appearances, self._quotations = hold(appearances), _by_article(quotations)

    def of_all(self, articles: Sequence[Article]) -> list[Material]:
        """Gather what each article is described from; they come in the order of their days."""
        bearers = self._bearers(set(chain.from_iterable(map(_outlets, articles))))
        outlets: frozenset[str] = frozenset()
        met: set[tuple[str, ...]] = set()
        found = []
        for article in articles:
            if (cited := _outlets(article)) not in met:
                met.add(cited)
                outlets = outlets.union(*(bearers.get(name, ()) for name in cited))
            found.append(
                Material(
                    id=article.id,
                    article=article,
                    found=self._appearances,
                    quotations=self._quotations.get(article.id, ()),
                    known=self.names,
                    outlets=outlets,
                )
            )
        return found

    def _bearers(self, names: Set[str]) -> dict[str, set[str]]:
        """Find who bears each of some names, which are folded."""
        found: dict[str, set[str]] = defaultdict(set)
        for entity in self._entities:
            for name in (entity.name, *entity.variants):
                if (folded := name.casefold()) in names:
                    found[folded].add(entity.id)
        return found


def key_together(materials: Sequence[Material], checksums: Sequence[str]) -> str:
    """Make one key of all that some articles are described from.

    `checksums` are those of the articles and of all that was found in them.
    """
    named = set(chain.from_iterable(material.entities for material in materials))
    speakers = {one.speaker for material in materials for one in material.quotations}
    known = materials[0].known
    return digest(
        [
            checksums,
            list(map(NAME, filter(None, map(known.get, sorted(named))))),
            [name for name in sorted(speakers) if name in known],
            [sorted(one.outlets & named) for one in materials],
        ]
    )


def _outlets(article: Article) -> tuple[str, ...]:
    opening = article.dateline
    agency = opening.agency if opening else ""
    return article.source.casefold(), article.agency.casefold(), agency.casefold()


def _by_article(quotations: Iterable[Quotation]) -> dict[str, list[Quotation]]:
    found: dict[str, list[Quotation]] = {}
    for id_, some in groupby(quotations, attrgetter("article")):
        found.setdefault(id_, []).extend(some)
    return found
