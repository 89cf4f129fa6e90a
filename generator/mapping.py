"""One `map` over articles: in this process, or over several; the order of results never depends on which."""

import gc
import os
import signal
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from itertools import islice
from multiprocessing import get_all_start_methods, get_context, parent_process
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from threading import Thread
from typing import Any, Protocol, TypeVar

from generator.errors import ArchiveError

A = TypeVar("A")
B = TypeVar("B")
C = TypeVar("C")
SENT = 50
"""Results that a copy of this process sends at once."""
PIECES, MOST_PIECES = 32, 2_048
"""Into which work is cut for each worker, and for all; twice as many numbers fill half of a pipe."""
NUMBER = 8
"""Bytes of a number in a pipe."""
YOUNG = 1_000_000
"""Objects made since the collector last looked at which it looks again: what a build makes, it keeps."""
YOUNG_OF_COPY = 300_000
"""In a copy of this process: what it makes for one page, it throws away."""


class Engine(Protocol):
    """What maps as `map_batches` does, wherever the work is done."""

    def __call__(
        self, work: Callable[[Sequence[A]], list[B]], items: Sequence[A], *, jobs: int, batch: int
    ) -> Iterator[list[B]]:
        """Apply `work`, which can be pickled, to batches of plain JSON, and yield what it gives in order."""


def collect_seldom() -> None:
    """Let the collector look at young objects alone, and seldom: the nouns of a build refer to nothing twice.

    What it looks at is nearly all in use: at each 100,000 that takes half a second of a build of 16,000
    articles with one more, at each million nothing. Copies that render pages would so hold 350 MB more, each.
    """
    gc.set_threshold(YOUNG, 50, 1_000)


@contextmanager
def uncollected() -> Iterator[None]:
    """Let the collector wait while nouns are made by the hundred thousand, and never look at them after."""
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()


def worker_count(jobs: int) -> int:
    """Read 0 as all processors that this process may use."""
    return (
        jobs or len(os.sched_getaffinity(0))
        if hasattr(os, "sched_getaffinity")
        else jobs or os.cpu_count() or 1
    )


def may_copy(workers: int) -> bool:
    """Whether copies of this process may work, and there are to be several workers."""
    # A copy of a process that runs threads may hang; on macOS the system's own libraries start some.
    return workers > 1 and sys.platform != "darwin" and "fork" in get_all_start_methods()


def map_batches(
    work: Callable[[Sequence[A]], list[B]], items: Sequence[A], *, jobs: int, batch: int
) -> Iterator[list[B]]:
    """Apply `work` to batches of items, yielding each batch's results in order.

    `work` must be picklable where more than one process is used. A single batch stays in this process.
    Raise `ArchiveError` where a worker is ended from without.
    """
    batches = cut_batches(items, batch)
    workers = min(worker_count(jobs), -(-len(items) // batch))
    if workers <= 1:
        yield from map(work, batches)
        return
    context = get_context("spawn")
    try:
        with ProcessPoolExecutor(workers, mp_context=context, initializer=end_with_parent) as pool:
            yield from started_unheeding(lambda: pool.map(work, batches))
    except BrokenProcessPool:
        raise ArchiveError("A worker ended before its work was done; expected it to last.") from None


def map_forked(
    work: Callable[[A], B], items: Sequence[A], *, jobs: int, tick: Callable[[int], None], least: int = 1
) -> list[B]:
    """Apply `work` to each item, over copies of this process where the system makes them; results in order.

    `work` may use all that this process holds. Fewer than `least` items a process are not worth one.
    """
    workers = min(worker_count(jobs), len(items) // least)
    if not may_copy(workers):
        return [_ticked(work(item), tick) for item in items]
    found: list[B] = [None] * len(items)  # type: ignore[list-item]
    gc.freeze()  # what a copy's collector does not touch stays shared
    size = max(1, len(items) // min(workers * PIECES, MOST_PIECES))
    pieces = _lay_out(range(0, len(items), size))
    try:
        open_ends = dict(
            started_unheeding(lambda: iter([_fork(work, items, pieces, size) for _ in range(workers)]))
        )
    finally:
        os.close(pieces)
        gc.unfreeze()
    try:
        _gather(open_ends, found, tick)
    finally:
        for process in open_ends.values():
            process.terminate()
    return found


def _gather(open_ends: "dict[Connection, BaseProcess]", found: list[B], tick: Callable[[int], None]) -> None:
    while open_ends:
        for end in wait(list(open_ends)):
            assert isinstance(end, Connection)
            if some := _received(end):
                for number, result in some:
                    found[number] = result
                tick(len(some))
                continue
            process = open_ends.pop(end)
            process.join()
            if process.exitcode:
                raise ArchiveError(
                    f"A worker ended before its work was done (exit status {process.exitcode})."
                )


def _ticked(result: B, tick: Callable[[int], None]) -> B:
    tick(1)
    return result


def _lay_out(starts: Sequence[int]) -> int:
    """Put into a pipe where each piece of the work begins, from which whoever is free takes the next."""
    reading, writing = os.pipe()
    os.write(writing, b"".join(start.to_bytes(NUMBER) for start in starts))
    os.close(writing)
    return reading


def _fork(
    work: Callable[[A], B], items: Sequence[A], pieces: int, size: int
) -> "tuple[Connection, BaseProcess]":
    here, there = get_context("fork").Pipe(duplex=False)
    process = get_context("fork").Process(
        target=_work_through, args=(work, items, pieces, size, there), daemon=True
    )
    process.start()
    there.close()
    return here, process


def _work_through(
    work: Callable[[A], B], items: Sequence[A], pieces: int, size: int, there: Connection
) -> None:
    end_with_parent()
    gc.set_threshold(YOUNG_OF_COPY, 50, 1_000)
    try:
        while taken := os.read(pieces, NUMBER):
            start = int.from_bytes(taken)
            for some in cut_batches(range(start, min(start + size, len(items))), SENT):
                there.send([(number, work(items[number])) for number in some])
    except (ArchiveError, OSError) as error:
        there.send(error)  # the process that waits tells it in words
    there.close()


def end_with_parent() -> None:
    """Let this process end when the one that started it has, by whatever signal."""
    Thread(target=_follow_parent, daemon=True).start()


def _follow_parent() -> None:
    if parent := parent_process():
        parent.join()
    os._exit(1)


def _received(end: Connection) -> "list[tuple[int, Any]]":
    try:
        some = end.recv()
    except EOFError:
        return []
    if isinstance(some, Exception):
        raise some
    return list(some)


def started_unheeding(start: Callable[[], C]) -> C:
    """Start processes that leave Ctrl-C to this one, which then stops them; else each would speak of it."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        return start()
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def cut_batches(items: Iterable[A], size: int) -> Iterator[list[A]]:
    """Yield the items in lists of `size`, the last of what is left."""
    iterator = iter(items)
    while some := list(islice(iterator, size)):
        yield some
