import pytest

from generator.content.ledger import parse_ledger
from generator.errors import RecordError


def test_an_id_and_its_address_stand_on_a_line():
    text = "# heading\n\nk7m2q9 articles/2025/06/12/a-headline-k7m2q9.html\naaaaaa articles/x.html\n"

    assert parse_ledger(text).articles == (
        ("k7m2q9", "articles/2025/06/12/a-headline-k7m2q9.html"),
        ("aaaaaa", "articles/x.html"),
    )


@pytest.mark.parametrize(
    "line",
    [
        "k7m2q9",
        "k7m2q9 articles/x.html more",
        "k7m2q9 ../../../../evil.html",
        "k7m2q9 articles/../../evil.html",
        "k7m2q9 /tmp/evil.html",
        "k7m2q9 persons/x.html",
        "k7m2q9 people/2025/x.html",
        "K7 people/x.html",
        "k7m2q9 stories/x.html",
        "k7m2q9 articles/x",
        "k7m2q9 articles/.html",
        "k7m2q9 articles/2025.html/x.html",
        'k7m2q9 articles/a"b<c>#?.html',
        "k7m2q9 articles/a\0b.html",
        "k7m2q9 articles\\x.html",
        "<b> articles/x.html",
    ],
)
def test_a_line_that_gives_no_address_on_the_site_is_named(line):
    with pytest.raises(RecordError) as caught:
        parse_ledger(f"# heading\n{line}\n")

    assert str(caught.value).startswith("content/permalinks.txt:2: ")
    assert "expected" in str(caught.value)


def test_a_story_has_a_line_beside_that_of_the_article_whose_id_it_has():
    ledger = parse_ledger("aaaaaa articles/x.html\naaaaaa stories/aaaaaa.html\n")

    assert (ledger.articles, ledger.stories) == ((("aaaaaa", "articles/x.html"),), ("aaaaaa",))
    with pytest.raises(RecordError, match="aaaaaa' has an address on line 1 already"):
        parse_ledger("aaaaaa stories/aaaaaa.html\n" * 2)


def test_two_addresses_for_one_id_are_an_error_that_names_both_lines():
    with pytest.raises(RecordError, match=r"txt:2: id 'aaaaaa' has an address on line 1 already"):
        parse_ledger("aaaaaa articles/x.html\naaaaaa articles/y.html\n")


def test_an_entity_may_have_had_several_addresses_and_a_line_may_stand_twice():
    text = "iraq places/iraq.html\niraq organizations/iraq.html\niraq places/iraq.html\n"

    assert parse_ledger(text).entities == (("iraq", "places/iraq.html"), ("iraq", "organizations/iraq.html"))
