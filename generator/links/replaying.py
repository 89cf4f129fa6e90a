"""Articles linked in the order of their days; those before the first change are put back as they were."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import chain

from generator.articles.stored import restore, store
from generator.cache import cache_key
from generator.links.blocks import Block, describe_block
from generator.links.described import asked_by
from generator.links.keeping import Keeping
from generator.links.tied import Tied
from generator.links.work import Work

STEP = "tied"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Known:
    """What an earlier build made of a block."""

    history: str
    """Stands for the block and all before it, as they were then."""
    tied: tuple[Tied, ...]


def replay(blocks: Sequence[Block], work: Work, keeping: Keeping, tick: Callable[[int], None]) -> None:
    """Link all articles: blocks before the first change are put back, those after it are linked anew.

    Of the latter an article keeps what came of comparing it, where all that this comes from is as it was.
    """
    histories = list(_histories(blocks, work))
    same = list(_unchanged(blocks, histories, keeping))
    describe = partial(describe_block, keeping=keeping, shared=dict[str, str]())
    changed = blocks[len(same) :]
    # Where nothing is put back, none need wait in memory to say what it asks for.
    ahead = [describe(block) for block in changed] if same else map(describe, changed)
    if same:
        asked = asked_by(list(chain.from_iterable(ahead)))
        for block, known in zip(blocks, same, strict=False):
            for one, tied in zip(describe(block), known.tied, strict=True):
                work.recall(one, tied, asked)
            tick(len(known.tied))
    for block, history, described in zip(changed, histories[len(same) :], ahead, strict=True):
        before = _find(block, keeping)
        compared = [one.compared for one in before.tied] if before else [None] * len(described)
        tied_now = tuple(work.link(*one) for one in zip(described, compared, strict=True))
        if keeping.is_kept:
            keeping.keep(STEP, block.key, store(_Known(history=history, tied=tied_now)))
        tick(len(tied_now))
    keeping.settle()


def _histories(blocks: Sequence[Block], work: Work) -> Iterator[str]:
    history = str(work.most_related)
    for block in blocks:
        ids = [one.article.id for one in block.materials]
        history = cache_key(history, block.key, *(work.roots.get(id_, id_) for id_ in ids))
        yield history


def _unchanged(blocks: Sequence[Block], histories: Sequence[str], keeping: Keeping) -> Iterator[_Known]:
    """Give what is known of the blocks before the first that changed, or that comes after one that did."""
    if not keeping.is_kept:
        return
    for block, history in zip(blocks, histories, strict=True):
        known = _find(block, keeping)
        if known is None or known.history != history:
            return
        yield known


def _find(block: Block, keeping: Keeping) -> _Known | None:
    stored = keeping.find(STEP, block.key) if keeping.is_kept else b""
    try:
        known = restore(_Known, stored) if stored else None
    except ValueError:
        return None  # a result of no known form is none
    return known if known and len(known.tied) == len(block.materials) else None
