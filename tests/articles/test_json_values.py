"""JSON that is refused says where and why."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.articles.json_values import MAX_CHARACTERS, MAX_DEPTH, MAX_VALUES, parse_json
from generator.errors import UnreadableFile

REFUSED = {
    "": (0, "it holds nothing; expected JSON."),
    " \n": (0, "it holds nothing; expected JSON."),
    '{"a": 1,\n "a": 2}': (2, "the key 'a' twice in one object; expected it once."),
    '{"a": {"b": 1, "\\u0062": 2}}': (1, "the key 'b' twice in one object; expected it once."),
    '["NaN",\nNaN]': (2, "NaN, which is no JSON; expected a number or null."),
    "[-Infinity]": (1, "-Infinity, which is no JSON; expected a number or null."),
    "[false, true, 1e5, -Infinity]": (1, "-Infinity, which is no JSON; expected a number or null."),
    "[1e999]": (1, "the number 1e999, which is too large; expected a smaller one."),
    "9" * 5_000: (1, "a number of 5,000 characters; expected at most 100."),
    '\n"\\ud83d!"': (2, "'\\ud83d' is one half of a character without the other; expected both."),
    '"\0"': (1, "a NUL character; expected JSON."),
    '{"a" "b"}': (1, "column 6: Expecting ':' delimiter; expected JSON."),
    "[1,\n2": (2, "column 2: Expecting ',' delimiter; expected JSON."),
}


@pytest.mark.parametrize("text", REFUSED, ids=lambda text: repr(text[:20]))
def test_what_is_no_strict_json_is_refused_with_its_line(text):
    with pytest.raises(UnreadableFile) as caught:
        parse_json(text)

    assert (caught.value.line, str(caught.value)) == REFUSED[text]


@pytest.mark.parametrize("opening", ["[", '{"a":'])
@pytest.mark.parametrize("depth", [MAX_DEPTH + 1, 100_000])
def test_deep_nesting_is_refused(opening, depth):
    with pytest.raises(UnreadableFile, match="nested more than 100 deep"):
        parse_json(opening * depth)


def test_nesting_to_the_bound_is_read():
    assert parse_json("[" * MAX_DEPTH + "]" * MAX_DEPTH)


def test_brackets_in_strings_are_no_nesting():
    assert parse_json('["' + "[" * 500 + '"]') == ["[" * 500]


def test_too_many_values_or_characters_are_refused_before_they_are_parsed():
    with pytest.raises(UnreadableFile, match="more than 2,000,000 JSON values"):
        parse_json("[" + "0," * MAX_VALUES + "0]")
    with pytest.raises(UnreadableFile, match="more than 50,000,000 characters"):
        parse_json('"' + "x" * MAX_CHARACTERS + '"')


def test_both_halves_of_a_character_are_one():
    assert parse_json('\ufeff["\\ud83d\\ude00", "\\\\ud800"]') == ["\U0001f600", "\\ud800"]


@given(st.text() | st.text(alphabet='[]{}":,\\u0d8NaIinfty-1e. \n', max_size=40))
def test_any_text_is_a_value_or_unreadable(text):
    try:
        parse_json(text)
    except UnreadableFile as error:
        assert "expected" in str(error)
