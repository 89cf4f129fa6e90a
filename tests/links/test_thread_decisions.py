"""What people decide of running stories outranks the rules, and the address of a story stays."""

import pytest

from generator.content.records import Records, ThreadDecision, ThreadRecord
from generator.errors import RecordError
from generator.links.linking import link_articles
from generator.model import Entity
from generator.settings import Settings
from tests.links.newsroom import slug, story
from tests.links.test_threading import FIRST, LAST, NEWSROOM, NEXT, quarry

OLDER = quarry(
    "older", "2024-02-28", "A fisherman had heard a rumble behind the harbour wall the evening before."
)
OTHERS = [
    story("bread", "2024-03-01", "Bakers in Narvik raised the price of rye bread.", headline="Bread dearer"),
    story("rye", "2024-03-02", "Bakers in Bergen raised the price of wheat too.", headline="Wheat dearer"),
]


def decide(line: int, **what) -> ThreadDecision:
    return ThreadDecision(by="A. Editor", on="2026-11-21", why="As read.", line=line, **what)


def linked(*articles, **written):
    entities = [Entity(id=slug(name), kind=kind, name=name) for name, kind in NEWSROOM.names.items()]
    found = [one for article in articles for one in NEWSROOM.appearances(article)]
    return link_articles(articles, entities, found, (), Settings(), records=Records(**written))


def members(result):
    return {thread.id: thread.articles for thread in result.threads}


def test_an_older_first_article_leaves_a_published_story_its_id():
    assert members(linked(OLDER, FIRST, NEXT)) == {"older": ("older", "first", "next")}
    assert members(linked(OLDER, FIRST, NEXT, stories=("first",))) == {"first": ("older", "first", "next")}


def test_two_published_stories_that_have_become_one_keep_the_older_id_and_tell_the_other():
    (thread,) = linked(FIRST, NEXT, LAST, stories=("next", "first")).threads

    assert (thread.id, thread.former_ids) == ("next", ("first",))


def test_articles_are_made_a_story_that_no_rule_would_tie():
    done = linked(*OTHERS, thread_decisions=(decide(3, merge=("bread", "seeds/rye.txt")),))

    assert members(done) == {"bread": ("bread", "rye")}
    assert done.threads[0].former_ids == ("rye",)
    assert done.threads[0].decisions == (
        "Merged of 2 stories, by decision of A. Editor, 21 November 2026: As read.",
    )


def test_an_article_is_moved_out_of_a_story_and_into_another():
    out = decide(1, move_out={"articles": ["next"], "thread": "first"})
    into = decide(5, move_in={"articles": ["next"], "thread": "bread"})

    assert members(linked(FIRST, NEXT, LAST, *OTHERS, thread_decisions=(out,))) == {
        "first": ("first", "last")
    }
    assert members(linked(FIRST, NEXT, LAST, *OTHERS, thread_decisions=(into,))) == {
        "first": ("first", "last"),
        "bread": ("bread", "next"),
    }


def test_copies_come_along():
    copy = story("copy", "2024-03-03", NEXT.parts[1].text, headline=NEXT.headline, source="The Paper")
    into = decide(1, move_in={"articles": ["next"], "thread": "bread"})

    assert members(linked(FIRST, NEXT, LAST, copy, *OTHERS, thread_decisions=(into,)))["bread"] == (
        "bread",
        "copy",
        "next",
    )


@pytest.mark.parametrize(
    ("decisions", "said"),
    [
        (
            [
                {"move_in": {"articles": ["next"], "thread": "bread"}},
                {"move_in": {"articles": ["seeds/next.txt"], "thread": "rye"}},
            ],
            "'seeds/next.txt' is put into another story by line 1",
        ),
        (
            [
                {"move_in": {"articles": ["next"], "thread": "bread"}},
                {"move_out": {"articles": ["next"], "thread": "bread"}},
            ],
            "'next' is put into the story by line 1",
        ),
    ],
)
def test_decisions_that_disagree_are_refused_with_both_lines(decisions, said):
    written = tuple(decide(number, **what) for number, what in enumerate(decisions, start=1))

    with pytest.raises(RecordError, match=said) as caught:
        linked(FIRST, NEXT, LAST, *OTHERS, thread_decisions=written)
    assert str(caught.value).startswith("content/decisions/threads.yml:2: ")


def test_a_decision_on_what_the_archive_does_not_hold_is_named_and_left_out():
    done = linked(FIRST, NEXT, thread_decisions=(decide(7, merge=("first", "nexd")),))

    (problem,) = map(str, done.problems)
    assert problem.startswith(
        "content/decisions/threads.yml:7: a decision names 'nexd', which is no story's id"
    )
    assert problem.endswith("Did you mean 'next'?")
    assert members(done) == {"first": ("first", "next")}


def test_an_editor_gives_a_story_its_title_and_introduction():
    written = ThreadRecord(
        id="first", path="content/threads/first.md", title="The quarry", note="How *it* was."
    )
    (thread,) = linked(FIRST, NEXT, threads=(written,)).threads

    assert (thread.title, thread.introduction, thread.provenance) == (
        "The quarry",
        "How *it* was.",
        "content/threads/first.md",
    )


def test_words_on_a_story_that_there_is_not_are_named_and_on_a_merged_one_lead_to_it():
    records = (ThreadRecord(id="rye", path="content/threads/rye.md", title="Rye"),)
    lost = linked(*OTHERS, threads=records)
    merged = linked(*OTHERS, threads=records, thread_decisions=(decide(1, merge=("bread", "rye")),))

    assert "no running story has the id 'rye'" in str(lost.problems[0])
    assert "Did you mean 'bread', which it was merged into?" in str(merged.problems[0])
