"""What a build did: for the person at the terminal, and as `build/report.json`."""

import json
import resource
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from msgspec import Struct, to_builtins

from generator.articles.reading import Reading
from generator.errors import Problem
from generator.pages.pictures import picture_files
from generator.progress import Stage
from generator.publish.building import Made
from generator.publish.rendering import Counts
from generator.publish.scanning import Scan
from generator.publish.writer import Written
from generator.words import KIND_WORDS, count_words

LINK_WORDS = {
    "copy": ("copy", "copies"),
    "same-thread": ("link within a story", "links within stories"),
    "look-alike": ("pair of look-alikes", "pairs of look-alikes"),
    "same-caption": ("caption under another date", "captions under another date"),
    "same-quotation": ("quotation under another date", "quotations under another date"),
    "related": ("link to a related article", "links to related articles"),
}


class Report(Struct, frozen=True, kw_only=True):
    """The account of one build; every item found is in exactly one of the six article counts."""

    found: int
    articles: int
    versions: int
    """Older ones, and the same words in other files."""
    new: int
    changed: int
    set_aside: int
    drafts: int
    withheld: dict[str, int]
    """By the reason: a decision, an embargo, the record of the source, the file; and older versions."""
    pictures: int
    """Kept, each counted once."""
    unclaimed_pictures: int
    """Files beside the articles that no article shows."""
    entities: dict[str, int]
    appearances: int
    quotations: int
    links: dict[str, int]
    pages: Written
    read: Counts
    """How many files of articles were read anew, of all."""
    rendered: Counts
    """How many pages were rendered anew, of all."""
    scanned: Scan | None
    """What was looked through for withheld words, where there are any."""
    problems: tuple[Problem, ...]
    stages: tuple[Stage, ...]
    peak_memory_mb: int


def make_report(
    made: Made,
    stages: Iterable[Stage],
    others: Iterable[Problem] = (),
    scan: Scan | None = None,
    rendered: Counts = Counts(0, 0),  # noqa: B008 - a tuple
) -> Report:
    """Gather the figures of a build, with the problems of its articles and the others."""
    archive, reading = made.gathered.archive, made.gathered.reading
    return Report(
        found=reading.found,
        articles=len(archive.articles),
        versions=len(reading.versions),
        new=made.new,
        changed=made.changed,
        set_aside=reading.set_aside,
        drafts=reading.drafts,
        withheld=_withheld(reading),
        pictures=len(picture_files(archive.articles)),
        unclaimed_pictures=len(reading.pictures.problems),
        entities=_counts(entity.kind for entity in archive.entities),
        appearances=len(archive.appearances),
        quotations=len(archive.quotations),
        links=_counts(link.kind for link in archive.links),
        pages=made.written,
        read=Counts(reading.read, reading.files),
        rendered=rendered,
        scanned=scan,
        problems=(*made.gathered.problems, *others),
        stages=tuple(stages),
        peak_memory_mb=_peak_memory(),
    )


def format_report(report: Report) -> str:
    """Put the report in words, a figure a line."""
    lines = [
        f"Articles   {report.articles:,} of {report.found:,} found"
        f" ({report.new:,} new, {report.changed:,} changed; {report.versions:,} older versions,"
        f" {report.set_aside:,} set aside, {report.drafts:,} drafts,"
        f" {sum(report.withheld.values()):,} withheld)",
        f"Entities   {_listed(report.entities)}; {report.appearances:,} appearances",
        f"Pictures   {report.pictures:,} kept, {report.unclaimed_pictures:,} that no article shows",
        f"Links      {_listed(report.links)}; {report.quotations:,} quotations",
        f"Pages      {report.pages.total:,} ({report.pages.new:,} new, {report.pages.changed:,} changed,"
        f" {report.pages.unchanged:,} as they were, {report.pages.removed:,} removed)",
        f"Anew       {report.read.done:,} of {report.read.of:,} files read,"
        f" {report.pages.composed:,} of {report.pages.total:,} pages composed,"
        f" {report.rendered.done:,} of {report.rendered.of:,} pages rendered",
    ]
    if report.scanned:
        lines.append(
            f"Scanned    {report.scanned.files:,} files, {report.scanned.bytes:,} bytes for withheld words:"
            f" {len(report.scanned.leaks) or 'none'} found"
        )
    lines += [
        f"{stage.name.capitalize():<10} {stage.seconds:8.1f} s, {stage.cpu:.1f} s of work"
        + (f"  {stage.items:,}, {stage.per_second:,.0f} a second" if stage.items else "")
        for stage in report.stages
    ]
    lines.append(f"{'Memory':<10} {report.peak_memory_mb:8,} MB at most")
    return "\n".join(lines)


def write_report(report: Report, path: Path) -> None:
    """Write the report as JSON."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(format_json(report), encoding="utf-8")


def format_json(report: Report) -> str:
    """Put the report as JSON."""
    return json.dumps(report_data(report), indent=2, ensure_ascii=False) + "\n"


def report_data(report: Report) -> dict[str, Any]:
    """Put the report as plain values."""
    data: dict[str, Any] = to_builtins(report)
    for stage, described in zip(report.stages, data["stages"], strict=True):
        described["per_second"] = round(stage.per_second, 1)
        described["seconds"] = round(stage.seconds, 3)
        described["cpu"] = round(stage.cpu, 3)
    return data


def parse_report(data: dict[str, Any]) -> Report:
    """Read a report from plain values; raise `KeyError` or `TypeError` where they are not of one."""
    scanned = data["scanned"]
    if scanned is not None:
        scanned = Scan(**{**scanned, "leaks": tuple(Problem(**leak) for leak in scanned["leaks"])})
    stages = ({key: stage[key] for key in ("name", "seconds", "cpu", "items")} for stage in data["stages"])
    read = {
        "pages": Written(**data["pages"]),
        "read": Counts(*data["read"]),
        "rendered": Counts(*data["rendered"]),
        "scanned": scanned,
        "problems": tuple(Problem(**problem) for problem in data["problems"]),
        "stages": tuple(Stage(**stage) for stage in stages),
    }
    return Report(**{**data, **read})


def _withheld(reading: Reading) -> dict[str, int]:
    others = {"versions": reading.withheld_versions, "file": reading.kept_back}
    return {**_counts(one.kind for one in reading.withheld), **{name: n for name, n in others.items() if n}}


def _counts(kinds: Iterable[str]) -> dict[str, int]:
    counts: dict[str, int] = {}
    for kind in kinds:
        counts[kind] = counts.get(kind, 0) + 1
    return dict(sorted(counts.items()))


def _listed(counts: dict[str, int]) -> str:
    words = {kind: (one.lower(), many.lower()) for kind, (one, many) in KIND_WORDS.items()} | LINK_WORDS
    return ", ".join(count_words(count, *words[kind]) for kind, count in counts.items()) or "none"


def _peak_memory() -> int:
    """Read the most memory that this process or any worker held, in MB."""
    unit = 1 if sys.platform == "darwin" else 1024  # getrusage(2): bytes there, kilobytes on Linux
    most = max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return most * unit // 2**20
