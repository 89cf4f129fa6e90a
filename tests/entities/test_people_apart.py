"""Two people of one full name stay apart where their articles say that they are two."""

import pytest

from generator.content.records import Records
from generator.entities.ambiguities import read_open
from generator.entities.making import make_entities
from tests.builders import on
from tests.entities.cases import decision, record, story
from tests.entities.test_naming import meant, name

NAME = [["John Smith", "PERSON"], ["Acme", "ORG"], ["Jane Doe", "PERSON"]]
SENATOR = story("aaaaaa", "Senator John Smith of Ohio said so.", date=on("1995-03-03"))
STRIKER = story("bbbbbb", "Striker John Smith scored in Leeds.", date=on("1995-04-09"))
BESIDE = story("cccccc", "John Smith came to Ohio.", date=on("1995-05-01"))
OPEN = story("dddddd", "John Smith was there.", date=on("1995-06-01"))


def who(articles, records: Records | None = None, words: str = "John Smith"):
    return [[entity for entity, _ in some] for some in meant(articles, NAME, words, records)]


def test_the_senator_is_not_the_striker_and_each_says_why():
    [[(senator, why)], [(striker, _)]] = meant([SENATOR, STRIKER], NAME, "John Smith")

    assert (senator, striker) == ("john-smith-senator", "john-smith-striker")
    assert why.startswith(
        "of John Smith (senator) and John Smith (striker), the one whom this article calls ‘senator’"
    )
    found = name([SENATOR, STRIKER], NAME)
    names = {e.id: e.name for e in make_entities(found.uses, Records(), found.ruling)}
    assert names["john-smith-striker"] == "John Smith (striker)"
    assert [role.entity for some in found.roles for role in some] == [senator, striker]


def test_an_article_that_shares_a_name_with_one_of_them_means_that_one():
    assert who([SENATOR, STRIKER, BESIDE])[2] == ["john-smith-senator"]


def test_where_nothing_tells_the_name_stays_open_and_says_so():
    [*_, [(entity, why)]] = meant([SENATOR, STRIKER, OPEN], NAME, "John Smith")

    assert entity == "john-smith"
    assert read_open(why) == "John Smith (senator) and John Smith (striker)"


def test_one_more_article_moves_no_address():
    later = story("eeeeee", "Bowler John Smith, a striker once, played.", date=on("1999-01-01"))

    assert who([later, STRIKER, SENATOR])[1:] == [["john-smith-striker"], ["john-smith-senator"]]


@pytest.mark.parametrize(
    "other",
    [
        "The senator, John Smith of Acme, once a striker, scored.",
        "Striker John Smith scored in Ohio.",  # the same company
        "Chairman John Smith spoke.",  # a senator may be one
        "John Smith spoke in Leeds.",
    ],
)
def test_whoever_may_be_one_is_one(other):
    assert who([SENATOR, story("bbbbbb", other, date=on("1995-04-09"))]) == [["john-smith"], ["john-smith"]]


def test_callings_in_different_countries_are_of_two():
    here = story("aaaaaa", "France and France voted. Farmer John Smith, of France, won.")
    there = story("bbbbbb", "Japan and Japan voted. Judge John Smith, of Japan, lost.")
    partner = story("cccccc", "Japan and Japan voted. Farmer John Smith, of Japan, lost.")

    assert who([here, there]) == [["john-smith-farmer"], ["john-smith-judge"]]
    assert who([here, partner]) == [["john-smith"], ["john-smith"]]


def test_ages_that_one_person_cannot_have_are_of_two():
    young = story("aaaaaa", "John Smith, 31, won.", date=on("1995-03-03"))
    old = story("bbbbbb", "John Smith, 68, lost.", date=on("1995-04-09"))
    later = story("cccccc", "John Smith, 33, won again.", date=on("1997-01-01"))

    assert who([young, old]) == [["john-smith-born-about-1964"], ["john-smith-born-about-1927"]]
    assert who([young, later]) == [["john-smith"], ["john-smith"]]


def test_a_record_and_a_decision_say_who_is_meant():
    recorded = Records(entities=(record("john-smith", "person", "John Smith"),))
    renamed = Records(entity_decisions=(decision(renamed={"entity": "John Smith", "name": "J. Smith"}),))
    same = Records(entity_decisions=(decision(same=("john-smith-senator", "john-smith-striker")),))

    assert who([SENATOR, STRIKER], recorded) == [["john-smith"], ["john-smith"]]
    assert who([SENATOR, STRIKER], renamed) == [["john-smith"], ["john-smith"]]
    assert who([SENATOR, STRIKER], same) == [["john-smith-senator"]] * 2
