"""Plain lists of articles: those of an author, those without a date."""

from collections.abc import Sequence
from typing import NamedTuple

from msgspec import Raw
from msgspec.json import Decoder

from generator.model import Article
from generator.pages.borders import Entry
from generator.pages.catalogue import Catalogue
from generator.pages.jumps import with_jumps
from generator.pages.listing import (
    Leaf,
    Opened,
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


class PlainOpening(NamedTuple):
    """What the first page of a plain list says of all its articles."""

    leaf: Leaf
    """Of ids."""
    pager: dict[str, object]
    total: int


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


def lay_out_plainly(
    catalogue: Catalogue, address: str, ids: Sequence[str], size: int
) -> Opened[PlainOpening]:
    """Divide a list of articles, by id and newest first, into pages."""
    leaves = article_leaves(catalogue, address, ids, size)
    return Opened(PlainOpening(leaves[0], with_jumps(catalogue, leaves), len(ids)), leaves)


def first_article_page(catalogue: Catalogue, title: str, kept: Raw, **meta: object) -> Page:
    """Compose the first page of a plain list of articles, of which the opening is kept."""
    opening = _OPENING(kept)
    first = {
        "count_words": catalogue.say.count(opening.total, "article"),
        "pager": opening.pager,
        "note": meta.get("note") or only_one(catalogue.say, opening.total, "article"),
    }
    return article_page(catalogue, title, opening.leaf, **meta | first)


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


_OPENING = Decoder(PlainOpening).decode
