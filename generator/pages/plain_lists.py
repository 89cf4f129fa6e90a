"""Plain lists of articles: those of an author, those without a date."""

from collections.abc import Iterator, Sequence

from generator.model import Article
from generator.pages.catalogue import Catalogue
from generator.pages.jumps import with_jumps
from generator.pages.listing import Leaf, article_entry, dated_entry, dates_of, lasting, leaf_title, only_one
from generator.pages.page import Page
from generator.pages.templating import render_body


def article_leaves(address: str, articles: Sequence[Article], size: int) -> tuple[Leaf, ...]:
    """Divide a list of articles into pages."""
    return lasting(address, articles, [dated_entry(one, size) for one in articles], size)


def article_pages(
    catalogue: Catalogue, address: str, title: str, articles: Sequence[Article], size: int, **meta: object
) -> Iterator[Page]:
    """Compose the pages of a plain list of articles."""
    leaves = article_leaves(address, articles, size)
    first = {
        "count_words": catalogue.say.count(len(articles), "article"),
        "pager": with_jumps(catalogue.say, leaves),
        "note": meta.get("note") or only_one(catalogue.say, len(articles), "article"),
    }
    yield article_page(catalogue, title, leaves[0], **meta | first)
    for leaf in leaves[1:]:
        yield article_page(catalogue, title, leaf, **meta)


def article_page(catalogue: Catalogue, title: str, leaf: Leaf, **meta: object) -> Page:
    """Compose one page of a list, without what the first says of them all."""
    return Page(
        path=leaf.path,
        title=leaf_title(catalogue.say, title, leaf, dates_of(leaf.items)),
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
            entries=[article_entry(catalogue, article) for article in leaf.items],
            empty=catalogue.say("No article is listed here."),
        ),
    )
