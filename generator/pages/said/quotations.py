"""All quotations: by year, by speaker, and those that several reports tell."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial

from generator.model import Quotation
from generator.pages.catalogue import Catalogue
from generator.pages.listing import Leaf, by_group, counts_said, dates_of, lasting, leaf_title, ranked_entry
from generator.pages.page import Page
from generator.pages.permalinks import year_of
from generator.pages.said.quotation_entries import describe_quotations, quotation_leaves, speaker_address
from generator.pages.said.retold import LIST, index_step, retold_pages
from generator.pages.said.statements import FIRST, commonest_role
from generator.pages.templating import render_body

SPEAKERS = "quotations/speakers/index"
SPEAKERS_DESCRIPTION = "Everyone whose words the articles report, the most often quoted first."
NEWEST = 20
NOTE = (
    "Words in quotation marks, found by rule; each date leads to the sentence, and each entry says why"
    " its speaker is named. What is said in an article's own words is on the pages of its speakers."
)


def quotation_pages(catalogue: Catalogue, size: int) -> Iterator[Page]:
    """Compose the page of all quotations, of each year, of all who are quoted, and of what several tell."""
    quoted = [
        one
        for article in catalogue.archive.articles
        if article.id not in catalogue.copies and not article.robots
        for one in catalogue.quotations.get(article.id, ())
        if one.kind == "direct"
    ]
    # What may be of several years comes last, however far back it may reach.
    by_year = dict(sorted(by_group(quoted, partial(_year_of, catalogue)).items(), key=_newest_first))
    speakers = _speakers(catalogue)
    yield _index_page(catalogue, quoted, by_year, len(speakers))
    for year, some in by_year.items():
        for leaf in year_leaves(catalogue, year, some, size):
            page = year_page(catalogue, year, leaf)
            count_words = catalogue.say.count(len(some), "quotation")
            yield replace(page, meta={**page.meta, "count_words": count_words}) if leaf.is_first else page
    if speakers:
        ranks = [ranked_entry(id_, count, size) for id_, count in speakers]
        for leaf in lasting(SPEAKERS, speakers, ranks, size):
            yield _speakers_page(catalogue, leaf, len(speakers))
    yield from retold_pages(catalogue, size)


def _year_of(catalogue: Catalogue, one: Quotation) -> str:
    return year_of(catalogue.articles[one.article].date)


def _newest_first(years: tuple[str, object]) -> tuple[bool, int]:
    year, _ = years
    return (False, -int(year)) if year.isdecimal() else (True, 0)


def _year_address(year: str) -> str:
    return f"quotations/{year}/index"


def _index_page(
    catalogue: Catalogue, quoted: Sequence[Quotation], by_year: "dict[str, list[Quotation]]", speakers: int
) -> Page:
    say, path = catalogue.say, "quotations/index.md"
    retold = len(catalogue.archive.retold)
    groups = [
        {
            "name": say.year(year),
            "address": _year_address(year),
            "facts": say.count(len(some), "quotation"),
        }
        for year, some in by_year.items()
    ]
    return Page(
        path=path,
        title=catalogue.say("Quotations"),
        template="listing.html",
        meta={
            "kicker": catalogue.say("Archive"),
            "count_words": catalogue.say.count(len(quoted), "quotation"),
            "breadcrumb": [],
            "note": catalogue.say(NOTE),
            "description": say("What people and organizations say in the articles of this archive."),
        },
        body=render_body(
            catalogue.say,
            "quotation_index",
            path,
            groups=groups,
            here=False,
            quotations=describe_quotations(catalogue, quoted[:NEWEST]),
            speakers={"address": SPEAKERS, "facts": say.count(speakers, "speaker")} if speakers else None,
            retold={"address": LIST, "facts": say.count(retold, "quotation")} if retold else None,
        ),
    )


def year_leaves(catalogue: Catalogue, year: str, quoted: Sequence[Quotation], size: int) -> tuple[Leaf, ...]:
    """Divide the quotations of a year into pages; what is of one year stands in its folder."""
    outside = 1 if year.isdecimal() else 0
    return quotation_leaves(catalogue, _year_address(year), quoted, size, outside)


def year_page(catalogue: Catalogue, year: str, leaf: Leaf) -> Page:
    """Compose a page of a year, without what the first says of them all."""
    dates = dates_of(catalogue.articles[one.article] for one in leaf.items)
    title = catalogue.say("Quotations, {year}", year=catalogue.say.year(year).casefold())
    return Page(
        path=leaf.path,
        title=leaf_title(catalogue.say, title, leaf, dates),
        template="listing.html",
        meta={
            "kicker": catalogue.say("Quotations"),
            "count_words": "",
            "breadcrumb": [index_step(catalogue.say)],
            "pager": leaf.pager,
            "note": catalogue.say("Newest first."),
            "description": catalogue.say("{title}, newest first.", title=title),
        },
        body=render_body(
            catalogue.say,
            "quotations",
            leaf.path,
            quotations=describe_quotations(catalogue, leaf.items),
            own=False,
            here=False,
        ),
    )


def _speakers(catalogue: Catalogue) -> "list[tuple[str, int]]":
    """Count what each speaker says in reports, directly or not; the most often quoted first."""
    counts = Counter(
        {
            entity: sum(one.article not in catalogue.copies for one in said)
            for entity, said in catalogue.spoken.items()
            if entity in catalogue.entities
        }
    )
    named = ((id_, count) for id_, count in counts.items() if count)
    return sorted(named, key=lambda item: (-item[1], catalogue.entities[item[0]].name.casefold(), item[0]))


def _speaker_facts(catalogue: Catalogue, id_: str, count: int) -> str:
    """Say what articles most often call a speaker, and how often they quote."""
    role = commonest_role(catalogue, catalogue.entities[id_])
    return " · ".join(filter(None, [role, catalogue.say.count(count, "quotation")]))


def _speakers_page(catalogue: Catalogue, leaf: Leaf, total: int) -> Page:
    entries = [
        {
            "name": catalogue.entities[id_].name,
            "address": speaker_address(catalogue, id_, count, FIRST),
            "facts": _speaker_facts(catalogue, id_, count),
        }
        for id_, count in leaf.items
    ]
    words = counts_said(catalogue.say, leaf, leaf.items[0][1], leaf.items[-1][1], "quotation")
    return Page(
        path=leaf.path,
        title=leaf_title(catalogue.say, catalogue.say("Who is quoted"), leaf, words=words),
        template="listing.html",
        meta={
            "kicker": catalogue.say("Quotations"),
            "count_words": catalogue.say.count(total, "speaker") if leaf.is_first else "",
            "breadcrumb": [index_step(catalogue.say)],
            "pager": leaf.pager,
            "note": catalogue.say("The most often quoted first; direct and indirect speech together."),
            "description": catalogue.say(SPEAKERS_DESCRIPTION),
        },
        body=render_body(catalogue.say, "speakers", leaf.path, entries=entries),
    )
