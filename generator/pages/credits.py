"""Who wrote: the authors, each with the articles."""

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Raw

from generator.pages.catalogue import Catalogue
from generator.pages.listing import Leaf, leaf_title, paged, span_facts
from generator.pages.page import Page
from generator.pages.plain_lists import article_page, first_article_page
from generator.pages.templating import render_body

INDEX = "authors/index"


def author_index_pages(
    catalogue: Catalogue, bylines: Mapping[str, Sequence[str]], size: int
) -> Iterator[Page]:
    """Compose the list of authors; nothing where none is named."""
    names = sorted(bylines, key=lambda name: (name.casefold(), name))
    if names:
        yield from _index_pages(catalogue, bylines, names, size)


def author_pages(catalogue: Catalogue, openings: Mapping[str, Raw], name: str) -> Iterator[Page]:
    """Compose the first page of an author's articles."""
    yield first_article_page(catalogue, name, openings[f"author {name}"], **_about(catalogue, name))


def later_author_page(catalogue: Catalogue, name: str, leaf: Leaf) -> Page:
    """Compose another page of an author's articles."""
    return article_page(catalogue, name, leaf, **_about(catalogue, name))


def _about(catalogue: Catalogue, name: str) -> dict[str, object]:
    return {
        "description": catalogue.say("Articles credited to {name}.", name=name),
        "breadcrumb": [{"name": catalogue.say("Authors"), "url": f"{INDEX}.html"}],
    }


def _index_pages(
    catalogue: Catalogue, bylines: Mapping[str, Sequence[str]], names: list[str], size: int
) -> Iterator[Page]:
    for leaf in paged(INDEX, names, size):
        entries = [
            {
                "name": name,
                "address": catalogue.addresses.authors[name],
                "about": "",
                "facts": span_facts(catalogue, bylines[name]),
            }
            for name in leaf.items
        ]
        yield Page(
            path=leaf.path,
            title=leaf_title(catalogue.say, catalogue.say("Authors"), leaf),
            template="listing.html",
            meta={
                "kicker": catalogue.say("Archive"),
                "count_words": catalogue.say.count(len(names), "author"),
                "breadcrumb": [],
                "pager": leaf.pager,
                "description": catalogue.say("The authors of this archive."),
            },
            body=render_body(catalogue.say, "names", leaf.path, entries=entries, empty=""),
        )
