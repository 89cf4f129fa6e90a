"""What the store holds of each segment: its run, and what else is known of it."""

from collections.abc import Mapping, Sequence

import msgspec
from msgspec import Struct

from generator.cache import Cache
from generator.mapping import map_batches
from generator.progress import Tick
from generator.publish.search.documents import Document
from generator.publish.search.facts import Facts
from generator.publish.search.noting import Noted, run_key, told_key
from generator.publish.search.runs import Run, make_run, run_of_row, run_to_row
from generator.publish.search.segments import Segment
from generator.publish.search.suggestions import Named

FEW = 6
"""Segments that are worked out sooner than other processes are started."""


class StaleError(Exception):
    """The store holds what was noted no longer."""


class Told(Struct, frozen=True, kw_only=True):
    """What is known of a segment besides where its words stand."""

    digest: str
    lengths: Sequence[int]
    """By document: its words."""
    blocks: int
    """Files of its cards."""
    facts: Facts
    pages: Sequence[Named] = ()
    """Of a segment of pages."""


class Store(Struct, frozen=True, kw_only=True):
    """Runs and the rest, by segment."""

    cache: Cache
    jobs: int
    tick: Tick

    def run(self, noted: Noted) -> Run:
        """Read the run of a segment as it was; raise `StaleError` where it is not there."""
        row = self.cache.get([run_key(noted.name)]).get(run_key(noted.name))
        if not isinstance(row, dict) or row.get("digest") != noted.depends:
            raise StaleError(noted.name)
        return run_of_row(row)

    def told(self, name: str, digest: str) -> Told:
        """Read what else was known of a segment; raise `StaleError` where it is not there."""
        row = self.cache.get([told_key(name)]).get(told_key(name))
        try:
            told = msgspec.convert(row, Told)
        except msgspec.ValidationError as error:
            raise StaleError(name) from error
        if told.digest != digest:
            raise StaleError(name)
        return told

    def keep_told(self, name: str, told: Told) -> None:
        """Keep what else is known of a segment."""
        self.cache.put({told_key(name): msgspec.to_builtins(told)})

    def runs(self, segments: Sequence[Segment], depends: Mapping[int, str]) -> dict[int, Run]:
        """Find the runs of segments, by number: in the store where they are as they were, else anew."""
        runs: dict[int, Run] = {}
        missing: list[Segment] = []
        for segment in segments:
            key = run_key(segment.name)
            row = self.cache.get([key]).get(key)
            if isinstance(row, dict) and row.get("digest") == depends[segment.number]:
                runs[segment.number] = run_of_row(row)
                self.tick(len(segment.documents))
            else:
                missing.append(segment)
        workers = self.jobs if len(missing) > FEW else 1
        made = map_batches(_make_runs, [one.documents for one in missing], jobs=workers, batch=1)
        for segment, (run,) in zip(missing, made, strict=True):
            runs[segment.number] = run
            self.cache.put({run_key(segment.name): {"digest": depends[segment.number], **run_to_row(run)}})
            self.tick(len(segment.documents))
        return runs


def _make_runs(segments: Sequence[Sequence[Document]]) -> list[Run]:
    return [make_run(segment) for segment in segments]
