"""Citations as they are read: by the Chicago Manual of Style and by APA style."""

import re
from collections.abc import Sequence

from generator.pages.citing.authors import Author
from generator.pages.citing.citation import Citation, is_plain
from generator.words import MONTHS, date_words

MOST_IN_CHICAGO, SHOWN_IN_CHICAGO = 10, 7
MOST_IN_APA, SHOWN_IN_APA = 20, 19
"""More authors than that are cut (Chicago 17, 14.76; APA 7, 9.8)."""
STOPS = (".", "?", "!", "…")
APPROXIMATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?~")


def format_chicago(citation: Citation) -> str:
    """Put a citation as an entry of a bibliography: `Doe, Jane. “Headline.” The Paper, June 12, 2025.`."""
    names = _chicago_names(citation.authors)
    where = ", ".join(filter(None, [citation.publication, _american(citation) or "n.d."]))
    parts = [_stopped(names) if names else "", f"“{_stopped(_inner(citation.headline))}”", _stopped(where)]
    parts += [_stopped(citation.archive), f"{citation.url}." if citation.url else ""]
    return " ".join(filter(None, parts))


def format_apa(citation: Citation) -> str:
    """Put a citation as an entry of a list of references: `Doe, J. (2025, June 12). Headline. The Paper.`."""
    names, date = _apa_names(citation.authors), f"({_apa_date(citation)})."
    headline = _stopped(citation.headline)
    opening = [_stopped(names), date, headline] if names else [headline, date]
    closing = [_stopped(citation.publication) if citation.publication else "", _stopped(citation.archive)]
    return " ".join(filter(None, [*opening, *closing, citation.url]))


def _chicago_names(authors: Sequence[Author]) -> str:
    """Name the first author by family name, the others as they are written."""
    shown = authors if len(authors) <= MOST_IN_CHICAGO else authors[:SHOWN_IN_CHICAGO]
    names = [author.name if number else author.turned for number, author in enumerate(shown)]
    if len(shown) < len(authors):
        return f"{', '.join(names)}, et al."
    return f"{', '.join(names[:-1])}, and {names[-1]}" if len(names) > 1 else "".join(names)


def _apa_names(authors: Sequence[Author]) -> str:
    names = [_apa_name(author) for author in authors]
    if len(names) > MOST_IN_APA:
        return f"{', '.join(names[:SHOWN_IN_APA])}, … {names[-1]}"
    return f"{', '.join(names[:-1])}, & {names[-1]}" if len(names) > 1 else "".join(names)


def _apa_name(author: Author) -> str:
    if not author.family:
        return author.name
    initials = " ".join(_initials(word) for word in author.given.split())
    return ", ".join(filter(None, [author.family, initials, author.suffix]))


def _initials(word: str) -> str:
    return "-".join(f"{part[0].upper()}." for part in word.split("-") if part)


def _american(citation: Citation) -> str:
    """Put a date as `June 12, 2025`, `June 2025`, `ca. May 15, 2019`, or in words."""
    date = citation.date
    if not date.edtf:
        return ""
    if found := APPROXIMATE.fullmatch(date.edtf):
        return f"ca. {_month_first(*(int(part or 0) for part in found.groups()))}"
    when = citation.when
    return _month_first(when.year, when.month, when.day) if is_plain(date) else date_words(date)


def _month_first(year: int, month: int, day: int) -> str:
    before = f"{MONTHS[month - 1]} {day}, " if day else f"{MONTHS[month - 1]} " if month else ""
    return f"{before}{year:04}"


def _apa_date(citation: Citation) -> str:
    date, when = citation.date, citation.when
    if not date.edtf:
        return "n.d."
    if found := APPROXIMATE.fullmatch(date.edtf):
        return f"ca. {_year_first(*(int(part or 0) for part in found.groups()))}"
    return _year_first(when.year, when.month, when.day) if is_plain(date) else date_words(date)


def _year_first(year: int, month: int, day: int) -> str:
    after = f", {MONTHS[month - 1]} {day}" if day else f", {MONTHS[month - 1]}" if month else ""
    return f"{year:04}{after}"


def _stopped(text: str) -> str:
    return text if text.endswith(STOPS) else f"{text}."


def _inner(text: str) -> str:
    """Make quotation marks within quotation marks single."""
    return re.sub('“([^”]*)”|"([^"]*)"', lambda found: f"‘{found[1] or found[2] or ''}’", text)
