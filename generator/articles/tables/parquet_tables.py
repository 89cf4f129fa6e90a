"""Parquet: one article a row. Needs the optional package pyarrow."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from generator.articles.formats import Item, Reader, SourceText, Taken
from generator.articles.house import House
from generator.articles.tables.columns import Columns, check_columns, map_columns
from generator.articles.tables.tables import MAX_ROWS, Row, read_rows
from generator.errors import UnreadableFile

if TYPE_CHECKING:
    from types import ModuleType

NAME = "parquet 1"
MAX_EXPANDED = 200_000_000
"""Most bytes that the columns of one file may unfold to."""
BATCH = 100
"""Rows unfolded at a time."""
INSTALL = "reading Parquet needs the package pyarrow; expected it: pip install 'news-archive[data]'."


def read_parquet(item: Item, house: House) -> Taken:
    """Read each row as an article; raise `UnreadableFile` where this is no table with a column of text."""
    try:
        import pyarrow
        import pyarrow.parquet as parquet
    except ImportError:
        raise UnreadableFile(INSTALL) from None
    source = SourceText(item=item, text="", encoding="utf-8")
    try:
        file = parquet.ParquetFile(pyarrow.BufferReader(item.data))
        names = tuple(str(name) for name in file.schema_arrow.names)
        columns = map_columns(names, house.columns)
        check_columns(columns, names)
        _check_size(file.metadata)
        return read_rows(source, NAME, _rows(file, pyarrow, columns))
    except (
        pyarrow.ArrowException,
        OSError,
        ValueError,
        TypeError,
        KeyError,
        ArithmeticError,
        RecursionError,
    ) as error:
        fault = " ".join(str(error).split())[:200]
        raise UnreadableFile(
            f"it cannot be read as Parquet ({fault}); expected a whole Parquet file."
        ) from None


def _check_size(metadata: Any) -> None:
    if metadata.num_rows > MAX_ROWS:
        raise UnreadableFile(f"it has {metadata.num_rows:,} rows; expected at most {MAX_ROWS:,}.")
    size = sum(metadata.row_group(n).total_byte_size for n in range(metadata.num_row_groups))
    if size > MAX_EXPANDED:
        raise UnreadableFile(f"it unfolds to {size:,} bytes; expected at most {MAX_EXPANDED:,}.")


def _rows(file: Any, arrow: "ModuleType", columns: Columns) -> Iterator[Row]:
    """Yield the rows; what they unfold to is counted, as a file may say less than it holds."""
    number = expanded = 0
    for batch in file.iter_batches(batch_size=BATCH, use_threads=False):
        expanded += batch.nbytes
        if expanded > MAX_EXPANDED:
            raise UnreadableFile(
                f"it unfolds to more than {MAX_EXPANDED:,} bytes; expected at most that many."
            )
        named = [(name, _readable(batch.column(n), arrow)) for n, name in enumerate(batch.schema.names)]
        for place in range(batch.num_rows):
            number += 1
            try:
                cells = {name: tuple(_texts(column[place].as_py())) for name, column in named}
            except UnicodeDecodeError:
                yield Row(number=number, flaw="a cell holds bytes that are not UTF-8; expected UTF-8 text.")
                continue
            yield Row(number=number, cells=cells, columns=columns)


def _readable(column: Any, arrow: "ModuleType") -> Any:
    """Put days and moments in ISO 8601, which keeps what the library would round or refuse."""
    return column.cast(arrow.string()) if arrow.types.is_temporal(column.type) else column


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, bytes):
        yield value.decode("utf-8")
    elif isinstance(value, list | tuple):
        for one in value:
            yield from _texts(one)
    elif isinstance(value, dict):
        name = value.get("name")
        yield name if isinstance(name, str) else str(value)
    elif value is not None:
        yield str(value)


READER = Reader(name=NAME, suffixes=(".parquet",), read=read_parquet)
