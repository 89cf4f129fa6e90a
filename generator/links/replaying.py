"""Articles linked in the order of their days; those before the first change are put back as they were."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

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

    history: str
    """Stands for the block and all before it, as they were then."""
    keys: tuple[str, ...]
    levels: list[int]
    tied: tuple[Tied, ...]

    def compared(self) -> dict[str, Compared]:
        """Give what came of comparing each article, by its key."""
        return {key: one.compared for key, one in zip(self.keys, self.tied, strict=True)}


def replay(
    blocks: Sequence[Block],
    roots: Mapping[str, str],
    work: Work,
    keeping: Keeping,
    tick: Callable[[int], None],
) -> None:
    """Link all articles: blocks before the first change are put back, those after it are linked anew.

    Of the latter an article keeps what came of comparing it, where all that this comes from is as it was.
    """
    histories = list(_histories(blocks, roots, work.most_related))
    stored = keeping.find_all(STEP, (block.border for block in blocks))
    known = [_restored(stored.pop(block.border, b"")) for block in blocks]
    unchanged = list(_unchanged(histories, known))
    put_back = [tied for block in unchanged for tied in block.tied]
    for article, tied in enumerate(put_back):
        work.recall(article, tied)
    tick(len(put_back))
    if len(unchanged) < len(blocks):
        levels = [level for block in unchanged for level in block.levels]
        archive = Archive(Descriptions(blocks, keeping), work.materials, work.names, levels)
        copies = Copies(archive.columns, archive.descriptions.text, work.reports, len(put_back))
        past = archive.look_back(len(put_back))
        for block, history, before in list(zip(blocks, histories, known, strict=True))[len(unchanged) :]:
            compared = before.compared() if before and keeping.is_kept else {}
            first = len(work.reports)
            # In this order: what `past` gives last is left to the next block.
            pairs = zip(block.keys, past, strict=False)
            linked = tuple(work.link(one, archive, copies, compared.get(key)) for key, one in pairs)
            levels = archive.levels[first : first + len(linked)].tolist()
            now = _Known(history=history, keys=block.keys, levels=levels, tied=linked)
            keeping.keep(STEP, block.border, store(now))
            tick(len(linked))
    keeping.settle()


def _histories(blocks: Sequence[Block], roots: Mapping[str, str], most_related: int) -> Iterator[str]:
    history = str(most_related)
    for block in blocks:
        ids = [one.id for one in block.materials]
        history = cache_key(history, block.key, *(roots.get(id_, id_) for id_ in ids))
        yield history


def _unchanged(histories: Sequence[str], known: Sequence[_Known | None]) -> Iterator[_Known]:
    """Give what is known of the blocks before the first that changed, or that comes after one that did."""
    for history, block in zip(histories, known, strict=True):
        if block is None or block.history != history:
            return
        yield block


def _restored(stored: bytes) -> _Known | None:
    try:
        known = restore(_Known, stored) if stored else None
    except ValueError:
        return None  # a result of no known form is none
    return known if known and len(known.keys) == len(known.levels) == len(known.tied) else None
