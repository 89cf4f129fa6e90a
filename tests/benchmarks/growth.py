"""`python -m tests.benchmarks.growth FOLDER`: what reading and analysis take, by size, without making a site.

FOLDER holds article files. For each size an archive is made of them; where there are fewer, of copies with
other names and days, as in `python -m tests.benchmarks`. Each is analysed from nothing, then once more with
all of it known. So 100,000 articles can be measured in a fraction of the time and room that a site takes.
"""

import argparse
import re
import tempfile
from pathlib import Path

from tests.archives import ROOT
from tests.benchmarks.archives import make_archive
from tests.benchmarks.measuring import Cost, measure, python

COMMAND = ("generator.cli.main", "analyse", "content/articles", "--into", "store.sqlite")


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.growth", description=__doc__)
    parser.add_argument("folder", type=Path, help="a folder of article files")
    parser.add_argument("--sizes", type=int, nargs="+", default=[4000, 16000, 100000], help="articles")
    parser.add_argument("--years", type=int, nargs=2, default=(1986, 1988), help="first and last")
    parser.add_argument("--no-model", action="store_true", help="leave the language model out")
    options = parser.parse_args()
    articles = sorted(path for path in options.folder.resolve().rglob("*") if path.is_file())
    print("| articles | run | CPU s | ms an article | × the first | wall s | memory MB | store MB |")  # noqa: T201
    print("|---|---|---|---|---|---|---|---|", flush=True)  # noqa: T201
    first: dict[str, float] = {}
    for size in options.sizes:
        with tempfile.TemporaryDirectory() as place:
            archive = make_archive(Path(place) / "archive", articles, size, tuple(options.years))
            if options.no_model:
                _leave_model_out(archive / "mkdocs.yml")
            for run in ("from nothing", "all known"):
                cost = measure(python(*COMMAND), archive, PYTHONPATH=str(ROOT))
                each = cost.cpu / size
                growth = each / first.setdefault(run, each)
                store = (archive / "store.sqlite").stat().st_size / 1e6
                print(_row(size, run, cost, growth, store), flush=True)  # noqa: T201


def _leave_model_out(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    path.write_text(re.sub(r"(?m)^  - news-archive:$", "\\g<0>\n      model: ''", text), encoding="utf-8")


def _row(size: int, run: str, cost: Cost, growth: float, store: float) -> str:
    each = f"{1000 * cost.cpu / size:.1f} | {growth:.2f}"
    return (
        f"| {size:,} | {run} | {cost.cpu:.1f} | {each} | {cost.wall:.1f} | {cost.peak_mb:,} | {store:.1f} |"
    )


if __name__ == "__main__":
    main()
