"""What single articles say is worked out once, and anew as soon as anything changes that it comes from."""

import json
import sqlite3
from hashlib import sha256

import pytest
import zstandard

from generator.content.records import Records
from generator.entities import finding, naming, recalling
from tests.entities.cases import find, record, story

ONE = story("aaaaaa", 'Iraq and France agreed. "We will meet again in the spring," Iraq said.')
TWO = story("bbbbbb", "The minister of France said that nobody had asked.")


@pytest.fixture
def worked(monkeypatch):
    """Note of which articles names and quotations are worked out."""
    done = []

    def noting(module, name, place):
        work = getattr(module, name)

        def noted(*given):
            done.append((name, given[place].id))
            return work(*given)

        monkeypatch.setattr(module, name, noted)

    noting(naming, "read_text", 0)
    noting(finding, "find_quotations", 0)
    return done


def test_what_is_known_is_not_worked_out_again_and_is_the_same(tmp_path, worked):
    first = find(tmp_path, [ONE, TWO])
    assert {id_ for _, id_ in worked} == {"aaaaaa", "bbbbbb"}
    worked.clear()

    assert find(tmp_path, [ONE, TWO]) == first
    assert worked == []


def test_only_the_article_that_is_new_is_worked_out(tmp_path, worked):
    find(tmp_path, [ONE])
    worked.clear()
    both = find(tmp_path, [ONE, TWO])

    assert {id_ for _, id_ in worked} == {"bbbbbb"}
    assert both == find(tmp_path / "clean", [ONE, TWO])


def test_a_record_that_comes_is_seen_in_every_article(tmp_path, worked):
    find(tmp_path, [ONE, TWO])
    worked.clear()
    records = Records(entities=(record("france", "place", "France", "The minister"),))
    again = find(tmp_path, [ONE, TWO], records=records)

    assert {id_ for _, id_ in worked} == {"aaaaaa", "bbbbbb"}
    assert again == find(tmp_path / "clean", [ONE, TWO], records=records)


def test_a_change_of_the_program_is_seen(tmp_path, worked, monkeypatch):
    find(tmp_path, [ONE])
    worked.clear()
    monkeypatch.setattr(recalling, "program_key", lambda: "another")
    find(tmp_path, [ONE])

    assert worked


def test_a_result_that_is_no_such_result_is_worked_out_again(tmp_path):
    first = find(tmp_path, [ONE, TWO])
    with sqlite3.connect(tmp_path / "cache.db") as connection:
        for [key] in connection.execute("SELECT key FROM results").fetchall():
            value = zstandard.compress(json.dumps([["wrong"]]).encode())
            row = (value, sha256(value).hexdigest(), key)
            connection.execute("UPDATE results SET value = ?, digest = ? WHERE key = ?", row)
    connection.close()

    assert find(tmp_path, [ONE, TWO]) == first


def test_the_number_of_processes_changes_nothing(tmp_path, monkeypatch):
    monkeypatch.setattr(recalling, "LEAST", 1)
    articles = [story(f"{number:06}", f"Iraq and France met {number} times.") for number in range(8)]

    assert find(tmp_path / "1", articles, jobs=1) == find(tmp_path / "2", articles, jobs=2)
