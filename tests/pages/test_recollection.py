"""What was worked out of a thing is made again where anything that it came from changed, nowhere else."""

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from generator.pages.recollection import Recollection

MARKS = st.dictionaries(st.sampled_from("abcdef"), st.integers(0, 3))


def recalled(
    stored: bytes, marks: dict[str, int], basis: str = ""
) -> tuple[dict[str, str], list[str], bytes]:
    """Make a table; give it, what was made for it, and what the next build is given."""
    made: list[str] = []

    def make(thing: str) -> str:
        made.append(thing)
        return f"{thing} of {marks[thing]}"

    recollection = Recollection(stored, basis)
    table = recollection.table("words", str, marks, make)
    packed = recollection.packed()
    return table, made, stored if packed is None else packed


@given(st.lists(MARKS, min_size=1, max_size=4))
def test_a_table_is_that_of_a_build_from_nothing_and_only_what_changed_is_made(builds):
    stored, before = b"", {}
    for marks in builds:
        table, made, stored = recalled(stored, marks)

        assert list(table.items()) == [(thing, f"{thing} of {mark}") for thing, mark in marks.items()]
        assert made == [thing for thing, mark in marks.items() if before.get(thing) != mark]
        before = marks


def test_nothing_is_written_where_nothing_changed_and_nothing_is_kept_of_what_is_gone():
    _, _, stored = recalled(b"", {"a": 1, "b": 2})
    same = Recollection(stored)
    same.table("words", str, {"a": 1, "b": 2}, str)

    assert same.packed() is None
    assert b"b of 2" in stored
    assert b"b of 2" not in recalled(stored, {"a": 1})[2]
    assert b"words" not in (Recollection(stored).packed() or b"")


def test_what_another_program_or_a_damaged_file_says_is_not_believed():
    marks = {"a": 1}
    _, _, stored = recalled(b"", marks, "this program")
    _, columns = msgspec.json.decode(stored)
    fewer = msgspec.json.encode(["this program", {"words": [["a"], [1], []]}])
    other = msgspec.json.encode(["this program", {"words": [["a"], [1], [7]]}])

    assert list(columns) == ["words"]
    assert recalled(stored, marks, "this program")[1] == []
    for damaged in (b"", b"{", b"[1]", stored[:-3], fewer, other):
        assert recalled(damaged, marks, "this program")[1] == ["a"]
    assert recalled(stored, marks, "that program")[1] == ["a"]


def test_a_table_that_is_asked_for_twice_is_made_once():
    recollection = Recollection()
    made: list[str] = []
    for _ in range(2):
        table = recollection.table("words", str, {"a": 1}, lambda thing: made.append(thing) or thing)

        assert table == {"a": "a"}
    recollection.table("words", str, {"a": 2}, lambda thing: made.append(thing) or thing)

    assert made == ["a", "a"]


def test_half_a_character_is_worked_out_at_each_build():
    recollection = Recollection()
    recollection.table("words", str, {"a": 1}, lambda _: "\ud800")
    recollection.table("others", str, {"a": 1}, lambda _: "whole")
    again = Recollection(recollection.packed() or b"")
    made: list[str] = []

    assert again.table("words", str, {"a": 1}, lambda thing: made.append(thing) or "") == {"a": ""}
    assert again.table("others", str, {"a": 1}, lambda thing: made.append(thing) or "") == {"a": "whole"}
    assert made == ["a"]
