"""Every reader is fuzzed for a number of inputs; what was found once is tried for ever."""

import pytest

from generator.articles.readers import READERS
from tests.fuzz.targets import FOUND, TARGETS, fuzz

BRIEF, LONGER = 40, 400


def assert_nothing_found(name, runs):
    assert [(found.data, found.error) for found in fuzz(name, runs)] == []


@pytest.mark.parametrize("name", TARGETS)
def test_no_input_breaks_a_reader(name):
    assert_nothing_found(name, BRIEF)


@pytest.mark.slow
@pytest.mark.parametrize("name", TARGETS)
def test_no_input_of_many_breaks_a_reader(name):
    assert_nothing_found(name, LONGER)


def test_every_suffix_has_a_target_and_every_input_kept_belongs_to_one():
    names = [target.name for target in TARGETS.values()]
    for reader in READERS:
        assert any(name.endswith(suffix) for name in names for suffix in reader.suffixes), reader.name
    assert {folder.name for folder in FOUND.iterdir()} <= TARGETS.keys()
