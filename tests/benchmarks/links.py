"""`python -m tests.benchmarks.links FOLDER`: what it takes to link archives of several sizes, no more.

FOLDER holds article files. Names are found before, by the language model, and are not timed. Each size is
linked in a process of its own, on one core: from nothing, then with one article more, which is of the last
day and then of one in the middle. The table goes to tests/benchmarks/LINKS.md.
"""

import argparse
import json
import os
import platform
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from generator.articles.reading import read_articles
from generator.cache import Cache
from generator.content.records import Records
from generator.entities.finding import find_entities
from generator.links.linking import in_order_of_days, link_articles
from generator.mapping import collect_seldom
from generator.settings import Settings

RESULTS = Path(__file__).parent / "LINKS.md"
SIZES = [2000, 4000, 8000, 16000]
HEAD = (
    "# The last run of `python -m tests.benchmarks.links`\n\n"
    "{machine}, {system}; Python {python}; one process on one core{note}. CPU is seconds of that core for\n"
    "the links alone: from nothing, with one article more than any build before had, of the last day and of\n"
    "one in the middle, and with no change. Memory is the most that the process took, articles and names\n"
    "included, and what it held before.\n\n"
    "| articles | links | stories | CPU s | for 1,000 | one more, last day | one more, middle | no change |"
    " memory MB | before MB |\n"
    "|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|\n"
)


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.links", description=__doc__)
    parser.add_argument("folder", type=Path, help="a folder of article files")
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES, help="articles")
    parser.add_argument(
        "--years",
        type=int,
        nargs=2,
        default=(1987, 1987),
        help="of the articles: where several may be meant, days are not known, and few links are found",
    )
    parser.add_argument("--store", type=Path, help="a file that keeps what the language model found")
    parser.add_argument("--note", default="", help="what else is to be said of the machine")
    parser.add_argument("--one", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.one:
        sys.stdout.write(json.dumps(_measure(options.folder, tuple(options.years), options.store)))
        return 0
    source = options.folder.resolve()
    files = sorted(path for path in source.rglob("*") if path.is_file())
    rows = []
    with tempfile.TemporaryDirectory() as place:
        store = options.store or Path(place) / "results.sqlite"
        for size in options.sizes:
            folder = Path(place) / "a"
            shutil.rmtree(folder, ignore_errors=True)
            for path in files[:size]:
                target = folder / path.relative_to(source)
                target.parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(path, target)
            rows.append(_row(_run(folder, options.years, store)))
            head = HEAD.format(
                machine=platform.machine(),
                system=platform.system(),
                python=platform.python_version(),
                note=f" ({options.note})" if options.note else "",
            )
            RESULTS.write_text(head + "".join(rows), encoding="utf-8")
    sys.stdout.write(RESULTS.read_text(encoding="utf-8"))
    return 0


def _run(folder: Path, years: list[int], store: Path) -> dict[str, float]:
    span = [str(year) for year in years]
    command = [sys.executable, "-m", "tests.benchmarks.links", str(folder), "--one", "--years", *span]
    done = subprocess.run([*command, "--store", str(store)], check=True, stdout=subprocess.PIPE)
    measured: dict[str, float] = json.loads(done.stdout)
    return measured


def _measure(folder: Path, years: tuple[int, int], store: Path) -> dict[str, float]:
    settings = Settings(sources=(folder.name,), years=years)
    read = read_articles(folder.parent, settings, Records())
    cache = Cache(store)
    found = find_entities(read.articles, settings, Records(), cache)
    cache.close()
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[:1])
    collect_seldom()
    before = _peak()
    seconds: dict[str, float] = {}
    with tempfile.TemporaryDirectory() as place:
        kept = Cache(Path(place) / "links.sqlite")
        in_time = [one for one in in_order_of_days(read.articles) if one.date.earliest]
        last, middle = in_time[-1].id, in_time[len(in_time) // 2].id
        for name, without in (
            ("seconds", {last, middle}), ("last", {middle}), ("middle", set[str]()), ("same", set[str]()),
        ):  # fmt: skip
            start = time.process_time()
            linked = link_articles(
                [one for one in read.articles if one.id not in without],
                found.entities,
                [one for one in found.appearances if one.mention.article not in without],
                [one for one in found.quotations if one.article not in without],
                settings,
                chains=read.chains,
                cache=kept,
            )
            seconds[name] = time.process_time() - start
            seconds.setdefault("memory", _peak())
        kept.close()
    return {
        "articles": len(read.articles),
        "links": len(linked.links),
        "stories": len(linked.threads),
        "before": before,
        **seconds,
    }


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _row(one: dict[str, float]) -> str:
    each = one["seconds"] / one["articles"] * 1000
    return (
        f"| {one['articles']:,} | {one['links']:,} | {one['stories']:,} | {one['seconds']:.1f} | {each:.2f} |"
        f" {one['last']:.1f} | {one['middle']:.1f} | {one['same']:.1f} |"
        f" {one['memory']:,.0f} | {one['before']:,.0f} |\n"
    )


if __name__ == "__main__":
    sys.exit(main())
