"""What a file is by its first bytes, where these leave no doubt."""

import re

LOOKED_AT = 4096
SPACE = b" \t\r\n"
BYTES = ((b"\x1f\x8b\x08", ".gz"), (b"PK\x03\x04", ".zip"), (b"PK\x05\x06", ".zip"), (b"PAR1", ".parquet"))
WARC = re.compile(rb"WARC/1\.\d\r?\n")
XML = re.compile(rb"<\?xml[ \t\r\n]")
HTML = re.compile(
    rb"(?:<\?xml[^>]*>\s*)?(?:<!--(?:(?!-->).)*-->\s*)*(?:<!doctype\s+html\b|<html[\s>])",
    re.IGNORECASE | re.DOTALL,
)
MAILBOX = re.compile(rb"From \S+ [^\n]*\d\d:\d\d[^\n]*\n[A-Za-z][A-Za-z0-9-]*:")
MAIL = re.compile(
    rb"(?:[A-Za-z][A-Za-z0-9-]*:[^\n]*\n(?:[ \t][^\n]*\n)*)*(?:Message-ID|MIME-Version):", re.IGNORECASE
)
JSON = re.compile(rb"\{\s*\"[^\"\\\n]{1,80}\"\s*:|\[\s*\{\s*\"[^\"\\\n]{1,80}\"\s*:")
FRONT_MATTER = re.compile(
    rb"---[ \t]*\r?\n(?:[A-Za-z_][\w-]*:[^\n]*\n|[ \t#-][^\n]*\n|\r?\n)+?---[ \t]*\r?(?:\n|\Z)"
)
TEXT = (
    (WARC, ".warc"),
    (HTML, ".html"),
    (XML, ".xml"),
    (MAILBOX, ".mbox"),
    (MAIL, ".eml"),
    (JSON, ".json"),
    (FRONT_MATTER, ".md"),
)


def find_kind(data: bytes) -> str:
    """Name the suffix that a file's content calls for, or nothing where the content is not certain."""
    for start, suffix in BYTES:
        if data.startswith(start):
            return suffix
    head = data[:LOOKED_AT].removeprefix(b"\xef\xbb\xbf").lstrip(SPACE)
    return next((suffix for pattern, suffix in TEXT if pattern.match(head)), "")
