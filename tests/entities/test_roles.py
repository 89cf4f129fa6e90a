from pathlib import Path

import pytest
import yaml

from generator.entities.roles import find_roles
from generator.model import Dateline, Part
from tests.builders import appearance, article

CASES = yaml.safe_load((Path(__file__).parent / "roles.yml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:60])
def test_a_role_is_quoted_as_the_sentence_words_it(case):
    story = article("aaaaaa", case["text"])

    found = list(find_roles(story, [appearance(story, case["person"], "the-person")]))

    assert [role.text for role in found] == case["roles"]
    assert all(story.parts[1].text[role.start : role.end] == role.text for role in found)
    assert {role.entity for role in found} <= {"the-person"}


def test_a_role_is_that_of_the_nearest_person():
    story = article("aaaaaa", "President John Smith met Prime Minister Jane Doe.")
    names = [appearance(story, "John Smith", "john-smith"), appearance(story, "Jane Doe", "jane-doe")]

    found = {role.entity: role.text for role in find_roles(story, names)}

    assert found == {"john-smith": "President", "jane-doe": "Prime Minister"}


def test_the_title_of_the_next_in_a_list_is_no_role_of_the_one_before():
    story = article("aaaaaa", "Prime Minister Jane Doe, U.S. Secretary of State John Smith, and others came.")
    names = [appearance(story, name, name) for name in ("Jane Doe", "John Smith")]

    assert [(role.entity, role.text) for role in find_roles(story, names)] == [("Jane Doe", "Prime Minister")]


@pytest.mark.parametrize("role", ["a spokesman for Jill Poe", "an aide to President Jill Poe"])
def test_a_role_may_name_whom_it_serves(role: str):
    story = article("aaaaaa", f"They wrote to Jack Roe, {role}, on Monday.")
    names = [appearance(story, name, name) for name in ("Jack Roe", "Jill Poe")]

    assert ("Jack Roe", role) in [(one.entity, one.text) for one in find_roles(story, names)]


def test_a_role_begins_where_the_name_in_it_begins():
    story = article("aaaaaa", "That is too much, Phillips and Drew analyst Stephen Lewis said.")
    names = [
        appearance(story, "Phillips and Drew", "phillips-and-drew", kind="organization"),
        appearance(story, "Stephen Lewis", "stephen-lewis"),
    ]

    assert [role.text for role in find_roles(story, names)] == ["Phillips and Drew analyst"]


def test_neither_a_headline_nor_a_dateline_nor_another_sentence_says_what_a_person_is():
    text = "PARIS CHAIRMAN, March 3 -- Jane Doe came. She saw the president. Jane Doe left."
    story = article("aaaaaa", text, headline="PRESIDENT Jane Doe comes", dateline=_dateline(text))
    names = [appearance(story, "Jane Doe", "jane-doe", part=part) for part in (0, 1)]

    assert list(find_roles(story, names)) == []


def test_an_organization_has_no_role():
    story = article("aaaaaa", "Lead manager Acme said so.")

    assert list(find_roles(story, [appearance(story, "Acme", "acme", kind="organization")])) == []


def test_a_very_long_paragraph_is_read_once():
    text = "President Jane Doe said. " * 2_000
    story = article("aaaaaa", parts=(Part(kind="paragraph", text=text), Part(kind="paragraph", text=text)))

    assert [role.text for role in find_roles(story, [appearance(story, "Jane Doe", "jane-doe")])] == [
        "President"
    ]


def _dateline(text: str) -> Dateline:
    end = text.index("Jane")
    return Dateline(part=1, end=end, text=text[:end], place="PARIS")
