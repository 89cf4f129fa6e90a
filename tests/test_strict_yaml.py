import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.content.strict_yaml import parse_yaml, split_front_matter
from generator.errors import UnreadableFile


def test_words_and_numbers_that_news_is_full_of_stay_text():
    text = "a: no\nb: on\nc: 12:30:45\nd: 2019-05-15\ne: 0123\nf: 1e3\ng: .5\nh: 1_000"

    assert parse_yaml(text).value == {
        "a": "no",
        "b": "on",
        "c": "12:30:45",
        "d": "2019-05-15",
        "e": "0123",
        "f": "1e3",
        "g": ".5",
        "h": "1_000",
    }


def test_truth_nothing_and_numbers_are_read_as_such():
    assert parse_yaml("a: true\nb: null\nc: -12\nd: 1.5\ne: '12'").value == {
        "a": True,
        "b": None,
        "c": -12,
        "d": 1.5,
        "e": "12",
    }


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("a: 1\nb: 2\na: 3", 3, "'a' stands twice"),
        ("a: &x [1]\nb: *x", 1, "aliases"),
        ("a: [1", 1, "not valid YAML"),
        ("a: b: c", 1, "not valid YAML"),
        ("? [1]\n: 2", 1, "a key is not plain text"),
        ("[" * 30 + "]" * 30, 1, "deep"),
        ("[" * 20000, 1, "not valid YAML"),
        ("a: " + "x" * 70000, 0, "at most 65,536"),
    ],
)
def test_what_is_wrong_is_named_with_its_line(text, line, message):
    with pytest.raises(UnreadableFile, match=message) as caught:
        parse_yaml(text)

    assert caught.value.line == line


def test_an_object_of_the_programming_language_is_never_made():
    assert parse_yaml("a: !!python/object/apply:os.system [exit 1]").value == {"a": ["exit 1"]}


def test_each_key_knows_its_line():
    document = parse_yaml("a: 1\nb:\n  - c: 2\n    d: 3\n", first_line=2)

    assert document.line(("b", 0, "d")) == 5
    assert document.line(("b", 0, "unknown")) == 4


def test_front_matter_is_split_from_the_text():
    document, body = split_front_matter("---\nheadline: A\n---\n\nText --- more\n---\n")

    assert document.value == {"headline": "A"}
    assert body == "\nText --- more\n---\n"


def test_a_text_without_front_matter_is_all_text():
    document, body = split_front_matter("Text\n---\nmore")

    assert (document.value, body) == ({}, "Text\n---\nmore")


@pytest.mark.parametrize("text", ["---\nheadline: A\n", "---\n- a\n---\n"])
def test_front_matter_that_is_none_is_an_error(text):
    with pytest.raises(UnreadableFile, match="front matter"):
        split_front_matter(text)


@given(st.text(alphabet=st.sampled_from("ab:-[]{}&*!|>'\"#%@`\n\t ,?~0")))
def test_any_text_is_parsed_or_refused(text):
    try:
        parse_yaml(text)
        split_front_matter("---\n" + text)
    except UnreadableFile as error:
        assert str(error)
