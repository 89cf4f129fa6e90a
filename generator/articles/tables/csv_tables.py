"""CSV and TSV: a first line that names the columns, then one article a row."""

import csv
import io
import re
from collections.abc import Iterator, Sequence
from pathlib import PurePosixPath
from typing import Any

from generator.articles.decoding import decode
from generator.articles.formats import Item, Reader, Taken
from generator.articles.house import House
from generator.articles.tables.columns import Columns, check_columns, map_columns
from generator.articles.tables.tables import MAX_CELL, Row, read_rows
from generator.errors import UnreadableFile

NAME = "csv 1"
MARKS = ",;\t|"
"""What may stand between cells; the one that makes most of the first line outranks those after it."""
SEPARATOR = re.compile(r"\s*\"?sep=(?P<mark>[,;\t|])\"?[ \t]*\n", re.IGNORECASE)
"""A first line in which Excel says what stands between cells."""
MAX_HEADER = 100_000
"""Most characters in the line that names the columns."""


def read_csv(item: Item, house: House) -> Taken:
    """Read each row as an article; raise `UnreadableFile` where the first line names no column of text."""
    source = decode(item)
    stated = SEPARATOR.match(source.text)
    header = source.text[stated.end() if stated else 0 :].lstrip("\n").partition("\n")[0]
    if len(header) > MAX_HEADER:
        raise UnreadableFile(
            f"its first line is longer than {MAX_HEADER:,} characters; expected column names."
        )
    # Set for the whole process, always to the same value.
    csv.field_size_limit(MAX_CELL)
    lines = _lines(source.text, stated["mark"] if stated else _mark(item, header, house))
    if stated:
        next(lines)
    names = tuple(name.strip() for name in _header(lines))
    columns = map_columns(names, house.columns)
    check_columns(columns, names)
    repeated = next((name for name in names if name and names.count(name) > 1), "")
    if repeated:
        raise UnreadableFile(f"it has more than one column '{repeated}'; expected each name once.", line=1)
    return read_rows(source, NAME, _rows(lines, names, columns))


def _lines(text: str, mark: str) -> Any:
    return csv.reader(io.StringIO(text, newline=""), delimiter=mark, strict=True)


def _mark(item: Item, header: str, house: House) -> str:
    """Tell the mark between cells by the suffix, else by which finds a column of text, then most columns."""
    if PurePosixPath(item.name).suffix.lower() == ".tsv":
        return "\t"
    found = {mark: _split(header, mark) for mark in MARKS}
    return max(
        MARKS, key=lambda mark: ("text" in map_columns(found[mark], house.columns).by_field, len(found[mark]))
    )


def _split(header: str, mark: str) -> Sequence[str]:
    try:
        return next(_lines(header, mark), [])
    except csv.Error:
        return []


def _header(lines: Any) -> Sequence[str]:
    try:
        return next((cells for cells in lines if any(map(str.strip, cells))), [])
    except csv.Error as error:
        raise UnreadableFile(f"its first line is not CSV ({error}); expected column names.", line=1) from None


def _rows(lines: Any, names: Sequence[str], columns: Columns) -> Iterator[Row]:
    """Yield the rows; after a fault in the quoting nothing that follows can be told apart."""
    number, line = 0, lines.line_num + 1
    while True:
        try:
            cells = next(lines, None)
        except csv.Error as error:
            fault = f"it and what follows cannot be told apart ({error}); expected quotes in pairs."
            yield Row(number=number + 1, line=line, flaw=fault)
            return
        if cells is None:
            return
        if any(map(str.strip, cells)):
            number += 1
            yield _row(number, line, cells, names, columns)
        line = lines.line_num + 1


def _row(number: int, line: int, cells: Sequence[str], names: Sequence[str], columns: Columns) -> Row:
    if len(cells) != len(names):
        fault = (
            f"it has {len(cells):,} cells; expected {len(names):,}, one under each name of the first line."
        )
        return Row(number=number, line=line, flaw=fault)
    values = {name: (cell,) for name, cell in zip(names, cells, strict=True)}
    return Row(number=number, line=line, cells=values, columns=columns)


READER = Reader(name=NAME, suffixes=(".csv", ".tsv"), read=read_csv)
