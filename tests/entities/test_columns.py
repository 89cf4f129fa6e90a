"""Appearances as they are held, field by field."""

from generator.entities.geography import fold
from generator.entities.names import read_lines
from generator.model import Appearances, hold
from tests.builders import appearance, article

FIRST = article("aaaaaa", "Jane Doe met John Roe.", "Jane Doe left.")
SECOND = article("bbbbbb", "John Roe spoke.")
SEEN = [
    appearance(FIRST, "John Roe", "john-roe"),
    appearance(SECOND, "John Roe", "john-roe"),
    appearance(FIRST, "Jane Doe", "jane-doe", part=2),
    appearance(FIRST, "Jane Doe", "jane-doe"),
]


def test_what_is_held_comes_back_in_order_of_article_part_and_place():
    held = hold(SEEN)

    assert list(held) == [SEEN[3], SEEN[0], SEEN[2], SEEN[1]]
    assert held.of("aaaaaa") == (SEEN[3], SEEN[0], SEEN[2])
    assert held.named_in("aaaaaa") == ("jane-doe", "john-roe", "jane-doe")
    assert held.of("cccccc") == held.named_in("cccccc") == ()
    assert len(held) == 4


def test_what_is_held_already_stays_as_it_is():
    held = hold(SEEN)

    assert hold(held) is held
    assert hold(list(held)) == held
    assert hold(SEEN[1:]) != held


def test_articles_are_left_out_with_all_that_stands_in_them():
    assert list(hold(SEEN).without({"aaaaaa"})) == [SEEN[1]]
    assert not Appearances()


def test_an_entity_is_found_at_each_of_its_places():
    [of_first, _] = hold(SEEN).columns.values()

    assert [of_first[place] for place in of_first.places_of("jane-doe")] == [SEEN[3], SEEN[2]]


def test_the_table_of_cities_is_in_the_order_in_which_names_are_looked_up():
    names = [fold(line.partition("\t")[0]) for line in read_lines("cities.tsv")]

    assert names == sorted(names)
