from pathlib import Path

import pytest
import yaml

from generator.articles.formats import Item
from generator.articles.house import House
from generator.articles.parser import parse_article
from generator.articles.plain.text import READER
from generator.content.records import ArticleDecision, Records, SourceRecord
from generator.model import Field
from tests.articles.archive import read, read_one

CASES = yaml.safe_load(Path(__file__).with_name("agencies.yml").read_text(encoding="utf-8"))
HOUSE = House(
    sources={
        "the paper": "The Paper",
        "wire one": "Wire One",
        "reuters": "Reuters",
        "reuter": "Reuters",
    },
    kinds={"The Paper": "newspaper", "Wire One": "agency", "Reuters": "agency"},
)


def parse(text: str, stated: dict[str, str]):
    item = Item(path="a/story.txt", data=f"A headline\n\n{text}\n".encode(), checksum="0" * 64)
    (raw,) = READER.read(item, HOUSE).articles
    fields = tuple(Field(name=name, value=value, basis="the test") for name, value in stated.items())
    return parse_article(
        type(raw)(parts=raw.parts, fields=fields, provenance=raw.provenance), (), HOUSE
    ).article


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['text'][:30]} {case.get('stated', '')}")
def test_publisher_and_agency_are_told_apart(case):
    article = parse(case["text"], case.get("stated", {}))

    assert (article.source or "-", article.agency or "-") == (case["source"], case["agency"])
    assert bool(article.provenance.basis("source")) == bool(article.source)
    assert bool(article.provenance.basis("agency")) == bool(article.agency)


def test_the_basis_of_an_agency_gives_the_words_that_credit_it():
    article = parse("The bridge is old.", {"source": "The Paper", "byline": "Jane Doe, Associated Press"})

    assert article.provenance.basis("agency") == "the test credits 'Jane Doe, Associated Press'"


def test_a_line_that_only_names_the_agency_is_no_part_of_the_story():
    article = parse("By The Associated Press\n\nThe bridge is old.", {})

    assert [part.text for part in article.parts] == ["A headline", "The bridge is old."]
    assert ("By The Associated Press", "byline") in [
        (cut.text, cut.reason) for cut in article.provenance.cuts
    ]


def test_a_sidecar_states_the_agency(tmp_path):
    files = {
        "a/story.txt": "The bridge is old.\n",
        "a/story.meta.yml": "source: The Paper\nagency: City Wire\n",
    }

    (article,) = read(tmp_path, files).articles

    assert (article.source, article.agency) == ("The Paper", "City Wire")


def test_a_source_that_a_person_states_outranks_who_provides_it(tmp_path):
    text = """{"type": "text", "headline": "Old", "body_text": "The bridge is old.",
        "source": "AP", "provider": "The Paper", "uri": "tag:1"}"""

    by_format = read_one(tmp_path / "a", text, name="a/story.json")
    (by_sidecar,) = read(tmp_path / "b", {"a/story.json": text, "a/story.meta.yml": "source: AP\n"}).articles

    assert (by_format.source, by_format.agency) == ("The Paper", "AP")
    assert by_sidecar.source == "AP"


def test_an_agency_is_decided_and_goes_by_the_name_of_its_record(tmp_path):
    record = SourceRecord(id="ap", path="", name="The Associated Press", variants=("AP",), kind="agency")
    decision = ArticleDecision(
        article="a/story.txt", agency="AP", by="an editor", on="2026-11-21", why="It says so."
    )

    article = read_one(
        tmp_path, "The bridge is old.\n", records=Records(sources=(record,), article_decisions=(decision,))
    )

    assert article.agency == "The Associated Press"
    assert article.provenance.basis("agency").startswith("By decision of an editor")


def test_an_agency_that_is_decided_to_be_the_source_is_not_named_twice(tmp_path):
    decision = ArticleDecision(
        article="a/story.md", source="Reuters", by="an editor", on="2026-11-21", why="It is theirs."
    )
    text = "---\nsource: The Paper\n---\nPARIS, May 5 2020 (Reuters) - The bridge is old.\n"

    article = read_one(tmp_path, text, name="a/story.md", records=Records(article_decisions=(decision,)))

    assert (article.source, article.agency) == ("Reuters", "")
