"""The stages of a build: what each took, and how far it is."""

import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import click
from msgspec import Struct, field

Tick = Callable[[int], None]
SHOWN_EVERY = 0.1
"""Seconds between two redrawings of a line on a terminal."""


class Stage(Struct, frozen=True, kw_only=True):
    """What one stage of a build took."""

    name: str
    seconds: float
    cpu: float
    """Seconds of all processors together, of workers too once they have ended."""
    items: int
    """How many articles or pages went through it."""

    @property
    def per_second(self) -> float:
        """Compute items per second."""
        return self.items / self.seconds if self.seconds else 0.0


class Progress(Struct):
    """Collects the stages, and shows how far they are: in one line on a terminal, else a line a stage."""

    is_shown: bool = False
    stages: list[Stage] = field(default_factory=list)

    @contextmanager
    def stage(self, name: str, total: int = 0) -> Iterator[Tick]:
        """Time a stage; the function it gives is called with the number of items newly done."""
        start, worked = time.perf_counter(), _worked()
        done = 0
        shown = 0.0

        def count(items: int) -> None:
            nonlocal done, shown
            done += items
            now = time.perf_counter()
            if now - shown > SHOWN_EVERY:
                shown = now
                self._show(f"{name}: {done:,}" + (f" of {total:,}" if total else ""))

        self._show(f"{name} …", is_new=True)
        yield count
        took, cpu = time.perf_counter() - start, _worked() - worked
        self.stages.append(Stage(name=name, seconds=took, cpu=cpu, items=done or total))
        self._show("")

    def join(self, name: str, wait: Callable[[], Stage]) -> None:
        """Take in a stage that went on beside others, and show that it is waited for."""
        self._show(f"{name} …", is_new=True)
        self.stages.append(wait())
        self._show("")

    def _show(self, words: str, *, is_new: bool = False) -> None:
        if not self.is_shown:
            return
        if sys.stderr.isatty():
            click.echo(f"\r{words}\x1b[K", nl=False, err=True)
        elif is_new:
            click.echo(words, err=True)


def _worked() -> float:
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system
