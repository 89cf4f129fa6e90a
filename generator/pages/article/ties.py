"""What an article is tied to, as its page lists it."""

from collections.abc import Iterable

from generator.model import Article, Link, LinkKind
from generator.pages.article.copied import differences_of
from generator.pages.catalogue import Catalogue
from generator.pages.misleading import recycled
from generator.words import UNKNOWN_SOURCE

MOST_LATER = 7
"""Newer articles listed with an older one; their number would grow for ever."""
MOST_REPEATS = 7
"""The same of articles with one caption or quotation."""


def related(catalogue: Catalogue, article: Article) -> list[dict[str, str]]:
    """Describe the older articles that an article is related to, the strongest tie first."""
    links = catalogue.links_from.get(article.id, ())
    return [_tie(catalogue, link) for link in links if link.kind == "related"]


def related_later(catalogue: Catalogue, article: Article) -> list[dict[str, str]]:
    """Describe the newer articles that are related to an article: one of each report, the strongest ties."""
    links = [link for link in catalogue.ties_back(article.id) if link.kind == "related"]
    strongest = _one_of_each(catalogue, sorted(links, key=lambda link: -link.weight))[:MOST_LATER]
    return [_tie(catalogue, link) for link in links if link in strongest]


def look_alikes(catalogue: Catalogue, article: Article) -> list[dict[str, str]]:
    """Describe the articles, older and newer, that an article may be taken for: one of each report."""
    links = catalogue.ties_of(article.id)
    alike = [link for link in links if link.kind == "look-alike"]
    # A report is shown by its first text, where that is alike too.
    ranked = sorted(alike, key=lambda link: link.target in catalogue.reports)
    shown = _one_of_each(catalogue, ranked)
    return [_tie(catalogue, link) for link in alike if link in shown]


def repeats(catalogue: Catalogue, article: Article, kind: LinkKind) -> list[dict[str, str]]:
    """Describe the articles of another date with the same caption or quotation, the furthest first."""
    links = catalogue.ties_of(article.id)
    ranked = sorted((link for link in links if link.kind == kind), key=lambda link: -link.weight)
    return [_tie(catalogue, link) for link in _one_of_each(catalogue, ranked)[:MOST_REPEATS]]


def recaptioned_from(catalogue: Catalogue, article: Article) -> dict[str, str] | None:
    """Describe the article that had a caption of this one first, under another date."""
    links = [link for link in catalogue.links_from.get(article.id, ()) if link.kind == "same-caption"]
    return _tie(catalogue, max(links, key=lambda link: link.weight)) if links else None


def _one_of_each(catalogue: Catalogue, links: Iterable[Link]) -> list[Link]:
    """Keep of the links to one report the first."""
    kept: dict[str, Link] = {}
    for link in links:
        kept.setdefault(catalogue.reports.get(link.target, link.target), link)
    return list(kept.values())


def tied_copies(catalogue: Catalogue, article: Article) -> list[dict[str, str]]:
    """Describe the articles of the same text, with the page that shows what differs, where there is one."""
    found = []
    for link in catalogue.ties_of(article.id):
        if link.kind == "copy":
            copy = link.source if catalogue.copies.get(link.source) == link.target else link.target
            first = link.target if copy == link.source else link.source
            is_shown = catalogue.copies.get(copy) == first
            found.append(
                {**_tie(catalogue, link), "differences": differences_of(catalogue, copy) if is_shown else ""}
            )
    return found


def recycled_from(catalogue: Catalogue, article: Article) -> dict[str, str] | None:
    """Describe the article that had the same text a year earlier or more, and say how much earlier."""
    for link in catalogue.links_from.get(article.id, ()):
        if when := recycled(catalogue, link):
            return {**_tie(catalogue, link), "when": when}
    return None


def _tie(catalogue: Catalogue, link: Link) -> dict[str, str]:
    article = catalogue.articles[link.target]
    address = catalogue.addresses.articles[link.target]
    return {
        "headline": article.headline,
        "address": address,
        "language": article.language,
        "url": f"{address}.html",
        "source": article.source or catalogue.say(UNKNOWN_SOURCE),
        "date": catalogue.say.date(article.date),
        "reason": link.reason,
        "differences": "",
    }
