import pytest

from generator.articles.contradictions import SINGLE, refuse_contradictions
from generator.articles.decisions import FIELDS
from generator.content.records import ArticleDecision
from generator.errors import RecordError
from tests.builders import article

BY_PATH, BY_ID = "seeds/aaaaaa.txt", "aaaaaa"


def decision(line, article, **what):
    return ArticleDecision(article=article, by="Ed", on="2025-01-02", why="I asked.", line=line, **what)


CLASHES = {
    "date": ({"date": "2025-06-12"}, {"date": "2025-06-13"}),
    "source": ({"source": "Xinhua", "section": "World"}, {"source": "Reuters"}),
    "byline": ({"byline": "Jane Doe"}, {"byline": ""}),
    "notice of withdrawal": ({"withdraw": "Wrong."}, {"withdraw": "At her wish."}),
    "name in place of 'Jane Doe'": (
        {"anonymise": {"Jane Doe": "a woman"}},
        {"anonymise": {"Jane Doe": "a nurse"}},
    ),
}


@pytest.mark.parametrize(("one", "other"), [(BY_PATH, BY_PATH), (BY_ID, BY_ID), (BY_ID, BY_PATH)])
@pytest.mark.parametrize("key", CLASHES)
def test_two_values_for_one_article_are_an_error_that_names_both_lines(key, one, other):
    decisions = [decision(4, one, **CLASHES[key][0]), decision(9, other, **CLASHES[key][1])]

    with pytest.raises(RecordError) as caught:
        refuse_contradictions(decisions, [article("aaaaaa")])

    [problem] = caught.value.problems
    assert str(problem).startswith(f"content/decisions/articles.yml:9: the {key} of '{other}' is ")
    assert f"by line 4 (Ed, 2025-01-02, on '{one}')" in problem.message


def test_what_is_said_by_one_name_is_refused_before_any_article_is_read():
    with pytest.raises(RecordError):
        refuse_contradictions([decision(1, BY_ID, date="2025"), decision(2, BY_ID, date="2024")])


def test_the_same_twice_and_other_keys_and_other_articles_contradict_nothing():
    decisions = [
        decision(1, BY_ID, date="2025"),
        decision(2, BY_PATH, date="2025", section="World"),
        decision(3, "bbbbbb", date="2024", section="City"),
    ]

    refuse_contradictions(decisions, [article("aaaaaa"), article("bbbbbb")])


def test_of_a_file_with_several_articles_the_id_may_say_other_than_the_path():
    one = article("aaaaaa")
    two = article("bbbbbb", provenance=one.provenance)

    refuse_contradictions([decision(1, BY_PATH, date="2025"), decision(2, "bbbbbb", date="2024")], [one, two])


def test_every_field_that_a_decision_sets_is_looked_at():
    assert {"date", *FIELDS} == set(SINGLE)
