"""Where wire stories are from and what countries they are about, against what Reuters' editors gave them."""

import json
import subprocess
import sys
from functools import cache

import pytest

from generator.articles.reading import read_articles
from generator.cache import Cache
from generator.content.records import Records
from generator.entities.finding import find_entities
from generator.quality import compare
from generator.settings import Settings
from tests.quality.corpora import CORPORA
from tests.quality.test_names import corpus_of, floor

TOOL = CORPORA.parent / "tools" / "reuters_articles.py"
STORIES = 2000
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
pytestmark = pytest.mark.slow


def country(place: str) -> str:
    return ISO.get(place) or _countries().get(place, f"not known: {place}")


@cache
def _countries() -> dict[str, str]:
    from generator.entities.names import read_rows

    return {entity: code for entity, _, sort, code, *_ in read_rows("places.tsv") if sort == "country"}


@pytest.fixture(scope="module")
def wire(tmp_path_factory):
    corpus = corpus_of("reuters21578-000-017.tar.xz")
    root = tmp_path_factory.mktemp("wire")
    labels = root / "labels.jsonl"
    # From the middle of the corpus: not what the rules were written on.
    command = [sys.executable, TOOL, corpus, root / "a", "--skip", "8000", "--limit", str(STORIES)]
    subprocess.run([*command, "--labels", labels], check=True, capture_output=True)
    places = {(row := json.loads(line))["path"]: row["places"] for line in labels.read_text().splitlines()}
    store = Cache(root / "cache.db")
    settings = Settings(sources=("a",), model="")
    articles = read_articles(root, settings, Records()).articles
    found = find_entities(articles, settings, Records(), store)
    store.close()
    gold = {a.id: {country(p) for p in places[a.provenance.path.removeprefix("a/")]} for a in articles}
    return articles, found, {article: codes for article, codes in gold.items() if codes}


def test_the_countries_of_datelines_reach_the_floor(wire):
    articles, found, gold = wire
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
    assert right / len(judged) >= floor("dateline-country"), f"{right} of {len(judged)}"


def test_the_countries_of_stories_reach_the_floor(wire):
    _, found, gold = wire
    said = {(one.article, one.country) for one in found.countries if one.article in gold}
    score = compare({(article, code) for article, codes in gold.items() for code in codes}, said)
    assert score.f1 >= floor("story-countries"), score
