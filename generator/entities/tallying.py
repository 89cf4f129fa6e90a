"""What the names of all articles mean while it is settled, and how often each is used so."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from generator.entities.resolution import Resolved
from generator.model import EntityKind


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

    def __init__(self, named: Sequence[list[Resolved]]) -> None:
        """Begin with what each article tells by itself."""
        self.named = named
        self.moved: set[int] = set()
        """Numbers of the articles in which a name came to mean what others say."""
        often = Counter(
            (a.entity, name.text, name.name, name.kind, name.thing) for inside in named for a, name in inside
        )
        self._uses = Counter({Use._make(use): times for use, times in often.items()})

    @property
    def uses(self) -> Mapping[Use, int]:
        """How often each use is made, of those that are."""
        return +self._uses

    def move(self, number: int, place: int, now: Resolved) -> None:
        """Let a name of an article, by the numbers of both, mean something else."""
        before = self.named[number][place]
        if now.appearance is not before.appearance:
            self._uses[_use(before)] -= 1
            self._uses[_use(now)] += 1
            self.named[number][place] = now
            self.moved.add(number)

    def places_of(self, entities: Collection[str]) -> dict[int, list[int]]:
        """List where some entities are named: of each article, by its number, which of its names."""
        places = {}
        for number, inside in enumerate(self.named):
            if found := [place for place, one in enumerate(inside) if one.appearance.entity in entities]:
                places[number] = found
        return places


def _use(one: Resolved) -> Use:
    name = one.name
    return Use(one.appearance.entity, name.text, name.name, name.kind, name.thing)
