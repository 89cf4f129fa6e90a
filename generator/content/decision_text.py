"""Decisions on entities as the lines of their file; what YAML would read otherwise is quoted."""

import json
import re
from collections.abc import Mapping, Sequence
from typing import TypeAlias

from generator.content.strict_yaml import INTEGER, NUMBER, WORDS

Value: TypeAlias = "str | Sequence[str] | Mapping[str, str | Sequence[str]]"
PLAIN = re.compile(r"[^\W_](?:[^\n\"#:,\[\]{}&*!|>%@`\\]|:(?=\S))*", re.UNICODE)
PLAIN_INSIDE = re.compile(r"[^\W_][^\n\"#:,\[\]{}&*!|>%@`\\?]*")


def decision_lines(what: Mapping[str, Value], by: str, on: str, why: str, *, indent: str = "") -> str:
    """Write one decision as an item of the list; empty `by`, `on` and `why` are left for a person to fill."""
    [(key, value)] = what.items()
    head = f"{indent}- {key}: {_value(value)}"
    tail = [
        f"{indent}  {name}:{f' {scalar(text)}' if text else ''}"
        for name, text in (("by", by), ("on", on), ("why", why))
    ]
    return "\n".join([head, *tail]) + "\n"


def scalar(text: str, *, inside: bool = False) -> str:
    """Write text so that it is read back as that text; `inside` a list or mapping more signs need quotes."""
    plain = (PLAIN_INSIDE if inside else PLAIN).fullmatch(text)
    special = text.lower() in WORDS or INTEGER.fullmatch(text) or NUMBER.fullmatch(text)
    if plain and not special and not text.endswith((" ", ":")):
        return text
    return json.dumps(text, ensure_ascii=False)


def _value(value: Value) -> str:
    if isinstance(value, str):
        return scalar(value)
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{key}: {_inside(item)}" for key, item in value.items()) + "}"
    return _inside(value)


def _inside(value: "str | Sequence[str]") -> str:
    if isinstance(value, str):
        return scalar(value, inside=True)
    return "[" + ", ".join(scalar(item, inside=True) for item in value) + "]"
