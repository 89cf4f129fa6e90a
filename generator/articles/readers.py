"""The formats that the archive reads; a new one is one module, and one line here."""

from generator.articles import json_files, xml_files
from generator.articles.detection import PACKAGES, find_document, find_kind, find_package, may_be
from generator.articles.formats import Item, Reader
from generator.articles.mail import mail
from generator.articles.markdown import markdown
from generator.articles.packages.zip_files import AS_TEXT
from generator.articles.plain import text
from generator.articles.tables import csv_tables, json_lines, parquet_tables
from generator.articles.web import web
from generator.errors import UnreadableFile

READERS: tuple[Reader, ...] = (
    text.READER,
    markdown.READER,
    csv_tables.READER,
    json_lines.READER,
    parquet_tables.READER,
    mail.MAIL_READER,
    mail.MAILBOX_READER,
    json_files.READER,
    xml_files.READER,
    web.READER,
    web.MHTML_READER,
)
BY_SUFFIX = {suffix: reader for reader in READERS for suffix in reader.suffixes}
ANY_TEXT = (text.READER, markdown.READER)
"""Formats that any text is, so that only a certain other one speaks against them."""


def find_reader(item: Item) -> Reader:
    """Find the reader of an item by its suffix, or by its content where that is certain and says otherwise.

    Raise `UnreadableFile` that names all suffixes where neither tells.
    """
    suffix = item.ending
    document = find_document(item.data)
    if document:
        raise UnreadableFile(f"it is {document}; {AS_TEXT}")
    stated = BY_SUFFIX.get(suffix)
    found = BY_SUFFIX.get(find_kind(item.data))
    if stated and (not found or not _is_misnamed(item, stated, found)):
        return stated
    if found:
        return found
    if item.is_unnamed and b"\0" not in item.data:
        return text.READER
    what = f"'{suffix}' files" if suffix else "files without a suffix"
    raise UnreadableFile(f"no reader for {what}; expected {', '.join(BY_SUFFIX)}.")


def find_misnaming(item: Item, reader: Reader) -> str:
    """Say that an item's suffix belongs to another format than the one it is read as, else nothing."""
    suffix = item.ending
    if suffix in reader.suffixes or suffix not in (*BY_SUFFIX, *PACKAGES):
        return ""
    return _misnaming(suffix, reader.name.rpartition(" ")[0], reader.suffixes[0])


def find_misnamed_package(item: Item) -> str:
    """Say that a package has the suffix of another format or package, else nothing."""
    found = find_package(item.data)
    if not found or item.ending == found or item.ending not in (*BY_SUFFIX, *PACKAGES):
        return ""
    return _misnaming(item.ending, f"a '{found}' package", found)


def _misnaming(suffix: str, what: str, expected: str) -> str:
    return f"its suffix is '{suffix}', but it was read as {what}; expected '{expected}'."


def _is_misnamed(item: Item, stated: Reader, found: Reader) -> bool:
    """Whether the content belies the suffix; a reader that can tell its own format has the last word."""
    if stated is found:
        return False
    if stated.looks_right:
        return not stated.looks_right(item.data)
    return stated in ANY_TEXT or not may_be(stated.suffixes[0], item.data)
