"""Lists that run over several pages: articles of a month, of a source, names under a letter."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any, Generic, NamedTuple, TypeVar

from msgspec import Struct

from generator.model import Article, Date
from generator.pages.borders import Entry, find_borders
from generator.pages.catalogue import Catalogue
from generator.pages.permalinks import DAYS, UNDATED, Steps, date_folder, date_steps
from generator.pages.reports import Tally
from generator.words import UNKNOWN_DATE, UNKNOWN_SOURCE, Voice

T = TypeVar("T")
LAST = "last"
"""Names the page on which a list ends, whatever that holds."""
LEAF_WEIGHT = 250_000
"""Bytes of entries on one page; with what stands around them no page reaches 500 KB."""


class Leaf(Struct, frozen=True, kw_only=True):
    """One page of a list that may run over several."""

    items: tuple[Any, ...]
    number: int
    """From 1; in a list that is cut by what its entries are, of the pages that begin within the same."""
    path: str
    pager: Mapping[str, object]
    """Ways to other pages of the list; empty where there is one."""
    is_first: bool
    is_named: bool = False
    """Whether what it holds tells it from the other pages, not its number."""


class Opened(NamedTuple, Generic[T]):
    """A list as it is laid out."""

    opening: T
    """What its first page shows, and says of it as a whole."""
    leaves: tuple[Leaf, ...]


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
            pager=_pager(address, number, len(cuts)) if len(cuts) > 1 else {},
            is_first=number == 1,
        )


def lasting(address: str, items: Sequence[T], entries: Sequence[Entry], size: int) -> tuple[Leaf, ...]:
    """Cut a list so that its pages stay when an item comes; `entries` tell of each item what decides that.

    The first page has the address itself, the last `address--last`, others are named by where they begin.
    """
    borders = find_borders(entries, room_of(size))
    paths = [address, *(f"{address}--{border.name}" for border in borders[:-1])]
    paths += [f"{address}--{LAST}"] if borders else []
    places = [0, *(border.at for border in borders), len(items)]
    return tuple(
        Leaf(
            items=tuple(items[places[n] : places[n + 1]]),
            number=borders[n - 1].number if n else 1,
            path=f"{path}.md",
            pager=_ways(paths, n) if borders else {},
            is_first=not n,
            is_named=n > 0,
        )
        for n, path in enumerate(paths)
    )


def room_of(size: int) -> int:
    """Say what a page has room for, in the measure of `fill_of`."""
    return size * LEAF_WEIGHT


def fill_of(size: int, weight: int = 0, count: int = 1) -> int:
    """Say what some entries take of a page; `weight` is the bytes that each takes at most."""
    return count * max(LEAF_WEIGHT, weight * size)


def ranked_entry(id_: str, count: int, size: int) -> Entry:
    """Tell on which page something stands in a list by count, the most frequent first."""
    return Entry(id_, (str(count),), fill_of(size))


def counts_said(say: Voice, leaf: Leaf, first: int, last: int, noun: str) -> str:
    """Say which counts a page is of, and which page of it if it is of one."""
    if first != last:
        return f"{say.number(first)} – {say.count(last, noun)}"
    return say.count(first, noun) + (f" ({say.number(leaf.number)})" if leaf.number > 1 else "")


def day_steps(when: Date) -> tuple[str, ...]:
    """Give year, month and day as addresses write them, as far as they are known."""
    return two_digits(date_steps(when))


@lru_cache(maxsize=DAYS)
def two_digits(steps: Steps) -> tuple[str, ...]:
    """Write the steps of a date as addresses do."""
    return tuple(f"{step:02}" for step in steps)


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


def only_one(say: Voice, count: int, noun: str) -> str:
    """Tell a reader who finds a single entry that nothing is missing."""
    return say(f"The archive holds only this one {noun} here.") if count == 1 else ""


def span_facts(catalogue: Catalogue, ids: Sequence[str], tally: Tally | None = None) -> str:
    """Count articles, newest first, or the reports and copies among them; name their first and last dates."""
    say = catalogue.say
    words = tally.said(say) if tally else say.count(len(ids), "article")
    last, first = (_first_known(catalogue, some) for some in (ids, reversed(ids)))
    return f"{words} · {say.span(first, last)}" if first and last else words


def _first_known(catalogue: Catalogue, ids: Iterable[str]) -> Date | None:
    """Find the first of the dates that `known_days` keeps; no article behind it is asked for."""
    found = None
    for id_ in ids:
        when = catalogue.articles[id_].date
        if when.earliest and date_folder(when) != UNDATED:
            return when
        found = found or (when if when.earliest else None)
    return found


def known_days(dates: Iterable[Date]) -> list[Date]:
    """Keep the dates that tell of first and last: those whose year is open only where all are so."""
    known = [when for when in dates if when.earliest]
    return [when for when in known if date_folder(when) != UNDATED] or known


def leaf_title(say: Voice, title: str, leaf: Leaf, dates: Sequence[Date] = (), words: str = "") -> str:
    """Name a page of a list; words, or the dates of what it holds, tell where its number does not."""
    if leaf.is_first:
        return title
    if not leaf.is_named:
        return say("{title}, page {number}", title=title, number=leaf.number)
    return say("{first}, {next}", first=title, next=words or dates_said(say, leaf, dates))


def dates_said(say: Voice, leaf: Leaf, dates: Sequence[Date]) -> str:
    """Say what time a page is of, and which page of it if it is of one day or none."""
    known = known_days(dates)
    words = say.span(known[-1], known[0]) if known else say(UNKNOWN_DATE)
    is_one = not known or known[0] == known[-1]
    return f"{words} ({say.number(leaf.number)})" if is_one and leaf.number > 1 else words


def dates_of(articles: Iterable[Article]) -> list[Date]:
    """List the dates of articles."""
    return [article.date for article in articles]


def by_group(items: Sequence[T], key: Callable[[T], str]) -> dict[str, list[T]]:
    """Group items under their keys, in the order in which keys first come."""
    groups: dict[str, list[T]] = {}
    for item in items:
        groups.setdefault(key(item), []).append(item)
    return groups


def _pager(address: str, current: int, count: int) -> dict[str, object]:
    """Link to the first, the last and the pages near the current one."""
    urls = {n: f"{_numbered(address, n)}.html" for n in (1, count, *range(current - 2, current + 3))}
    return {
        "numbers": [
            {"number": n, "url": urls[n], "current": n == current} for n in sorted(urls) if 1 <= n <= count
        ],
        "previous": urls[current - 1] if current > 1 else "",
        "next": urls[current + 1] if current < count else "",
    }


def _ways(paths: Sequence[str], current: int) -> dict[str, object]:
    """Lead to the pages before and after, and to both ends: nothing that changes where the list grows."""
    end = len(paths) - 1
    return {
        "first": f"{paths[0]}.html" if current > 1 else "",
        "previous": f"{paths[current - 1]}.html" if current else "",
        "next": f"{paths[current + 1]}.html" if current < end else "",
        "last": f"{paths[end]}.html" if current < end - 1 else "",
    }


def _numbered(address: str, number: int) -> str:
    return address if number == 1 else f"{address}--{number}"
