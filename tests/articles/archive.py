"""A small archive of raw files, read in one call."""

from pathlib import Path

from generator.articles.reading import Reading, read_articles
from generator.content.records import Records
from generator.model import Article
from generator.settings import Settings


def read(root: Path, files: dict[str, str | bytes], records: Records | None = None, **options) -> Reading:
    """Write files below a folder and read them as an archive whose articles lie in `a/`."""
    for name, content in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
    (root / "a").mkdir(exist_ok=True)
    return read_articles(root, Settings(sources=("a",), **options), records or Records())


def read_one(root: Path, text: str, *, name: str = "a/story.txt", **more) -> Article:
    """Read an archive of one article."""
    reading = read(root, {name: text}, **more)
    assert not reading.problems, [str(problem) for problem in reading.problems]
    return reading.articles[0]
