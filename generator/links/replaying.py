"""Articles linked in the order of their days; those before the first change are put back as they were."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from operator import eq

from msgspec import Struct

from generator.cache import cache_key
from generator.links.again import Again
from generator.links.blocks import Block
from generator.links.descriptions import Descriptions
from generator.links.keeping import Keeping
from generator.links.past import Archive
from generator.links.tied import Compared, Tied
from generator.links.work import Work
from generator.stored import restore, store

STEP = "tied"


class _Known(Struct, frozen=True, kw_only=True):
    """What an earlier build made of a block."""

    histories: tuple[str, ...]
    """Of each article, stands for it and all before it, as they were then."""
    keys: tuple[str, ...]
    tied: tuple[Tied, ...]

    def compared(self) -> dict[str, Compared]:
        """Give what came of comparing each article, by its key."""
        return {key: one.compared for key, one in zip(self.keys, self.tied, strict=True)}


NOTHING = _Known(histories=(), keys=(), tied=())


def replay(
    blocks: Sequence[Block],
    roots: Mapping[str, str],
    work: Work,
    keeping: Keeping,
    tick: Callable[[int], None],
) -> None:
    """Link all articles: those before the first change are put back, and later ones that it cannot concern.

    Of the others an article keeps what came of comparing it, where all that this comes from is as it was.
    """
    histories = list(_histories(blocks, roots, work.most_related))
    stored = keeping.find_all(STEP, (block.border for block in blocks))
    known = [_restored(stored.pop(block.border, b"")) for block in blocks]
    kept = list(_kept(histories, known))
    put_back = [tied for before, count in zip(known, kept, strict=True) for tied in before.tied[:count]]
    for article, tied in enumerate(put_back):
        work.recall(article, tied)
    tick(len(put_back))
    # Of a block that only lost articles a shorter row is kept, as the words of what is gone may be withheld.
    is_same = [
        len(before.keys) == count == len(block.keys)
        for block, before, count in zip(blocks, known, kept, strict=True)
    ]
    if not all(is_same):
        archive = Archive(
            Descriptions(blocks, keeping), work.materials, work.names, [one.level for one in put_back]
        )
        unmoved = dict(_unmoved(known, kept, blocks, roots, str(work.most_related)))
        again = Again(work, archive, unmoved, roots)
        for block, history, before, count, same in zip(blocks, histories, known, kept, is_same, strict=True):
            if same:
                continue
            compared = before.compared() if keeping.is_kept else {}
            linked = tuple([again.link(compared.get(key)) for key in block.keys[count:]])
            now = _Known(histories=history, keys=block.keys, tied=(*before.tied[:count], *linked))
            keeping.keep(STEP, block.border, store(now))
            tick(len(linked))
    keeping.settle()


def _unmoved(
    known: Sequence[_Known], kept: Sequence[int], blocks: Sequence[Block], roots: Mapping[str, str], last: str
) -> "Iterator[tuple[int, Tied]]":
    """Give those after the first change before which nothing but new articles came, by their numbers.

    That nothing else was before one, its history tells, which is made again of those that are still there.
    """
    every = [(key, one.id) for block in blocks for key, one in zip(block.keys, block.materials, strict=True)]
    numbers = {key: number for number, (key, _) in enumerate(every)}
    at = -1
    for before, count in zip(known, kept, strict=True):
        for place, (key, history) in enumerate(zip(before.keys, before.histories, strict=True)):
            number = numbers.get(key, -1)
            id_ = every[number][1]
            last = history if place < count else cache_key(last, key, roots.get(id_, id_))
            if number <= at or last != history:
                return
            at = number
            if place >= count:
                yield number, before.tied[place]


def _histories(
    blocks: Sequence[Block], roots: Mapping[str, str], most_related: int
) -> Iterator[tuple[str, ...]]:
    last = str(most_related)
    for block in blocks:
        inside = zip(block.materials, block.keys, strict=True)
        history = [last := cache_key(last, key, roots.get(one.id, one.id)) for one, key in inside]
        yield tuple(history)


def _kept(histories: Sequence[tuple[str, ...]], known: Sequence[_Known]) -> Iterator[int]:
    """Count the first articles of each block that are as they were: none after the first that is not."""
    is_same = True
    for now, before in zip(histories, known, strict=True):
        count = sum(map(eq, now, before.histories)) if is_same else 0
        is_same = count == len(now)
        yield count


def _restored(stored: bytes) -> _Known:
    try:
        known = restore(_Known, stored)
    except ValueError:  # none, or of no known form
        return NOTHING
    is_whole = len(known.histories) == len(known.keys) == len(known.tied)
    return known if is_whole else NOTHING
