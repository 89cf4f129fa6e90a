from datetime import UTC, datetime

import pytest

from generator.articles.editions import Edition, Parsed, Stamp
from generator.articles.embargoes import Terms, heed_embargoes, parse_moment, place_of
from generator.content.records import ArticleDecision, Records, SourceRecord
from tests.builders import article, on

NOON = datetime(2026, 12, 1, 12, tzinfo=UTC)
REUTERS = SourceRecord(id="reuters", path="content/authority/sources/reuters.md", name="Reuters")


def heed(articles, records, as_of, *, made="", decisions=()):
    """Set apart what is barred, where each article has one version."""
    edition = Edition(made=Stamp(order=made, day=made, basis="stated"))
    terms = Terms(Records(sources=records, article_decisions=decisions), {}, as_of)
    told = [Parsed(article=one, edition=edition, key="") for one in articles]
    bars = {place_of(one.article.provenance): terms.find_bar(one, [one.article.id]) for one in told}
    return heed_embargoes(articles, records, {place: bar for place, bar in bars.items() if bar})


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
    heeded = heed([article(embargo=embargo)], [], as_of)

    assert bool(heeded.articles) is is_published
    assert len(heeded.articles) + len(heeded.withheld) == 1
    assert len(heeded.problems) == len(heeded.withheld)


def test_an_embargo_that_cannot_be_read_is_a_warning():
    (problem,) = heed([article(embargo="soon")], [], NOON).problems

    assert problem.severity == "warning"
    assert "'soon', which cannot be read" in problem.message


def test_a_source_that_is_not_published_is_told_once_with_a_count():
    record = REUTERS.model_copy(update={"publish": False})
    articles = [article("aaaaaa", source="Reuters"), article("bbbbbb", source="Reuters"), article("cccccc")]

    heeded = heed(articles, [record], NOON)

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

    assert bool(heed([article(source="Reuters", when=on(day))], [record], as_of).articles) is is_published


def test_an_undated_article_of_such_a_source_is_withheld():
    record = REUTERS.model_copy(update={"embargo_days": 7})

    assert not heed([article(source="Reuters")], [record], NOON).articles


def test_the_record_of_a_source_states_the_rights_of_articles_that_state_none():
    record = REUTERS.model_copy(update={"rights": "No resale."})
    articles = [article("aaaaaa", source="Reuters"), article("bbbbbb", source="Reuters", rights="Free.")]

    first, second = heed(articles, [record], None).articles

    assert first.rights == "No resale."
    assert record.path in first.provenance.basis("rights")
    assert second.rights == "Free."


def test_a_moment_without_a_zone_is_utc():
    assert parse_moment("2026-12-01T12:00:00") == NOON
    assert parse_moment("never") is None


def test_a_version_made_later_is_under_embargo_from_the_day_it_was_made():
    record = REUTERS.model_copy(update={"embargo_days": 7})
    told = [article(source="Reuters", when=on("2026-11-01"))]

    assert heed(told, [record], NOON, made="2026-11-02").articles
    assert heed(told, [record], NOON, made="2026-11-30").withheld


def test_the_date_and_the_source_that_an_editor_decided_tell_when_an_embargo_ends():
    record = REUTERS.model_copy(update={"embargo_days": 7})
    told = [article("aaaaaa", source="A paper", when=on("2026-11-01"))]
    keys = {"article": "aaaaaa", "by": "A. Editor", "on": "2026-11-21", "why": "They said so."}
    own = ArticleDecision(**keys, source="Reuters")
    dated = ArticleDecision(**keys, date="2026-11-30")

    assert heed(told, [record], NOON, decisions=(dated,)).articles
    assert heed(told, [record], NOON, decisions=(own,)).articles
    assert heed(told, [record], NOON, decisions=(own, dated)).withheld
