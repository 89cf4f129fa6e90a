"""All quotations: by year, by speaker, and those that several reports tell."""

from collections.abc import Sequence

from generator.model import Quotation
from generator.pages.catalogue import Catalogue
from generator.pages.listing import Leaf, counts_said, dates_of, lasting, leaf_title, ranked_entry
from generator.pages.page import Page
from generator.pages.said.quotation_entries import describe_quotations, quotation_leaves, speaker_address
from generator.pages.said.retold import LIST, index_step
from generator.pages.said.statements import WHOLE, commonest_role
from generator.pages.shelves import Shelves
from generator.pages.templating import render_body

SPEAKERS = "quotations/speakers/index"
SPEAKERS_DESCRIPTION = "Everyone whose words the articles report, the most often quoted first."
NOTE = (
    "Words in quotation marks, found by rule; each date leads to the sentence, and each entry says why"
    " its speaker is named. What is said in an article's own words is on the pages of its speakers."
)


def quotation_index_page(catalogue: Catalogue, shelves: Shelves) -> Page:
    """Compose the page of all quotations: the newest, and the ways to the others."""
    say, path = catalogue.say, "quotations/index.md"
    speakers, retold = len(shelves.speakers), len(shelves.told)
    groups = [
        {
            "name": say.year(year),
            "address": _year_address(year),
            "facts": say.count(count, "quotation"),
        }
        for year, count in shelves.counts.items()
    ]
    return Page(
        path=path,
        title=catalogue.say("Quotations"),
        template="listing.html",
        meta={
            "kicker": catalogue.say("Archive"),
            "count_words": catalogue.say.count(sum(shelves.counts.values()), "quotation"),
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
            quotations=describe_quotations(catalogue, shelves.newest),
            speakers={"address": SPEAKERS, "facts": say.count(speakers, "speaker")} if speakers else None,
            retold={"address": LIST, "facts": say.count(retold, "quotation")} if retold else None,
        ),
    )


def year_leaves(catalogue: Catalogue, year: str, quoted: Sequence[Quotation], size: int) -> tuple[Leaf, ...]:
    """Divide the quotations of a year into pages; what is of one year stands in its folder."""
    outside = 1 if year.isdecimal() else 0
    return quotation_leaves(catalogue, _year_address(year), quoted, size, outside)


def year_page(catalogue: Catalogue, year: str, leaf: Leaf, total: int) -> Page:
    """Compose a page of a year; the first says how many they are."""
    dates = dates_of(catalogue.articles[one.article] for one in leaf.items)
    title = catalogue.say("Quotations, {year}", year=catalogue.say.year(year).casefold())
    return Page(
        path=leaf.path,
        title=leaf_title(catalogue.say, title, leaf, dates),
        template="listing.html",
        meta={
            "kicker": catalogue.say("Quotations"),
            "count_words": catalogue.say.count(total, "quotation") if leaf.is_first else "",
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


def _speaker_facts(catalogue: Catalogue, id_: str, count: int) -> str:
    """Say what articles most often call a speaker, and how often they quote."""
    role = commonest_role(catalogue, catalogue.entities[id_])
    return " · ".join(filter(None, [role, catalogue.say.count(count, "quotation")]))


def speaker_leaves(speakers: Sequence[tuple[str, int]], size: int) -> tuple[Leaf, ...]:
    """Divide all who are quoted into pages; there is none where nobody is."""
    ranks = [ranked_entry(id_, count, size) for id_, count in speakers]
    return lasting(SPEAKERS, speakers, ranks, size) if speakers else ()


def speaker_page(catalogue: Catalogue, leaf: Leaf, total: int) -> Page:
    """Compose a page of those who are quoted; the first says how many they are."""
    entries = [
        {
            "name": catalogue.entities[id_].name,
            "address": speaker_address(catalogue, id_, count, WHOLE),
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


def _year_address(year: str) -> str:
    return f"quotations/{year}/index"
