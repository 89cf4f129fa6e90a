"""Whom and what articles name, by article and by entity; appearances are made where they are asked for."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from typing import NamedTuple, TypeVar

from generator.model import Appearance, Archive, Chosen

T = TypeVar("T")


class Lazy(Mapping[str, T]):
    """A lookup of known keys, of which each value is made when it is first asked for."""

    def __init__(self, keys: Collection[str], make: Callable[[str], T]) -> None:
        self._keys, self._make = keys, make
        self._made: dict[str, T] = {}

    def __getitem__(self, key: str) -> T:
        if key not in self._made:
            if key not in self._keys:
                raise KeyError(key)
            self._made[key] = self._make(key)
        return self._made[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._keys)

    def __len__(self) -> int:
        return len(self._keys)


class Named(NamedTuple):
    """Lookups of whom and what articles name, as the catalogue has them."""

    named_in: Mapping[str, tuple[str, ...]]
    naming: Mapping[str, Sequence[str]]
    written: Mapping[str, Sequence[str]]
    in_article: Mapping[str, tuple[Appearance, ...]]
    of_entity: Mapping[str, Chosen]


def find_named(archive: Archive, shown: set[str]) -> Named:
    """Group the appearances of what is shown by article, and those that other pages may show by entity."""
    every, named_in = archive.appearances, dict[str, tuple[str, ...]]()
    naming: dict[str, list[str]] = {}
    for article in archive.articles:
        named = every.named_in(article.id)
        if not shown.issuperset(named):
            named = tuple(entity for entity in named if entity in shown)
        if named:
            named_in[article.id] = named
        for entity in () if article.robots else named:
            naming.setdefault(entity, []).append(article.id)
    in_article = Lazy(named_in, lambda id_: tuple(one for one in every.of(id_) if one.entity in shown))

    def seen(entity: str) -> Chosen:
        inside = map(every.columns.__getitem__, dict.fromkeys(naming[entity]))
        return Chosen([(some, place) for some in inside for place in some.places_of(entity)])

    of_entity = Lazy(naming, seen)

    def words(entity: str) -> tuple[str, ...]:
        return tuple([inside.texts[place] for inside, place in of_entity[entity].places])

    return Named(named_in, naming, Lazy(naming, words), in_article, of_entity)
