"""Plain lists of articles: those of an author, those without a date."""

from collections.abc import Sequence

from generator.model import Article
from generator.pages.borders import Entry
from generator.pages.catalogue import Catalogue
from generator.pages.jumps import with_jumps
from generator.pages.listing import (
    Leaf,
    article_entry,
    dates_of,
    day_steps,
    fill_of,
    lasting,
    leaf_title,
    only_one,
)
from generator.pages.page import Page
from generator.pages.templating import render_body


def article_leaves(
    catalogue: Catalogue, address: str, ids: Sequence[str], size: int, outside: int = 0
) -> tuple[Leaf, ...]:
    """Divide a list of articles, by id, into pages; all are within so many steps of a date."""
    fill = fill_of(size)
    entries = [Entry(id_, day_steps(catalogue.articles[id_].date)[outside:], fill) for id_ in ids]
    return lasting(address, ids, entries, size)


def articles_on(catalogue: Catalogue, leaf: Leaf) -> list[Article]:
    """Find the articles of a page."""
    return [catalogue.articles[id_] for id_ in leaf.items]


def first_article_page(
    catalogue: Catalogue, address: str, title: str, ids: Sequence[str], size: int, **meta: object
) -> Page:
    """Compose the first page of a plain list of articles."""
    leaves = article_leaves(catalogue, address, ids, size)
    first = {
        "count_words": catalogue.say.count(len(ids), "article"),
        "pager": with_jumps(catalogue, leaves),
        "note": meta.get("note") or only_one(catalogue.say, len(ids), "article"),
    }
    return article_page(catalogue, title, leaves[0], **meta | first)


def article_page(catalogue: Catalogue, title: str, leaf: Leaf, **meta: object) -> Page:
    """Compose one page of a list, without what the first says of them all."""
    articles = articles_on(catalogue, leaf)
    return Page(
        path=leaf.path,
        title=leaf_title(catalogue.say, title, leaf, dates_of(articles)),
        template="listing.html",
        meta={
            "kicker": catalogue.say("Articles"),
            "count_words": "",
            "pager": leaf.pager,
            **meta,
        },
        body=render_body(
            catalogue.say,
            "articles",
            leaf.path,
            entries=[article_entry(catalogue, article) for article in articles],
            empty=catalogue.say("No article is listed here."),
        ),
    )
