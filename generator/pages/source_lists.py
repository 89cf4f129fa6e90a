"""The articles of a source by year: how they are divided into pages, and what they come to."""

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

import msgspec

from generator.model import Article
from generator.pages.catalogue import Catalogue
from generator.pages.houses import source_of
from generator.pages.jumps import with_jumps
from generator.pages.listing import Leaf, Opened, by_group, span_facts
from generator.pages.permalinks import year_of
from generator.pages.plain_lists import article_leaves, articles_on
from generator.words import UNDATED


class SourceOpening(NamedTuple):
    """What the first page of a source's list says of all its articles."""

    leaf: Leaf
    """Its first page, of ids."""
    pager: dict[str, object]
    span: str
    """How many articles there are, and from when to when."""
    own: int
    carried: int
    """Of others that credit it."""
    carries: dict[str, int]
    """How many of its own credit another house."""
    carried_by: dict[str, int]
    first: str
    """The id of the oldest of known date; empty where there is none."""
    last: str
    undated: int
    years: list[dict[str, object]]


def lay_out_source(catalogue: Catalogue, name: str, ids: Sequence[str], size: int) -> Opened[SourceOpening]:
    """Divide the articles of a source, by id and newest first, into pages, and count what they come to."""
    articles = [catalogue.articles[id_] for id_ in ids]
    by_year = _by_year(articles)
    leaves = article_leaves(catalogue, catalogue.addresses.sources[name], by_year, size)
    own = [one for one in articles if source_of(one) == name]
    carried = [one for one in articles if source_of(one) != name]
    dated = [one for one in articles if one.date.earliest]
    opening = SourceOpening(
        leaf=leaves[0],
        pager=with_jumps(catalogue, leaves),
        span=span_facts(catalogue, ids),
        own=len(own),
        carried=len(carried),
        carries=Counter(one.agency for one in own if one.agency),
        carried_by=Counter(map(source_of, carried)),
        first=dated[-1].id if dated else "",
        last=dated[0].id if dated else "",
        undated=len(articles) - len(dated),
        years=_years(catalogue, leaves),
    )
    return Opened(opening, leaves)


def read_source(kept: msgspec.Raw) -> SourceOpening:
    """Read what was kept of the opening of a source's list."""
    return _OPENING(kept)


def year_under(article: Article) -> str:
    """Name the year under which an article stands in the list of its source."""
    return year_of(article.date).capitalize()


def _by_year(articles: Sequence[Article]) -> list[str]:
    """Keep the articles of a year together, those of no certain year last."""
    groups = by_group(articles, year_under)
    undated = groups.pop(UNDATED, [])
    ordered = [one for year in sorted(groups, reverse=True) for one in groups[year]] + undated
    return [one.id for one in ordered]


def _years(catalogue: Catalogue, leaves: Sequence[Leaf]) -> list[dict[str, object]]:
    """Count the articles of each year from the first to the last, with the place where its list begins."""
    counts = Counter[str]()
    urls: dict[str, str] = {}
    for leaf in leaves:
        page = f"{leaf.path.removesuffix('.md')}.html"
        for year, some in by_group(articles_on(catalogue, leaf), year_under).items():
            counts[year] += len(some)
            urls.setdefault(year, f"{page}#{year}")
    del counts[UNDATED]
    if not counts:
        return []
    known = range(min(map(int, counts)), max(map(int, counts)) + 1)
    return [{"year": y, "count": counts[str(y)], "url": urls.get(str(y), "")} for y in known]


_OPENING = msgspec.json.Decoder(SourceOpening).decode
