"""The model made ready in a copy of this process while articles are still read: to load it takes a second."""

import gc
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from typing import Any, TypeVar

from generator.cache import Cache
from generator.entities.marking.spans import BATCH, Model, load_model, span_keys
from generator.mapping import Engine, end_with_parent, map_batches, may_copy, started_unheeding, worker_count
from generator.model import Article

MOST = 500
"""Articles that were read anew; of more it is not asked beforehand whether the model knows them."""
A = TypeVar("A")
B = TypeVar("B")
Work = Callable[[Sequence[A]], list[B]]


class Ahead:
    """An engine that has one worker ready where few articles are new, and otherwise is another engine."""

    def __init__(self, model: Model | None, cache: Cache, *, jobs: int, engine: Engine = map_batches) -> None:
        """Begin nothing yet."""
        self._model, self._cache, self._engine = model, cache, engine
        self._may_begin = engine is map_batches and may_copy(worker_count(jobs))
        self._end: Connection | None = None
        self._process: BaseProcess | None = None

    def begin(self, articles: Sequence[Article]) -> None:
        """Begin where the model has some of these to read, and so few that one process is to do it all."""
        if self._model is None or not self._may_begin or len(articles) > MOST:
            return
        keys = set(filter(None, span_keys(articles, self._model)))
        if not 0 < len(keys - self._cache.get(keys).keys()) <= BATCH:
            return
        self._may_begin = False
        self._end, there = get_context("fork").Pipe()
        self._process = get_context("fork").Process(
            target=_stay_ready, args=(self._model, self._end, there), daemon=True
        )
        started_unheeding(self._process.start)
        there.close()

    def __call__(self, work: Work[A, B], items: Sequence[A], *, jobs: int, batch: int) -> Iterator[list[B]]:
        """Map as `map_batches` does, by the worker that is ready where one is to do it all."""
        found = self._found(work, items) if 0 < len(items) <= batch else None
        if found is not None:
            yield found
        else:
            yield from self._engine(work, items, jobs=jobs, batch=batch)

    def _found(self, work: Work[A, B], items: Sequence[A]) -> list[B] | None:
        """Ask the worker; None where there is none, or it ended: this process then says what is wrong."""
        if self._end is not None:
            with suppress(EOFError, OSError):
                self._end.send((work, items))
                return list(self._end.recv())
        return None

    def close(self) -> None:
        """End the worker, wherever it is."""
        if self._end is not None and self._process is not None:
            self._end.close()
            self._process.terminate()
            self._process.join()
            self._end = self._process = None


def _stay_ready(model: Model, other_end: Connection, end: Connection) -> None:
    other_end.close()
    end_with_parent()
    gc.freeze()  # what the collector does not touch stays shared
    # Whatever goes wrong here goes wrong again in the process that waits, which tells it in words.
    with suppress(Exception):
        load_model(model)
        while True:
            work, items = _asked(end)
            end.send(work(items))


def _asked(end: Connection) -> "tuple[Work[Any, Any], Sequence[Any]]":
    work, items = end.recv()
    return work, items
