"""Where a long list is cut into pages: between entries that say so, so one more moves no other border."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from functools import cache
from itertools import accumulate, pairwise
from typing import NamedTuple
from zlib import crc32

from generator.words import UNDATED


class Entry(NamedTuple):
    """What decides on which page an entry of a list stands."""

    id: str
    steps: tuple[str, ...]
    """What it stands under in the list, the widest first, such as its year, month and day."""
    fill: int
    """What it takes of a page."""


class Border(NamedTuple):
    """The beginning of a page that is not the first of its list."""

    at: int
    """Number of the entry that the page begins with."""
    name: str
    """What begins there, such as `1987-03`; the second page of a day is `1987-03-12--2`."""
    number: int
    """Which of the pages it is that begin within the same, such as a day."""


def find_borders(entries: Sequence[Entry], room: int) -> list[Border]:
    """Cut a list so that no page holds more than its room, and none is less than half full if need be.

    A list that is too long for one page is cut where the widest step ends, such as a year, and among equal
    ones by a checksum, then each piece again. So an entry that comes or goes moves the borders of its own
    page at most, but for rare chance.
    """
    filled = list(accumulate((one.fill for one in entries), initial=0))
    if filled[-1] <= room or len(entries) < 2:
        return []
    steps = [one.steps for one in entries]
    shared = [0, *(len(a) if a == b else _shared(a, b) for a, b in pairwise(steps))]
    depths = [common + (common == len(one.steps)) for one, common in zip(entries, shared, strict=True)]
    rank = cache(lambda n: _rank(entries[n], shared[n]))
    places, todo = list[int](), [(0, len(entries))]
    while todo:
        start, end = todo.pop()
        if filled[end] - filled[start] > room and end - start > 1:
            choice = _choice(filled, start, end, room // 2)
            within = depths[choice.start : choice.stop]
            widest = min(within)
            at = max((n for n, depth in zip(choice, within, strict=True) if depth == widest), key=rank)
            places.append(at)
            todo += [(start, at), (at, end)]
    return _named(entries, shared, sorted(places))


def _choice(filled: Sequence[int], start: int, end: int, half: int) -> range:
    """List the places that leave half a page before and behind, or lie between two such."""
    least = bisect_left(filled, filled[start] + half)
    most = bisect_right(filled, filled[end] - half) - 1
    low, high = min(least, most), max(least, most)
    return range(max(low, start + 1), min(high, end - 1) + 1)


def _shared(one: Sequence[str], other: Sequence[str]) -> int:
    """Count the steps that two entries share, which do not stand under the same."""
    return next(
        (n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other))
    )


def _rank(entry: Entry, shared: int) -> int:
    """Rank the border before an entry; that before the newest of a month stays though a newer one comes."""
    words = entry.id if shared == len(entry.steps) else "-".join(entry.steps[: shared + 1])
    return crc32(words.encode("utf-8", "replace"))


def _named(entries: Sequence[Entry], shared: Sequence[int], places: Sequence[int]) -> list[Border]:
    seen = Counter[str]()
    found = []
    for at in places:
        name = "-".join(entries[at].steps[: shared[at] + 1]) or UNDATED.lower()
        seen[name] += 1
        number = seen[name]
        found.append(Border(at, name if number == 1 else f"{name}--{number}", number))
    return found
