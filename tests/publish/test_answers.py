"""What was asked, and whether what is known of it is as it was."""

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from generator.pages.asking import WHOLE, Known
from generator.publish import answers
from generator.publish.answers import NOTHING, Answers, Block

WORDS = st.dictionaries(st.sampled_from("abcdefgh"), st.text(max_size=2), max_size=8)
ASKED = st.lists(st.sampled_from("abcdefghij"), unique=True)


def known(**lookups) -> Known:
    made = Known(dict.fromkeys(("one", "other"), "of both"))
    for name, lookup in lookups.items():
        made.watch(name, lookup)
    return made


def noted(answered: Answers) -> list[Block]:
    """Write down and read again."""
    answered.settle()
    return msgspec.json.decode(msgspec.json.encode(answered.blocks), type=list[Block])


def things(answered: Answers, numbers) -> list:
    places = (divmod(number, answers.TOGETHER) for number in sorted(numbers))
    return [answered.blocks[block].things[place] for block, place in places]


@given(WORDS, WORDS, WORDS, WORDS, ASKED)
def test_what_changed_is_what_any_lookup_of_the_subject_answers_otherwise(one, other, new, newer, asked):
    first = Answers(known(one=one, other=other), [])
    numbers = dict(zip(asked, first.number("of both", asked), strict=True))
    after = Answers(known(one=new, other=newer), noted(first))

    changed = {
        n
        for thing, n in numbers.items()
        if (one.get(thing), other.get(thing)) != (new.get(thing), newer.get(thing))
    }
    assert after.changed == changed


def test_what_is_known_is_compared_again_with_what_it_became():
    first = Answers(known(one={"a": 1}), [])
    first.number("of both", ["a"])
    second = Answers(known(one={"a": 2}), noted(first))
    third = Answers(known(one={"a": 2}), noted(second))

    assert second.changed
    assert not third.changed
    assert third.are_as_before


def test_all_that_a_lookup_holds_is_one_answer():
    first = Answers(known(one={"a": 1}), [])
    first.number(WHOLE, ["one"])

    assert Answers(known(one={"a": 1}), noted(first)).are_as_before
    assert Answers(known(one={"a": 1, "b": 2}), noted(first)).changed == {0}
    assert Answers(known(one={}), noted(first)).changed == {0}


def test_a_pair_is_the_same_pair_when_it_was_written_down():
    pair = frozenset(("a", "b"))
    first = Answers(known(pairs={pair: "A page."}), [])
    [number] = first.number("pairs", [pair])
    after = Answers(known(pairs={pair: "A page."}), noted(first))

    assert not after.changed
    assert after.number("pairs", [frozenset(("b", "a"))]) == [number]


def test_what_is_asked_no_more_is_forgotten_and_leaves_its_place_to_another(monkeypatch):
    monkeypatch.setattr(answers, "TOGETHER", 2)
    words = {"a": 1, "b": 2, "c": 3, "d": 4}
    first = Answers(known(one=words), [])
    numbers = first.number("of both", "abc")
    first.forget([numbers[0]])
    blocks = noted(first)
    after = Answers(known(one=words), blocks)

    assert blocks[0].things == [NOTHING, "b"]
    assert b"a" not in msgspec.json.encode([block.things[0] for block in blocks if block.things[0]])
    assert not after.changed
    assert after.number("of both", ["d"]) == [numbers[0]]
    assert not after.are_as_before
    assert after.number("of both", ["b"]) == [numbers[1]]
    assert after.number("of both", ["e"]) == [3]


@given(WORDS, st.lists(ASKED, min_size=2, max_size=4))
def test_numbers_stay_from_build_to_build(words, asked_by_build):
    blocks, numbers = [], {}
    for asked in asked_by_build:
        answered = Answers(known(one=words), blocks)
        now = dict(zip(asked, answered.number("of both", asked), strict=True))
        assert all(now[thing] == number for thing, number in numbers.items() if thing in now)
        assert things(answered, now.values()) == [
            thing for thing, _ in sorted(now.items(), key=lambda i: i[1])
        ]
        answered.forget(number for thing, number in numbers.items() if thing not in now)
        blocks, numbers = noted(answered), now
