"""Articles by year and month, and those without a date."""

from collections.abc import Iterator, Sequence

from generator.model import Article
from generator.pages.catalogue import Catalogue
from generator.pages.days import month_calendar, months_as_bars
from generator.pages.listing import Leaf, article_entry, article_pages, by_group, leaf_title, only_one, paged
from generator.pages.page import Page
from generator.pages.permalinks import date_folder
from generator.pages.templating import render_body
from generator.words import count_words, date_words, month_words

ALL = {"name": "Articles", "url": "articles/index.html"}
UNDATED_NOTE = (
    "No source at hand says when these were published. They sort last everywhere, and never count as new."
)


def calendar_pages(catalogue: Catalogue, size: int) -> Iterator[Page]:
    """Compose the page of all years, of each year and month, and of the undated."""
    by_year = by_group(catalogue.archive.articles, _year)
    yield _all_page(catalogue, by_year, size)
    for year, articles in by_year.items():
        if year == "undated":
            yield from article_pages(
                catalogue,
                "articles/undated/index",
                "Undated articles",
                articles,
                size,
                breadcrumb=[ALL],
                note=UNDATED_NOTE,
                description=UNDATED_NOTE,
            )
        else:
            yield from _year_pages(catalogue, year, articles, size)


def year_counts(catalogue: Catalogue) -> list[dict[str, object]]:
    """Count the articles of each year, from the first to the last, with its page where there is one."""
    counts = {y: len(a) for y, a in by_group(catalogue.archive.articles, _year).items() if y != "undated"}
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
            "name": year if year != "undated" else "Undated",
            "address": f"articles/{year}/index",
            "facts": count_words(len(articles), "article"),
        }
        for year, articles in by_year.items()
    ]
    newest = [article_entry(catalogue, article) for article in catalogue.archive.articles[:size]]
    count = len(catalogue.archive.articles)
    return Page(
        path=path,
        title="Articles",
        template="listing.html",
        meta={
            "kicker": "Archive",
            "count_words": count_words(count, "article"),
            "breadcrumb": [],
            "years": year_counts(catalogue),
            "description": "All articles of this archive by year and month.",
        },
        body=render_body("years", path, groups=groups, entries=newest, all_shown=count <= size),
    )


def _year_pages(catalogue: Catalogue, year: str, articles: Sequence[Article], size: int) -> Iterator[Page]:
    by_month = by_group(articles, _month)
    months = {
        int(month): tuple(paged(f"articles/{year}/{month}/index", listed, size))
        for month, listed in sorted(by_month.items())
        if month
    }
    totals = {month: sum(len(leaf.items) for leaf in leaves) for month, leaves in months.items()}
    path = f"articles/{year}/index.md"
    loose = [article_entry(catalogue, article) for article in by_month.get("", ())]
    yield Page(
        path=path,
        title=year,
        template="listing.html",
        meta={
            "kicker": "Articles",
            "count_words": _count(articles),
            "breadcrumb": [ALL],
            "note": only_one(len(articles), "article"),
            "periods": months_as_bars(int(year), totals),
            "calendar": [month_calendar(int(year), m, leaves, totals[m]) for m, leaves in months.items()],
            "description": f"Articles of {year} by month.",
        },
        body=render_body("year", path, loose=loose, year=year),
    )
    for month, leaves in months.items():
        for leaf in leaves:
            yield _month_page(catalogue, year, f"{month:02}", leaf, totals[month])


def _month_page(catalogue: Catalogue, year: str, month: str, leaf: Leaf, count: int) -> Page:
    days = by_group(leaf.items, lambda article: date_words(article.date))
    groups = [
        {"name": day, "entries": [article_entry(catalogue, article) for article in listed]}
        for day, listed in days.items()
    ]
    title = month_words(int(year), int(month))
    return Page(
        path=leaf.path,
        title=leaf_title(title, leaf),
        template="listing.html",
        meta={
            "kicker": "Articles",
            "count_words": count_words(count, "article"),
            "breadcrumb": [ALL, {"name": year, "url": _year_url(year)}],
            "pager": leaf.pager,
            "note": only_one(count, "article"),
            "description": f"Articles of {title}.",
        },
        body=render_body("days", leaf.path, groups=groups),
    )


def _year(article: Article) -> str:
    return date_folder(article.date).split("/")[1]


def _month(article: Article) -> str:
    """Name the month, or nothing where only the year is known."""
    return "".join(date_folder(article.date).split("/")[2:3])


def _year_url(year: str) -> str:
    return f"articles/{year}/index.html"


def _count(articles: Sequence[Article]) -> str:
    return count_words(len(articles), "article")
