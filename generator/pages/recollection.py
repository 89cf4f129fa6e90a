"""What was worked out of single things at the last build, taken over where all it came from is as it was."""

from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import Any, NamedTuple, TypeVar

import msgspec

T = TypeVar("T")


class _Table(NamedTuple):
    """Results of one kind, each of a thing, with the mark of all that it came from."""

    things: list[str]
    marks: list[int]
    results: list[Any]


class _Note(msgspec.Struct, array_like=True):
    """All tables, as a build writes them down for the next."""

    basis: str
    tables: dict[str, msgspec.Raw]


class _Made(NamedTuple):
    """A table as this build was given it, which may be asked for again."""

    marks: Mapping[str, int]
    results: dict[str, Any]


class Recollection:
    """Tables of results that are taken over from build to build; nothing is, where there was none."""

    def __init__(self, stored: bytes = b"", basis: str = "") -> None:
        """Take what the last build wrote down, if that was of the same basis: program and machine."""
        self._basis = basis
        note = _Note("", {})
        with suppress(ValueError):
            note = _NOTE(stored)
        self._before = note.tables if note.basis == basis else {}
        self._now: dict[str, _Table | msgspec.Raw] = {}
        self._made: dict[str, _Made] = {}

    def table(
        self, name: str, kind: type[T], marks: Mapping[str, int], make: Callable[[str], T]
    ) -> dict[str, T]:
        """Give the result of each thing that has a mark; what has the mark of before is not made again.

        A result is wholly made of what its mark is a digest of.
        """
        if (known := self._made.get(name)) and known.marks == marks:
            return known.results
        found = self._table(name, kind, marks, make)
        self._made[name] = _Made(dict(marks), found)
        return found

    def packed(self) -> bytes | None:
        """Put all that was asked for as bytes for the next build; None where they are as they were."""
        if self._now == self._before:
            return None
        tables: dict[str, msgspec.Raw] = {}
        for name, table in self._now.items():
            with suppress(UnicodeEncodeError, OverflowError):  # half a character: it is made at each build
                tables[name] = table if isinstance(table, msgspec.Raw) else msgspec.Raw(_ENCODE(table))
        return _ENCODE(_Note(self._basis, tables))

    def _table(
        self, name: str, kind: type[T], marks: Mapping[str, int], make: Callable[[str], T]
    ) -> dict[str, T]:
        before = self._read(name, kind)
        if marks and before.things == list(marks) and before.marks == list(marks.values()):
            self._now[name] = self._before[name]
            return dict(zip(before.things, before.results, strict=True))
        known = dict(zip(before.things, before.marks, strict=True))
        results = dict(zip(before.things, before.results, strict=True))
        found = {one: results[one] if known.get(one) == mark else make(one) for one, mark in marks.items()}
        self._now[name] = _Table(list(marks), list(marks.values()), list(found.values()))
        return found

    def _read(self, name: str, kind: type[Any]) -> _Table:
        if name in self._before:
            with suppress(ValueError):
                table = _Table(*msgspec.json.decode(self._before[name], type=_columns(kind)))
                if len(table.things) == len(table.marks) == len(table.results):
                    return table
        return _Table([], [], [])


def _columns(kind: type[Any]) -> Any:
    return tuple[list[str], list[int], list[kind]]  # type: ignore[valid-type]


_NOTE = msgspec.json.Decoder(_Note).decode
_ENCODE = msgspec.json.encode
