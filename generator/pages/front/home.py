"""The front page and the search page."""

from collections.abc import Mapping, Sequence

from generator.links.spans import gap_between, span_of
from generator.model import EntityKind, Link
from generator.pages.article.articles import opening_words
from generator.pages.catalogue import Catalogue
from generator.pages.front.calendar import year_counts
from generator.pages.front.occasions import of_this_day, running_stories
from generator.pages.front.overview import Overview
from generator.pages.listing import article_entry
from generator.pages.page import Page
from generator.pages.permalinks import FOLDERS
from generator.pages.templating import render_body
from generator.words import KIND_WORDS, Voice

OPENING_LENGTH = 240
LOOK_ALIKES = 3


def home_page(catalogue: Catalogue, overview: Overview) -> Page:
    """Compose the front page: what the archive holds, the newest, who and what it is about."""
    return Page(
        path="index.md",
        title=catalogue.say("Home"),
        template="home.html",
        meta={
            "description": _summary(catalogue.say, overview),
            "counts": _counts(catalogue, overview),
            "span": _span(catalogue.say, overview.years),
            "undated": overview.sums["undated"],
            "years": year_counts(overview.years),
        },
        body=render_body(
            catalogue.say,
            "home",
            "index.md",
            newest=[
                {**article_entry(catalogue, article), "opening": opening_words(article, OPENING_LENGTH)}
                for article in map(catalogue.articles.__getitem__, overview.front)
            ],
            stories=running_stories(catalogue),
            this_day=of_this_day(catalogue, overview.this_day),
            look_alikes=_look_alikes(catalogue),
            groups=[_of_note(catalogue, kind, ids) for kind, ids in overview.noted.items()],
        ),
    )


def search_page(catalogue: Catalogue, overview: Overview) -> Page:
    """Compose the search page; the box and the results are the theme's."""
    return Page(
        path="search.md",
        title=catalogue.say("Search"),
        template="search.html",
        meta={
            "description": catalogue.say("Search the headlines and the text of every article."),
            "count_words": catalogue.say.count(overview.sums["articles"], "article"),
        },
        body=render_body(catalogue.say, "search", "search.md", lists=_lists(catalogue, overview)),
    )


def _lists(catalogue: Catalogue, overview: Overview) -> list[dict[str, str]]:
    """Name the lists that lead to everything without search."""
    lists = {"articles by year": "articles/index", "running stories": "stories/index"}
    lists |= {KIND_WORDS[kind][1].lower(): f"{FOLDERS[kind]}/index" for kind in overview.kinds}
    lists |= {"authors": "authors/index"} if catalogue.addresses.authors else {}
    return [
        {"name": catalogue.say(name), "address": address}
        for name, address in {**lists, "sources": "sources/index"}.items()
    ]


def _summary(say: Voice, overview: Overview) -> str:
    return say(
        "An archive of {articles}, {span}.",
        articles=say.count(overview.sums["articles"], "news article"),
        span=_span(say, overview.years),
    )


def _span(say: Voice, years: Mapping[str, int]) -> str:
    known = [int(year) for year in years if year.isdecimal()]
    if not known:
        return say("no dates known")
    first, last = min(known), max(known)
    return say.digits(str(first) if first == last else f"{first}–{last}")


def _counts(catalogue: Catalogue, overview: Overview) -> list[dict[str, object]]:
    counts: list[dict[str, object]] = [
        {
            "words": catalogue.say.count(overview.sums["articles"], "article"),
            "url": "articles/index.html",
        },
        {
            "words": catalogue.say.count(overview.sums["sources"], "source"),
            "url": "sources/index.html",
        },
    ]
    for kind, count in overview.kinds.items():
        one, many = (word.lower() for word in KIND_WORDS[kind])
        words = catalogue.say.count(count, one, many)
        counts.append({"words": words, "url": f"{FOLDERS[kind]}/index.html"})
    if stories := len(catalogue.archive.threads):
        counts.insert(
            1,
            {
                "words": catalogue.say.count(stories, "running story", "running stories"),
                "url": "stories/index.html",
            },
        )
    if authors := len(catalogue.addresses.authors):
        counts.append({"words": catalogue.say.count(authors, "author"), "url": "authors/index.html"})
    return counts


def _of_note(catalogue: Catalogue, kind: EntityKind, ids: Sequence[str]) -> dict[str, object]:
    return {
        "name": KIND_WORDS[kind][1],
        "address": f"{FOLDERS[kind]}/index",
        "entries": [
            {
                "name": entity.name,
                "address": catalogue.addresses.entities[entity.id],
                "facts": catalogue.tally(entity.id).said(catalogue.say),
            }
            for entity in map(catalogue.entities.__getitem__, ids)
        ],
    }


def _look_alikes(catalogue: Catalogue) -> list[dict[str, object]]:
    """List the pairs of look-alikes that lie furthest apart, of those whose dates are known to a month."""
    apart = {
        link: _days_apart(catalogue, link) for link in catalogue.archive.links if link.kind == "look-alike"
    }
    links = sorted(
        (link for link, days in apart.items() if days is not None),
        key=lambda link: (-(apart[link] or 0), -link.weight, link.source, link.target),
    )
    return [
        {
            "one": article_entry(catalogue, catalogue.articles[link.source]),
            "other": article_entry(catalogue, catalogue.articles[link.target]),
            "reason": link.reason,
        }
        for link in links[:LOOK_ALIKES]
    ]


def _days_apart(catalogue: Catalogue, link: Link) -> int | None:
    one, other = (catalogue.articles[id_].date for id_ in (link.source, link.target))
    first, last = span_of(one), span_of(other)
    if first is None or last is None or not (first.is_precise and last.is_precise):
        return None
    return gap_between(first, last).least
