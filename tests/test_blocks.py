"""What is kept in blocks comes back for the articles that did not change, whatever comes or goes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.blocks import Blocks
from generator.cache import Cache

NAMES = [f"{number:06}" for number in range(400)]


@pytest.fixture
def cache(tmp_path):
    store = Cache(tmp_path / "x.sqlite")
    yield store
    store.close()


def keep(cache, names, keys=None):
    """Keep of each article its key; tell of how many it was known already, and how many rows were written."""
    keys = keys or [f"key of {name}" for name in names]
    blocks = Blocks(cache, str, "step", names, keys)
    fresh = {key: f'"{key}"'.encode() for key in keys if key and key not in blocks.found}
    rows = dict(blocks.packed(fresh))
    cache.write(rows)
    assert all(value == key for key, value in blocks.found.items())
    return len(blocks.found), len(rows)


def test_all_that_was_kept_is_found_and_nothing_is_written_again(cache):
    keep(cache, NAMES)

    assert keep(cache, NAMES) == (400, 0)


def test_one_article_that_comes_leaves_the_others_known_and_writes_one_block(cache):
    keep(cache, [name for name in NAMES if name != "000200"])

    assert keep(cache, NAMES) == (399, 1)


def test_an_article_of_another_key_is_not_known(cache):
    keep(cache, NAMES)
    keys = [f"key of {name}" for name in NAMES]
    keys[7] = "another"

    assert keep(cache, NAMES, keys) == (399, 1)
    assert keep(cache, NAMES, keys) == (400, 0)


def test_a_damaged_block_is_unknown_and_no_other(cache):
    keep(cache, NAMES)
    row = next(iter(dict(cache._connection.execute("SELECT key, value FROM results"))))
    cache.put({row: [["key of 000000"], []]})
    known, written = keep(cache, NAMES)

    assert 200 < known < 400
    assert written == 1


def test_what_has_no_key_is_not_kept(cache):
    keep(cache, NAMES[:3], ["one", "", "three"])

    assert keep(cache, NAMES[:3], ["one", "", "three"]) == (2, 0)


def test_parts_that_are_joined_are_all_known(tmp_path, cache):
    for number, names in enumerate((NAMES[:150], NAMES[150:])):
        part = Cache(tmp_path / f"{number}.sqlite", is_part=True)
        keep(part, names)
        for key, value in part.read(key for [key] in part._connection.execute("SELECT key FROM results")):
            cache.write({key: value})
        part.close()

    assert keep(cache, NAMES)[0] == 400
    assert keep(cache, NAMES) == (400, 0)


@given(st.lists(st.sets(st.integers(0, 399)), min_size=1, max_size=4))
def test_what_is_found_is_what_was_kept(tmp_path_factory, states):
    cache = Cache(tmp_path_factory.mktemp("blocks") / "x.sqlite")
    known = set()
    for state in states:
        names = [NAMES[number] for number in sorted(state)]
        found, _ = keep(cache, names)
        assert found <= len(known & set(names)) or not names
        known |= set(names)
        assert keep(cache, names) == (len(names), 0)
    cache.close()
