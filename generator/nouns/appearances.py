"""Appearances as an archive holds them: field by field, and made where somebody asks for them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from itertools import chain
from typing import overload

from msgspec import Struct

from generator.nouns.found import Appearance, EntityKind, Mention


class Columns(Struct, frozen=True, kw_only=True):
    """The appearances of one article, field by field, in order of part and place."""

    article: str
    entities: tuple[str, ...]
    reasons: tuple[str, ...]
    texts: tuple[str, ...]
    kinds: tuple[EntityKind, ...]
    bases: tuple[str, ...]
    parts: tuple[int, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def __len__(self) -> int:
        return len(self.entities)

    def __getitem__(self, place: int) -> Appearance:
        mention = Mention(
            article=self.article,
            part=self.parts[place],
            start=self.starts[place],
            end=self.ends[place],
            text=self.texts[place],
            kind=self.kinds[place],
            basis=self.bases[place],
        )
        return Appearance(mention=mention, entity=self.entities[place], reason=self.reasons[place])

    def __iter__(self) -> Iterator[Appearance]:
        return map(self.__getitem__, range(len(self)))

    def places_of(self, entity: str) -> list[int]:
        """List the numbers of the appearances of an entity."""
        return [place for place, one in enumerate(self.entities) if one == entity]


class Chosen(Sequence[Appearance]):
    """Some appearances of several articles, each made where somebody asks for it."""

    def __init__(self, places: Sequence[tuple[Columns, int]] = ()) -> None:
        """Take for each the appearances of its article, and its number among them."""
        self.places = places

    def __len__(self) -> int:
        return len(self.places)

    @overload
    def __getitem__(self, number: int) -> Appearance: ...
    @overload
    def __getitem__(self, number: slice) -> Sequence[Appearance]: ...
    def __getitem__(self, number: int | slice) -> Appearance | Sequence[Appearance]:
        if isinstance(number, slice):
            return Chosen(self.places[number])
        inside, place = self.places[number]
        return inside[place]

    def __iter__(self) -> Iterator[Appearance]:
        return (inside[place] for inside, place in self.places)


class Appearances(Sequence[Appearance]):
    """All appearances of an archive, in order of article, part and place."""

    def __init__(self, columns: Iterable[Columns] = ()) -> None:
        """Take those of each article; no two are of the same."""
        self.columns: Mapping[str, Columns] = {one.article: one for one in columns}
        """By article."""

    def __len__(self) -> int:
        return sum(map(len, self.columns.values()))

    def __iter__(self) -> Iterator[Appearance]:
        return chain.from_iterable(self.columns.values())

    @overload
    def __getitem__(self, place: int) -> Appearance: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[Appearance]: ...
    def __getitem__(self, place: int | slice) -> Appearance | Sequence[Appearance]:
        return list(self)[place]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Appearances) and [*self.columns.values()] == [*other.columns.values()]

    __hash__ = None  # type: ignore[assignment]

    def of(self, article: str) -> tuple[Appearance, ...]:
        """Give those of an article."""
        return tuple(self.columns.get(article, ()))

    def named_in(self, article: str) -> tuple[str, ...]:
        """Give of each appearance in an article the entity's id."""
        return self.columns[article].entities if article in self.columns else ()

    def without(self, articles: Set[str]) -> "Appearances":
        """Leave those of some articles out."""
        return Appearances(one for id_, one in self.columns.items() if id_ not in articles)


def hold(appearances: Iterable[Appearance]) -> Appearances:
    """Hold appearances that come in any order; those that are held already stay as they are."""
    if isinstance(appearances, Appearances):
        return appearances
    by_article: dict[str, list[Appearance]] = {}
    for one in appearances:
        by_article.setdefault(one.mention.article, []).append(one)
    return Appearances(in_columns(id_, sorted(some, key=_place)) for id_, some in by_article.items())


def in_columns(article: str, appearances: Sequence[Appearance]) -> Columns:
    """Put the appearances of an article field by field."""
    mentions = [one.mention for one in appearances]
    return Columns(
        article=article,
        entities=tuple(one.entity for one in appearances),
        reasons=tuple(one.reason for one in appearances),
        texts=tuple(one.text for one in mentions),
        kinds=tuple(one.kind for one in mentions),
        bases=tuple(one.basis for one in mentions),
        parts=tuple(one.part for one in mentions),
        starts=tuple(one.start for one in mentions),
        ends=tuple(one.end for one in mentions),
    )


def _place(one: Appearance) -> "tuple[int, int]":
    return one.mention.part, one.mention.start
