"""What an editor is asked, and why."""

from typing import Literal

from msgspec import Struct

QuestionKind = Literal["same", "entity", "kind", "several", "name"]


class Reason(Struct, frozen=True, kw_only=True):
    """A clue that held, in words."""

    clue: str
    words: str
    weight: float


class Group(Struct, frozen=True, kw_only=True):
    """Articles in which a name seems to mean one of several."""

    name: str
    """What that one may be called."""
    articles: tuple[str, ...]


class Question(Struct, frozen=True, kw_only=True):
    """Something to decide: whether two are one, one is an entity, of what kind, several, or written so."""

    kind: QuestionKind
    entities: tuple[str, ...]
    reasons: tuple[Reason, ...]
    pages: int
    """Articles whose names would lead elsewhere by the answer, and the pages of the entities themselves."""
    groups: tuple[Group, ...] = ()
    """Where one name may mean several: those that are not what it means most often."""

    @property
    def weight(self) -> float:
        """How much speaks for it."""
        return round(sum(reason.weight for reason in self.reasons), 2)
