import pytest

from generator.articles.sidecars import parse_sidecar
from generator.errors import RecordError

PATH = "content/articles/x.meta.yml"


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("language: <b>", "'language' is '<b>'; expected a language tag"),
        ("language: English", "'language' is 'English'; expected a language tag"),
        ("language: pt_BR", "so 'pt-BR'."),
        ("url: javascript:alert(1)", "expected a web address such as https://"),
        ("url: 'https://example.org/a b'", "expected a web address such as https://"),
        (r'id: "a\nb"', "expected one line of text"),
        (f"id: {'x' * 5000}", "expected a line of at most 500 characters"),
        (r'headline: "a\0b"', "expected characters that can be shown, not U+0000"),
    ],
)
def test_nonsense_is_refused_with_its_line_and_what_was_expected(line, message):
    with pytest.raises(RecordError) as caught:
        parse_sidecar(f"section: City\n{line}\n", PATH)

    assert str(caught.value).startswith(f"{PATH}:2: ")
    assert message in str(caught.value)


def test_what_is_stated_is_taken_and_what_is_left_empty_says_nothing():
    text = "language: pt-br\nurl: ''\nid: A/1 b\nheadline: |\n  Two\n  lines\n"

    fields = {field.name: field.value for field in parse_sidecar(text, PATH).fields}

    assert fields == {"headline": "Two lines", "language": "pt-BR", "id": "A/1 b"}
