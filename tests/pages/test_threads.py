"""The page of a running story, and the way to it."""

from dataclasses import replace
from datetime import date

from generator.content.records import Records
from generator.model import Thread
from generator.pages.compose import compose_pages
from generator.settings import Settings
from tests.builders import addresses, appearance, archive, article, entity, on


def pages(*, robots: str = "", stories=(), **more):
    texts = ("Oda Brekke closed the quay.", "Oda Brekke opened the quay.")
    first = article("aaaaaa", texts[0], headline="Quay <b>closed</b>", when=on("2024-03-01"))
    second = article("bbbbbb", texts[1], headline="Quay open", when=on("2024-03-02"), robots=robots)
    named = [appearance(one, "Oda Brekke", "oda-brekke") for one in (first, second)]
    made = archive(second, first, entities=[entity("oda-brekke", "Oda Brekke")], appearances=named)
    story = Thread(
        id="aaaaaa",
        title="Quay <b>closed</b>",
        articles=("aaaaaa", "bbbbbb"),
        entities=("oda-brekke",),
        first=date(2024, 3, 1),
        last=date(2024, 3, 2),
        **more,
    )
    made = replace(made, threads=(story,))
    records = Records(stories=stories)
    return {page.path: page for page in compose_pages(made, addresses(made), records, Settings())}


def test_a_story_lists_its_articles_by_day_and_whom_they_name():
    body = pages()["stories/aaaaaa.md"].body

    assert body.index("closed") < body.index("Quay open") < body.index("Who and where")
    assert "people/oda-brekke" in body and "<b>" not in body


def test_an_article_leads_to_its_story_and_the_list_of_stories_does():
    made = pages()

    assert "stories/aaaaaa" in made["articles/2024/03/02/a-headline-bbbbbb.md"].body
    assert "aaaaaa" in made["stories/index.md"].body


def test_a_story_with_an_article_kept_out_of_search_has_no_page():
    assert "stories/aaaaaa.md" not in pages(robots="noindex")


def test_an_editors_introduction_and_what_was_decided_stand_on_the_page():
    page = pages(
        introduction="How *it* was.", provenance="content/threads/aaaaaa.md", decisions=("Merged.",)
    )["stories/aaaaaa.md"]

    assert "How *it* was." in page.body
    assert page.meta["decisions"] == ["Merged."]
    assert "an editor's" in page.meta["note"]


def test_the_address_of_a_story_that_is_no_more_leads_on():
    """To the story that holds it now, to its article where none does, else to the list of stories."""
    made = pages(stories=("cccccc", "bbbbbb", "dddddd"), former_ids=("cccccc",))

    assert made["stories/cccccc.md"].meta["target"] == "stories/aaaaaa.html"
    assert made["stories/bbbbbb.md"].meta["target"] == "articles/2024/03/02/a-headline-bbbbbb.html"
    assert made["stories/dddddd.md"].meta["target"] == "stories/index.html"
