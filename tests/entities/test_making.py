"""Entities are taken over from the build before where the archive calls them as it did, and only there."""

import pytest

from generator.entities import making
from generator.stored import restore
from tests.entities.cases import find, story

ONE = story("aaaaaa", "The U.S. and France agreed in Berlin.")
TWO = story("bbbbbb", "The United States and Kenya agreed. The United States was content.")


@pytest.fixture
def made(monkeypatch):
    """Note which entities are made."""
    names = []
    make = making._found

    def noted(entity, *given):
        names.append(entity)
        return make(entity, *given)

    monkeypatch.setattr(making, "_found", noted)
    return names


def by_id(found):
    return {entity.id: entity for entity in found.entities}


def test_entities_that_are_called_as_before_are_not_made_again(tmp_path, made):
    first = find(tmp_path, [ONE])
    assert {"united-states", "france", "berlin"} <= set(made)
    made.clear()

    assert find(tmp_path, [ONE]) == first
    assert made == []


def test_an_entity_that_is_called_otherwise_is_made_anew(tmp_path, made):
    before = by_id(find(tmp_path, [ONE]))["united-states"]
    both = find(tmp_path, [ONE, TWO])

    assert before.variants == ("U.S.",)
    assert by_id(both)["united-states"].variants == ("U.S.",)
    assert by_id(both)["united-states"].name == "United States"
    assert both == find(tmp_path / "clean", [ONE, TWO])
    assert find(tmp_path, [TWO]) == find(tmp_path / "other", [TWO])


def test_how_often_a_form_is_written_orders_the_variants(tmp_path):
    more = story("cccccc", "The USA agreed. The USA signed. The USA was content.")
    find(tmp_path, [ONE])
    both = by_id(find(tmp_path, [ONE, more]))["united-states"]

    assert both.variants == ("USA", "U.S.")


@pytest.mark.parametrize("damage", [b"[]", b"[{}]", b"not JSON"])
def test_what_is_damaged_is_made_anew(damage, tmp_path, made, monkeypatch):
    first = find(tmp_path, [ONE])
    monkeypatch.setattr(making, "restore", lambda kind, _: restore(kind, damage))
    made.clear()

    assert find(tmp_path, [ONE]) == first
    assert made
