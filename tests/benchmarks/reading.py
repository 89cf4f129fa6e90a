"""`python -m tests.benchmarks.reading FOLDER`: articles per second of a processor by format.

Takes the first article files of a folder as they are, then writes what was read from them in every format,
and reads each in one process. The texts stay in a temporary folder.
"""

import argparse
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
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
    paths = sorted(path for path in options.folder.rglob("*") if path.is_file())[: options.articles]
    files = {f"{number:05}{path.suffix}": path.read_bytes() for number, path in enumerate(paths)}
    sys.stdout.write("\n".join(rows(files)) + "\n")
    return 0


def rows(files: Mapping[str, bytes]) -> Iterator[str]:
    """Make the table: the files as they are, then their articles in each format."""
    measure("", dict(list(files.items())[:50]))  # What is loaded at the first article is loaded then.
    own, articles = measure("as they are", files)
    words = sum(len(part.text.split()) for article in articles for part in article.parts)
    yield f"{len(articles):,} articles of {words / max(1, len(articles)):,.0f} words each"
    yield ""
    yield "| format | articles a second | MB a second |"
    yield "|---|--:|--:|"
    yield own
    some = sorted(articles, key=lambda article: article.provenance.path)
    for name in FORMATS:
        yield measure(name, dict(_written(name, some)))[0]


def measure(name: str, files: Mapping[str, bytes]) -> "tuple[str, tuple[Article, ...]]":
    """Read files, and say how many articles and bytes a second of the processor's time."""
    with tempfile.TemporaryDirectory() as place:
        root = Path(place)
        (root / "a").mkdir()
        for path, data in files.items():
            (root / "a" / path).write_bytes(data)
        settings = Settings(sources=("a",))
        start = time.process_time()
        reading = read_articles(root, settings, Records())
        seconds = time.process_time() - start
    read = len(reading.articles) + len(reading.versions)
    size = sum(map(len, files.values()))
    return f"| {name} | {read / seconds:,.0f} | {size / seconds / 1e6:.2f} |", reading.articles


def _written(name: str, articles: Sequence[Article]) -> "Iterator[tuple[str, bytes]]":
    stem, _, suffix = name.partition(".")
    for number, article in enumerate(articles):
        text = "\n\n".join(part.text for part in article.parts if part.kind in BODY)
        yield f"{stem}-{number:05}.{suffix}", FORMATS[name](article.headline, text, f"id-{number}")


if __name__ == "__main__":
    sys.exit(main())
