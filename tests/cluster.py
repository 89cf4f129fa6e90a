"""A Dask cluster of processes on this machine; its workers load this file, and what befalls them with it."""

import os
import signal
import subprocess
import sys
from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from tempfile import TemporaryDirectory
from threading import Thread

HERE = ("--host", "127.0.0.1", "--no-dashboard", "--dashboard-address", "127.0.0.1:0")
WORKER = ("--no-nanny", "--nthreads", "1", "--preload", __file__)
DIES = "dies at its second batch"


@contextmanager
def cluster(*faults: str) -> Iterator[tuple[str, Sequence[subprocess.Popen[str]]]]:
    """Start a scheduler and, for each fault ('' for none), a worker; yield its address and the workers."""
    with TemporaryDirectory() as folder, ExitStack() as stack:
        own = {"DASK_TEMPORARY_DIRECTORY": folder}
        scheduler = _start(stack, "scheduler", "--port", "0", **own)
        address = _await_line(scheduler, "Scheduler at:").split()[-1]
        workers = [_start(stack, "worker", address, *WORKER, FAULT=fault, **own) for fault in faults]
        for worker in workers:
            _await_line(worker, "Registered to:")
        yield address, workers


def _start(stack: ExitStack, kind: str, *arguments: str, **environment: str) -> "subprocess.Popen[str]":
    # Each worker keeps what it is given: which of them does what is then no matter of speed.
    environment["DASK_DISTRIBUTED__SCHEDULER__WORK_STEALING"] = "false"
    process = stack.enter_context(
        subprocess.Popen(
            [sys.executable, "-m", f"distributed.cli.dask_{kind}", *HERE, *arguments],
            stderr=subprocess.PIPE,
            text=True,
            env={**os.environ, **environment},
        )
    )
    stack.callback(process.kill)
    return process


def _await_line(process: "subprocess.Popen[str]", words: str) -> str:
    """Read on to the line with the words, then read away what follows, so that the process never waits."""
    assert process.stderr
    line = next(line for line in process.stderr if words in line)
    Thread(target=deque, args=(process.stderr, 0), daemon=True).start()
    return line


async def dask_setup(worker) -> None:
    """Let a worker that starts be as its fault says; Dask calls it."""
    import distributed

    class DyingAtWork(distributed.WorkerPlugin):
        begun = 0

        def transition(self, key, start, finish, **_):
            self.begun += finish == "executing"
            if self.begun == 2:
                os.kill(os.getpid(), signal.SIGKILL)

    if os.environ["FAULT"] == DIES:
        await worker.plugin_add(DyingAtWork())
