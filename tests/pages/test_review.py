"""The page for editors stands alone, runs nothing, and gives lines that the file of decisions takes."""

import re

import pytest
from lxml import html

from generator.content.decision_text import decision_lines, scalar
from generator.content.strict_yaml import parse_yaml
from generator.entities.judging.open_questions import Group, Question, Reason
from generator.pages.catalogue import build_catalogue
from generator.pages.review import review_items, review_page, shell_word
from tests.builders import addresses, appearance, archive, article, entity, on

EVIL = "Jane</script><script>alert(1)</script>\u202e \"'><img src=x onerror=alert(1)> Doe"


def question(kind, *entities, groups=()):
    why = (Reason(clue="surname", words=f"because of {EVIL}", weight=0.5),)
    return Question(kind=kind, entities=entities, reasons=why, pages=3, groups=groups)


def page(*questions, name="Jane Doe", site="site/"):
    one = article(
        "aaaaaa", f"Then {name} spoke. It rained.", headline=f"{name} speaks", when=on("2020-01-02")
    )
    two = article("bbbbbb", "Then Doe left.", when=on("2020-01-03"))
    made = archive(
        one,
        two,
        entities=[entity("doe", "Doe"), entity("jane-doe", name)],
        appearances=[appearance(one, name, "jane-doe"), appearance(two, "Doe", "doe")],
    )
    items = tuple(review_items(build_catalogue(made, addresses(made)), questions))
    return items, review_page(items, len(items), site)


def test_the_evidence_of_both_sides_stands_in_its_sentence_with_a_link_to_it():
    [item], text = page(question("same", "jane-doe", "doe"))
    assert [side.id for side in item.sides] == ["jane-doe", "doe"]
    tree = html.fromstring(text)
    assert [quote.text_content().split("\n")[0] for quote in tree.iter("blockquote")] == [
        "Then Jane Doe spoke.",
        "Then Doe left.",
    ]
    assert [mark.text for mark in tree.iter("mark")] == ["Jane Doe", "Doe"]
    links = [a.get("href") for a in tree.iter("a")]
    assert "site/people/jane-doe.html" in links
    assert any(re.fullmatch(r"site/articles/2020/01/02/\S+\.html#p2s1", link) for link in links)


def test_words_of_a_source_never_act():
    _, text = page(question("same", "jane-doe", "doe"), name=EVIL)
    tree = html.fromstring(text)
    assert not list(tree.iter("script", "img", "form", "iframe", "link", "object"))
    assert not [name for node in tree.iter() for name in node.attrib if name.startswith("on")]
    assert "\u202e" not in text
    assert "alert(1)" in tree.text_content()


def test_the_page_asks_for_nothing():
    _, text = page(question("same", "jane-doe", "doe"))
    [policy] = html.fromstring(text).xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert policy.startswith("default-src 'none'")
    tree = html.fromstring(text)
    assert not tree.xpath("//@src | //@srcset | //@action | //link")
    assert not re.search(r"url\(|@import|https?:", text)


@pytest.mark.parametrize(
    ("asked", "keys"),
    [
        (question("same", "jane-doe", "doe"), ["same", "not_same", "undecided"]),
        (question("entity", "doe"), ["not_an_entity"]),
        (question("name", "doe"), ["renamed"]),
        (question("kind", "doe"), []),
        (question("several", "doe", groups=(Group(name="Doe, senator", articles=("bbbbbb",)),)), ["split"]),
    ],
)
def test_each_answer_is_one_that_the_file_takes_once_a_person_has_signed_it(asked, keys):
    [item], _ = page(asked)
    read = [parse_yaml(answer.lines).value[0] for answer in item.answers if answer.lines]
    assert [next(iter(one)) for one in read] == keys
    for one in read:
        assert (one["by"], one["on"], one["why"]) == (None, None, None)
    assert all(answer.command.startswith("news-archive ") for answer in item.answers)


@pytest.mark.parametrize(
    "text",
    [
        "a",
        "yes",
        "null",
        "12",
        "1.5",
        "- a",
        "a: b",
        "a #b",
        "a, b",
        "[a]",
        "'a'",
        '"a"',
        "a\\b",
        "é",
        "a:",
        "@a",
        "~",
    ],
)
def test_any_text_is_read_back_as_it_was(text):
    assert parse_yaml(f"- {scalar(text)}").value == [text]
    lines = decision_lines({"same": [text, text]}, text, text, text)
    assert parse_yaml(lines).value == [{"same": [text, text], "by": text, "on": text, "why": text}]


def test_a_word_is_quoted_for_the_shell():
    assert [shell_word(word) for word in ("jane-doe", "Jane Doe", "O'Neill", "$(x)", "")] == [
        "jane-doe",
        "'Jane Doe'",
        "'O'\\''Neill'",
        "'$(x)'",
        "''",
    ]
