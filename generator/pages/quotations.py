"""All quotations: by year, by speaker, and those that several reports tell."""

from collections import Counter
from collections.abc import Iterator, Sequence

from generator.model import Quotation
from generator.pages.catalogue import Catalogue
from generator.pages.listing import Leaf, by_group, leaf_title, paged
from generator.pages.page import Page
from generator.pages.permalinks import date_folder
from generator.pages.quotation_entries import describe_quotations, speaker_address, weigh_quotation
from generator.pages.retold import INDEX, LIST, retold_pages
from generator.pages.statements import FIRST
from generator.pages.templating import render_body
from generator.words import count_words

SPEAKERS = "quotations/speakers/index"
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
    by_year = by_group(quoted, lambda one: date_folder(catalogue.articles[one.article].date).split("/")[1])
    speakers = _speakers(catalogue)
    yield _index_page(catalogue, quoted, by_year, len(speakers))
    for year, some in by_year.items():
        for leaf in paged(_year_address(year), some, size, weigh_quotation):
            yield _year_page(catalogue, leaf, year, len(some))
    if speakers:
        for leaf in paged(SPEAKERS, speakers, size):
            yield _speakers_page(catalogue, leaf, len(speakers))
    yield from retold_pages(catalogue, size)


def _year_address(year: str) -> str:
    return f"quotations/{year}/index"


def _year_words(year: str) -> str:
    return "Undated" if year == "undated" else year


def _index_page(
    catalogue: Catalogue, quoted: Sequence[Quotation], by_year: "dict[str, list[Quotation]]", speakers: int
) -> Page:
    path = "quotations/index.md"
    retold = catalogue.archive.retold
    groups = [
        {"name": _year_words(year), "address": _year_address(year), "facts": _count(some)}
        for year, some in by_year.items()
    ]
    return Page(
        path=path,
        title="Quotations",
        template="listing.html",
        meta={
            "kicker": "Archive",
            "count_words": _count(quoted),
            "breadcrumb": [],
            "note": NOTE,
            "description": "What people and organizations say in the articles of this archive.",
        },
        body=render_body(
            "quotation_index",
            path,
            groups=groups,
            here=False,
            quotations=describe_quotations(catalogue, quoted[:NEWEST]),
            speakers={"address": SPEAKERS, "facts": count_words(speakers, "speaker")} if speakers else None,
            retold={"address": LIST, "facts": count_words(len(retold), "quotation")} if retold else None,
        ),
    )


def _year_page(catalogue: Catalogue, leaf: Leaf, year: str, total: int) -> Page:
    title = f"Quotations, {_year_words(year).casefold()}"
    return Page(
        path=leaf.path,
        title=leaf_title(title, leaf),
        template="listing.html",
        meta={
            "kicker": "Quotations",
            "count_words": count_words(total, "quotation"),
            "breadcrumb": [INDEX],
            "pager": leaf.pager,
            "note": "Newest first.",
            "description": f"{title}, newest first.",
        },
        body=render_body(
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


def _speakers_page(catalogue: Catalogue, leaf: Leaf, total: int) -> Page:
    entries = [
        {
            "name": catalogue.entities[id_].name,
            "address": speaker_address(catalogue, id_, count, FIRST),
            "facts": count_words(count, "quotation"),
        }
        for id_, count in leaf.items
    ]
    return Page(
        path=leaf.path,
        title=leaf_title("Who is quoted", leaf),
        template="listing.html",
        meta={
            "kicker": "Quotations",
            "count_words": count_words(total, "speaker"),
            "breadcrumb": [INDEX],
            "pager": leaf.pager,
            "note": "The most often quoted first; direct and indirect speech together.",
            "description": "Everyone whose words the articles report, the most often quoted first.",
        },
        body=render_body("speakers", leaf.path, entries=entries),
    )


def _count(quoted: Sequence[Quotation]) -> str:
    return count_words(len(quoted), "quotation")
