"""Corrections in a story's own words."""

import pytest

from generator.articles.corrections import find_corrections
from generator.content.records import ArticleDecision, Records
from generator.model import Field, Part
from tests.articles.archive import read, read_one

STATED = """Correction: An earlier version misspelled a name.
CORRECTION (June 3, 2025): The mayor is Jane Doe.
Corrected on 3 June 2025: The mayor is Jane Doe.
This story has been corrected to show that it rained.
This article was corrected on June 3 to fix the name of the mayor.
(This June 3 story has been corrected to fix the number in paragraph 2)
This story corrects the spelling of Doe.
This version CORRECTS that the mayor spoke on Tuesday.
(Corrects spelling in paragraph 3)
(Refiles to fix typo in headline)
- Corrects dollar figure of notes placed in item appearing Feb 25.
NOTE: Corrects reversed figures in March 11 item.
Editor's note: This article has been updated to remove a name.
EDITORS' NOTE: An earlier version said that it snowed.
An earlier version of this article misstated the day.
A previous version of this story said the bridge was new.
Clarification: The mayor did not speak.
Berichtigung: Der Name war falsch.""".splitlines()
UNSTATED = """Editor's note: The writer is a professor.
Correction officers went on strike, the union said.
The government corrects its figures each year.
This report was corrected by the ministry on Friday.
An earlier version of the plan said that taxes would rise.
This story was updated with new information about the fire.
The correction in share prices went on.
Corrections fell by a tenth.
He said (in a correct tone) that it rained.""".splitlines()


def paragraphs(*texts):
    return [Part(kind="paragraph", text=text) for text in texts]


@pytest.mark.parametrize("text", STATED)
@pytest.mark.parametrize("at", [0, -1])
def test_a_correction_at_the_top_or_the_end_is_found_in_its_own_words(text, at):
    body = ["The bridge is old.", *("It was so." for _ in range(20)), "It will close."]
    body[at] = text
    (found,) = find_corrections("Old bridge", paragraphs(*body), None)

    assert found.words == text
    assert found.basis == f"Stated at the {'end' if at else 'top'} of the text."


@pytest.mark.parametrize("text", UNSTATED)
def test_a_sentence_of_the_story_is_none(text):
    assert find_corrections("Old bridge", paragraphs("The bridge is old.", text), None) == ()


def test_words_in_the_middle_of_a_long_story_are_the_story():
    body = [*("It was so." for _ in range(10)), STATED[0], *("It was so." for _ in range(10))]

    assert find_corrections("Old bridge", paragraphs(*body), None) == ()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("It rose to 5 cts. (corrects cts per share)", "(corrects cts per share)"),
        ("It is 20 mln dlrs. - Corrects to show who buys.", "- Corrects to show who buys."),
    ],
)
def test_a_correction_within_the_last_paragraph_is_taken_out_of_it(text, words):
    assert [one.words for one in find_corrections("H", paragraphs(text), None)] == [words]


def test_a_headline_that_is_marked_tells_at_least_that():
    (found,) = find_corrections("CORRECTED - OLD BRIDGE TO CLOSE", paragraphs("The bridge is old."), None)

    assert found.words == "Marked 'CORRECTED' by its source, which does not say what was corrected."
    (found,) = find_corrections(
        "CORRECTED - X", paragraphs("NOTE: company corrects the period of 1986"), None
    )
    assert found.words == "NOTE: company corrects the period of 1986"


def test_the_formats_own_note_for_editors_counts():
    note = Field(name="note", value="Corrects name in para 2", basis="the item's edNote")

    assert find_corrections("H", paragraphs("The bridge."), note)[0].basis == "the item's edNote, for editors"


def test_the_text_is_not_altered(tmp_path):
    article = read_one(tmp_path, f"Old bridge to close\n\nThe bridge is old.\n\n{STATED[0]}\n")

    assert [part.text for part in article.parts][-1] == STATED[0]
    assert [one.words for one in article.corrections] == [STATED[0]]


def test_an_editors_correction_says_who_and_when(tmp_path):
    decision = ArticleDecision(
        article="a/x.txt", correction="The bridge\nis new.", by="Ann", on="2026-01-02", why="I saw it."
    )
    reading = read(
        tmp_path, {"a/x.txt": "Headline here\n\nThe bridge is old.\n"}, Records(article_decisions=(decision,))
    )
    (found,) = reading.articles[0].corrections

    assert (found.words, found.on) == ("The bridge is new.", "2026-01-02")
    assert found.basis == "By decision of Ann on 2 January 2026: I saw it."


def test_a_line_that_tells_of_a_correction_is_no_deck(tmp_path):
    text = (
        "CORRECTED-Oil rises on supply fears\n\n(Corrects price in paragraph 3)\n\n"
        "LONDON, March 3, 2020 (Reuters) - Oil rose on Tuesday, as traders feared for supply.\n\n"
        "It fell on Monday.\n"
    )
    article = read_one(tmp_path, text)

    assert article.deck == ""
    assert [(part.kind, part.text) for part in article.parts[:2]] == [
        ("headline", "CORRECTED-Oil rises on supply fears"),
        ("paragraph", "(Corrects price in paragraph 3)"),
    ]
    assert [one.words for one in article.corrections] == ["(Corrects price in paragraph 3)"]
