"""What an editor decides of a quotation outranks the rules; what cannot be carried out is named."""

import pytest

from generator.content.reading import read_records
from generator.content.records import QuotationDecision, Records
from generator.errors import RecordError
from tests.entities.cases import find, record, story

TEXT = 'Jane Doe met John Roe. "It was a long and hot day," Jack Poe said. "And we will be back," he said.'
PEOPLE = tuple(
    record(id_, "person", name)
    for id_, name in (("jane-doe", "Jane Doe"), ("john-roe", "John Roe"), ("jack-poe", "Jack Poe"))
)


def decided(tmp_path, *decisions):
    found = find(
        tmp_path,
        [story("aaaaaa", TEXT)],
        records=Records(entities=PEOPLE, quotation_decisions=decisions),
    )
    return found, [(one.text[:7], one.speaker, one.speaker_text) for one in found.quotations]


def decision(**what):
    return QuotationDecision(by="Ed", on="2025-01-02", why="I asked.", line=3, article="aaaaaa", **what)


def test_an_editor_names_the_speaker_by_id_or_name(tmp_path):
    for speaker in ("jane-doe", "Jane Doe"):
        found, rows = decided(tmp_path, decision(words="long and hot", speaker=speaker))
        assert rows[0] == ('"It was', "jane-doe", speaker)
        assert found.quotations[0].reason == "by decision of Ed, 2 January 2025: I asked."
        assert not [one for one in found.problems if "quotations.yml" in one.path]


def test_an_editor_strikes_a_quotation_and_nothing_else(tmp_path):
    _, rows = decided(tmp_path, decision(words="long and hot", strike=True))
    assert [row[0] for row in rows] == ['"And we']


def test_an_editor_says_that_nobody_knows_who_speaks(tmp_path):
    _, rows = decided(tmp_path, decision(words="“And we  will be back", unknown=True))
    assert rows[1] == ('"And we', "", "")


def test_a_speaker_who_is_no_entity_stands_in_words_and_is_reported(tmp_path):
    found, rows = decided(tmp_path, decision(words="long and hot", speaker="Jane Dow"))
    assert rows[0] == ('"It was', "", "Jane Dow")
    (problem,) = [one for one in found.problems if "quotations.yml" in one.path]
    assert (problem.line, "Jane Dow" in problem.message) == (3, True)


@pytest.mark.parametrize("words", ["no such words", "a"])
def test_words_that_no_quotation_or_several_hold_are_reported(tmp_path, words):
    found, rows = decided(tmp_path, decision(words=words, strike=True))
    assert len(rows) == 2
    assert any("expected one" in one.message for one in found.problems)


def test_an_article_that_is_not_there_is_reported(tmp_path):
    wrong = decision(words="long and hot", strike=True).model_copy(update={"article": "nowhere"})
    found, _ = decided(tmp_path, wrong)
    assert any("'nowhere'" in one.message for one in found.problems)


@pytest.mark.parametrize("what", ["", "\n  strike: true\n  unknown: true"])
def test_exactly_one_thing_is_decided(tmp_path, what):
    folder = tmp_path / "content" / "decisions"
    folder.mkdir(parents=True)
    text = f"- article: a\n  words: some words\n  by: Ed\n  on: 2025\n  why: So.{what}\n"
    (folder / "quotations.yml").write_text(text, encoding="utf-8")
    with pytest.raises(RecordError, match="exactly one of 'speaker'"):
        read_records(tmp_path)
