"""`python -m tests.benchmarks.weighing SITE ARTICLES`: what a built site weighs, by kind of file."""

import argparse
import re
from collections import Counter
from pathlib import Path

NAMES = ("people", "organizations", "places", "events")
LISTS = {
    "names: A–Z": re.compile(r"a-z"),
    "names: what they said, or was said of them": re.compile(r".*--said(?:-of)?(?:--\w+)?\."),
    "names: who else is called so": re.compile(r".*--names(?:--\w+)?\."),
    "names: more pages of one": re.compile(r".*--(?:\d+|last)\."),
}
LEADS_ON = re.compile(rb"<meta http-equiv=\"?refresh")
HEAD = 1500
"""Bytes in which a page says that it leads on."""


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.weighing", description=__doc__)
    parser.add_argument("site", type=Path)
    parser.add_argument("articles", type=int, help="how many it has")
    options = parser.parse_args()
    print("\n".join(table(options.site, options.articles)))  # noqa: T201 - a command


def table(site: Path, articles: int) -> list[str]:
    """Weigh the files of a site by kind, the heaviest first."""
    files, weight = Counter[str](), Counter[str]()
    for path in site.rglob("*"):
        if path.is_file():
            kind = _kind(site, path)
            files[kind] += 1
            weight[kind] += path.stat().st_size
    kinds = sorted(weight, key=lambda kind: (-weight[kind], kind))
    rows = [(kind, files[kind], weight[kind]) for kind in kinds]
    rows.append(("all", files.total(), weight.total()))
    return [
        "| what | files | files an article | KB an article |",
        "|---|---|---|---|",
        *(f"| {k} | {n:,} | {n / articles:.3f} | {size / articles / 1000:.2f} |" for k, n, size in rows),
    ]


def _kind(site: Path, path: Path) -> str:
    folder, *more = path.relative_to(site).parts
    if folder not in NAMES:
        return folder if more else "other"
    with path.open("rb") as file:
        if LEADS_ON.search(file.read(HEAD)):
            return "names: ways from other names"
    return next((kind for kind, name in LISTS.items() if name.match(path.name)), "names: a page each")


if __name__ == "__main__":
    main()
