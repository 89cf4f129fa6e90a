"""JSON Lines: one object a line, and in each an article."""

import json
from collections.abc import Iterator, Mapping

from generator.articles.decoding import decode
from generator.articles.formats import Item, Reader, Taken
from generator.articles.house import House
from generator.articles.json_values import parse_json
from generator.articles.tables.columns import Columns, check_columns, map_columns
from generator.articles.tables.tables import Row, read_rows
from generator.errors import UnreadableFile

NAME = "json-lines 1"
NAMED = ("name", "title", "label", "value")
"""Keys that stand for the whole of a small object, such as a source with an id and a name."""


def read_json_lines(item: Item, house: House) -> Taken:
    """Read each line as an article; raise `UnreadableFile` where no line has a key for the text."""
    source = decode(item)
    known: dict[tuple[str, ...], Columns] = {}
    taken = read_rows(source, NAME, _rows(source.text, house.columns, known))
    if not known:
        first = taken.flaws[0]
        raise UnreadableFile(f"no line of it is an article, the first as {first.message}", line=first.line)
    return taken


def _rows(text: str, stated: Mapping[str, str], known: "dict[tuple[str, ...], Columns]") -> Iterator[Row]:
    """Yield a row for each line; `known` gathers the columns by the keys of a line."""
    number = 0
    for line, words in enumerate(text.split("\n"), start=1):
        if not words.strip():
            continue
        number += 1
        try:
            yield _row(number, line, words, stated, known)
        except UnreadableFile as error:
            yield Row(number=number, line=line, flaw=str(error))


def _row(
    number: int, line: int, words: str, stated: Mapping[str, str], known: "dict[tuple[str, ...], Columns]"
) -> Row:
    value = parse_json(words)
    if not isinstance(value, dict):
        raise UnreadableFile(f"it is {_kind(value)}; expected an object with keys such as 'text'.")
    names = tuple(value)
    if names not in known:
        columns = map_columns(names, stated)
        check_columns(columns, names)
        known[names] = columns
    cells = {name: tuple(_texts(cell)) for name, cell in value.items()}
    return Row(number=number, line=line, cells=cells, columns=known[names])


def _texts(value: object) -> Iterator[str]:
    """Yield what a value says, piece by piece."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for one in value:
            yield from _texts(one)
    elif isinstance(value, dict):
        name = next((value[key] for key in NAMED if isinstance(value.get(key), str)), None)
        yield name if name is not None else json.dumps(value, ensure_ascii=False)
    elif value is not None:
        yield json.dumps(value)


def _kind(value: object) -> str:
    return {list: "a list", str: "text", type(None): "null"}.get(type(value), "a number or true or false")


READER = Reader(name=NAME, suffixes=(".jsonl", ".ndjson"), read=read_json_lines)
