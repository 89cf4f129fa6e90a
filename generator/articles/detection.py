"""What a file is by its first bytes, where these leave no doubt."""

import re

LOOKED_AT = 4096
SPACE = b" \t\r\n"
BYTES = (
    (b"\x1f\x8b\x08", ".gz"),
    (b"PK\x03\x04", ".zip"),
    (b"PK\x05\x06", ".zip"),
    (b"\xfd7zXZ\x00", ".xz"),
    *((b"BZh%d1AY&SY" % level, ".bz2") for level in range(1, 10)),
    (b"PAR1", ".parquet"),
)
TAR_AT, TAR = 257, (b"ustar\x00", b"ustar  \x00")
"""Where the first header of a `.tar` says what it is; of before 1988 none does."""
DOCUMENTS = (
    (b"{\\rtf", "a word processor's document (RTF)"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "a document of an older office program"),
    (b"%PDF-", "a PDF"),
)
PACKAGES = (".gz", ".bz2", ".xz", ".zip", ".tar", ".warc")
COMPRESSED_TARS = {".tgz": ".gz", ".tbz2": ".bz2", ".tbz": ".bz2", ".txz": ".xz"}
"""Suffixes of a `.tar` that is compressed, and how."""
WARC = re.compile(rb"WARC/1\.\d\r?\n")
XML = re.compile(
    rb"<\?xml[ \t\r\n](?![^>]*\?>\s*[^<\s])"
    rb"|<(?:rss|feed|rdf:RDF|nitf|NewsML|newsItem|newsMessage|packageItem)[ \t\r\n>]"
)
HTML = re.compile(
    rb"(?:<\?xml[^>]*>\s*)?(?:<!--(?:(?!-->).)*-->\s*)*(?:<!doctype\s+html\b|<html[\s>])",
    re.IGNORECASE | re.DOTALL,
)
MAILBOX = re.compile(rb"From \S+ [^\n]*\d\d:\d\d[^\n]*\n[A-Za-z][A-Za-z0-9-]*:")
MAIL = re.compile(
    rb"(?:[A-Za-z][A-Za-z0-9-]*:[^\n]*\n(?:[ \t][^\n]*\n)*)*(?:Message-ID|MIME-Version):", re.IGNORECASE
)
JSON = re.compile(rb"\{\s*\"[^\"\\\n]{1,80}\"\s*:|\[\s*\{\s*\"[^\"\\\n]{1,80}\"\s*:")
JSON_LINES = re.compile(rb"\{[^\n]*\}[ \t]*\r?\n\{[ \t]*\"")
HEADER = re.compile(rb"[A-Za-z][A-Za-z0-9-]*:[ \t]")
FRONT_MATTER = re.compile(
    rb"---[ \t]*\r?\n(?:[A-Za-z_][\w-]*:[^\n]*\n|[ \t#-][^\n]*\n|\r?\n)+?---[ \t]*\r?(?:\n|\Z)"
)
TEXT = (
    (WARC, ".warc"),
    (HTML, ".html"),
    (XML, ".xml"),
    (MAILBOX, ".mbox"),
    (MAIL, ".eml"),
    (JSON_LINES, ".jsonl"),
    (JSON, ".json"),
    (FRONT_MATTER, ".md"),
)

MAY_BE = {
    ".csv": re.compile(rb"(?!From |[A-Za-z][A-Za-z0-9-]*:[ \t]|---[ \t]*\r?\n)[^<{\[\x00]"),
    ".json": re.compile(rb"[{\[](?![^\n]*\}[ \t]*\r?\n\{)"),
    ".jsonl": re.compile(rb"\{[^\r\n]"),
    ".eml": HEADER,
    ".mbox": re.compile(rb"From "),
    ".xml": re.compile(rb"<(?!!doctype[ \t\r\n]+html|html[ \t\r\n>])", re.IGNORECASE),
    ".html": re.compile(
        rb"<(?!\?xml|(?:rss|feed|rdf:RDF|nitf|NewsML|newsItem|newsMessage|packageItem)[ \t\r\n>])"
    ),
    ".mhtml": HEADER,
    ".parquet": re.compile(rb"PAR1"),
}
"""How a file of a format begins, as far as that speaks against another format that is certain."""
WIDE = (b"\xff\xfe", b"\xfe\xff")
"""Marks of UTF-16, in which nothing here can be read."""


def may_be(suffix: str, data: bytes) -> bool:
    """Whether a file's content may be of a suffix's format; where it may not, its suffix is wrong."""
    if suffix not in MAY_BE or data.startswith(WIDE):
        return True
    return bool(MAY_BE[suffix].match(_head(data)))


def find_package(data: bytes) -> str:
    """Name the suffix of the package that a file's first bytes are of, or nothing."""
    found = _find_bytes(data)
    return found if found in PACKAGES else ".warc" if not found and WARC.match(_head(data)) else ""


def find_kind(data: bytes) -> str:
    """Name the suffix that a file's content calls for, or nothing where the content is not certain."""
    head = _head(data)
    return _find_bytes(data) or next((suffix for pattern, suffix in TEXT if pattern.match(head)), "")


def find_document(data: bytes) -> str:
    """Say what a file is that holds its text in a form of its own, or nothing."""
    return next((what for start, what in DOCUMENTS if _head(data).startswith(start)), "")


def _find_bytes(data: bytes) -> str:
    if data.startswith(TAR, TAR_AT):
        return ".tar"
    return next((suffix for start, suffix in BYTES if data.startswith(start)), "")


def _head(data: bytes) -> bytes:
    return data[:LOOKED_AT].removeprefix(b"\xef\xbb\xbf").lstrip(SPACE)
