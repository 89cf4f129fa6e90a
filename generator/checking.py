"""Typed values out of what people wrote, with messages that name key, value and the nearest right one."""

from collections.abc import Mapping
from typing import TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError

from generator.errors import Problem, RecordError, nearest
from generator.strict_yaml import Document, Key

# The kinds of pydantic error that only say that a value has the wrong shape, in words a person expects.
EXPECTED = {
    "string_type": "text",
    "int_type": "a whole number",
    "int_parsing": "a whole number",
    "bool_type": "true or false",
    "bool_parsing": "true or false",
    "tuple_type": "a list",
    "list_type": "a list",
    "dict_type": "a mapping of keys to values",
    "model_type": "a mapping of keys to values",
    "model_attributes_type": "a mapping of keys to values",
}


class Record(BaseModel):
    """Something a person writes: known keys only, never changed once read."""

    model_config = ConfigDict(
        extra="forbid", frozen=True, str_strip_whitespace=True, coerce_numbers_to_str=True
    )


R = TypeVar("R", bound=Record)


def check(
    kind: type[R], document: Document, path: str, *, at: Key = (), known: Mapping[str, object] | None = None
) -> R:
    """Build a record from the mapping at `at`; raise `RecordError` with a problem for each thing wrong.

    `known` are values that the place of the file states, not its text.
    """
    value = document.value
    for step in at:
        value = value[step]  # type: ignore[index]
    if not isinstance(value, dict):
        raise RecordError(
            [_problem(path, document.line(at), f"found {_shown(value)}; expected keys and values.")]
        )
    try:
        return kind.model_validate({**value, **(known or {})})
    except ValidationError as error:
        raise RecordError(_problems(kind, error, document, path, at)) from None


def describe(kind: type[BaseModel], error: ValidationError) -> list[tuple[Key, str]]:
    """Say each thing wrong in words, with the key it is about."""
    return [(tuple(item["loc"]), _message(kind, item)) for item in error.errors()]


def _problems(
    kind: type[BaseModel], error: ValidationError, document: Document, path: str, at: Key
) -> list[Problem]:
    return [_problem(path, document.line((*at, *key)), message) for key, message in describe(kind, error)]


def _problem(path: str, line: int, message: str) -> Problem:
    return Problem(severity="error", path=path, line=line, message=message)


def _message(kind: type[BaseModel], item: object) -> str:
    assert isinstance(item, dict)
    name = ".".join(str(step) for step in item["loc"]) or "the whole"
    if item["type"] == "extra_forbidden":
        return f"unknown key '{name}'. {nearest(str(item['loc'][-1]), kind.model_fields)}"
    if item["type"] == "missing":
        return f"key '{name}' is missing; it was expected here."
    expected = EXPECTED.get(item["type"]) or str(item["msg"]).removeprefix("Value error, ")
    return f"'{name}' is {_shown(item['input'])}; expected {expected}."


def _shown(value: object) -> str:
    text = repr(value)
    return text if len(text) <= 80 else text[:77] + "…"
