"""Articles and findings for the tests of names."""

from collections.abc import Sequence
from pathlib import Path

from generator.cache import Cache
from generator.content.records import AuthorityRecord, EntityDecision, Records
from generator.entities.finding import Findings, find_entities
from generator.entities.marking.spans import Span
from generator.model import Article, Part
from generator.settings import Settings
from tests.builders import article

FOLDERS = {"person": "people", "organization": "organizations", "place": "places", "event": "events"}


def story(id_: str, *texts: str, headline: str = "", **more) -> Article:
    """Make an article; without a headline of its own, paragraph 1 is part 0."""
    parts = [Part(kind="headline", text=headline)] if headline else []
    parts += [Part(kind="paragraph", text=text) for text in texts]
    return article(id_, headline=headline or "A headline", parts=tuple(parts), **more)


def record(id_: str, kind: str, name: str, *variants: str):
    """Make an authority record."""
    path = f"content/authority/{FOLDERS[kind]}/{id_}.md"
    return kind, AuthorityRecord(id=id_, path=path, name=name, variants=variants)


def decision(line: int = 1, **what) -> EntityDecision:
    """Make a decision of the test's editor."""
    return EntityDecision(by="Ed", on="2025-01-02", why="I asked.", line=line, **what)


def find(
    tmp_path: Path,
    articles: Sequence[Article],
    *,
    records: Records | None = None,
    model: str = "",
    jobs: int = 1,
) -> Findings:
    """Find names, without a language model if none is given."""
    cache = Cache(tmp_path / "cache.db")
    try:
        settings = Settings(model=model) if model else Settings(model="")
        return find_entities(articles, settings, records or Records(), cache, jobs=jobs)
    finally:
        cache.close()


def spans_of(of: Article, marked: Sequence[Sequence[str]]) -> tuple[Span, ...]:
    """Pretend that the model marked these words, each with a label, wherever they stand."""
    spans = []
    for words, label in marked:
        for number, part in enumerate(of.parts):
            start = part.text.find(words)
            while start >= 0:
                spans.append(Span(number, start, start + len(words), label))
                start = part.text.find(words, start + len(words))
    return tuple(sorted(spans))
