"""Which card stands for a page where other sites link to it: of its source, or its part of the archive."""

from collections.abc import Iterator, Mapping

from generator.pages.cards import draw_card
from generator.pages.catalogue import Catalogue
from generator.pages.page import DataFile, Page
from generator.pages.site import Site

FOLDER = "cards"
PARTS: Mapping[str, str] = {
    "articles": "Articles",
    "authors": "Authors",
    "events": "Events",
    "organizations": "Organizations",
    "pairs": "Named together",
    "people": "People",
    "places": "Places",
    "quotations": "Quotations",
    "sources": "Sources",
    "stories": "Running stories",
}
"""By the first step of an address: what that part of the archive is called."""


def card_of(catalogue: Catalogue, page: Page) -> dict[str, str] | None:
    """Name the card of a page and what it shows; none where the site has no address."""
    if not catalogue.site.url:
        return None
    name, path = _subject(catalogue, page)
    return {"url": catalogue.site.absolute(f"{FOLDER}/{path}.png"), "words": name, "path": path}


def card_files(site: Site, cards: Mapping[str, str]) -> Iterator[DataFile]:
    """Draw the cards that pages name; `cards` has the words by path."""
    for path, words in sorted(cards.items()):
        is_of_all = words == site.name
        yield DataFile(path=f"{FOLDER}/{path}.png", data=draw_card(words, "" if is_of_all else site.name))


def _subject(catalogue: Catalogue, page: Page) -> tuple[str, str]:
    """Give the words of a page's card, and its path."""
    if page.template == "article.html":
        source = catalogue.own[page.meta["id"]].source
        if source:
            return source, catalogue.addresses.sources[source]
    elif page.template == "source.html":
        return page.meta["name"], f"sources/{page.meta['id']}"
    part = page.path.partition("/")[0]
    return (catalogue.say(PARTS[part]), part) if part in PARTS else (catalogue.site.name, "archive")
