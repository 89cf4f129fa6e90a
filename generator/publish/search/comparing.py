"""What changed since the index was last written: by segment, and in each what was and what is known."""

from collections.abc import Mapping, Sequence

from msgspec import Struct

from generator.publish.search.cards import cut_blocks
from generator.publish.search.facts import find_facts, find_places
from generator.publish.search.holding import Store, Told
from generator.publish.search.noting import Noted, Notes
from generator.publish.search.runs import run_digest
from generator.publish.search.segments import Segment
from generator.publish.search.shards import Piece, find_changes
from generator.publish.search.suggestions import Named


class Comparison(Struct, frozen=True, kw_only=True):
    """The segments that changed, and what of them changed."""

    numbers: frozenset[int]
    """Of the segments that are not as they were."""
    told: Mapping[int, Told]
    """By number: what is known of those now."""
    words: Mapping[str, list[Piece]]
    """By word: what these have of it now, where that is not what they had."""
    pages: Mapping[str, Named | None]
    """By key: pages that are offered otherwise than before."""
    before: Sequence[Named]
    """The same as they were."""
    moved: frozenset[str]
    """Keys of pages by which articles are counted whose numbers are others."""
    segments: Sequence[Noted]
    """All segments, to be noted."""


def compare(segments: Sequence[Segment], before: Notes, store: Store) -> Comparison:
    """Compare segments with those that were noted; raise `StaleError` where those are not in the store."""
    was = {one.number: one for one in before.segments}
    now = {one.number: one for one in segments}
    numbers = frozenset(n for n in was.keys() | now.keys() if not _is_same(was.get(n), now.get(n)))
    old = {n: store.told(was[n].name, was[n].digest) for n in numbers & was.keys()}
    depends = {n: run_digest(one.documents) if n in numbers else was[n].depends for n, one in now.items()}
    reworded = [n for n in sorted(numbers) if _differs(n, was, now, depends)]
    old_runs = {n: store.run(was[n]) for n in reworded if n in was}
    runs = store.runs([now[n] for n in reworded if n in now], depends)
    told: dict[int, Told] = {}
    for number, one in now.items():
        if number in numbers:
            told[number] = _told(one, runs[number].lengths if number in runs else old[number].lengths)
            store.keep_told(one.name, told[number])
        if number not in runs:
            store.tick(len(one.documents))
    earlier = _pages(old)
    later = _pages(told)
    differing = {key for key in earlier.keys() | later.keys() if earlier.get(key) != later.get(key)}
    return Comparison(
        numbers=numbers,
        told=told,
        words=find_changes((n, old_runs.get(n), runs.get(n)) for n in reworded),
        pages={key: later.get(key) for key in differing},
        before=[earlier[key] for key in differing & earlier.keys()],
        moved=frozenset(key for key, _ in _places(old).items() ^ _places(told).items()),
        segments=[_noted(one, told.get(n), was.get(n), depends[n]) for n, one in now.items()],
    )


def _is_same(was: Noted | None, now: Segment | None) -> bool:
    return was is not None and now is not None and (was.name, was.digest) == (now.name, now.digest)


def _differs(
    number: int, was: Mapping[int, Noted], now: Mapping[int, Segment], depends: Mapping[int, str]
) -> bool:
    return not (number in was and number in now and was[number].depends == depends[number])


def _told(segment: Segment, lengths: Sequence[int]) -> Told:
    some, starts = segment.documents, cut_blocks(segment.documents)
    return Told(
        digest=segment.digest,
        lengths=lengths,
        blocks=len(starts),
        facts=find_facts(some, lengths, starts),
        pages=[Named.of(page) for page in some] if segment.number % 2 else (),
    )


def _noted(segment: Segment, told: Told | None, was: Noted | None, depends: str) -> Noted:
    if not told:
        assert was
        return was
    return Noted(segment.number, segment.name, segment.digest, depends, told.blocks, sum(told.lengths))


def _pages(told: Mapping[int, Told]) -> dict[str, Named]:
    return {page.key: page for one in told.values() for page in one.pages}


def _places(told: Mapping[int, Told]) -> dict[str, int]:
    found: dict[str, int] = {}
    for number, one in told.items():
        found |= find_places(number // 2, ((page.key, page.articles) for page in one.pages))
    return found
