"""The formats that the archive reads; a new one is one module, and one line here."""

from pathlib import PurePosixPath

from generator.articles import csv_tables, json_lines, mail, markdown, parquet_tables, text
from generator.articles.formats import Item, Reader
from generator.errors import UnreadableFile

READERS: tuple[Reader, ...] = (
    text.READER,
    markdown.READER,
    csv_tables.READER,
    json_lines.READER,
    parquet_tables.READER,
    mail.MAIL_READER,
    mail.MAILBOX_READER,
)
BY_SUFFIX = {suffix: reader for reader in READERS for suffix in reader.suffixes}


def find_reader(item: Item) -> Reader:
    """Find the reader of an item by its suffix; raise `UnreadableFile` that names all suffixes."""
    suffix = PurePosixPath(item.name).suffix.lower()
    if suffix in BY_SUFFIX:
        return BY_SUFFIX[suffix]
    what = f"'{suffix}' files" if suffix else "files without a suffix"
    raise UnreadableFile(f"no reader for {what}; expected {', '.join(BY_SUFFIX)}.")
