"""The articles of a month, day by day."""

from collections.abc import Sequence
from typing import NamedTuple

import msgspec
from msgspec.structs import replace

from generator.pages.catalogue import Catalogue
from generator.pages.front.days import month_calendar
from generator.pages.listing import Leaf, Opened, article_entry, by_group, dates_of, dates_said, only_one
from generator.pages.page import Page
from generator.pages.plain_lists import article_leaves, articles_on
from generator.pages.templating import render_body
from generator.words import Voice, date_words


class MonthOpening(NamedTuple):
    """What the first page of a month, and that of its year, say of all its articles."""

    leaf: Leaf
    """Of ids."""
    total: int
    calendar: dict[str, object]


def lay_out_month(catalogue: Catalogue, folder: str, ids: Sequence[str], size: int) -> Opened[MonthOpening]:
    """Divide the articles of a month, such as `1987/03`, into pages, which are named by their day alone."""
    leaves = article_leaves(catalogue, f"articles/{folder}/index", ids, size, outside=2)
    calendar = month_calendar(catalogue, int(folder.split("/")[0]), month_of(folder), leaves)
    return Opened(MonthOpening(leaves[0], len(ids), calendar), leaves)


def read_month(kept: msgspec.Raw) -> MonthOpening:
    """Read what was kept of the opening of a month's list."""
    return _OPENING(kept)


def first_month_page(catalogue: Catalogue, folder: str, opening: MonthOpening) -> Page:
    """Compose the first page of a month; of a long one with its days."""
    say = catalogue.say
    page = month_page(catalogue, folder, opening.leaf)
    totals = {
        "count_words": say.count(opening.total, "article"),
        "note": only_one(say, opening.total, "article"),
        "calendar": [opening.calendar] if opening.leaf.pager else [],
    }
    return replace(page, meta={**page.meta, **totals})


def month_page(catalogue: Catalogue, folder: str, leaf: Leaf) -> Page:
    """Compose a page of a month, without what the first says of them all."""
    say, year = catalogue.say, folder.split("/")[0]
    articles = articles_on(catalogue, leaf)
    title = say.month(int(year), month_of(folder))
    steps = [all_step(say), {"name": say.digits(year), "url": year_url(year)}]
    back = {"name": title, "url": f"articles/{folder}/index.html"}
    groups = [
        {
            "name": say.date(listed[0].date),
            "english": day,
            "entries": [article_entry(catalogue, article) for article in listed],
        }
        for day, listed in by_group(articles, lambda article: date_words(article.date)).items()
    ]
    return Page(
        path=leaf.path,
        title=title if leaf.is_first else dates_said(say, leaf, dates_of(articles)),
        template="listing.html",
        meta={
            "kicker": say("Articles"),
            "count_words": "",
            "breadcrumb": steps if leaf.is_first else [*steps, back],
            "pager": leaf.pager,
            "note": "",
            "description": say("Articles of {month}.", month=title),
        },
        body=render_body(say, "days", leaf.path, groups=groups),
    )


def month_of(folder: str) -> int:
    """Give the number of a month of its folder."""
    return int(folder.split("/")[1])


def all_step(say: Voice) -> dict[str, str]:
    """Lead to all articles."""
    return {"name": say("Articles"), "url": "articles/index.html"}


def year_url(year: str) -> str:
    """Give the address of a year's page."""
    return f"articles/{year}/index.html"


_OPENING = msgspec.json.Decoder(MonthOpening).decode
