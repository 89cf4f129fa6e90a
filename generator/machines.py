"""The map over articles on other machines: the workers of a Dask cluster, held to the versions used here."""

import asyncio
import json
import logging
import sys
from collections import deque
from collections.abc import AsyncGenerator, AsyncIterator, Callable, Iterator, Sequence
from contextlib import asynccontextmanager
from functools import lru_cache
from importlib.metadata import PackageNotFoundError, requires, version
from threading import Lock
from typing import Any, TypeVar

from packaging.requirements import Requirement

from generator.cache import program_digest
from generator.errors import ArchiveError, ConfigurationError, shown
from generator.mapping import cut_batches

A = TypeVar("A")
B = TypeVar("B")
PROGRAM = "news-archive"
AHEAD = 3
"""Batches for each thread of a worker that are sent before the first of them is waited for."""
PATIENCE = 60
"""Seconds that a scheduler, or a first worker, is waited for."""
ONE_AT_A_TIME = Lock()
"""A language model reads one text after the other, whatever number of threads a worker runs."""
ALIKE = f"expected the same release of {PROGRAM}, its packages and its model on every machine"


class Machines:
    """An engine: sends texts to the workers of a Dask cluster as JSON, and takes what they find as JSON."""

    def __init__(self, scheduler: str) -> None:
        """Raise `ConfigurationError` where no cluster of this program answers at the address."""
        self._scheduler = scheduler
        with asyncio.Runner() as runner:
            runner.run(self._check())

    def __call__(
        self, work: Callable[[Sequence[A]], list[B]], items: Sequence[A], *, jobs: int, batch: int
    ) -> Iterator[list[B]]:
        """Map as `map_batches` does; `jobs` is the cluster's own matter. Raise `ArchiveError`."""
        del jobs
        # The loop runs here and not in a thread: this process is copied later, when pages are made.
        with asyncio.Runner() as runner:
            results = self._mapped(work, cut_batches(items, batch))
            try:
                while (found := runner.run(_next(results))) is not None:
                    yield found
            except ArchiveError:
                raise
            except (Exception, asyncio.CancelledError) as error:
                raise ArchiveError(
                    f"{self._scheduler}: the cluster lost articles ({shown(str(error))}); expected"
                    " scheduler and workers to last. What was found before is kept for the next build."
                ) from None
            finally:
                runner.run(results.aclose())

    async def _check(self) -> None:
        async with self._client() as client:
            machines = await client.run(describe, on_error="return")
            try:
                machines[self._scheduler] = await client.run_on_scheduler(describe)
            except ImportError as error:
                machines[self._scheduler] = error
            for address, found in machines.items():
                if isinstance(found, BaseException):
                    raise ConfigurationError(
                        f"{address}: this machine cannot do the work ({found}); {ALIKE}."
                    )
                refuse_other(address, found, describe())

    async def _mapped(
        self, work: Callable[[Sequence[A]], list[B]], batches: Iterator[list[A]]
    ) -> "AsyncGenerator[list[B], None]":
        if (first := next(batches, None)) is None:
            return
        ahead: deque[Any] = deque()
        async with self._client() as client:
            some: list[A] | None = first
            while some or ahead:
                room = AHEAD * sum((await client.nthreads()).values())
                while some and len(ahead) <= room:
                    data = json.dumps(some).encode()
                    ahead.append((client.submit(apply, describe(), work, data, pure=False), len(some)))
                    some = next(batches, None)
                future, number = ahead.popleft()
                yield take_results(await self._result(client, future), number)

    async def _result(self, client: Any, future: Any) -> bytes:
        """Wait for a result as long as there are workers; where one is lost, another has its work."""
        while True:
            try:
                return bytes(await future.result(timeout=PATIENCE))
            except TimeoutError:
                await self._await_workers(client)

    @asynccontextmanager
    async def _client(self) -> AsyncIterator[Any]:
        try:
            from distributed import Client  # a second's work, and an extra
        except ImportError:
            raise ConfigurationError(
                "--engine: 'dask' needs the package distributed; expected it:"
                " pip install 'news-archive[dask]'."
            ) from None
        logging.getLogger("distributed").setLevel(logging.CRITICAL)  # what is wrong is said here, in words
        client = None
        try:
            client = Client(self._scheduler, asynchronous=True, set_as_default=False, timeout=PATIENCE)
            await client
        except (OSError, ValueError) as error:
            raise ConfigurationError(
                f"--scheduler: no Dask scheduler answers at '{self._scheduler}' ({error});"
                " expected an address such as tcp://192.168.0.5:8786."
            ) from None
        else:
            await self._await_workers(client)
            yield client
        finally:
            if client:
                await client.close()

    async def _await_workers(self, client: Any) -> None:
        try:
            await client.wait_for_workers(1, timeout=PATIENCE)
        except TimeoutError:
            raise ConfigurationError(
                f"{self._scheduler}: the scheduler has no worker; expected one, started on any machine with"
                f" 'dask worker {self._scheduler}'."
            ) from None


async def _next(results: "AsyncGenerator[B, None]") -> B | None:
    return await anext(results, None)


def apply(expected: dict[str, str], work: Callable[[Any], Any], data: bytes) -> bytes:
    """Do the work on a worker; raise `ArchiveError` where its versions are not those expected."""
    from distributed import get_worker

    address = get_worker().address
    refuse_other(address, describe(), expected)
    try:
        with ONE_AT_A_TIME:
            return json.dumps(work(json.loads(data))).encode()
    except ArchiveError as error:
        raise ArchiveError(f"{address}: {error}") from None


def take_results(data: bytes, number: int) -> list[Any]:
    """Read what a worker gave back for so many texts; raise `ArchiveError` where it is not that."""
    try:
        found = json.loads(data)
    except ValueError:
        found = None
    if not isinstance(found, list) or len(found) != number:
        raise ArchiveError(f"A worker gave back what is no list of {number} results; {ALIKE}.")
    return found


def refuse_other(address: str, found: dict[str, str], expected: dict[str, str]) -> None:
    """Raise `ConfigurationError` where a machine has another version of anything than expected."""
    for name in sorted(expected.keys() | found.keys(), key=lambda name: (name == PROGRAM, name)):
        if found.get(name) != expected.get(name):
            raise ConfigurationError(
                f"{address}: this machine has {name} {found.get(name, 'not at all')}, the one that builds"
                f" {expected.get(name, 'has none')}; {ALIKE}."
            )


@lru_cache(maxsize=1)
def describe() -> dict[str, str]:
    """Tell the version of Python, of the program by its files, and of all packages that it needs."""
    names = [PROGRAM]
    found = {"Python": f"{sys.version_info[0]}.{sys.version_info[1]}"}
    for name in names:
        try:
            found[name] = version(name)
            needed = map(Requirement, requires(name) or [])
        except PackageNotFoundError:
            continue  # needed on another system
        names += [
            one.name
            for one in needed
            if one.name not in names and (one.marker is None or one.marker.evaluate({"extra": ""}))
        ]
    return {**found, PROGRAM: program_digest()[:12]}
