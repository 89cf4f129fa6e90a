"""What an editor is asked, why, in which order, and what is not asked again."""

from pathlib import Path

import pytest
import yaml
from msgspec.structs import replace

from generator.content.records import Records
from generator.entities.judging.review import find_questions
from generator.entities.roles import find_roles
from generator.model import CountryOf, Location
from tests.builders import appearance, archive, article, entity, on
from tests.entities.cases import decision, record

PAIRS = yaml.safe_load((Path(__file__).parent / "questions.yml").read_text(encoding="utf-8"))
NAMES = ("Anna Kowalska", "Anna Kovalska", "Bert Andersson", "Bert Anderson")


def told(*stories, kinds=None, countries=(), records=None, **more):
    """Make an archive of stories, each a day, a text and the names in it as text: id; and ask."""
    kinds = kinds or {}
    articles, found, seen = [], {}, []
    for number, (day, text, names) in enumerate(stories):
        one = article(f"a{number:05}", text, when=on(day))
        articles.append(one)
        for name, id_ in names.items():
            kind = kinds.get(id_, "person")
            found.setdefault(id_, entity(id_, name, kind=kind, **more.get(id_, {})))
            seen.append(appearance(one, name, id_, kind=kinds.get((number, id_), kind)))
    made = archive(*articles, entities=sorted(found.values(), key=lambda e: e.id), appearances=seen)
    about = tuple(CountryOf(article=f"a{n:05}", country=code, reason="so") for n, code in countries)
    roles = tuple(
        role for one in articles for role in find_roles(one, [a for a in seen if a.mention.article == one.id])
    )
    return find_questions(replace(made, countries=about, roles=roles), records or Records())


def asked(questions, kind="same"):
    return [one.entities for one in questions if one.kind == kind]


@pytest.mark.parametrize("case", PAIRS["asked"], ids=lambda case: " / ".join(case["names"]))
def test_two_names_that_may_be_one_are_asked_for_the_reason_given(case):
    one, other = case["names"]
    kind = case.get("kind", "person")
    [question] = told(
        ("2020-01-01", f"So {one} spoke with Ann Xu.", {one: "one", "Ann Xu": "ann-xu"}),
        ("2020-01-02", f"So {other} spoke with Ann Xu.", {other: "other", "Ann Xu": "ann-xu"}),
        kinds={"one": kind, "other": kind},
    )
    assert set(question.entities) == {"one", "other"}
    assert question.reasons[0].clue == case["clue"]
    assert question.pages == 3


@pytest.mark.parametrize("case", PAIRS["not asked"], ids=lambda case: " / ".join(case["names"]))
def test_two_names_that_are_two_are_not_asked(case):
    one, other = case["names"]
    kind = case.get("kind", "person")
    assert not asked(
        told(
            ("2020-01-01", f"So {one} spoke.", {one: "one"}),
            ("2020-01-02", f"So {other} spoke.", {other: "other"}),
            kinds={"one": kind, "other": kind},
        )
    )


def test_a_bare_surname_is_asked_with_its_title_and_the_days_between():
    stories = (
        ("1995-03-01", "On Monday President Bill Clinton spoke.", {"Bill Clinton": "bill-clinton"}),
        ("1995-03-04", "On Friday President Clinton left.", {"Clinton": "clinton"}),
    )
    [question] = told(*stories)
    words = {reason.clue: reason.words for reason in question.reasons}
    assert words["surname"] == "‘Clinton’ is the surname of ‘Bill Clinton’"
    assert words["same title"] == "both are called ‘president’"
    assert words["near in time"] == "named within 3 days"
    assert words["only bearer"]


def test_a_title_of_another_office_speaks_against_it():
    stories = (
        ("1995-03-01", "On Monday President Bill Clinton spoke.", {"Bill Clinton": "bill-clinton"}),
        ("1995-03-04", "On Friday Senator Clinton left.", {"Clinton": "clinton"}),
    )
    assert told(*stories) == []


def test_what_is_decided_is_not_asked_again():
    stories = (
        ("2020-01-01", "So Jane Organisation.", {"Jane Organisation": "jane-organisation"}),
        ("2020-01-02", "So Jane Organization.", {"Jane Organization": "jane-organization"}),
    )
    assert len(told(*stories)) == 1
    for key in ("not_same", "undecided"):
        ruled = decision(**{key: ("jane-organisation", "jane-organization")})
        assert told(*stories, records=Records(entity_decisions=(ruled,))) == []


def test_what_touches_most_pages_comes_first():
    stories = [
        (f"2020-01-{day:02}", f"So {name} spoke.", {name: name.lower().replace(" ", "-")})
        for day, name in enumerate([*NAMES, *NAMES[2:]], start=1)
    ]
    assert [(one.entities, one.pages) for one in told(*stories)] == [
        (("bert-anderson", "bert-andersson"), 4),
        (("anna-kovalska", "anna-kowalska"), 3),
    ]


