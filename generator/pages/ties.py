"""What an article is tied to, as its page lists it."""

from generator.model import Article, Link
from generator.pages.catalogue import Catalogue
from generator.pages.copied import differences_of
from generator.pages.misleading import recycled
from generator.words import UNKNOWN_SOURCE, date_words


def tied(catalogue: Catalogue, article: Article, kind: str) -> list[dict[str, str]]:
    """Describe the older articles that an article is tied to."""
    return [_tie(catalogue, link) for link in catalogue.links_from.get(article.id, ()) if link.kind == kind]


def tied_later(catalogue: Catalogue, article: Article, kind: str) -> list[dict[str, str]]:
    """Describe the newer articles that are tied to an article."""
    return [_tie(catalogue, link) for link in catalogue.links_back.get(article.id, ()) if link.kind == kind]


def tied_both(catalogue: Catalogue, article: Article, kind: str) -> list[dict[str, str]]:
    """Describe the older and the newer articles."""
    return tied(catalogue, article, kind) + tied_later(catalogue, article, kind)


def tied_copies(catalogue: Catalogue, article: Article) -> list[dict[str, str]]:
    """Describe the articles of the same text, with the page that shows what differs, where there is one."""
    found = []
    for link in (*catalogue.links_from.get(article.id, ()), *catalogue.links_back.get(article.id, ())):
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
        "url": f"{address}.html",
        "source": article.source or UNKNOWN_SOURCE,
        "date": date_words(article.date),
        "reason": link.reason,
        "differences": "",
    }
