"""The page of a running story, and the way to it."""

from datetime import date

import pytest
from msgspec.structs import replace

from generator.content.records import Records
from generator.model import Chain, Location, Step, Thread
from generator.publish.fast_markdown import render_markdown
from generator.settings import Settings
from tests.builders import addresses, appearance, archive, article, entity, link, on
from tests.composing import compose_pages
from tests.links.newsroom import quoting, slug


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
    page = pages()["stories/aaaaaa.md"]

    assert page.body.index("## 1 March 2024") < page.body.index("closed") < page.body.index("Quay open")
    assert "<b>" not in page.body
    (people,) = page.meta["mentions"]
    assert (people["kind"], people["entities"][0]["name"], people["entities"][0]["count"]) == (
        "People",
        "Oda Brekke",
        2,
    )
    assert page.meta["count_words"] == "2 articles · 1 March 2024 – 2 March 2024"


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


def story_of_three(speaker=""):
    """Make a story that two papers report and a third one carries, with what each says and who spoke."""
    texts = {
        "aaaaaa": ("The Paper", "Oda Brekke closed the quay in Narvik. “It sinks today,” Brekke said."),
        "bbbbbb": ("The Post", "Nils Aamodt opened the quay in Bergen. “It holds again,” Aamodt said."),
        "cccccc": ("The Echo", "Nils Aamodt opened the quay in Bergen. “It holds again,” Aamodt said."),
    }
    made = [
        article(id_, text, headline=f"Quay {id_}", when=on(f"2024-03-0{day}"), source=source)
        for day, (id_, (source, text)) in enumerate(texts.items(), start=1)
    ]
    names = {"Oda Brekke": "person", "Nils Aamodt": "person", "Narvik": "place", "Bergen": "place"}
    north = {"Narvik": 68.4, "Bergen": 60.4}
    entities = [
        entity(slug(name), name, kind=kind)
        if kind == "person"
        else entity(
            slug(name),
            name,
            kind=kind,
            location=Location(country="NO", region="", latitude=north[name], longitude=10.0, basis="test"),
        )
        for name, kind in names.items()
    ]
    found = [
        appearance(one, name, slug(name), kind=kind)
        for one in made
        for name, kind in names.items()
        if name in one.parts[1].text
    ]
    said = [
        quoting(one, one.parts[1].text.split("“")[1].split("”")[0], name)
        for one, name in zip(made, ("Oda Brekke", "Nils Aamodt", "Nils Aamodt"), strict=True)
    ]
    if speaker:
        said = [replace(one, speaker="", speaker_text=speaker) for one in said]
    whole = archive(
        *reversed(made),
        entities=entities,
        appearances=found,
        links=[link("cccccc", "bbbbbb", "copy")],
        quotations=said,
    )
    story = Thread(id="aaaaaa", title="The quay", articles=tuple(texts), entities=(), first=None, last=None)
    whole = replace(whole, threads=(story,))
    made_pages = compose_pages(whole, addresses(whole), Records(), Settings())
    return next(page for page in made_pages if page.path == "stories/aaaaaa.md")


def test_reports_and_their_copies_are_counted_apart():
    page = story_of_three()

    assert page.meta["count_words"].startswith("2 reports, 1 copy")
    assert "Carried by [The Echo]" in page.body
    assert page.body.count("It holds again") == 2  # said by whom, and had by which source alone


def test_what_is_new_what_was_said_and_what_each_source_has_alone_is_told():
    body = story_of_three().body

    assert "New here: [Nils Aamodt]" in body
    assert body.index("## Who said what") < body.index("### [Nils Aamodt]") < body.index("### [Oda Brekke]")
    alone = body[body.index("## What each source has") :]
    assert alone.index("### [The Paper]") < alone.index("Oda Brekke") < alone.index("### [The Post]")
    assert "The Echo" not in alone


def test_a_story_is_written_as_the_fast_parser_reads_it():
    pytest.importorskip("pyromark", reason="an environment older than the lock")

    assert render_markdown(story_of_three().body, lambda path: path)


@pytest.mark.parametrize("words", ["He", "I", "Q"])
def test_words_that_name_nobody_gather_no_speaker(words):
    assert "### A teacher" in story_of_three("A teacher").body
    assert f"### {words}" not in story_of_three(words).body


def test_places_that_lie_apart_are_on_a_map():
    assert [place["name"] for place in story_of_three().meta["places"]] == ["Bergen", "Narvik"]


def test_what_the_source_sent_again_is_told_apart_from_what_others_carried_and_quotes_once():
    text = "Oda Brekke closed the quay, Petrel Wire was told. “It sinks today,” Brekke said."
    marks = {"aaaaaa": "", "bbbbbb": "UPDATE 1", "cccccc": "", "dddddd": ""}
    made = [
        article(
            id_,
            text + id_,
            headline=f"Quay {id_}",
            when=on("2024-03-01"),
            source="Skerry Press" if id_ == "dddddd" else "Petrel Wire",
            agency="Petrel Wire",
        )
        for id_ in marks
    ]
    people = [entity("oda-brekke", "Oda Brekke"), entity("petrel-wire", "Petrel Wire", kind="organization")]
    found = [appearance(one, "Petrel Wire", "petrel-wire", kind="organization") for one in made]
    found += [appearance(one, "Oda Brekke", "oda-brekke") for one in made]
    whole = archive(
        *made,
        entities=people,
        appearances=found,
        links=[link("cccccc", "aaaaaa", "copy"), link("dddddd", "aaaaaa", "copy")],
        quotations=[quoting(one, "It sinks today,", "Oda Brekke") for one in made],
    )
    steps = tuple(Step(article=id_, mark=marks[id_], reason="Alike.") for id_ in ("aaaaaa", "bbbbbb"))
    story = Thread(id="aaaaaa", title="Quay", articles=tuple(marks), entities=(), first=None, last=None)
    whole = replace(whole, threads=(story,), chains=(Chain(steps=steps),))
    made_pages = compose_pages(whole, addresses(whole), Records(), Settings())
    page = next(page for page in made_pages if page.path == "stories/aaaaaa.md")

    assert page.meta["count_words"].startswith("1 report, 3 copies")
    assert "Sent again, of one report with [Quay aaaaaa]" in page.body
    assert "Sent again: [Quay cccccc]" in page.body
    assert "Carried by [Skerry Press]" in page.body
    assert page.body.count("It sinks today") == 1
    assert [group["kind"] for group in page.meta["mentions"]] == ["People"]  # none is of who published it
