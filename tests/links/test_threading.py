"""Running stories in small: what follows joins, what only looks alike does not."""

from generator.links.linking import link_articles
from generator.model import Entity
from generator.settings import Settings
from tests.links.newsroom import knowing, slug, story
from tests.links.test_seeds import NAMES, seeds

NEWSROOM = knowing(people=["Oda Brekke"], organizations=["Skerry Quarry"])
HEADLINE = "Divers search flooded Skerry Quarry for excavator"


def threads(newsroom, *articles):
    entities = [Entity(id=slug(name), kind=kind, name=name) for name, kind in newsroom.names.items()]
    found = [one for article in articles for one in newsroom.appearances(article)]
    return link_articles(articles, entities, found, (), Settings()).threads


def quarry(id_: str, day: str, also: str):
    text = f"Divers searched the flooded Skerry Quarry for the excavator, Oda Brekke said. {also}"
    return story(id_, day, text, headline=f"{HEADLINE}; {also}")


FIRST = quarry("first", "2024-03-01", "A geyser had erupted below its crane at dawn.")
NEXT = quarry("next", "2024-03-03", "Families waited with lamps beside a chapel.")
LAST = quarry("last", "2024-03-05", "Pumps from Narvik drained the basin by noon.")


def test_what_follows_within_days_is_one_story_in_order_of_days():
    (thread,) = threads(NEWSROOM, LAST, FIRST, NEXT)

    assert (thread.id, thread.articles) == ("first", ("first", "next", "last"))
    assert set(thread.entities) == {"oda-brekke", "skerry-quarry"}


def test_a_story_keeps_its_id_when_it_grows():
    assert {thread.id for thread in threads(NEWSROOM, FIRST, NEXT)} == {"first"}
    assert {thread.id for thread in threads(NEWSROOM, FIRST, NEXT, LAST)} == {"first"}


def test_the_same_words_weeks_later_are_no_part_of_the_story():
    assert threads(NEWSROOM, FIRST, quarry("later", "2024-04-20", "Pumps drained the basin.")) == ()


def test_what_has_one_headline_day_after_day_is_a_series_and_no_story():
    headline = {"headline": HEADLINE}
    series = [story(one.id, one.date.edtf, one.parts[1].text, **headline) for one in (FIRST, NEXT, LAST)]

    assert threads(NEWSROOM, *series) == ()


def test_tables_are_no_story():
    rows = " ".join(f"pump {number} drained {number * 7} litres;" for number in range(20))

    assert threads(NEWSROOM, quarry("a", "2024-03-01", rows), quarry("b", "2024-03-02", rows[:400])) == ()


def test_the_seeds_are_in_no_thread_with_whatever_dates():
    for days in (("2025-06-12", "2019-05-15~"), ("2025-06-12", ""), ("", "2019-05-15~"), ("", "")):
        assert threads(knowing(**NAMES), *seeds(*days)) == ()
