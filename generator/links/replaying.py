"""Articles linked in the order of their days; those before the first change are put back as they were."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import eq

from generator.cache import cache_key
from generator.links.blocks import Block
from generator.links.copies import Copies
from generator.links.descriptions import Descriptions
from generator.links.keeping import Keeping
from generator.links.past import Archive
from generator.links.tied import Compared, Tied
from generator.links.work import Work
from generator.stored import restore, store

STEP = "tied"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Known:
    """What an earlier build made of a block."""

    histories: tuple[str, ...]
    """Of each article, stands for it and all before it, as they were then."""
    keys: tuple[str, ...]
    levels: list[int]
    tied: tuple[Tied, ...]

    def compared(self) -> dict[str, Compared]:
        """Give what came of comparing each article, by its key."""
        return {key: one.compared for key, one in zip(self.keys, self.tied, strict=True)}


NOTHING = _Known(histories=(), keys=(), levels=[], tied=())


def replay(
    blocks: Sequence[Block],
    roots: Mapping[str, str],
    work: Work,
    keeping: Keeping,
    tick: Callable[[int], None],
) -> None:
    """Link all articles: those before the first change are put back, those after it are linked anew.

    Of the latter an article keeps what came of comparing it, where all that this comes from is as it was.
    """
    histories = list(_histories(blocks, roots, work.most_related))
    stored = keeping.find_all(STEP, (block.border for block in blocks))
    known = [_restored(stored.pop(block.border, b"")) for block in blocks]
    kept = list(_kept(histories, known))
    put_back = [tied for before, count in zip(known, kept, strict=True) for tied in before.tied[:count]]
    for article, tied in enumerate(put_back):
        work.recall(article, tied)
    tick(len(put_back))
    if len(put_back) < len(work.materials):
        levels = [level for before, count in zip(known, kept, strict=True) for level in before.levels[:count]]
        archive = Archive(Descriptions(blocks, keeping), work.materials, work.names, levels)
        copies = Copies(archive.columns, archive.descriptions, work.reports, len(put_back))
        past = archive.look_back(len(put_back))
        for block, history, before, count in zip(blocks, histories, known, kept, strict=True):
            if count == len(block.keys):
                continue
            compared = before.compared() if keeping.is_kept else {}
            first = len(work.reports) - count
            # In this order: what `past` gives last is left to the next block.
            pairs = zip(block.keys[count:], past, strict=False)
            linked = tuple(work.link(one, archive, copies, compared.get(key)) for key, one in pairs)
            every = (*before.tied[:count], *linked)
            levels = archive.levels[first : first + len(every)].tolist()
            now = _Known(histories=history, keys=block.keys, levels=levels, tied=every)
            keeping.keep(STEP, block.border, store(now))
            tick(len(linked))
    keeping.settle()


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
    is_whole = len(known.histories) == len(known.keys) == len(known.levels) == len(known.tied)
    return known if is_whole else NOTHING
