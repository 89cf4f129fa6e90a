"""`python -m tests.benchmarks.analysis FOLDER`: articles a second of our analysis and of the model's own.

Takes articles that the readers find below a folder, evenly spread over it. In one process and in turns it
finds who and what they name as a build does, with nothing stored from before, and lets the whole pipeline of
the model read the same texts. Seconds are those of the processor, so that other work changes little.
"""

import argparse
import platform
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any

import spacy

from generator.articles.reading import read_articles
from generator.cache import Cache
from generator.content.records import Records
from generator.entities.finding import find_entities
from generator.entities.marking.spans import find_model, read_spans
from generator.model import Article
from generator.settings import Settings

TURN = 100
"""Articles that one way reads before the other has its turn."""
STEPS = {
    "names alone": (),
    "names and the parser": ("parser",),
    "names, the tagger and the lemmatizer": ("tagger", "attribute_ruler", "lemmatizer"),
}
"""What of the pipeline stays beside the names: each brings its cost to light."""


@dataclass
class Way:
    """One way to read articles: how many names it found, in how many seconds."""

    name: str
    read: Callable[[Sequence[Article]], int]
    names: int = 0
    seconds: float = 0.0

    def take(self, articles: Sequence[Article]) -> None:
        """Read some articles."""
        start = time.process_time()
        self.names += self.read(articles)
        self.seconds += time.process_time() - start


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.analysis", description=__doc__)
    parser.add_argument("folder", type=Path, help="a folder of article files")
    parser.add_argument("--articles", type=int, default=500, help="how many (500)")
    options = parser.parse_args()
    articles = _some(options.folder.resolve(), options.articles)
    settings = Settings()
    ways = list(_ways(settings))
    for way in ways:
        way.read(articles[:10])  # the model is loaded, the tables are read
    for start in range(0, len(articles), TURN):
        for way in ways:
            way.take(articles[start : start + TURN])
    sys.stdout.write("\n".join(_report(articles, ways)) + "\n")
    return 0


def _some(folder: Path, count: int) -> list[Article]:
    found = read_articles(folder.parent, Settings(sources=(folder.name,)), Records()).articles
    ordered = sorted(found, key=lambda article: article.provenance.path)
    return ordered[:: max(1, len(ordered) // count)][:count]


def _ways(settings: Settings) -> Iterator[Way]:
    yield Way("the model's whole pipeline", _pipe(spacy.load(settings.model)))
    yield Way("our analysis, names to roles and quotations", _ours(settings))
    yield Way("of that, the model alone", _spans(settings))
    for name, kept in STEPS.items():
        nlp = spacy.load(settings.model)
        needed = {"tok2vec", "ner", *kept} if kept else {"ner"}
        yield Way(
            name, _pipe(spacy.load(settings.model, exclude=[p for p in nlp.pipe_names if p not in needed]))
        )


def _pipe(nlp: Any) -> Callable[[Sequence[Article]], int]:
    def read(articles: Sequence[Article]) -> int:
        texts = ("\n\n".join(part.text for part in article.parts) for article in articles)
        return sum(len(document.ents) for document in nlp.pipe(texts))

    return read


def _ours(settings: Settings) -> Callable[[Sequence[Article]], int]:
    def read(articles: Sequence[Article]) -> int:
        with tempfile.TemporaryDirectory() as place:
            cache = Cache(Path(place) / "results.sqlite")
            found = find_entities(articles, settings, Records(), cache)
            cache.close()
        return len(found.appearances)

    return read


def _spans(settings: Settings) -> Callable[[Sequence[Article]], int]:
    model = find_model(settings.model)
    assert model is not None

    def read(articles: Sequence[Article]) -> int:
        with tempfile.TemporaryDirectory() as place:
            cache = Cache(Path(place) / "results.sqlite")
            found = read_spans(articles, model, cache, jobs=1, tick=lambda _: None)
            cache.close()
        return sum(len(spans) for spans in found)

    return read


def _report(articles: Sequence[Article], ways: Sequence[Way]) -> Iterator[str]:
    words = sum(len(part.text.split()) for article in articles for part in article.parts)
    yield f"Python {platform.python_version()}, spaCy {version('spacy')}, one process"
    yield f"{len(articles):,} articles of {words / max(1, len(articles)):,.0f} words each"
    yield ""
    yield "| | names | articles a second | times the whole pipeline |"
    yield "|---|--:|--:|--:|"
    whole = ways[0].seconds
    for way in ways:
        rate = len(articles) / way.seconds
        yield f"| {way.name} | {way.names:,} | {rate:.1f} | {whole / way.seconds:.2f} |"


if __name__ == "__main__":
    sys.exit(main())
