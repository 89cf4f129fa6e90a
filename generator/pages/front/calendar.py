"""Articles by year and month, and those without a date."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from generator.model import Article
from generator.pages.catalogue import Catalogue
from generator.pages.front.days import month_calendar, months_as_bars
from generator.pages.listing import (
    Leaf,
    article_entry,
    by_group,
    dated_entry,
    dates_of,
    dates_said,
    lasting,
    only_one,
)
from generator.pages.page import Page
from generator.pages.permalinks import UNDATED, date_steps, year_of
from generator.pages.plain_lists import article_pages
from generator.pages.templating import render_body
from generator.words import Voice, date_words

UNDATED_NOTE = (
    "No source at hand says when these were published. They sort last everywhere, and never count as new."
)


def calendar_pages(catalogue: Catalogue, size: int) -> Iterator[Page]:
    """Compose the page of all years, of each year and month, and of the undated."""
    by_year = by_group(catalogue.archive.articles, _year)
    yield _all_page(catalogue, by_year, size)
    for year, articles in by_year.items():
        if not year.isdecimal():
            yield from article_pages(
                catalogue,
                f"{UNDATED}/index",
                catalogue.say("Undated articles"),
                articles,
                size,
                breadcrumb=[_all(catalogue.say)],
                note=catalogue.say(UNDATED_NOTE),
                description=catalogue.say(UNDATED_NOTE),
            )
        else:
            yield from _year_pages(catalogue, year, articles, size)


def year_counts(catalogue: Catalogue) -> list[dict[str, object]]:
    """Count the articles of each year, from the first to the last, with its page where there is one."""
    counts = {y: len(a) for y, a in by_group(catalogue.archive.articles, _year).items() if y.isdecimal()}
    if not counts:
        return []
    years = range(min(map(int, counts)), max(map(int, counts)) + 1)
    return [
        {"year": y, "count": counts.get(str(y), 0), "url": _year_url(str(y)) if str(y) in counts else ""}
        for y in years
    ]


def _all_page(catalogue: Catalogue, by_year: dict[str, list[Article]], size: int) -> Page:
    path = "articles/index.md"
    groups = [
        {
            "name": catalogue.say.year(year),
            "address": f"articles/{year}/index",
            "facts": catalogue.say.count(len(articles), "article"),
        }
        for year, articles in by_year.items()
    ]
    newest = [article_entry(catalogue, article) for article in catalogue.archive.articles[:size]]
    count = len(catalogue.archive.articles)
    return Page(
        path=path,
        title=catalogue.say("Articles"),
        template="listing.html",
        meta={
            "kicker": catalogue.say("Archive"),
            "count_words": catalogue.say.count(count, "article"),
            "breadcrumb": [],
            "years": year_counts(catalogue),
            "description": catalogue.say("All articles of this archive by year and month."),
        },
        body=render_body(
            catalogue.say, "years", path, groups=groups, entries=newest, all_shown=count <= size
        ),
    )


def _year_pages(catalogue: Catalogue, year: str, articles: Sequence[Article], size: int) -> Iterator[Page]:
    by_month = by_group(articles, _month)
    months = {
        int(month): _month_leaves(f"articles/{year}/{month}/index", listed, size)
        for month, listed in sorted(by_month.items())
        if month
    }
    totals = {month: sum(len(leaf.items) for leaf in leaves) for month, leaves in months.items()}
    path = f"articles/{year}/index.md"
    loose = [article_entry(catalogue, article) for article in by_month.get("", ())]
    yield Page(
        path=path,
        title=catalogue.say.digits(year),
        template="listing.html",
        meta={
            "kicker": catalogue.say("Articles"),
            "count_words": catalogue.say.count(len(articles), "article"),
            "breadcrumb": [_all(catalogue.say)],
            "note": only_one(catalogue.say, len(articles), "article"),
            "periods": months_as_bars(catalogue.say, int(year), totals),
            "calendar": [month_calendar(catalogue.say, int(year), m, leaves) for m, leaves in months.items()],
            "description": catalogue.say("Articles of {year} by month.", year=catalogue.say.digits(year)),
        },
        body=render_body(
            catalogue.say, "year", path, loose=loose, year=catalogue.say.digits(year), english=year
        ),
    )
    for month, leaves in months.items():
        for leaf in leaves:
            page = month_page(catalogue, year, f"{month:02}", leaf)
            yield (
                replace(page, meta={**page.meta, **_totals(catalogue.say, int(year), month, leaves)})
                if leaf.is_first
                else page
            )


def _month_leaves(address: str, listed: Sequence[Article], size: int) -> tuple[Leaf, ...]:
    # Its list is in the folder of the month: pages of it are named by their day alone.
    return lasting(address, listed, [dated_entry(one, size, outside=2) for one in listed], size)


def _totals(say: Voice, year: int, month: int, leaves: Sequence[Leaf]) -> dict[str, object]:
    """Say what the first page says of the whole month."""
    count = sum(len(leaf.items) for leaf in leaves)
    return {
        "count_words": say.count(count, "article"),
        "note": only_one(say, count, "article"),
        "calendar": [month_calendar(say, year, month, leaves)] if len(leaves) > 1 else [],
    }


def month_page(catalogue: Catalogue, year: str, month: str, leaf: Leaf) -> Page:
    """Compose a page of a month, without what the first says of them all."""
    days = by_group(leaf.items, lambda article: date_words(article.date))
    groups = [
        {
            "name": catalogue.say.date(listed[0].date),
            "english": day,
            "entries": [article_entry(catalogue, article) for article in listed],
        }
        for day, listed in days.items()
    ]
    title = catalogue.say.month(int(year), int(month))
    steps = [_all(catalogue.say), {"name": catalogue.say.digits(year), "url": _year_url(year)}]
    return Page(
        path=leaf.path,
        title=title if leaf.is_first else dates_said(catalogue.say, leaf, dates_of(leaf.items)),
        template="listing.html",
        meta={
            "kicker": catalogue.say("Articles"),
            "count_words": "",
            "breadcrumb": steps
            if leaf.is_first
            else [*steps, {"name": title, "url": _month_url(year, month)}],
            "pager": leaf.pager,
            "note": "",
            "description": catalogue.say("Articles of {month}.", month=title),
        },
        body=render_body(catalogue.say, "days", leaf.path, groups=groups),
    )


def _all(say: Voice) -> dict[str, str]:
    return {"name": say("Articles"), "url": "articles/index.html"}


def _year(article: Article) -> str:
    return year_of(article.date)


def _month(article: Article) -> str:
    """Name the month, or nothing where only the year is known."""
    return "".join(f"{month:02}" for month in date_steps(article.date)[1:2])


def _month_url(year: str, month: str) -> str:
    return f"articles/{year}/{month}/index.html"


def _year_url(year: str) -> str:
    return f"articles/{year}/index.html"
