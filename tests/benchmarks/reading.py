"""`python -m tests.benchmarks.reading FOLDER`: articles per second by format.

Takes the first articles that an archive's readers find below a folder of real ones, writes each in every
format, and reads them in one process. The texts stay in a temporary folder.
"""

import argparse
import sys
import tempfile
import time
from pathlib import Path

from generator.articles.reading import read_articles
from generator.content.records import Records
from generator.model import Article
from generator.settings import Settings
from tests.articles.hostile.formats import FORMATS

BODY = ("paragraph", "item", "quote")


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.reading", description=__doc__)
    parser.add_argument("folder", type=Path, help="a folder of article files")
    parser.add_argument("--articles", type=int, default=500, help="of each format (500)")
    options = parser.parse_args()
    folder = options.folder.resolve()
    found = read_articles(folder.parent, Settings(sources=(folder.name,)), Records()).articles
    some = sorted(found, key=lambda article: article.provenance.path)[: options.articles]
    words = sum(len(part.text.split()) for article in some for part in article.parts)
    rows = [f"{len(some):,} articles of {words / max(1, len(some)):,.0f} words each", ""]
    rows += ["| format | articles a second | MB a second |", "|---|--:|--:|"]
    rows += [measure(name, some) for name in FORMATS]
    sys.stdout.write("\n".join(rows) + "\n")
    return 0


def measure(name: str, articles: list[Article]) -> str:
    """Read all articles in one format, a file each, and say how many a second."""
    stem, _, suffix = name.partition(".")
    with tempfile.TemporaryDirectory() as place:
        root = Path(place)
        (root / "a").mkdir()
        size = 0
        for number, article in enumerate(articles):
            text = "\n\n".join(part.text for part in article.parts if part.kind in BODY)
            data = FORMATS[name](article.headline, text, f"id-{number}")
            size += len(data)
            (root / "a" / f"{stem}-{number:05}.{suffix}").write_bytes(data)
        settings = Settings(sources=("a",))
        start = time.perf_counter()
        reading = read_articles(root, settings, Records())
        seconds = time.perf_counter() - start
    read = len(reading.articles) + len(reading.versions)
    return f"| {stem}.{suffix} | {read / seconds:,.0f} | {size / seconds / 1e6:.2f} |"


if __name__ == "__main__":
    sys.exit(main())
