"""What a page asks of all that is known, noted: where every answer is as it was, so is the page."""

import json
from collections.abc import ItemsView, Iterator, Mapping, Sequence, ValuesView
from dataclasses import fields, is_dataclass, replace
from datetime import date
from functools import cache
from hashlib import blake2b
from operator import attrgetter
from types import MappingProxyType
from typing import Any, TypeAlias, TypeVar

from pydantic import BaseModel

from generator.model import Article

K = TypeVar("K")
V = TypeVar("V")
T = TypeVar("T")
Key: TypeAlias = tuple[str, Any]
"""The name of a lookup or a list, and what was asked of it; `None`: all of it."""
BYTES = 8
"""Of an answer's digest: an answer that changed passes for the one before once in 2^64."""


class Lookup(Mapping[K, V]):
    """A lookup that notes what is asked of it, as asked of the subject that the lookup is of."""

    __slots__ = ("_name", "_notes", "_of", "_subject")

    def __init__(self, name: str, subject: str, of: Mapping[K, V], notes: set[Key]) -> None:
        self._name, self._subject, self._of, self._notes = name, subject, of, notes

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
        self._notes.add((self._name, None))
        return iter(self._of)

    def __len__(self) -> int:
        self._notes.add((self._name, None))
        return len(self._of)

    def items(self) -> ItemsView[K, V]:
        """Look at all of it, without a note for each key."""
        self._notes.add((self._name, None))
        return self._of.items()

    def values(self) -> ValuesView[V]:
        """Look at all values, without a note for each key."""
        self._notes.add((self._name, None))
        return self._of.values()

    def _note(self, key: Any) -> None:
        self._notes.add((self._subject, key))


class PlaceLookup(Lookup[K, V]):
    """A lookup by tuples, which notes the first of each alone."""

    __slots__ = ()

    def _note(self, key: Any) -> None:
        self._notes.add((self._subject, key[0]))


class Listed(Sequence[T]):
    """A list that notes that it was asked."""

    __slots__ = ("_name", "_notes", "_of")

    def __init__(self, name: str, of: Sequence[T], notes: set[Key]) -> None:
        self._name, self._of, self._notes = name, of, notes

    def __getitem__(self, place: Any) -> Any:
        self._notes.add((self._name, None))
        return self._of[place]

    def __len__(self) -> int:
        self._notes.add((self._name, None))
        return len(self._of)

    def __iter__(self) -> Iterator[T]:
        self._notes.add((self._name, None))
        return iter(self._of)


class Known:
    """All that pages may ask, with notes of what was asked last."""

    def __init__(self, subjects: Mapping[str, str] = MappingProxyType({})) -> None:
        """Take by name of a lookup its subject: what lookups of one subject know of a thing has one digest.

        A subject whose lookups are by tuples ends in `*`; the first of each tuple is the thing.
        """
        self.asked: set[Key] = set()
        self._subjects = subjects
        self._whole: dict[str, Any] = {}
        self._of: dict[str, list[Mapping[Any, Any]]] = {}
        self._digests = _Digests()
        self._answers: dict[Key, int] = {}

    def watch(self, name: str, thing: Mapping[K, V]) -> Mapping[K, V]:
        """Note from now on what is asked of a lookup."""
        subject = self._subjects.get(name, name)
        is_by_place = subject.endswith("*")
        subject = subject.removesuffix("*")
        self._whole[name] = thing
        self._of.setdefault(subject, []).append(_by_first(thing) if is_by_place else thing)
        return (PlaceLookup if is_by_place else Lookup)(name, subject, thing, self.asked)

    def watch_fields(self, name: str, thing: Any) -> Any:
        """Note from now on what is asked of the lookups and lists of a record."""
        found: dict[str, Any] = {}
        for one in fields(thing):
            value, path = getattr(thing, one.name), f"{name}.{one.name}"
            if isinstance(value, Mapping):
                found[one.name] = self.watch(path, value)
            elif isinstance(value, tuple):
                self._whole[path] = value
                found[one.name] = Listed(path, value, self.asked)
        return replace(thing, **found)

    def answer(self, key: Key) -> int:
        """Give the digest of an answer; the same for the same, in any process; 0 where there is none."""
        if key not in self._answers:
            self._answers[key] = self._answer(*key)
        return self._answers[key]

    def _answer(self, name: str, asked: Any) -> int:
        if asked is None:
            of = self._whole.get(name)
            return self._digests.of(list(of.items()) if isinstance(of, Mapping) else of)
        found = [of.get(asked) for of in self._of.get(name, ())]
        return self._digests.of(found) if any(one is not None for one in found) else 0


def _by_first(thing: Mapping[Any, V]) -> Mapping[Any, list[tuple[Any, V]]]:
    """Gather what is looked up by tuples under the first of each."""
    found: dict[Any, list[tuple[Any, V]]] = {}
    for key, value in thing.items():
        found.setdefault(key[0], []).append((key, value))
    return found


def digest_of(*values: object) -> int:
    """Give one digest of several values."""
    return _Digests().of(values)


class _Digests:
    """Digests of values, whatever process made them; those of articles, which are large, are kept."""

    def __init__(self) -> None:
        self._encode = json.JSONEncoder(
            ensure_ascii=False, check_circular=False, separators=(",", ":"), default=self._plain
        ).encode
        self._articles: dict[int, tuple[Article, int]] = {}

    def of(self, value: object) -> int:
        """Give the digest of a value."""
        text = self._encode(value)
        return int.from_bytes(blake2b(text.encode("utf-8", "surrogatepass"), digest_size=BYTES).digest())

    def _plain(self, value: Any) -> object:
        """Put in plain words what JSON does not know; two values that differ never become the same."""
        kind: type = type(value)
        if kind is Article:
            if id(value) not in self._articles:  # held, so that no other takes its place in memory
                self._articles[id(value)] = value, self.of(_values(kind)(value))
            return self._articles[id(value)][1]
        if is_dataclass(kind):
            return kind.__name__, _values(kind)(value)
        if isinstance(value, date):
            return value.isoformat()
        if isinstance(value, frozenset):
            return sorted(value)
        if isinstance(value, BaseModel):
            return value.model_dump_json()
        raise TypeError(kind.__name__)


@cache
def _values(kind: type) -> "attrgetter[Any]":
    return attrgetter(*(one.name for one in fields(kind)))
