"""A small coverage-guided fuzzer: an input that reaches new lines is kept, and changed further.

Needs no compiler and nothing but Python, and does the same with the same seed.
"""

import random
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import count, takewhile
from types import CodeType, FrameType
from typing import Any

LONGEST = 20_000
"""Bytes of an input; longer ones are cut."""
MOST_STEPS = 3_000_000
"""Lines of the code under test that one input may take; a bound on time that no clock decides."""
BYTES = (0, 1, 9, 10, 13, 32, 34, 38, 45, 60, 61, 92, 127, 128, 194, 226, 237, 254, 255)

Target = Callable[[bytes], None]
Line = tuple[CodeType, int]


class TooManySteps(Exception):
    """The code under test does not come to an end."""


@dataclass(frozen=True, slots=True)
class Finding:
    """An input that breaks what must hold."""

    data: bytes
    error: BaseException


@dataclass(slots=True)
class Explorer:
    """Changes inputs at random, and follows those that lead somewhere new."""

    target: Target
    roots: Sequence[str]
    """Folders of the code whose lines count."""
    words: Sequence[bytes] = ()
    """Pieces that mean something in the format."""
    seed: int = 1
    corpus: list[bytes] = field(default_factory=list)
    seen: set[Line] = field(default_factory=set)
    _steps: int = 0
    _fresh: bool = False
    _counted: dict[CodeType, bool] = field(default_factory=dict)

    def explore(self, seeds: Sequence[bytes], goes_on: Callable[[int], bool]) -> Iterator[Finding]:
        """Try the seeds, then changed inputs while it goes on; yield each that breaks what must hold."""
        chance = random.Random(self.seed)
        for number in takewhile(lambda n: n < len(seeds) or goes_on(n - len(seeds)), count()):
            data = seeds[number] if number < len(seeds) else self._change(chance)
            error = self.run(data)
            if error:
                yield Finding(data, error)
            elif self._fresh or number < len(seeds):
                self.corpus.append(data)

    def run(self, data: bytes) -> BaseException | None:
        """Run the target on one input, and note which lines it reaches."""
        self._steps, self._fresh = 0, False
        before = sys.gettrace()
        sys.settrace(self._enter)
        try:
            self.target(data)
        except Exception as error:  # every kind is a finding
            return error
        finally:
            sys.settrace(before)
        return None

    def shorten(self, finding: Finding) -> Finding:
        """Take pieces off an input as long as it breaks in the same place."""
        size = max(1, len(finding.data) // 2)
        while size:
            start = 0
            while start < len(finding.data):
                data = finding.data[:start] + finding.data[start + size :]
                error = self.run(data)
                if error and _place(error) == _place(finding.error):
                    finding = Finding(data, error)
                else:
                    start += size
            size //= 2
        return finding

    def _enter(self, frame: FrameType, event: str, _: Any) -> Any:
        code = frame.f_code
        counted = self._counted.get(code)
        if counted is None:
            counted = self._counted[code] = code.co_filename.startswith(tuple(self.roots))
        return self._step if counted else None

    def _step(self, frame: FrameType, event: str, _: Any) -> Any:
        if event == "line":
            self._steps += 1
            if self._steps > MOST_STEPS:
                raise TooManySteps(f"more than {MOST_STEPS:,} lines")
            line = (frame.f_code, frame.f_lineno)
            if line not in self.seen:
                self.seen.add(line)
                self._fresh = True
        return self._step

    def _change(self, chance: random.Random) -> bytes:
        # What was found last leads on most often.
        place = max(chance.randrange(len(self.corpus)), chance.randrange(len(self.corpus)))
        data = bytearray(self.corpus[place])
        for _ in range(chance.choice((1, 1, 2, 3, 5, 8))):
            at = chance.randrange(len(data) + 1)
            size = chance.choice((1, 1, 2, 4, 8, 16, 64))
            self._change_once(chance, data, at, size)
        return bytes(data[:LONGEST])

    def _change_once(self, chance: random.Random, data: bytearray, at: int, size: int) -> None:
        kind = chance.randrange(9)
        if kind == 0:
            data[at : at + 1] = bytes([chance.choice(BYTES)])
        elif kind == 1:
            data[at : at + 1] = bytes([chance.randrange(256)])
        elif kind == 2:
            del data[at : at + size]
        elif kind == 3 and self.words:
            data[at:at] = chance.choice(self.words)
        elif kind == 4 and self.words:
            word = chance.choice(self.words)
            data[at : at + len(word)] = word
        elif kind == 5:
            data[at:at] = data[at : at + size] * chance.choice((1, 2, 30))
        elif kind == 6:
            other = chance.choice(self.corpus)
            start = chance.randrange(len(other) + 1)
            data[at:] = other[start:]
        elif kind == 7:
            other = chance.choice(self.corpus)
            start = chance.randrange(len(other) + 1)
            data[at:at] = other[start : start + 4 * size]
        else:
            del data[at:]


def _place(error: BaseException) -> tuple[str, int]:
    trace = error.__traceback__
    while trace and trace.tb_next:
        trace = trace.tb_next
    return type(error).__name__, trace.tb_lineno if trace else 0
