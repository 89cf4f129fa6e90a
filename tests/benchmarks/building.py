"""Builds of one archive: from nothing, after changes, without any."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from tests.archives import ROOT
from tests.benchmarks.archives import shift_to
from tests.benchmarks.measuring import Cost, measure, python, weigh


class Step(NamedTuple):
    """One build, with what it took by stage."""

    name: str
    cost: Cost
    stages: dict[str, float]
    """Seconds of processors."""
    redone: str


def build_all(archive: Path, spare: Path) -> Iterator[Step]:
    """Build an archive in all the ways that matter; `spare` is an article that is not in it yet."""
    yield _build(archive, "from nothing, analysis included")
    for name in ("site", "pages"):
        for path in (archive / "build" / name).iterdir():
            shutil.rmtree(path) if path.is_dir() else path.unlink()
    yield _build(archive, "site and pages empty, analysis and reading known")
    yield _build(archive, "nothing changed")
    shift_to(997, spare, archive / "content" / "articles" / "benchmark" / f"spare{spare.suffix}")
    yield _build(archive, "one article added")
    record = archive / "content" / "authority" / "places" / "united-states.md"
    record.parent.mkdir(parents=True)
    record.write_text(
        "---\nname: United States of America\nvariants: [U.S., United States]\n---\n", encoding="utf-8"
    )
    yield _build(archive, "the record of the United States added")


def _build(archive: Path, name: str) -> Step:
    cost = measure(python("generator.cli.main", "build"), archive, PYTHONPATH=str(ROOT))
    report = json.loads((archive / "build" / "report.json").read_text(encoding="utf-8"))
    stages = {stage["name"]: stage["cpu"] for stage in report["stages"]}
    redone = (
        f"{report['read'][0]:,} files read, {report['pages']['composed']:,} pages composed,"
        f" {report['rendered'][0]:,} of {report['rendered'][1]:,} rendered"
    )
    peak = max(cost.peak_mb, report["peak_memory_mb"])
    return Step(name, Cost(cost.cpu, cost.wall, peak), stages, redone)


def site_size(archive: Path) -> tuple[int, int]:
    """Count files and bytes of the site."""
    return weigh(archive / "build" / "site")
