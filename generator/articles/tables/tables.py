"""Rows of a table become articles: each is one, or a flaw with its number."""

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime

from msgspec import Struct, field
from msgspec.structs import replace

from generator.articles.dating.stated_dates import state_date
from generator.articles.decoding import clean
from generator.articles.formats import Flaw, SourceText, Taken, raw_article
from generator.articles.html.bodies import read_body
from generator.articles.tables.columns import Columns
from generator.articles.tables.day_order import DayOrder, is_open
from generator.errors import UnreadableFile
from generator.model import Cut, Field, RawArticle

MAX_ROWS = 100_000
MAX_FLAWS = 1_000
"""A table of which more rows than these cannot be read is set aside whole."""
MAX_CELL = 2_000_000
"""Most characters in one cell."""
MAX_KEPT = 500
"""Most characters that provenance keeps of a cell no article has a place for."""
DATES = ("date", "received")
EPOCH = re.compile(r"1\d{9}(?:\d{3})?(?:\.\d{1,9})?", re.ASCII)
"""A moment of the years 2001 to 2033 as systems count it."""
UNUSED = "a column that an article has no place for"


class Row(Struct, frozen=True, kw_only=True):
    """One row: its cells by the names of their columns; several values where a cell holds a list."""

    number: int
    """From 1, as a reader of the table counts articles."""
    line: int = 0
    cells: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    columns: Columns = field(default_factory=lambda: Columns(by_field={}))
    flaw: str = ""
    """Why its cells cannot be told."""


def read_rows(source: SourceText, reader: str, rows: Iterable[Row]) -> Taken:
    """Read each row as an article; raise `UnreadableFile` where there is none, or far too many are broken."""
    articles: list[RawArticle] = []
    flaws: list[Flaw] = []
    order = DayOrder()
    later: dict[int, Row] = {}
    for row in _counted(rows):
        dates = _note_dates(row, order)
        try:
            articles.append(_article(source, reader, row))
            if dates:
                later[len(articles) - 1] = dates
        except UnreadableFile as error:
            flaws.append(Flaw(message=f"row {row.number:,}: {error}", line=row.line))
        if len(flaws) > MAX_FLAWS:
            first = flaws[0].message
            raise UnreadableFile(f"more than {MAX_FLAWS:,} of its rows cannot be read, the first as {first}")
    if not articles and not flaws:
        raise UnreadableFile("the table has no rows; expected an article in each.")
    for number, dates in later.items():
        articles[number] = replace(articles[number], fields=_in_order(articles[number], dates, order))
    return Taken(articles=tuple(articles), flaws=tuple(flaws))


def _note_dates(row: Row, order: DayOrder) -> Row | None:
    """Note what the dates of a row tell, and keep those cells that other rows may tell how to read."""
    columns = [row.columns.by_field[name] for name in DATES if name in row.columns.by_field]
    for column in columns:
        order.note(column, _first(row, column), row.number)
    unclear = {column: row.cells[column] for column in columns if is_open(_first(row, column))}
    return replace(row, cells=unclear) if unclear else None


def _first(row: Row, column: str) -> str:
    return next((value for value in row.cells.get(column, ()) if value.strip()), "")


def _in_order(article: RawArticle, dates: Row, order: DayOrder) -> tuple[Field, ...]:
    """Read the dates of a row in the order that other rows of the column are in."""
    found: dict[str, Field] = {}
    for name in DATES:
        column = dates.columns.by_field.get(name, "")
        known = order.state(column, _first(dates, column), _basis(column))
        if known and (name == "date" or len(known.value) == len("2025-06-12")):
            found[_basis(column)] = replace(known, name=name)
    return tuple(found.get(known.basis, known) for known in article.fields)


def _basis(column: str) -> str:
    return f"the table's column '{column}'"


def _counted(rows: Iterable[Row]) -> Iterator[Row]:
    for number, row in enumerate(rows):
        if number == MAX_ROWS:
            raise UnreadableFile(f"it has more than {MAX_ROWS:,} rows; expected the table in smaller files.")
        yield row


def _article(source: SourceText, reader: str, row: Row) -> RawArticle:
    if row.flaw:
        raise UnreadableFile(row.flaw)
    if any(len(value) > MAX_CELL for values in row.cells.values() for value in values):
        raise UnreadableFile(
            f"a cell holds more than {MAX_CELL:,} characters; expected the text of one article."
        )
    row, cuts = _cleaned(row)
    column = row.columns.by_field["text"]
    text = "\n\n".join(row.cells.get(column, ()))
    if not text.strip():
        raise UnreadableFile(f"its column '{column}' is empty; expected the text of an article.")
    headline = _joined(row, "headline")
    story = read_body(text, headline)
    return raw_article(
        source,
        reader,
        story.parts,
        tuple(_fields(row)),
        story.cuts + _unused(row) + cuts,
        number=row.number - 1,
    )


def _cleaned(row: Row) -> tuple[Row, tuple[Cut, ...]]:
    """Take out control characters, which JSON can write in words and Parquet holds as they are."""
    cells: dict[str, tuple[str, ...]] = {}
    cuts: list[Cut] = []
    for name, values in row.cells.items():
        cleaned = [clean(value) for value in values]
        cells[name] = tuple(text for text, _ in cleaned)
        cuts += [cut for _, found in cleaned for cut in found]
    return replace(row, cells=cells), tuple(cuts)


def _joined(row: Row, name: str) -> str:
    return ", ".join(row.cells.get(row.columns.by_field.get(name, ""), ()))


def _fields(row: Row) -> Iterator[Field]:
    for name, column in row.columns.by_field.items():
        values = [value for value in row.cells.get(column, ()) if value.strip()]
        basis = _basis(column)
        if not values or name == "text":
            continue
        if name in DATES:
            yield from _dates(name, values[0], basis)
        elif name == "tag" or (name == "byline" and len(values) > 1):
            own = "author" if name == "byline" else name
            yield from (Field(name=own, value=value.strip(), basis=basis) for value in _split(name, values))
        else:
            yield Field(name=name, value=", ".join(values), basis=basis)


def _split(name: str, values: list[str]) -> list[str]:
    """Take tags that share one cell apart."""
    if name != "tag" or len(values) > 1:
        return values
    mark = ";" if ";" in values[0] else ","
    return [tag for tag in values[0].split(mark) if tag.strip()]


def _dates(name: str, words: str, basis: str) -> Iterator[Field]:
    found = state_date(words, basis) if not EPOCH.fullmatch(words.strip()) else _of_system(words, basis)
    whole_day = found and found.name == "date" and len(found.value) == len("2025-06-12")
    if found and name == "received" and not whole_day:
        yield Field(name="note", value=f"received: {found.value}", basis=basis)
    elif found:
        yield replace(found, name=name) if found.name == "date" else found


def _of_system(words: str, basis: str) -> Field | None:
    """Read a moment as systems count it, in seconds or thousandths since the beginning of 1970."""
    seconds = int(words.strip()[:10])
    moment = datetime.fromtimestamp(seconds, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    where = f"{basis} '{words.strip()}', as seconds since 1970"
    found = state_date(moment, where)
    return replace(found, basis=where) if found else None


def _unused(row: Row) -> tuple[Cut, ...]:
    kept = [(name, ", ".join(row.cells.get(name, ()))) for name in row.columns.rest]
    return tuple(Cut(text=f"{name}: {_short(value)}", reason=UNUSED) for name, value in kept if value.strip())


def _short(value: str) -> str:
    return value if len(value) <= MAX_KEPT else value[: MAX_KEPT - 1] + "…"
