"""One target a reader: any bytes under its name are articles, or are told of."""

import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import yaml

import generator
from tests.articles.archive import read
from tests.articles.hostile.account import assert_accounted
from tests.articles.hostile.formats import FORMATS, samples
from tests.fuzz.explorer import Explorer, Finding

HERE = Path(__file__).parent
FOUND = HERE / "found"
"""Inputs that once broke a reader, by target: each is tried first, for ever."""
SAMPLES = samples()
WORDS = yaml.safe_load((HERE / "words.yml").read_text(encoding="utf-8"))


@dataclass(frozen=True, slots=True)
class Reader:
    """The name that an input is read under, whole examples, and pieces that mean something in the format."""

    name: str
    seeds: tuple[bytes, ...]
    words: tuple[bytes, ...]


def _reader(name: str, seeds: str, words: str) -> Reader:
    """Make a target: its seeds are formats of the hostile tests, or files of the tests."""
    return Reader(
        name,
        tuple(SAMPLES.get(seed) or (HERE.parent / seed).read_bytes() for seed in seeds.split()),
        tuple(word.encode() for kind in (*words.split(", "), "any") for word in WORDS[kind]),
    )


TARGETS = {
    "text": _reader(
        "story.txt",
        "story.txt fuzz/seeds/telegram.txt fuzz/seeds/labels.txt fuzz/seeds/database.txt",
        "wire",
    ),
    "markdown": _reader(
        "story.md", "story.md toml.md fuzz/seeds/lines.md fuzz/seeds/object.md", "yaml, markup, json"
    ),
    "web": _reader("page.html", "page.html articles/web/bridge.html", "markup, json"),
    "mhtml": _reader("page.mhtml", "page.mhtml", "headers, markup"),
    "ninjs": _reader(
        "story.json", "articles/ninjs/list-3.0.json articles/ninjs/story-1.4.json", "json, markup"
    ),
    "json-feed": _reader("feed.json", "articles/feeds/feed.json", "json, markup"),
    "newsml": _reader("item.xml", "articles/newsml/message.xml newsml.xml", "xml, markup"),
    "newsml-1": _reader("item.xml", "articles/newsml_1/story.xml newsml-1.xml", "xml, markup"),
    "nitf": _reader("story.xml", "articles/nitf/story.xml nitf.xml", "xml, markup"),
    "feeds": _reader(
        "feed.xml",
        "articles/feeds/rss.xml articles/feeds/atom.xml articles/feeds/rss1.xml articles/feeds/wordpress.xml",
        "xml, markup",
    ),
    "mail": _reader("release.eml", "articles/mail/release.eml release.eml", "headers"),
    "mailbox": _reader("letters.mbox", "articles/mail/letters.mbox letters.mbox", "headers"),
    "csv": _reader("table.csv", "articles/tables/council.csv table.csv", "table"),
    "json-lines": _reader("table.jsonl", "articles/tables/council.jsonl table.jsonl", "json"),
    "parquet": _reader("table.parquet", "table.parquet", "package"),
    "warc": _reader("pages.warc", "pages.warc", "web archive"),
    "gz": _reader("story.txt.gz", "story.txt.gz nitf.xml.gz", "package"),
    "zip": _reader("story.zip", "story.txt.zip page.html.zip", "package"),
    "sidecar": _reader("story.meta.yml", "fuzz/seeds/story.meta.yml", "yaml"),
}


def explorer_of(reader: Reader, folder: Path, seed: int = 1) -> Explorer:
    """Make the explorer of one reader, which writes what it tries into a folder."""
    return Explorer(
        target=target_of(reader, folder),
        roots=[str(Path(generator.__file__).parent)],
        words=reader.words,
        seed=seed,
    )


def target_of(reader: Reader, folder: Path) -> Callable[[bytes], None]:
    """Read bytes as an archive of one file; whatever they are, the account must add up."""

    def target(data: bytes) -> None:
        files: dict[str, str | bytes] = {f"a/{reader.name}": data}
        if reader.name.endswith(".meta.yml"):
            files["a/story.txt"] = FORMATS["story.txt"]("Old bridge closes", "It is old.", "")
        reading = read(folder, files, years=(1980, 2030))
        assert_accounted(reading, [name for name in files if not name.endswith(".meta.yml")])

    return target


def kept_inputs(name: str) -> tuple[bytes, ...]:
    """Read the inputs that once broke a target."""
    folder = FOUND / name
    return tuple(path.read_bytes() for path in sorted(folder.iterdir())) if folder.is_dir() else ()


def fuzz(name: str, runs: int, seed: int = 1) -> list[Finding]:
    """Run one target on its kept inputs, its examples, and as many changes of them."""
    reader = TARGETS[name]
    with tempfile.TemporaryDirectory() as folder:
        explorer = explorer_of(reader, Path(folder), seed)
        return list(explorer.explore((*kept_inputs(name), *reader.seeds), lambda number: number < runs))