def test_a_name_taken_for_two_kinds_is_asked():
    stories = [(f"2020-01-0{n}", "So Brooks won.", {"Brooks": "brooks"}) for n in range(1, 6)]
    questions = told(*stories, kinds={"brooks": "person", (0, "brooks"): "place", (1, "brooks"): "place"})
    [question] = [one for one in questions if one.kind == "kind"]
    assert question.reasons[0].words == "taken for a person 3 times and a place 2 times"


@pytest.mark.parametrize(
    ("name", "kind", "clue"),
    [
        ("Weather", "organization", "ordinary word"),
        ("Jane of", "person", "small word at an end"),
        ("MAR8", "place", "signs"),
        ("Anna Maria Lisa Eva Ida Doe", "person", "long"),
    ],
)
def test_a_name_that_looks_like_none_is_asked(name, kind, clue):
    small = "The weather was fine. " * 6
    questions = told(("2020-01-01", f"{small}At noon {name} came.", {name: "it"}), kinds={"it": kind})
    assert [(one.kind, one.reasons[0].clue) for one in questions] == [("entity", clue)]


def test_a_name_in_capitals_alone_is_asked_for_its_spelling():
    [question] = told(("2020-01-01", "At noon BROOKSVILLE won.", {"BROOKSVILLE": "brooksville"}))
    assert (question.kind, question.pages) == ("name", 1)


def test_who_has_a_record_is_not_doubted():
    stories = [("2020-01-01", "The weather was fine. " * 6 + "At noon Weather came.", {"Weather": "it"})]
    assert told(*stories, it={"provenance": "content/authority/people/it.md"}) == []


def test_two_people_of_one_name_are_asked_by_their_roles():
    name = {"John Smith": "john-smith"}
    stories = (
        ("1975-01-01", "At noon John Smith, a striker, scored.", name),
        ("1999-01-01", "At noon Senator John Smith voted.", name),
    )
    [question] = [one for one in told(*stories) if one.kind == "several"]
    assert [reason.clue for reason in question.reasons] == ["roles", "years"]
    assert [(group.name, group.articles) for group in question.groups] == [
        ("John Smith, senator", ("a00001",))
    ]


def test_one_person_in_one_role_is_not_asked():
    name = {"John Smith": "john-smith"}
    stories = (
        ("1975-01-01", "At noon John Smith, a senator, voted.", name),
        ("1999-01-01", "At noon Senator John Smith voted.", name),
    )
    assert told(*stories) == []


def test_a_city_is_asked_where_articles_on_another_country_name_it():
    where = Location(country="GB", region="England", latitude=52.5, longitude=-1.9, basis="so")
    name = {"Birmingham": "birmingham"}
    questions = told(
        ("2020-01-01", "At noon Birmingham won.", name),
        ("2020-01-02", "At noon Birmingham lost.", name),
        kinds={"birmingham": "place"},
        countries=((0, "GB"), (1, "US")),
        birmingham={"location": where},
    )
    [question] = questions
    assert question.kind == "several"
    assert [(group.name, group.articles) for group in question.groups] == [
        ("Birmingham, Alabama", ("a00001",))
    ]


def test_a_ministry_that_many_countries_have_is_asked():
    name = {"Finance Ministry": "finance-ministry"}
    questions = told(
        *(("2020-01-01", "At noon the Finance Ministry spoke.", name) for _ in range(3)),
        kinds={"finance-ministry": "organization"},
        countries=((0, "JP"), (1, "JP"), (2, "FR")),
    )
    [question] = questions
    assert [group.articles for group in question.groups] == [("a00002",)]


def test_records_of_two_kinds_of_one_name_are_asked_once():
    kept = Records(entities=(record("jane-doe", "person", "Jane Doe"),))
    questions = told(
        ("2020-01-01", "So Jane Doe spoke.", {"Jane Doe": "jane-doe"}),
        ("2020-01-02", "So Jane Doe sailed.", {"Jane Doe": "jane-doe-organization"}),
        kinds={"jane-doe-organization": "organization"},
        records=kept,
    )
    assert asked(questions) == [("jane-doe", "jane-doe-organization")]


def test_the_number_of_pairs_compared_grows_with_the_names_not_with_their_square():
    from generator.entities.judging.candidates import find_pairs
    from generator.entities.judging.profiles import Profiles

    def pairs(count):
        names = {f"Person{n:05}x Family{n:05}y": f"p{n}" for n in range(count)}
        one = article("aaaaaa", " and ".join(names))
        found = [appearance(one, name, id_) for name, id_ in names.items()]
        entities = [entity(id_, name) for name, id_ in names.items()]
        return sum(1 for _ in find_pairs(Profiles([one], entities, found)))

    assert pairs(400) <= 2.5 * pairs(200) + 100
