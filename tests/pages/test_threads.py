"""The page of a running story, and the way to it."""

from dataclasses import replace
from datetime import date

from generator.content.records import Records
from generator.model import Thread
from generator.pages.compose import compose_pages
from generator.settings import Settings
from tests.builders import addresses, appearance, archive, article, entity, on


def pages(*, robots: str = ""):
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
    )
    made = replace(made, threads=(story,))
    return {page.path: page for page in compose_pages(made, addresses(made), Records(), Settings())}


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
