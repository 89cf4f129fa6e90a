"""Work that goes on beside other work, in a copy of this process."""

import atexit
import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from multiprocessing import get_context
from multiprocessing.connection import Connection
from typing import Generic, TypeVar

from generator.errors import ArchiveError
from generator.mapping import end_with_parent, may_copy, started_unheeding, worker_count

B = TypeVar("B")


class Beside(Generic[B]):
    """What a copy of this process works out; the copy ends when it is asked for, stopped, or left alone."""

    def __init__(self, work: Callable[[], B]) -> None:
        """Begin; `work` may use all that this process holds but what is open, such as a store."""
        self._end, there = get_context("fork").Pipe()
        # No daemon, as it may start processes of its own.
        self._process = get_context("fork").Process(target=_work, args=(work, self._end, there))
        # Before it starts, as Ctrl-C may come at once; at the exit other processes are waited for after it.
        atexit.register(self.stop)
        started_unheeding(self._process.start)
        there.close()

    def result(self) -> B:
        """Wait for the work to end; raise what it raised."""
        try:
            found = self._end.recv()
            # It is told to end, as another that was begun since holds this end of the pipe open as well.
            self._end.send(None)
        except (EOFError, BrokenPipeError):
            self._process.join()
            status = self._process.exitcode
            raise ArchiveError(f"A worker ended before its work was done (exit status {status}).") from None
        finally:
            self._end.close()
        self._process.join()
        self.stop()
        if isinstance(found, Exception):
            raise found
        return found  # type: ignore[no-any-return]

    def stop(self) -> None:
        """End the work, wherever it is."""
        atexit.unregister(self.stop)
        self._end.close()
        if self._process.pid is not None:
            self._process.terminate()
            self._process.join()


def begin_beside(work: Callable[[], B], *, jobs: int) -> Beside[B] | None:
    """Begin work in a copy of this process; None where there is to be one process, or none can be copied."""
    return Beside(work) if may_copy(worker_count(jobs)) else None


@contextmanager
def beside(work: Callable[[], B], *, jobs: int) -> Iterator[Callable[[], B]]:
    """Begin work in a copy of this process, if it may be; yield what waits for it, or does it when called."""
    begun = begin_beside(work, jobs=jobs)
    try:
        yield begun.result if begun else work
    finally:
        if begun:
            begun.stop()


def _work(work: Callable[[], B], other_end: Connection, there: Connection) -> None:
    other_end.close()
    end_with_parent()
    gc.freeze()  # what the collector does not touch stays shared
    try:
        there.send(work())
    except (ArchiveError, OSError) as error:
        there.send(error)  # the process that waits tells it in words
    # It ends when it is asked for, so that its time is not counted as that of other work.
    there.poll(None)
