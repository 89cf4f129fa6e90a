"""`python -m tests.fuzz READER …`: run the fuzz target of one reader, of several, or of all."""

import argparse
import hashlib
import signal
import sys
import tempfile
import time
import traceback
from pathlib import Path
from types import FrameType

from tests.fuzz.explorer import Finding
from tests.fuzz.targets import TARGETS, explorer_of, kept_inputs

OUT = Path("build/fuzz")


class TooSlow(Exception):
    """One input took longer than a person would wait."""


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("readers", nargs="*", metavar="READER", help=f"of {', '.join(TARGETS)}; none: all")
    parser.add_argument("--runs", type=int, default=2_000, help="inputs of each (2,000)")
    parser.add_argument("--seconds", type=float, default=0, help="stop each after so many, whatever is left")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--patience", type=int, default=20, help="seconds that one input may take (20)")
    options = parser.parse_args()
    unknown = sorted(set(options.readers) - TARGETS.keys())
    if unknown:
        parser.error(f"no target {', '.join(unknown)}; expected {', '.join(TARGETS)}")
    signal.signal(signal.SIGALRM, _give_up)
    return max(_run(name, options) for name in options.readers or TARGETS)


def _give_up(_signal: int, _frame: FrameType | None) -> None:
    raise TooSlow


def _run(name: str, options: argparse.Namespace) -> int:
    reader = TARGETS[name]
    found: dict[str, Finding] = {}
    start = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        explorer = explorer_of(reader, Path(folder), options.seed)
        inner = explorer.target
        runs = 0

        def target(data: bytes) -> None:
            nonlocal runs
            runs += 1
            signal.alarm(options.patience)
            try:
                inner(data)
            finally:
                signal.alarm(0)

        explorer.target = target

        def goes_on(number: int) -> bool:
            return time.monotonic() - start < options.seconds if options.seconds else number < options.runs

        for one in explorer.explore((*kept_inputs(name), *reader.seeds), goes_on):
            if _kind(one) not in found:
                found[_kind(one)] = explorer.shorten(one)
                _report(name, reader.name, found[_kind(one)])
    seconds = time.monotonic() - start
    print(  # noqa: T201 - what it is run for
        f"{name:<12} {runs:7,} inputs, {len(explorer.seen):6,} lines reached, {len(explorer.corpus):5,} kept,"
        f" {runs / seconds:6,.0f} a second, {len(found)} found"
    )
    return int(bool(found))


def _kind(finding: Finding) -> str:
    trace = traceback.extract_tb(finding.error.__traceback__)
    return f"{type(finding.error).__name__} {trace[-1].filename}:{trace[-1].lineno}"


def _report(name: str, file: str, finding: Finding) -> None:
    OUT.mkdir(parents=True, exist_ok=True)
    path = OUT / f"{name}-{hashlib.sha256(finding.data).hexdigest()[:8]}"
    path.write_bytes(finding.data)
    # What was found is read by a person.
    print(f"{name}: an input of {len(finding.data):,} bytes, kept in {path}, to be read as {file}:")  # noqa: T201
    traceback.print_exception(finding.error, limit=-4, file=sys.stdout)


if __name__ == "__main__":
    sys.exit(main())
