"""One `map` over articles: in this process, or over several; the order of results never depends on which."""

import os
import signal
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from itertools import islice
from multiprocessing import get_context
from typing import TypeVar

A = TypeVar("A")
B = TypeVar("B")
C = TypeVar("C")


def worker_count(jobs: int) -> int:
    """Read 0 as all processors that this process may use."""
    return (
        jobs or len(os.sched_getaffinity(0))
        if hasattr(os, "sched_getaffinity")
        else jobs or os.cpu_count() or 1
    )


def map_batches(
    work: Callable[[Sequence[A]], list[B]], items: Sequence[A], *, jobs: int, batch: int
) -> Iterator[list[B]]:
    """Apply `work` to batches of items, yielding each batch's results in order.

    `work` must be picklable where more than one process is used. A single batch stays in this process.
    """
    batches = _batches(items, batch)
    workers = min(worker_count(jobs), -(-len(items) // batch))
    if workers <= 1:
        yield from map(work, batches)
        return
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        yield from _started_unheeding(lambda: pool.map(work, batches))


def _started_unheeding(start: Callable[[], Iterator[C]]) -> Iterator[C]:
    """Start processes that leave Ctrl-C to this one, which then stops them; else each would speak of it."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        return start()
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _batches(items: Iterable[A], size: int) -> Iterator[list[A]]:
    iterator = iter(items)
    while some := list(islice(iterator, size)):
        yield some
