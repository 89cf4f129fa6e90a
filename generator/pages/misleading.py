"""Old news that may pass for new: look-alikes, and texts, captions and quotations under another date."""

from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct
from msgspec.structs import replace

from generator.links.spans import Gap, distance_words, gap_between, span_of
from generator.model import Article, Link
from generator.pages.catalogue import Catalogue
from generator.pages.listing import Leaf, article_entry, leaf_title, paged
from generator.pages.page import Page
from generator.pages.templating import render_body

INDEX = "look-alikes"
DESCRIPTION = "Articles that may be taken for each other, and old words under a new date."
NOTE = "The worst first: by what is the same, how alike it is, and the years between."
YEAR = 365
"""Days that lie between a text and its copy, at least."""

LABELS = {"recycled": "Dated again"}
"""Of the others the reason says what they are."""

WEIGHTS: Mapping[str, float] = {
    "recycled": 3.0,
    "same-caption": 2.0,
    "look-alike": 1.0,
    "same-quotation": 0.0,
}
"""What each misleads by, before likeness and distance: a text taken as it is most, what was said least."""

REPEATS = ("same-caption", "same-quotation")
"""Links whose weight is the distance in years, as the words are the same."""

MOST_YEARS = 10
PER_YEAR = 0.1
"""What each year between the two adds: what is older misleads more."""
ENTRY_WEIGHT = 1_200


class Misleading(Struct, frozen=True, kw_only=True):
    """Two articles, of which the one may be taken for the other, or its old words for new ones."""

    kind: str
    newer: str
    older: str
    reason: str
    rank: float
    others: int = 0
    """Further pairs of the same two reports, or of copies of one, of which the same is true."""


def find_misleading(catalogue: Catalogue) -> list[Misleading]:
    """Find them all, what misleads most first."""
    shown = [
        one
        for one in _linked(catalogue)
        if not any(catalogue.articles[a].robots for a in (one.newer, one.older))
    ]
    ranked = sorted(shown, key=lambda one: (-one.rank, one.newer, one.older, one.kind))
    return list(_one_of_each_report(catalogue, ranked))


def _one_of_each_report(catalogue: Catalogue, ranked: Iterable[Misleading]) -> Iterator[Misleading]:
    """Keep what misleads most of the pairs that are of the same two reports, and say how many they are."""
    same: dict[tuple[str, ...], list[Misleading]] = {}
    for one in ranked:
        texts = sorted(catalogue.reports.get(id_, id_) for id_ in (one.newer, one.older))
        same.setdefault((one.kind, *texts), []).append(one)
    for some in same.values():
        # The first texts of the two are the ones to look at, where they are among the pairs.
        best = min(some, key=lambda one: (one.newer in catalogue.reports) + (one.older in catalogue.reports))
        yield replace(best, others=len(some) - 1)


def misleading_leaves(catalogue: Catalogue, size: int) -> tuple[Leaf, ...]:
    """Divide the report of what may mislead into pages."""
    return tuple(paged(INDEX, find_misleading(catalogue), size, lambda _: ENTRY_WEIGHT))


def recycled(catalogue: Catalogue, link: Link) -> str:
    """Say how much earlier the same text was published, where a copy is dated a year later or more."""
    if link.kind != "copy":
        return ""
    gap = _gap(catalogue.own[link.source], catalogue.own[link.target])
    return distance_words(gap) if gap and gap.least >= YEAR else ""


def misleading_page(catalogue: Catalogue, leaf: Leaf, total: int) -> Page:
    """Compose a page of the report of what may mislead."""
    return Page(
        path=leaf.path,
        title=leaf_title(catalogue.say, catalogue.say("Look-alikes and recycled news"), leaf),
        template="listing.html",
        meta={
            "kicker": catalogue.say("Archive"),
            "count_words": catalogue.say.count(total, "pair"),
            "breadcrumb": [],
            "pager": leaf.pager,
            "description": catalogue.say(DESCRIPTION),
            "note": catalogue.say(NOTE),
        },
        body=render_body(
            catalogue.say,
            "look-alikes",
            leaf.path,
            pairs=[
                {
                    "label": catalogue.say(LABELS.get(one.kind, "")),
                    "one": article_entry(catalogue, catalogue.articles[one.newer]),
                    "other": article_entry(catalogue, catalogue.articles[one.older]),
                    "reason": one.reason,
                    "others": catalogue.say.count(one.others, "more pair") if one.others else "",
                }
                for one in leaf.items
            ],
        ),
    )


def _linked(catalogue: Catalogue) -> Iterator[Misleading]:
    for link in catalogue.archive.links:
        kind = "recycled" if recycled(catalogue, link) else link.kind
        if kind in WEIGHTS:
            gap = _gap(catalogue.own[link.source], catalogue.own[link.target])
            yield Misleading(
                kind=kind,
                newer=link.source,
                older=link.target,
                reason=link.reason,
                rank=_rank(kind, 1.0 if kind in REPEATS else link.weight, gap),
            )


def _rank(kind: str, likeness: float, gap: Gap | None) -> float:
    years = min(gap.least / YEAR, MOST_YEARS) if gap else 0.0
    return round(WEIGHTS[kind] + likeness + PER_YEAR * years, 4)


def _gap(one: Article, other: Article) -> Gap | None:
    first, last = span_of(one.date), span_of(other.date)
    return gap_between(first, last) if first and last else None
