"""The stages of a build: what each took, and how far it is."""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

import click

Tick = Callable[[int], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """What one stage of a build took."""

    name: str
    seconds: float
    items: int
    """How many articles or pages went through it."""

    @property
    def per_second(self) -> float:
        """Compute items per second."""
        return self.items / self.seconds if self.seconds else 0.0


@dataclass(slots=True)
class Progress:
    """Collects the stages, and shows them on a terminal while they last."""

    is_shown: bool = False
    stages: list[Stage] = field(default_factory=list)

    @contextmanager
    def stage(self, name: str, total: int = 0) -> Iterator[Tick]:
        """Time a stage; the function it gives is called with the number of items newly done."""
        start = time.perf_counter()
        done = 0

        def count(items: int) -> None:
            nonlocal done
            done += items
            if self.is_shown and sys.stderr.isatty():
                of = f" of {total:,}" if total else ""
                click.echo(f"\r{name}: {done:,}{of}\x1b[K", nl=False, err=True)

        yield count
        self.stages.append(Stage(name=name, seconds=time.perf_counter() - start, items=done or total))
        if self.is_shown and sys.stderr.isatty():
            click.echo("\r\x1b[K", nl=False, err=True)
