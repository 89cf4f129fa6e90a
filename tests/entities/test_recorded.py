"""What a record says beyond a name, from its file to the page and the export."""

import pytest

from generator.articles.withheld.anonymising import redact_records
from generator.articles.withheld.withheld_names import Form, Names
from generator.content.reading import read_records
from generator.content.records import Records
from generator.errors import RecordError
from tests.archives import write_files
from tests.builders import archive as build
from tests.entities.cases import decision, find, story
from tests.pages.test_entity_pages import pages

MINISTRY = """---
name: Ministry of Defence
variants: [Defence Ministry]
names:
  - {name: Ministry of War, until: 1947}
  - {name: وزارة الدفاع, language: ar, since: 1990, until: 2003-04}
roles:
  - {role: Owner, at: Acme, since: 1950, basis: The Paper of 3 March 1950}
parent: Iraq
identifiers: {wikidata: Q796, house: "x <b>"}
---
"""
PATH = "content/authority/organizations/ministry-of-defence.md"


def records(folder, text: str = MINISTRY) -> Records:
    write_files(folder, {PATH: text})
    return read_records(folder)


def test_a_former_name_is_a_variant_by_which_articles_are_read(tmp_path):
    known = records(tmp_path)

    found = find(
        tmp_path, [story("aaaaaa", "The Ministry of War and the Defence Ministry met.")], records=known
    )

    assert [a.entity for a in found.appearances] == ["ministry-of-defence"] * 2
    assert found.entities[0].variants == ("Defence Ministry", "Ministry of War", "وزارة الدفاع")


def test_the_page_tells_names_roles_parent_and_identifiers(tmp_path):
    entities = find(tmp_path, [story("aaaaaa", "Iraq.")], records=records(tmp_path)).entities

    meta = pages(build(entities=entities))["organizations/ministry-of-defence.md"].meta["particulars"]

    assert [(one["name"], one["language"], one["span"]) for one in meta["names"]] == [
        ("Ministry of War", "", "until 1947"),
        ("وزارة الدفاع", "ar", "1990 – April 2003"),
    ]
    (office,) = meta["offices"]
    assert (office["role"], office["at"], office["span"]) == (
        "Owner", {"name": "Acme", "url": ""}, "since 1950",
    )  # fmt: skip
    assert meta["parent"]["name"] == "Iraq"
    assert meta["parent"]["url"].startswith("places/")
    assert [one["url"] for one in meta["identifiers"]] == ["https://www.wikidata.org/wiki/Q796", ""]


def test_records_that_are_decided_to_be_one_bring_their_particulars_together(tmp_path):
    other = "content/authority/organizations/war-office.md"
    write_files(tmp_path, {PATH: MINISTRY, other: "---\nname: War Office\nidentifiers: {isni: '1'}\n---\n"})
    decided = read_records(tmp_path)
    same = decision(same=("ministry-of-defence", "war-office"))
    both = Records(entities=decided.entities, entity_decisions=(same,))

    (entity,) = [e for e in find(tmp_path, [], records=both).entities if e.id == "ministry-of-defence"]

    assert [one.register for one in entity.particulars.identifiers] == ["wikidata", "house", "isni"]


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ("names: [{name: A, until: soon}]", "names.0.until"),
        ("names: [A]", "names.0"),
        ("names: A", "'names' is 'A'; expected a list"),
        ("roles: [{at: Acme}]", "roles.0.role"),
        ("identifiers: {Wiki Data: Q1}", "expected names of registers in small letters"),
        ("names: [{name: A, form: B}]", "unknown key 'names.0.form'"),
    ],
)
def test_what_is_wrong_is_named_with_what_was_expected(tmp_path, wrong, words):
    with pytest.raises(RecordError) as caught:
        records(tmp_path, f"---\nname: X\n{wrong}\n---\n")

    assert words in str(caught.value)
    assert PATH in str(caught.value)


def test_a_withheld_name_is_in_nothing_that_a_record_lists(tmp_path):
    text = "---\nname: Acme\nnames: [{name: Jane Doe Ltd}]\nroles: [{role: Firm of Jane Doe}]\n---\n"
    names = Names([Form("Jane Doe", "[name withheld]")])

    ((_, record),) = redact_records(records(tmp_path, text), names).entities

    assert (record.variants, record.names, record.roles) == ((), (), ())
