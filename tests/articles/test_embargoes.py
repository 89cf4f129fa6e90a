from datetime import UTC, datetime

import pytest

from generator.articles.embargoes import heed_embargoes, parse_moment
from generator.content.records import SourceRecord
from tests.builders import article, on

NOON = datetime(2026, 12, 1, 12, tzinfo=UTC)
REUTERS = SourceRecord(id="reuters", path="content/authority/sources/reuters.md", name="Reuters")


@pytest.mark.parametrize(
    ("embargo", "as_of", "is_published"),
    [
        ("", None, True),
        ("2026-12-01", None, False),
        ("2026-12-01", NOON, True),
        ("2026-12-02", NOON, False),
        ("2026-12-01T12:00:00Z", NOON, True),
        ("2026-12-01T12:00:01Z", NOON, False),
        ("2026-12-01T13:00:00+02:00", NOON, True),
        ("20261201T110000Z", NOON, True),
        ("until further notice", NOON, False),
    ],
)
def test_an_article_is_withheld_until_its_embargo_has_ended(embargo, as_of, is_published):
    heeded = heed_embargoes([article(embargo=embargo)], [], as_of)

    assert bool(heeded.articles) is is_published
    assert len(heeded.articles) + len(heeded.withheld) == 1
    assert len(heeded.problems) == len(heeded.withheld)


def test_an_embargo_that_cannot_be_read_is_a_warning():
    (problem,) = heed_embargoes([article(embargo="soon")], [], NOON).problems

    assert problem.severity == "warning"
    assert "'soon', which cannot be read" in problem.message


def test_a_source_that_is_not_published_is_told_once_with_a_count():
    record = REUTERS.model_copy(update={"publish": False})
    articles = [article("aaaaaa", source="Reuters"), article("bbbbbb", source="Reuters"), article("cccccc")]

    heeded = heed_embargoes(articles, [record], NOON)

    assert [one.id for one in heeded.articles] == ["cccccc"]
    assert [one.kind for one in heeded.withheld] == ["source", "source"]
    assert [str(problem) for problem in heeded.problems] == [
        f"{record.path}: withheld: 2 articles, as the record of its source says 'publish: false'."
    ]


@pytest.mark.parametrize(
    ("day", "as_of", "is_published"),
    [("2026-11-24", NOON, True), ("2026-11-25", NOON, False), ("2026-11-24", None, False)],
)
def test_days_of_embargo_are_counted_from_the_date_of_the_article(day, as_of, is_published):
    record = REUTERS.model_copy(update={"embargo_days": 7})

    assert (
        bool(heed_embargoes([article(source="Reuters", when=on(day))], [record], as_of).articles)
        is is_published
    )


def test_an_undated_article_of_such_a_source_is_withheld():
    record = REUTERS.model_copy(update={"embargo_days": 7})

    assert not heed_embargoes([article(source="Reuters")], [record], NOON).articles


def test_the_record_of_a_source_states_the_rights_of_articles_that_state_none():
    record = REUTERS.model_copy(update={"rights": "No resale."})
    articles = [article("aaaaaa", source="Reuters"), article("bbbbbb", source="Reuters", rights="Free.")]

    first, second = heed_embargoes(articles, [record], None).articles

    assert first.rights == "No resale."
    assert record.path in first.provenance.basis("rights")
    assert second.rights == "Free."


def test_a_moment_without_a_zone_is_utc():
    assert parse_moment("2026-12-01T12:00:00") == NOON
    assert parse_moment("never") is None
