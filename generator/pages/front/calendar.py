"""Articles by year and month, and those without a date."""

from collections.abc import Iterator, Mapping

from msgspec import Raw

from generator.pages.catalogue import Catalogue
from generator.pages.front.days import months_as_bars
from generator.pages.front.months import all_step, first_month_page, month_of, read_month, year_url
from generator.pages.front.overview import Overview
from generator.pages.listing import Leaf, article_entry, only_one
from generator.pages.page import Page
from generator.pages.permalinks import UNDATED
from generator.pages.plain_lists import article_page, first_article_page
from generator.pages.shelves import Shelves
from generator.pages.templating import render_body
from generator.words import Voice

NO_YEAR = UNDATED.split("/")[1]
UNDATED_NOTE = (
    "No source at hand says when these were published. They sort last everywhere, and never count as new."
)


def _undated_page(catalogue: Catalogue, kept: Raw) -> Page:
    """Compose the first page of the articles without a date."""
    return first_article_page(
        catalogue, catalogue.say("Undated articles"), kept, **_of_undated(catalogue.say)
    )


def later_undated_page(catalogue: Catalogue, leaf: Leaf) -> Page:
    """Compose another page of the articles without a date."""
    return article_page(catalogue, catalogue.say("Undated articles"), leaf, **_of_undated(catalogue.say))


def _of_undated(say: Voice) -> dict[str, object]:
    return {"breadcrumb": [all_step(say)], "note": say(UNDATED_NOTE), "description": say(UNDATED_NOTE)}


def year_counts(years: Mapping[str, int]) -> list[dict[str, object]]:
    """Count the articles of each year, from the first to the last, with its page where there is one."""
    counts = {y: count for y, count in years.items() if y.isdecimal()}
    if not counts:
        return []
    span = range(min(map(int, counts)), max(map(int, counts)) + 1)
    return [
        {"year": y, "count": counts.get(str(y), 0), "url": year_url(str(y)) if str(y) in counts else ""}
        for y in span
    ]


def calendar_page(catalogue: Catalogue, overview: Overview) -> Page:
    """Compose the page of all years, with the newest articles."""
    path = "articles/index.md"
    groups = [
        {
            "name": catalogue.say.year(year),
            "address": f"articles/{year}/index",
            "facts": catalogue.say.count(count, "article"),
        }
        for year, count in overview.years.items()
    ]
    newest = [article_entry(catalogue, catalogue.articles[id_]) for id_ in overview.newest]
    count = overview.sums["articles"]
    return Page(
        path=path,
        title=catalogue.say("Articles"),
        template="listing.html",
        meta={
            "kicker": catalogue.say("Archive"),
            "count_words": catalogue.say.count(count, "article"),
            "breadcrumb": [],
            "years": year_counts(overview.years),
            "description": catalogue.say("All articles of this archive by year and month."),
        },
        body=render_body(
            catalogue.say, "years", path, groups=groups, entries=newest, all_shown=count == len(newest)
        ),
    )


def folder_pages(catalogue: Catalogue, openings: Mapping[str, Raw], folder: str) -> Iterator[Page]:
    """Compose the first page of a month, or of the undated; what is of a year alone stands on the year's."""
    if folder == NO_YEAR:
        yield _undated_page(catalogue, openings["undated "])
    elif "/" in folder:
        yield first_month_page(catalogue, folder, read_month(openings[f"month {folder}"]))


def year_pages(
    catalogue: Catalogue, shelves: Shelves, openings: Mapping[str, Raw], year: str
) -> Iterator[Page]:
    """Compose the page of a year; of what has none there is no such page."""
    if year != NO_YEAR:
        yield _year_page(catalogue, shelves, openings, year)


def _year_page(catalogue: Catalogue, shelves: Shelves, openings: Mapping[str, Raw], year: str) -> Page:
    """Compose the page of a year: its months with their days, and what is of no certain month."""
    named = [folder for folder in shelves.years[year] if "/" in folder]
    months = {month_of(folder): read_month(openings[f"month {folder}"]) for folder in named}
    totals = {month: opening.total for month, opening in months.items()}
    path = f"articles/{year}/index.md"
    loose = [article_entry(catalogue, catalogue.articles[id_]) for id_ in shelves.months.get(year, ())]
    say, count = catalogue.say, sum(totals.values()) + len(loose)
    return Page(
        path=path,
        title=say.digits(year),
        template="listing.html",
        meta={
            "kicker": say("Articles"),
            "count_words": say.count(count, "article"),
            "breadcrumb": [all_step(say)],
            "note": only_one(say, count, "article"),
            "periods": months_as_bars(say, int(year), totals),
            "calendar": [opening.calendar for opening in months.values()],
            "description": say("Articles of {year} by month.", year=say.digits(year)),
        },
        body=render_body(say, "year", path, loose=loose, year=say.digits(year), english=year),
    )
