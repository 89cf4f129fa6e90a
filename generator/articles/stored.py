"""Frozen nouns as plain JSON and back, by their fields; for what is kept from build to build."""

import types
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from datetime import date
from functools import cache
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

Turn = Callable[[Any], Any]


def store(value: object) -> object:
    """Put a noun as plain lists, each field in its place."""
    kind: Any = type(value)
    return _storing(kind)(value)


def restore(kind: type, stored: object) -> Any:
    """Make a noun of what `store` gave; raise `TypeError` or `ValueError` where it is not one."""
    return _restoring(kind)(stored)


@cache
def _storing(kind: Any) -> Turn:
    return _turn(kind, _storing, date.isoformat, _store_noun)


@cache
def _restoring(kind: Any) -> Turn:
    return _turn(kind, _restoring, date.fromisoformat, _restore_noun)


def _turn(kind: Any, inner: Callable[[Any], Turn], day: Turn, noun: Callable[[Any], Turn]) -> Turn:
    """Find how a value of a kind is turned: as it is, a day, a noun, a tuple of such, or nothing."""
    origin, args = get_origin(kind), get_args(kind)
    if kind in (str, int, float, bool) or origin is Literal:
        return _same
    if kind is date:
        return day
    if origin is tuple and args[1:] == (...,):
        return _each(inner(args[0]))
    if origin in (Union, types.UnionType) and len(args) == 2 and type(None) in args:
        return _or_nothing(inner(next(arg for arg in args if arg is not type(None))))
    if is_dataclass(kind):
        return noun(kind)
    raise TypeError(f"{kind} is none of the kinds that can be stored")


def _same(value: Any) -> Any:
    return value


def _each(turn: Turn) -> Turn:
    return tuple if turn is _same else lambda values: tuple(map(turn, values))


def _or_nothing(turn: Turn) -> Turn:
    return lambda value: None if value is None else turn(value)


def _turns(kind: Any, inner: Callable[[Any], Turn]) -> list[tuple[str, Turn]]:
    hints = get_type_hints(kind)
    return [(field.name, inner(hints[field.name])) for field in fields(kind)]


def _store_noun(kind: Any) -> Turn:
    turns = _turns(kind, _storing)
    return lambda value: [turn(getattr(value, name)) for name, turn in turns]


def _restore_noun(kind: Any) -> Turn:
    turns = _turns(kind, _restoring)

    def restored(values: Any) -> Any:
        if len(values) != len(turns):
            raise ValueError(f"{len(values)} fields of a {kind.__name__}; expected {len(turns)}")
        return kind(**{name: turn(value) for (name, turn), value in zip(turns, values, strict=True)})

    return restored
