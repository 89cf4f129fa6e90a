"""What the names of all articles mean while it is settled, and how often each is used so."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import chain
from typing import NamedTuple, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from generator.entities.coreference import Named
from generator.entities.resolution import Resolved
from generator.model import Columns, EntityKind

T = TypeVar("T")


class Use(NamedTuple):
    """A form that stands for a full name, which means an entity."""

    entity: str
    form: str
    name: str
    kind: EntityKind
    thing: EntityKind
    """Kind of what is meant; a country's name may mean its team."""


class Standing(NamedTuple):
    """What a name stands for so far, and why."""

    entity: str
    reason: str
    kind: EntityKind
    name: str
    thing: EntityKind


class FullNames(Struct, frozen=True, kw_only=True):
    """Of each appearance of an article what its name has besides, field by field."""

    names: tuple[str, ...]
    things: tuple[EntityKind, ...]
    known: tuple[str, ...]
    """Ids that were known before any decision."""


class Settling:
    """What the names of all articles mean so far, and how often each is used so."""

    def __init__(self, found: Sequence[Columns], names: Sequence[FullNames]) -> None:
        """Begin with what each article tells by itself: its appearances, and of each the name."""
        self._found, self._names = list(found), list(names)
        self.moved: set[int] = set()
        """Numbers of the articles in which a name came to mean what others say."""
        often = Counter(chain.from_iterable(map(_uses, found, names)))
        self._uses = Counter({Use._make(use): times for use, times in often.items()})

    @property
    def uses(self) -> Mapping[Use, int]:
        """How often each use is made, of those that are."""
        return self._uses

    @property
    def appearances(self) -> tuple[Columns, ...]:
        """Those of each article."""
        return tuple(self._found)

    def at(self, number: int, place: int) -> Standing:
        """Give what a name of an article, by the numbers of both, stands for so far."""
        found, names = self._found[number], self._names[number]
        return Standing(
            found.entities[place],
            found.reasons[place],
            found.kinds[place],
            names.names[place],
            names.things[place],
        )

    def name(self, number: int, place: int) -> Named:
        """Give a name of an article as it is so far."""
        found, names = self._found[number], self._names[number]
        return Named(
            found.parts[place],
            found.starts[place],
            found.ends[place],
            found.texts[place],
            found.kinds[place],
            names.known[place],
            names.names[place],
            found.bases[place],
            found.reasons[place],
            names.things[place],
        )

    def found(self, number: int) -> Columns:
        """Give what all names of an article mean so far, field by field."""
        return self._found[number]

    def names(self, number: int) -> FullNames:
        """Give what all names of an article have besides so far, field by field."""
        return self._names[number]

    def of(self, number: int) -> list[Resolved]:
        """Give what all names of an article mean so far."""
        places = range(len(self._found[number]))
        return [Resolved(self._found[number][place], self.name(number, place)) for place in places]

    def move(self, number: int, place: int, now: Standing) -> None:
        """Let a name of an article, by the numbers of both, stand for something else."""
        found, names, before = self._found[number], self._names[number], self.at(number, place)
        if now[:3] == before[:3]:
            return
        form = found.texts[place]
        self._count(form, before, -1)
        self._count(form, now, 1)
        self._found[number] = replace(
            found,
            entities=_with(found.entities, place, now.entity),
            reasons=_with(found.reasons, place, now.reason),
            kinds=_with(found.kinds, place, now.kind),
        )
        self._names[number] = replace(
            names,
            names=_with(names.names, place, now.name),
            things=_with(names.things, place, now.thing),
        )
        self.moved.add(number)

    def _count(self, form: str, one: Standing, times: int) -> None:
        use = Use(one.entity, form, one.name, one.kind, one.thing)
        self._uses[use] += times
        if not self._uses[use]:
            del self._uses[use]

    def places_of(self, entities: Collection[str]) -> dict[int, list[int]]:
        """List where some entities are named: of each article, by its number, which of its names."""
        wanted = frozenset(entities)
        return {
            number: [place for place, entity in enumerate(inside.entities) if entity in wanted]
            for number, inside in enumerate(self._found)
            if not wanted.isdisjoint(inside.entities)
        }


def full_names(named: Sequence[Named]) -> FullNames:
    """Put names field by field."""
    return FullNames(
        names=tuple(one.name for one in named),
        things=tuple(one.thing for one in named),
        known=tuple(one.entity for one in named),
    )


def _uses(found: Columns, names: FullNames) -> "Iterator[tuple[str, str, str, EntityKind, EntityKind]]":
    return zip(found.entities, found.texts, names.names, found.kinds, names.things, strict=True)


def _with(items: tuple[T, ...], place: int, item: T) -> tuple[T, ...]:
    return (*items[:place], item, *items[place + 1 :])
