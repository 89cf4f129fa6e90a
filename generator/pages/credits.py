"""Who wrote: the authors, each with the articles."""

from collections.abc import Iterator

from generator.model import Article
from generator.pages.catalogue import Catalogue
from generator.pages.listing import leaf_title, paged, span_facts
from generator.pages.page import Page
from generator.pages.plain_lists import article_pages
from generator.pages.templating import render_body

INDEX = "authors/index"


def author_pages(catalogue: Catalogue, size: int) -> Iterator[Page]:
    """Compose the list of authors, and the list of each author's articles; nothing where none is named."""
    groups: dict[str, list[Article]] = {}
    for article in catalogue.archive.articles:
        for name in article.authors:
            groups.setdefault(name, []).append(article)
    if not groups:
        return
    names = sorted(groups, key=lambda name: (name.casefold(), name))
    yield from _index_pages(catalogue, groups, names, size)
    for name in names:
        yield from article_pages(
            catalogue,
            catalogue.addresses.authors[name],
            name,
            groups[name],
            size,
            description=catalogue.say("Articles credited to {name}.", name=name),
            breadcrumb=[{"name": catalogue.say("Authors"), "url": f"{INDEX}.html"}],
        )


def _index_pages(
    catalogue: Catalogue, groups: dict[str, list[Article]], names: list[str], size: int
) -> Iterator[Page]:
    for leaf in paged(INDEX, names, size):
        entries = [
            {
                "name": name,
                "address": catalogue.addresses.authors[name],
                "about": "",
                "facts": span_facts(catalogue.say, groups[name]),
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
