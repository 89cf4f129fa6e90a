"""What a page asks of all that is known, noted: where every answer is as it was, so is the page."""

from collections.abc import Callable, ItemsView, Iterator, Mapping, Sequence, ValuesView
from hashlib import sha256
from types import MappingProxyType
from typing import Any, Protocol, TypeAlias, TypeVar

import msgspec
from msgspec.structs import replace
from pydantic import BaseModel

K = TypeVar("K")
V = TypeVar("V")
T = TypeVar("T")
Asked: TypeAlias = dict[str, set[Any]]
"""By subject the things of which it was asked; of `WHOLE` the names of lookups and lists."""
WHOLE = "whole"
"""The subject of all that a lookup or a list holds."""
BYTES = 8
"""Of an answer's digest: an answer that changed passes for the one before once in 2^64."""


class Lookup(Mapping[K, V]):
    """A lookup that notes what is asked of it, among the things of its subject."""

    __slots__ = ("_name", "_note", "_of", "_wholes")

    def __init__(self, name: str, of: Mapping[K, V], things: set[Any], wholes: set[Any]) -> None:
        self._name, self._of, self._wholes = name, of, wholes
        self._note: Callable[[Any], None] = things.add

    def __getitem__(self, key: K) -> V:
        self._note(key)
        return self._of[key]

    def get(self, key: K, default: Any = None) -> Any:
        """Look up a key, and note that this was asked; so is what is not there."""
        self._note(key)
        return self._of.get(key, default)

    def __contains__(self, key: object) -> bool:
        self._note(key)
        return key in self._of

    def __iter__(self) -> Iterator[K]:
        self._wholes.add(self._name)
        return iter(self._of)

    def __len__(self) -> int:
        self._wholes.add(self._name)
        return len(self._of)

    def items(self) -> ItemsView[K, V]:
        """Look at all of it, without a note for each key."""
        self._wholes.add(self._name)
        return self._of.items()

    def values(self) -> ValuesView[V]:
        """Look at all values, without a note for each key."""
        self._wholes.add(self._name)
        return self._of.values()


class PlaceLookup(Lookup[K, V]):
    """A lookup by tuples, which notes the first of each alone."""

    __slots__ = ()

    def __init__(self, name: str, of: Mapping[K, V], things: set[Any], wholes: set[Any]) -> None:
        super().__init__(name, of, things, wholes)
        self._note = lambda key: things.add(key[0])


class Listed(Sequence[T]):
    """A list that notes that it was asked."""

    __slots__ = ("_name", "_of", "_wholes")

    def __init__(self, name: str, of: Sequence[T], wholes: set[Any]) -> None:
        self._name, self._of, self._wholes = name, of, wholes

    def __getitem__(self, place: Any) -> Any:
        self._wholes.add(self._name)
        return self._of[place]

    def __len__(self) -> int:
        self._wholes.add(self._name)
        return len(self._of)

    def __iter__(self) -> Iterator[T]:
        self._wholes.add(self._name)
        return iter(self._of)


class Answers(Protocol):
    """What gives an answer, or `None`."""

    def get(self, asked: Any, /) -> Any:
        """Answer."""


class _Wholes:
    """All that each lookup and list holds, by a digest that is made once."""

    def __init__(self) -> None:
        self.of: dict[str, Any] = {}
        self._digests: dict[str, int] = {}

    def get(self, name: str) -> int | None:
        if name in self.of and name not in self._digests:
            of = self.of[name]
            self._digests[name] = digest_of(list(of.items()) if isinstance(of, Mapping) else of)
        return self._digests.get(name)


class Known:
    """All that pages may ask, with notes of what was asked last."""

    def __init__(self, subjects: Mapping[str, str] = MappingProxyType({})) -> None:
        """Take by name of a lookup its subject: what lookups of one subject know of a thing has one digest.

        A subject whose lookups are by tuples ends in `*`; the first of each tuple is the thing. For a lookup
        that tells nothing beyond what is weighed of its subject it ends in `~`: it is noted, not weighed.
        """
        self._wholes_asked: set[Any] = set()
        self._asked: Asked = {WHOLE: self._wholes_asked}
        self._subjects = subjects
        self._wholes = _Wholes()
        self._of: dict[str, list[Answers]] = {WHOLE: [self._wholes]}

    @property
    def asked(self) -> Asked:
        """What was asked since it was last forgotten."""
        return {subject: things for subject, things in self._asked.items() if things}

    def forget(self) -> None:
        """Forget what was asked."""
        for things in self._asked.values():
            things.clear()

    def watch(self, name: str, thing: Mapping[K, V]) -> Mapping[K, V]:
        """Note from now on what is asked of a lookup."""
        subject = self._subjects.get(name, name)
        is_by_place, is_told = subject.endswith("*"), subject.endswith("~")
        subject = subject.rstrip("*~")
        self._wholes.of[name] = thing
        if not is_told:
            self._of.setdefault(subject, []).append(_by_first(thing) if is_by_place else thing)
        things = self._asked.setdefault(subject, set())
        return (PlaceLookup if is_by_place else Lookup)(name, thing, things, self._wholes_asked)

    def weigh(self, subject: str, marks: Mapping[Any, int]) -> None:
        """Weigh of a subject digests that are made already, of what its lookups know."""
        self._of.setdefault(subject, []).append(marks)

    def watch_fields(self, name: str, thing: Any) -> Any:
        """Note from now on what is asked of the lookups and lists of a record."""
        found: dict[str, Any] = {}
        for field in thing.__struct_fields__:
            value, path = getattr(thing, field), f"{name}.{field}"
            if isinstance(value, Mapping):
                found[field] = self.watch(path, value)
            elif isinstance(value, tuple):
                self._wholes.of[path] = value
                found[field] = Listed(path, value, self._wholes_asked)
        return replace(thing, **found)

    def digest(self, subject: str, things: Sequence[Any]) -> int:
        """Give one digest of all that is known of some things; the same for the same, in any process."""
        return digest_of(self._known_of(subject, things))

    def digests(self, subject: str, things: Sequence[Any]) -> list[int]:
        """Give the digest of what is known of each of some things; 0 where nothing is."""
        known = self._known_of(subject, things)
        return [digest_of(some) if any(one is not None for one in some) else 0 for some in known]

    def _known_of(self, subject: str, things: Sequence[Any]) -> list[tuple[object, ...]]:
        return list(zip(*(map(of.get, things) for of in self._of.get(subject, ())), strict=True))


def _by_first(thing: Mapping[Any, V]) -> Mapping[Any, list[tuple[Any, V]]]:
    """Gather what is looked up by tuples under the first of each."""
    found: dict[Any, list[tuple[Any, V]]] = {}
    for key, value in thing.items():
        found.setdefault(key[0], []).append((key, value))
    return found


def digest_of(value: object) -> int:
    """Give the digest of a value; the same for the same, whatever process made it."""
    try:
        data = ENCODE(value)
    except (UnicodeEncodeError, OverflowError):
        # Half a character, or a number beyond all measure.
        data = repr(value).encode("utf-8", "backslashreplace")
    # Of the digests that all have, processors of today make this one fastest.
    return int.from_bytes(sha256(data).digest()[:BYTES])


def _plain(value: Any) -> object:
    if isinstance(value, BaseModel):
        return value.model_dump_json()
    raise TypeError(type(value).__name__)


ENCODE = msgspec.json.Encoder(enc_hook=_plain, order="deterministic").encode
