"""Citations as RIS, which every reference manager imports."""

from collections.abc import Iterator

from generator.pages.citing.citation import Citation, is_plain
from generator.words import date_words

END = "\r\n"


def format_ris(citation: Citation) -> str:
    """Put a citation as one record: a tag, two blanks, a hyphen and a blank open each line."""
    return "".join(f"{tag}  - {value}{END}" for tag, value in _lines(citation))


def _lines(citation: Citation) -> Iterator[tuple[str, str]]:
    yield "TY", "NEWS"
    yield "ID", citation.key
    yield from (("AU", author.turned) for author in citation.authors)
    when = citation.when
    optional = {
        "TI": citation.headline,
        "T2": citation.publication,
        "PY": f"{when.year:04}" if when.year else "",
        "DA": _date(citation),
        "N1": citation.agency,
        "LA": citation.language,
        "UR": citation.url,
        "DP": citation.archive,
    }
    yield from ((tag, value) for tag, value in optional.items() if value)
    yield "ER", ""


def _date(citation: Citation) -> str:
    """Put a date as year, month, day and, behind the third slash, what these cannot say."""
    when = citation.when
    words = date_words(citation.date) if citation.date.edtf and not is_plain(citation.date) else ""
    if not when.year and not words:
        return ""
    year = f"{when.year:04}" if when.year else ""
    return f"{year}/{f'{when.month:02}' if when.month else ''}/{f'{when.day:02}' if when.day else ''}/{words}"
