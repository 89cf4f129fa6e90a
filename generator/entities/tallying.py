"""What the names of all articles mean while it is settled, and how often each is used so."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple, TypeVar

from generator.entities.coreference import Named
from generator.entities.resolution import Resolved
from generator.model import Appearance, EntityKind

T = TypeVar("T")


class Use(NamedTuple):
    """A form that stands for a full name, which means an entity."""

    entity: str
    form: str
    name: str
    kind: EntityKind
    thing: EntityKind
    """Kind of what is meant; a country's name may mean its team."""


class Settling:
    """What the names of all articles mean so far, and how often each is used so."""

    def __init__(self, found: Sequence[Sequence[Appearance]], names: Sequence[Sequence[Named]]) -> None:
        """Begin with what each article tells by itself: its appearances, and of each the name."""
        self._found, self._names = list(found), list(names)
        self.moved: set[int] = set()
        """Numbers of the articles in which a name came to mean what others say."""
        often = Counter(
            (appearance.entity, name.text, name.name, name.kind, name.thing)
            for appearances, named in zip(self._found, self._names, strict=True)
            for appearance, name in zip(appearances, named, strict=True)
        )
        self._uses = Counter({Use._make(use): times for use, times in often.items()})

    @property
    def uses(self) -> Mapping[Use, int]:
        """How often each use is made, of those that are."""
        return {use: times for use, times in self._uses.items() if times}

    @property
    def appearances(self) -> tuple[tuple[Appearance, ...], ...]:
        """Those of each article."""
        return tuple(map(tuple, self._found))

    def at(self, number: int, place: int) -> Resolved:
        """Give what a name of an article, by the numbers of both, means so far."""
        return Resolved(self._found[number][place], self._names[number][place])

    def of(self, number: int) -> list[Resolved]:
        """Give what all names of an article mean so far."""
        return list(map(Resolved, self._found[number], self._names[number]))

    def move(self, number: int, place: int, now: Resolved) -> None:
        """Let a name of an article, by the numbers of both, mean something else."""
        before = self.at(number, place)
        if now.appearance is not before.appearance:
            self._uses[_use(before)] -= 1
            self._uses[_use(now)] += 1
            self._found[number] = _with(self._found[number], place, now.appearance)
            self._names[number] = _with(self._names[number], place, now.name)
            self.moved.add(number)

    def places_of(self, entities: Collection[str]) -> dict[int, list[int]]:
        """List where some entities are named: of each article, by its number, which of its names."""
        places = {}
        for number, inside in enumerate(self._found):
            if found := [place for place, one in enumerate(inside) if one.entity in entities]:
                places[number] = found
        return places


def _with(items: Sequence[T], place: int, item: T) -> Sequence[T]:
    """Put an item in its place; what an article told by itself stays as it is."""
    changed = items if isinstance(items, list) else list(items)
    changed[place] = item
    return changed


def _use(one: Resolved) -> Use:
    name = one.name
    return Use(one.appearance.entity, name.text, name.name, name.kind, name.thing)
