import sqlite3
from pathlib import Path

import pytest

from generator.cache import Cache, cache_key
from generator.errors import ArchiveError


def test_what_was_put_is_found_again_by_another(tmp_path: Path):
    first = Cache(tmp_path / "deep" / "store")
    first.put({"a": [1, "ü"], "b": {"c": None}})
    first.close()

    second = Cache(tmp_path / "deep" / "store")

    assert second.get(["a", "b", "c"]) == {"a": [1, "ü"], "b": {"c": None}}
    second.close()


def alter(path: Path, *values: str) -> None:
    """Put other values where results lie; each says what, and where."""
    with sqlite3.connect(path) as connection:
        for value in values:
            connection.execute(f"UPDATE results SET value = {value}")
    connection.close()


def test_a_damaged_entry_is_a_miss(tmp_path: Path):
    path = tmp_path / "store"
    cache = Cache(path)
    cache.put({"a": 1, "b": 2})
    cache.close()
    alter(path, "x'00' WHERE key = 'a'", "'text' WHERE key = 'b'")

    again = Cache(path)

    assert again.get(["a", "b"]) == {}
    again.close()


def test_among_many_results_one_that_is_damaged_or_too_short_is_a_miss(tmp_path: Path):
    path = tmp_path / "store"
    results = {str(number): {"text": "words " * 1000, "number": number} for number in range(40)}
    cache = Cache(path)
    cache.put(results)
    cache.close()
    alter(path, "x'00' WHERE key = '7'", "substr(value, 1, 9) WHERE key = '39'")

    again = Cache(path)

    assert again.get(results) == {key: one for key, one in results.items() if key not in ("7", "39")}
    again.close()


@pytest.mark.parametrize("size", [0, 10, 100, 2000])
def test_a_file_that_is_no_store_is_made_anew(tmp_path: Path, size):
    path = tmp_path / "store"
    path.write_bytes(b"not a database, but text of some length. " * size)

    cache = Cache(path)
    cache.put({"a": 1})

    assert cache.get(["a"]) == {"a": 1}
    cache.close()


def test_a_store_that_is_only_read_is_left_as_it_is(tmp_path: Path):
    path = tmp_path / "store"
    writing = Cache(path)
    writing.put({"a": 1})
    writing.close()
    before = path.read_bytes()

    reading = Cache(path, is_written=False)
    reading.put({"b": 2})

    assert reading.get(["a", "b"]) == {"a": 1}
    reading.close()
    assert path.read_bytes() == before


def test_reading_where_there_is_no_store_makes_none(tmp_path: Path):
    cache = Cache(tmp_path / "store", is_written=False)

    assert cache.get(["a"]) == {}
    cache.close()
    assert not list(tmp_path.iterdir())


def test_keys_differ_where_their_parts_do():
    assert cache_key("ab", "c") != cache_key("a", "bc")


def test_a_store_found_damaged_only_when_written_to_is_made_anew(tmp_path: Path):
    path = tmp_path / "store"
    cache = Cache(path)
    cache.put({cache_key(str(number)): "x" * 200 for number in range(2000)})
    cache.close()
    with path.open("r+b") as file:
        file.seek(4096)
        file.write(b"\xa5" * (path.stat().st_size - 4096))

    again = Cache(path)
    again.put({"a": 1})

    assert again.get(["a"]) == {"a": 1}
    again.close()


def test_a_store_of_another_shape_is_made_anew(tmp_path: Path):
    path = tmp_path / "store"
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE results (other TEXT)")
    connection.close()

    cache = Cache(path)
    cache.put({"a": 1})

    assert cache.get(["a"]) == {"a": 1}
    cache.close()


def test_a_folder_in_the_place_of_the_store_gives_way(tmp_path: Path):
    (tmp_path / "store").mkdir()

    cache = Cache(tmp_path / "store")

    assert cache.get(["a"]) == {}
    cache.close()


def test_a_store_that_cannot_be_written_to_is_an_error_and_stays(tmp_path: Path):
    path = tmp_path / "store"
    cache = Cache(path)
    cache.put({"a": 1})
    cache._connection.execute("PRAGMA query_only = ON")

    with pytest.raises(ArchiveError, match="results cannot be stored"):
        cache.put({"b": 1})

    assert cache.get(["a"]) == {"a": 1}
    cache.close()


def test_what_nobody_asks_for_any_more_is_forgotten_once_it_is_most_of_a_store(tmp_path: Path, monkeypatch):
    monkeypatch.setattr("generator.cache.SMALL", 0)
    path = tmp_path / "store"
    cache = Cache(path)
    cache.put({str(number): number for number in range(10)})
    cache.close()
    again = Cache(path)
    again.get([str(number) for number in range(6)])
    again.prune()
    assert len(again.get(map(str, range(10)))) == 10
    again.close()
    last = Cache(path)
    last.get(["1", "2"])
    last.prune()

    assert last.get(map(str, range(10))) == {"1": 1, "2": 2}
    last.close()


def test_what_is_in_use_is_counted_again_only_where_that_may_matter(tmp_path: Path, monkeypatch):
    monkeypatch.setattr("generator.cache.SMALL", 0)
    path = tmp_path / "store"
    numbers = [str(number) for number in range(20)]

    def build(held, *, anew=False, **fresh):
        """Ask for two results, hold others, and clear the store."""
        cache = Cache(path)
        cache.put(fresh)
        cache.get(numbers[:2])
        cache.hold(held)
        cache.prune(anew=anew)
        left = Cache(path, is_written=False)
        try:
            return len(left.get(numbers))
        finally:
            left.close()
            cache.close()

    build(lambda: numbers, **dict.fromkeys(numbers, 1))
    assert build(lambda: numbers) == 20, "counted, as most was not asked for"
    assert build(lambda: pytest.fail("counted again")) == 20
    assert build(lambda: numbers, **{f"{number} anew": 1 for number in range(40)}) == 20, "much came"
    assert build(lambda: numbers[:4], anew=True) == 4, "articles are gone"
