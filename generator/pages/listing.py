"""Lists that run over several pages: articles of a month, of a source, names under a letter."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from generator.model import Article, Date
from generator.pages.catalogue import Catalogue
from generator.pages.page import Page
from generator.pages.permalinks import UNDATED, date_folder
from generator.pages.reports import Tally
from generator.pages.templating import render_body
from generator.words import UNKNOWN_SOURCE, Voice

T = TypeVar("T")
LEAF_WEIGHT = 250_000
"""Bytes of entries on one page; with what stands around them no page reaches 500 KB."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaf:
    """One page of a list that may run over several."""

    items: tuple[Any, ...]
    number: int
    path: str
    pager: tuple[dict[str, object], ...]
    """Links to all pages of the list; empty where there is one."""


def article_entry(catalogue: Catalogue, article: Article) -> dict[str, object]:
    """Describe an article in one entry of a list."""
    return {
        "headline": article.headline,
        "address": catalogue.addresses.articles[article.id],
        "language": article.language,
        "source": article.source or catalogue.say(UNKNOWN_SOURCE),
        "date": catalogue.say.date(article.date),
    }


def paged(
    address: str, items: Sequence[T], size: int, weigh: Callable[[T], int] | None = None
) -> Iterator[Leaf]:
    """Cut a list into pages of a size; the first has the address itself, the second `address--2`.

    `weigh` tells the bytes that an item takes: a page of long ones holds fewer of them. An id never holds two
    hyphens in a row, so these addresses are free.
    """
    cuts = [items[n : n + size] for n in range(0, len(items), size)] if weigh is None else []
    if weigh is not None:
        cuts = list(_cut_by_weight(items, size, weigh))
    for number, some in enumerate(cuts or [items], start=1):
        yield Leaf(
            items=tuple(some),
            number=number,
            path=f"{_numbered(address, number)}.md",
            pager=tuple(_pager(address, number, len(cuts))) if len(cuts) > 1 else (),
        )


def _cut_by_weight(items: Sequence[T], size: int, weigh: Callable[[T], int]) -> Iterator[Sequence[T]]:
    start = weight = 0
    for number, item in enumerate(items):
        more = weigh(item)
        if number > start and (number - start == size or weight + more > LEAF_WEIGHT):
            yield items[start:number]
            start, weight = number, 0
        weight += more
    if start < len(items):
        yield items[start:]


def article_pages(
    catalogue: Catalogue, address: str, title: str, articles: Sequence[Article], size: int, **meta: object
) -> Iterator[Page]:
    """Compose the pages of a plain list of articles."""
    for leaf in paged(address, articles, size):
        entries = [article_entry(catalogue, article) for article in leaf.items]
        yield Page(
            path=leaf.path,
            title=leaf_title(catalogue.say, title, leaf),
            template="listing.html",
            meta={
                "kicker": catalogue.say("Articles"),
                "count_words": catalogue.say.count(len(articles), "article"),
                "pager": leaf.pager,
                **meta,
                "note": meta.get("note") or only_one(catalogue.say, len(articles), "article"),
            },
            body=render_body(
                catalogue.say,
                "articles",
                leaf.path,
                entries=entries,
                empty=catalogue.say("No article is listed here."),
            ),
        )


def only_one(say: Voice, count: int, noun: str) -> str:
    """Tell a reader who finds a single entry that nothing is missing."""
    return say(f"The archive holds only this one {noun} here.") if count == 1 else ""


def span_facts(say: Voice, articles: Sequence[Article], tally: Tally | None = None) -> str:
    """Count the articles, or the reports and copies among them, and name their first and last dates."""
    dated = known_days([article.date for article in articles])
    words = tally.said(say) if tally else say.count(len(articles), "article")
    return f"{words} · {say.span(dated[-1], dated[0])}" if dated else words


def known_days(dates: Iterable[Date]) -> list[Date]:
    """Keep the dates that tell of first and last: those whose year is open only where all are so."""
    known = [when for when in dates if when.earliest]
    return [when for when in known if date_folder(when) != UNDATED] or known


def leaf_title(say: Voice, title: str, leaf: Leaf) -> str:
    """Name a page of a list."""
    return title if leaf.number == 1 else say("{title}, page {number}", title=title, number=leaf.number)


def by_group(items: Sequence[T], key: Callable[[T], str]) -> dict[str, list[T]]:
    """Group items under their keys, in the order in which keys first come."""
    groups: dict[str, list[T]] = {}
    for item in items:
        groups.setdefault(key(item), []).append(item)
    return groups


def _pager(address: str, current: int, count: int) -> Iterator[dict[str, object]]:
    """Link to the first, the last and the pages near the current one."""
    shown = [n for n in range(1, count + 1) if n in (1, count) or abs(n - current) <= 2]
    for n in shown:
        yield {"number": n, "url": f"{_numbered(address, n)}.html", "current": n == current}


def _numbered(address: str, number: int) -> str:
    return address if number == 1 else f"{address}--{number}"
