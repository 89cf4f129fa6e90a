"""The fuzzer itself: it follows what reaches new lines, and does the same with the same seed."""

from pathlib import Path

from tests.fuzz.explorer import Explorer, Finding, TooManySteps

RUNS = 4_000
LETTERS = (
    lambda: None,
    lambda: None,
    lambda: None,
    lambda: None,
)
"""A line each, so that each letter reaches a new one."""
WORDS = (b"n", b"e", b"w", b"s", b"x")


def nested(data: bytes) -> None:
    for place, letter in enumerate(b"news"):
        if data[place : place + 1] != bytes([letter]):
            return
        LETTERS[place]()
    raise ZeroDivisionError


def endless(data: bytes) -> None:
    while data:
        pass


def explore(target, roots, runs=RUNS):
    explorer = Explorer(target=target, roots=roots, words=WORDS, seed=3)
    return explorer, next(iter(explorer.explore([b"...."], lambda number: number < runs)), None)


def test_what_reaches_new_lines_is_followed_to_the_fault():
    explorer, found = explore(nested, [__file__])

    assert found
    assert found.data.startswith(b"news")
    assert len(explorer.corpus) >= 4


def test_without_its_lines_the_fault_is_not_found():
    assert explore(nested, ["/nowhere"])[1] is None


def test_the_same_seed_does_the_same():
    (one, first), (two, second) = explore(nested, [__file__]), explore(nested, [__file__])

    assert one.corpus == two.corpus
    assert first.data == second.data


def test_an_input_that_does_not_come_to_an_end_is_found_by_counting():
    _, found = explore(endless, [__file__])

    assert isinstance(found.error, TooManySteps)


def test_a_finding_is_shortened_to_what_breaks():
    explorer = Explorer(target=nested, roots=[str(Path(__file__))])

    error = explorer.run(b"news that goes on")
    assert explorer.shorten(Finding(b"news that goes on", error)).data == b"news"
