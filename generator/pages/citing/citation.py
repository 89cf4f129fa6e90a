"""What a citation says of an article, before any format; what is not known is not in it."""

import re

from msgspec import Struct

from generator.articles.languages import UNDETERMINED
from generator.model import Article, Date
from generator.pages.citing.authors import Author, authors_of
from generator.pages.citing.plain import plain
from generator.pages.permalinks import Addresses
from generator.pages.site import Site

PLAIN = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")
LONGEST_HEADLINE = 500
"""Characters; some files hold a whole paragraph where the headline should be."""


class When(Struct, frozen=True, kw_only=True):
    """The parts of a date that are certain: those that all its possible days share."""

    year: int = 0
    month: int = 0
    day: int = 0
    """Each 0 where it is not certain."""


class Citation(Struct, frozen=True, kw_only=True):
    """One article to be cited."""

    key: str
    """Letters, digits and hyphens; unique in the archive."""
    headline: str
    authors: tuple[Author, ...]
    publication: str
    agency: str
    section: str
    date: Date
    language: str
    url: str
    """Of the page in this archive, else of the source's own; empty where neither is known."""
    is_ours: bool
    """Whether the address is this archive's."""
    archive: str

    @property
    def when(self) -> When:
        """Tell what is certain of the date."""
        return certain(self.date)


def cite(article: Article, addresses: Addresses, site: Site) -> Citation:
    """Gather what is to be said of an article in a citation."""
    source = addresses.sources.get(article.source, "").rpartition("/")[2]
    year = certain(article.date).year
    own = site.absolute(f"{addresses.articles[article.id]}.html")
    return Citation(
        key="-".join(filter(None, (source, f"{year:04}" if year else "", article.id))),
        headline=_shortened(plain(article.headline)),
        authors=authors_of(article),
        publication=plain(article.source),
        agency=plain(article.agency),
        section=plain(article.section),
        date=article.date,
        language=known_language(article),
        url=own or (article.url if is_address(article.url) else ""),
        is_ours=bool(own),
        archive=plain(site.name),
    )


def _shortened(headline: str) -> str:
    """Cut what is too long for a headline at a word."""
    if len(headline) <= LONGEST_HEADLINE:
        return headline
    return headline[:LONGEST_HEADLINE].rsplit(" ", 1)[0] + "…"


def known_language(article: Article) -> str:
    """Give the tag of an article's language, or nothing where it is not told."""
    return "" if article.language == UNDETERMINED else article.language


def is_address(url: str) -> bool:
    """Whether a source's statement of its address is one that a page may link to."""
    return url.startswith(("https://", "http://")) and not any(sign.isspace() for sign in url)


def is_plain(date: Date) -> bool:
    """Whether a date is a day, a month or a year, neither approximate nor uncertain."""
    return bool(PLAIN.fullmatch(date.edtf))


def certain(date: Date) -> When:
    """Tell the year, the month and the day that all possible days of a date share."""
    if is_plain(date):
        year, month, day = (int(part) for part in f"{date.edtf}-0-0".split("-")[:3])
        return When(year=year, month=month, day=day)
    first, last = date.earliest, date.latest
    if first is None or last is None or first.year != last.year:
        return When()
    return When(year=first.year, month=first.month if first.month == last.month else 0)
