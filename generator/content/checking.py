"""Typed values out of what people wrote, with messages that name key, value and the nearest right one."""

from collections.abc import Collection, Mapping
from typing import TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError

from generator.content.strict_yaml import Document, Key
from generator.errors import Problem, RecordError, nearest

# The kinds of pydantic error that only say that a value has the wrong shape, in words a person expects.
EXPECTED = {
    "string_type": "text",
    "int_type": "a whole number",
    "int_parsing": "a whole number",
    "float_type": "a number",
    "float_parsing": "a number",
    "finite_number": "a number",
    "bool_type": "true or false",
    "bool_parsing": "true or false",
    "tuple_type": "a list",
    "list_type": "a list",
    "dict_type": "a mapping of keys to values",
    "model_type": "a mapping of keys to values",
    "model_attributes_type": "a mapping of keys to values",
    "greater_than_equal": "{ge} or more",
    "less_than_equal": "{le} or less",
    "string_too_short": "some text",
    "too_short": "a list of {min_length} or more",
    "too_long": "a list of {max_length} or fewer",
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
            [_problem(path, document.line(at), f"found {shown(value)}; expected keys and values.")]
        )
    known = known or {}
    stated = {name: item for name, item in value.items() if name not in known}
    problems = [
        _problem(
            path, document.line((*at, name)), f"key '{name}' is not written here; the file itself tells it."
        )
        for name in value
        if name in known
    ]
    try:
        record = kind.model_validate({**stated, **known})
    except ValidationError as error:
        problems += _problems(kind, error, document, path, at, known)
    if problems:
        raise RecordError(problems)
    return record


def describe(
    kind: type[BaseModel], error: ValidationError, known: Collection[str] = ()
) -> list[tuple[Key, str]]:
    """Say each thing wrong in words, with the key it is about; `known` are keys that nobody writes."""
    keys = [name for name in kind.model_fields if name not in known]
    items = [(tuple(item["loc"]), item) for item in error.errors()]
    # A list is called too short where a wrong item of it was left out: that item's own message says enough.
    wrong_inside = {key[:-1] for key, _ in items}
    return [
        (key, _message(keys, item))
        for key, item in items
        if item["type"] != "too_short" or key not in wrong_inside
    ]


def _problems(
    kind: type[BaseModel],
    error: ValidationError,
    document: Document,
    path: str,
    at: Key,
    known: Collection[str],
) -> list[Problem]:
    found = describe(kind, error, known)
    return [_problem(path, document.line((*at, *key)), message) for key, message in found]


def _problem(path: str, line: int, message: str) -> Problem:
    return Problem(severity="error", path=path, line=line, message=message)


def _message(keys: Collection[str], item: object) -> str:
    assert isinstance(item, dict)
    name = ".".join(str(step) for step in item["loc"]) or "the whole"
    if item["type"] == "extra_forbidden":
        return f"unknown key '{name}'. {nearest(str(item['loc'][-1]), keys)}"
    if item["type"] == "missing":
        return f"key '{name}' is missing; it was expected here."
    expected = EXPECTED.get(item["type"], "").format_map(item.get("ctx", {})) or str(
        item["msg"]
    ).removeprefix("Value error, ")
    stop = "" if expected.endswith(("?", ".")) else "."
    return f"'{name}' is {shown(item['input'])}; expected {expected}{stop}"


def shown(value: object) -> str:
    """Quote what was written, cut where it is long."""
    text = repr(value)
    return text if len(text) <= 80 else text[:77] + "…"
