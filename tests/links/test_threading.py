"""Running stories in small: what follows joins, what only looks alike does not."""

from datetime import date

from msgspec.structs import replace

from generator.links.linking import link_articles
from generator.links.threading import Threads
from generator.model import Entity
from generator.settings import Settings
from tests.links.newsroom import archive_of, features, knowing, slug, story
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


FIRST_WORDS = "a share, or {} million in all, as its board said when it met in the evening behind doors."
NEXT_WORDS = "were not enough for those who own it; {} million would have to be far more, said a fisherman."


def bid(id_: str, day: str, price: str, words: str):
    text = f"Skerry Quarry bid for a ferry. Its {price} crowns {words}"
    return story(id_, day, text, headline=f"Skerry Quarry in ferry bid, {id_}")


def test_the_same_sums_tie_where_words_do_not():
    first = bid("first", "2024-03-01", "12.75", FIRST_WORDS.format("148.6"))

    assert len(threads(NEWSROOM, first, bid("same", "2024-03-02", "12.75", NEXT_WORDS.format("148.6")))) == 1
    assert threads(NEWSROOM, first, bid("other", "2024-03-02", "13.25", NEXT_WORDS.format("190.2"))) == ()


def tied(*told: "tuple[str, dict[str, float]]"):
    found = Threads()
    for day, (id_, ties) in enumerate(told, start=1):
        found.add(features(id_, f"2024-03-{day:02}", "Words."), id_, ties)
    return sorted(sorted(one.reports) for one in found.stories())


TWO = (("a", {}), ("b", {"a": 2.5}), ("c", {}), ("d", {"c": 2.5}))


def test_an_article_that_follows_two_stories_makes_them_one():
    both = {"a": 2.0, "b": 2.0, "c": 2.0, "d": 2.0}

    assert tied(*TWO, ("e", both)) == [["a", "b", "c", "d", "e"]]


def test_an_article_that_follows_one_story_and_is_like_another_leaves_them_apart():
    weakly = {"a": 2.0, "b": 2.0, "c": 1.0, "d": 1.0}

    assert tied(*TWO, ("e", weakly)) == [["a", "b", "e"], ["c", "d"]]


def test_a_story_goes_on_from_one_that_was_made_of_two():
    found = Threads()
    days = ("2024-03-01", "2024-03-02", "2024-02-20", "2024-02-21", "2024-03-03", "2024-06-01")
    both = {"a": 2.0, "b": 2.0, "c": 2.0, "d": 2.0}
    for day, (id_, ties) in zip(days, (*TWO, ("e", both), ("f", {**both, "e": 3.0})), strict=True):
        found.add(features(id_, day, "Words."), id_, ties)
    whole, last = found.stories()

    assert last.reports == ["f"]
    assert last.before() is whole


def test_an_article_of_an_open_year_does_not_stretch_a_story_over_all_years():
    told = [
        story(id_, day, "Words.")
        for id_, day in (
            ("a", "2024-03-01"),
            ("b", "2024-03-02"),
            ("open", "2024-03-02"),
            ("d", "2024-03-03"),
        )
    ]
    told[2] = replace(told[2], date=replace(told[2].date, earliest=date(1980, 3, 2), latest=date(2026, 3, 2)))
    found = Threads()
    for one, ties in zip(told, ({}, {"a": 2.5}, {"a": 2.5, "b": 2.5}, {"a": 2.5, "b": 2.5}), strict=True):
        found.add(archive_of(one).descriptions.newest(0), one.id, ties)
    (whole,) = found.stories()

    assert whole.reports == ["a", "b", "open", "d"]
    assert whole.days() == [date(2024, 3, day) for day in (1, 1, 2, 2, 3, 3)]
