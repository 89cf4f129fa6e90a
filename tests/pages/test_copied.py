"""What a copy changed of the text that was first is shown word by word."""

from msgspec.structs import replace

from generator.content.records import Records
from generator.model import Chain, Step
from generator.pages.reports import count_reports, find_copies, find_reports, one_of_each
from generator.settings import Settings
from tests.builders import UNDATED, addresses, archive, article, link, on
from tests.composing import compose_pages

TEXT = "Oda Brekke closed the old quay in Narvik on Friday."


def pages(text: str, *, robots: str = ""):
    first = article("aaaaaa", TEXT, headline="Quay closed", when=on("2024-03-01"), source="The Wire")
    copy = article(
        "bbbbbb",
        text,
        headline="Quay closed",
        when=on("2024-03-02"),
        source="The Paper",
        agency="The Wire",
        robots=robots,
    )
    tie = link("bbbbbb", "aaaaaa", "copy", "Nearly the same text; The Paper credits The Wire.")
    made = archive(copy, first, links=[tie])
    return {page.path: page for page in compose_pages(made, addresses(made), Records(), Settings())}


COPY = "articles/2024/03/02/a-headline-bbbbbb"
FIRST = "articles/2024/03/01/a-headline-aaaaaa"


def test_both_articles_lead_to_the_differences_word_by_word():
    made = pages(TEXT.replace("old quay", "<b>new</b> pier"))
    page = made[f"{COPY}--copied.md"]

    assert "<del>" in page.body and "old quay" in page.body and "pier</ins>" in page.body
    assert "<b>" not in page.body
    assert (page.meta["first"]["source"], page.meta["carried"]["source"]) == ("The Wire", "The Paper")
    assert page.meta["carried"]["agency"] == "The Wire"
    assert page.meta["what"] == "one paragraph"
    assert "credits The Wire" in page.meta["reason"]
    for path in (f"{COPY}.md", f"{FIRST}.md"):
        assert "a-headline-bbbbbb--copied" in made[path].body


def test_a_copy_without_another_word_has_no_such_page():
    made = pages(TEXT)

    assert f"{COPY}--copied.md" not in made
    assert "What differs" not in made[f"{COPY}.md"].body


def test_no_word_of_an_article_kept_out_of_search_stands_on_such_a_page():
    assert f"{COPY}--copied.md" not in pages(TEXT.replace("old", "new"), robots="noindex")


def test_of_a_chain_the_story_that_was_sent_first_is_the_first():
    first, later = (
        article(id_, TEXT, headline=headline, when=on("2024-03-01"), source="The Wire")
        for id_, headline in (("bbbbbb", "Quay closed"), ("aaaaaa", "UPDATE 1-Quay closed"))
    )
    steps = (
        Step(article="bbbbbb", mark="", reason=""),
        Step(article="aaaaaa", mark="UPDATE 1", reason="Alike."),
    )
    tie = link("bbbbbb", "aaaaaa", "copy", "The same text.")
    made = replace(archive(first, later, links=[tie]), chains=(Chain(steps=steps),))

    assert find_copies(made) == {"aaaaaa": "bbbbbb"}


def test_a_text_without_a_date_is_not_the_first_of_a_report():
    undated = article("aaaaaa", TEXT, when=UNDATED)
    dated = article("bbbbbb", TEXT, when=on("2024-03-01"))
    made = archive(dated, undated, links=[link("aaaaaa", "bbbbbb", "copy", "The same text.")])

    assert find_copies(made) == {"aaaaaa": "bbbbbb"}
    assert one_of_each([dated, undated], find_reports(made)) == [dated]


def test_what_was_sent_again_in_other_words_is_one_report_and_no_copy():
    ids = ("aaaaaa", "bbbbbb", "cccccc")
    sent = [article(id_, f"Words of {id_}.", when=on("2024-03-01")) for id_ in ids]
    steps = tuple(Step(article=id_, mark=id_, reason="Alike.") for id_ in ids[:2])
    made = replace(archive(*reversed(sent)), chains=(Chain(steps=steps),))

    assert find_copies(made) == {}
    assert find_reports(made) == {"bbbbbb": "aaaaaa"}
    assert count_reports(ids, find_reports(made)) == (2, 1)
    assert [one.id for one in one_of_each(sent[::-1], find_reports(made))] == ["cccccc", "aaaaaa"]
