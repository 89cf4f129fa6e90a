"""What names mean by the country of their article, and by what other articles say."""

from collections.abc import Sequence

import pytest

from generator.content.records import Records
from generator.entities.forms import id_of
from generator.entities.making import make_entities
from generator.entities.naming import name_articles
from generator.entities.offices import is_office
from generator.model import Article, Dateline
from tests.entities.cases import decision, record, spans_of, story

Marked = Sequence[Sequence[str]]


def name(articles: Sequence[Article], marked: Marked, records: Records | None = None):
    """Name articles as if a model had marked these words in them."""
    return name_articles(articles, [spans_of(one, marked) for one in articles], records or Records())


def meant(articles: Sequence[Article], marked: Marked, words: str, records: Records | None = None):
    """Say what these words mean in each article, and why."""
    found = name(articles, marked, records).appearances
    return [[(a.entity, a.reason) for a in some if a.mention.text == words] for some in found]


def wire(id_: str, place: str, text: str) -> Article:
    """Make a story with a dateline."""
    opening = f"{place}, March 3 (Reuters) --"
    dateline = Dateline(part=0, end=len(opening), text=opening, place=place)
    return story(id_, f"{opening} {text}", dateline=dateline)


def test_a_ministry_without_a_country_is_that_of_the_country_the_report_comes_from():
    text = "The Finance Ministry said that the United States had agreed. The United States was glad."
    stories = [wire("aaaaaa", "TOKYO", text), wire("bbbbbb", "PARIS", text)]

    [[(japanese, why)], [(french, _)]] = meant(stories, [["Finance Ministry", "ORG"]], "Finance Ministry")

    assert (japanese, french) == (id_of("Japanese Finance Ministry"), id_of("French Finance Ministry"))
    assert "its country is Japan, " in why
    assert "the dateline's 'TOKYO'" in why


def test_a_ministry_is_not_told_where_its_article_is_about_several_countries():
    far = story("aaaaaa", "Iran, Iran and Iran met Iraq, Iraq and Iraq. The Foreign Ministry spoke.")

    [[(entity, why)]] = meant([far], [["Foreign Ministry", "ORG"]], "Foreign Ministry")

    assert entity == id_of("Foreign Ministry")
    assert "which is meant is not decided" in why


def test_a_department_is_that_of_the_one_country_of_its_article_whose_government_has_any():
    text = "The State Department told Britain, Britain, Britain and the U.S., the U.S., the U.S. so."
    stories = [wire("aaaaaa", "TOKYO", text), wire("bbbbbb", "TOKYO", text.replace("Britain", "Iran"))]

    [[(open_, _)], [(told, why)]] = meant(stories, [["State Department", "ORG"]], "State Department")

    assert (open_, told) == (id_of("State Department"), id_of("U.S. State Department"))
    assert "its country is United States, " in why


def test_no_department_is_japanese_and_no_ministry_american():
    abroad = wire("aaaaaa", "TOKYO", "The State Department spoke.")
    at_home = story("bbbbbb", "The U.S., the U.S. and the U.S. agreed. The Foreign Ministry spoke.")
    marked = [["State Department", "ORG"], ["Foreign Ministry", "ORG"]]

    found = name([abroad, at_home], marked).appearances

    offices = [a.entity for some in found for a in some if a.mention.text in dict(marked)]
    assert offices == [id_of("State Department"), id_of("Foreign Ministry")]


def test_a_record_says_whose_an_office_is():
    records = Records(entities=(record("mof", "organization", "Ministry of Magic", "Finance Ministry"),))

    [[(entity, _)]] = meant(
        [wire("aaaaaa", "TOKYO", "The Finance Ministry spoke.")], [], "Finance Ministry", records
    )

    assert entity == "mof"


@pytest.mark.parametrize("office", ["Finance Ministry", "Ministry of Foreign Trade", "Parliament"])
def test_these_are_offices_of_many_countries(office):
    assert is_office(office)


@pytest.mark.parametrize("other", ["Iraqi Finance Ministry", "House", "World Bank", "Ministry", "Bundestag"])
def test_these_are_not(other):
    assert not is_office(other)


BARE = story("cccccc", "Acme built it.")
FULL = [story("aaaaaa", "Acme Co built it."), story("bbbbbb", "Acme Co sold it.")]
ACME = [["Acme Co", "ORG"], ["Acme", "ORG"]]


def test_a_bare_name_is_that_of_the_company_which_other_articles_write_with_its_legal_form():
    *_, [(entity, why)] = meant([*FULL, BARE], ACME, "Acme")

    assert entity == "acme-co"
    assert why.startswith("the one company of that name here, which 2 articles write 'Acme Co'")


@pytest.mark.parametrize(
    ("others", "marked"),
    [
        (FULL[:1], []),
        ([*FULL, story("dddddd", "Acme Plc fell.")], [["Acme Plc", "ORG"]]),
        (
            [*FULL, *(story(f"ddddd{n}", "Acme Lynch rose.") for n in range(2))],
            [["Acme Lynch", "ORG"]],
        ),
    ],
)
def test_a_bare_name_stays_apart_where_another_company_may_be_meant(others, marked):
    *_, [(entity, _)] = meant([*others, BARE], [*marked, *ACME], "Acme")

    assert entity == "acme"


def test_a_decision_keeps_a_bare_name_and_a_company_apart():
    records = Records(entity_decisions=(decision(not_same=("Acme", "Acme Co")),))

    *_, [(entity, _)] = meant([*FULL, BARE], ACME, "Acme", records)

    assert entity == "acme"


@pytest.mark.parametrize(
    ("texts", "kind", "shown"),
    [
        (["DES MOINES, Iowa, rose.", "Des Moines fell."], "GPE", "Des Moines"),
        (["People left QALAT SUKKAR early."], "GPE", "Qalat Sukkar"),
        (["Talks with UNITA failed."], "ORG", "UNITA"),
    ],
)
def test_a_name_in_capitals_is_shown_as_names_are_written(texts, kind, shown):
    stories = [story(f"aaaaa{n}", text) for n, text in enumerate(texts)]
    naming = name(stories, [[w, kind] for w in ("DES MOINES", "Des Moines", "QALAT SUKKAR", "UNITA")])

    assert shown in {entity.name for entity in make_entities(naming.uses, Records(), naming.ruling)}


def test_long_and_short_legal_forms_are_one():
    assert id_of("Acme Company") == id_of("Acme Co")
    assert id_of("Oppenheimer and Co Inc") == id_of("Oppenheimer and Co")
    assert id_of("Biogen NV") != id_of("Biogen Inc")


@pytest.mark.parametrize("reference", ["Acme Co", "acme-co"])
def test_what_is_decided_to_be_no_entity_is_still_known_to_stand_in_the_articles(reference):
    records = Records(entity_decisions=(decision(not_an_entity=reference),))

    naming = name(FULL, ACME, records)

    assert naming.left_out == {reference}
    assert [list(one) for one in naming.appearances] == [[], []]


def test_a_town_in_a_dateline_is_the_one_whose_name_a_telegraph_spells_so():
    [[(town, _)]] = meant([wire("aaaaaa", "DUESSELDORF", "Nothing.")], [], "DUESSELDORF")

    assert town == "dusseldorf"
    assert meant([wire("aaaaaa", "MAR8", "Nothing.")], [], "MAR8") == [[]]
