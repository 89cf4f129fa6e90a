"""Stories that a wire service sent again."""

import random

import pytest

from generator.articles.remembering import Memory
from generator.articles.versions.chains import find_chains
from generator.articles.wire.wire_marks import find_mark
from generator.cache import Cache
from tests.builders import UNDATED, article, on

LEDE = "Oil rose as traders feared that supply from Iraq would fall, Jane Doe of Acme said in Paris."
MORE = "Brent rose 2 percent to 71 dollars a barrel in the morning, the highest price since May."


def sent(id_, headline, *texts, day="2025-03-03", source="Reuters", **more):
    when = on(day) if day else UNDATED
    return article(id_, *(texts or (LEDE, MORE)), headline=headline, when=when, source=source, **more)


def chains(*articles, **keywords):
    return [[step.article for step in chain.steps] for chain in find_chains(articles, keywords)]


def test_updates_form_one_chain_in_their_order_each_with_its_reason():
    stories = [
        sent("c", "UPDATE 2-Oil rises on supply fears", LEDE, MORE, "The minister spoke of it too."),
        sent("a", "Oil rises on supply fears"),
        sent(
            "d", "CORRECTED-UPDATE 2-Oil rises on supply fears", LEDE, MORE, "The ministers spoke of it too."
        ),
        sent("b", "UPDATE 1-Oil rises on supply fears", LEDE, "The minister spoke."),
    ]
    (chain,) = find_chains(stories, {})

    assert [(step.article, step.mark) for step in chain.steps] == [
        ("a", ""),
        ("b", "UPDATE 1"),
        ("c", "UPDATE 2"),
        ("d", "CORRECTED UPDATE 2"),
    ]
    assert chain.steps[0].reason == ""
    assert chain.steps[1].reason == (
        "Marked 'UPDATE 1', by the same source on the same day: the same headline but for the mark, and 94%"
        " of the shorter text's runs of three words are in both."
    )
    assert find_chains(stories[::-1], {}) == (chain,)


@pytest.mark.parametrize("mark", ["UPDATE 1-", "CORRECTED - ", "(LEAD) ", "1st Ld-Writethru: ", "REFILE-"])
def test_other_stories_under_a_headline_that_is_used_for_many_are_left_apart(mark):
    acme = "Acme said its profit rose 10 percent in the third quarter as sales in Europe grew."
    beta = "Beta said its profit rose 12 percent in the third quarter as sales in Asia grew."

    assert chains(sent("a", "Company results", acme), sent("b", f"{mark}Company results", beta)) == []


def test_the_same_table_with_other_figures_is_another_story():
    old = "The board set prices in dollars as follows: maize 70, oil 264, cake 136, pellets 114, meal 104."
    new = "The board set prices in dollars as follows: sorghum 64, bran 103, wheat 274, oil 450, cake 290."

    assert (
        chains(sent("a", "PRICES ADJUSTED", old), sent("b", "RPT-PRICES ADJUSTED", new, day="2025-03-04"))
        == []
    )


@pytest.mark.parametrize(
    "other",
    [
        {"source": "AP"},
        {"day": "2025-03-09"},
        {"day": ""},
        {"source": ""},
    ],
)
def test_another_source_or_another_week_is_no_chain(other):
    assert chains(sent("a", "Oil rises on fears"), sent("b", "UPDATE 1-Oil rises on fears", **other)) == []


def test_without_a_mark_there_is_no_chain():
    assert chains(sent("a", "Oil rises on supply fears"), sent("b", "Oil rises on supply fears")) == []


def test_leads_are_told_by_the_slug_where_headlines_change():
    new = "Rescuers looked for people in Paris as Jane Doe of Acme said that supply from Iraq would fall."
    stories = [sent("a", "Oil rises"), sent("b", "Rescuers look for people", new)]
    slugs = {"a": "BC-Oil", "b": "BC-Oil,1st Ld-Writethru"}
    (chain,) = find_chains(stories, slugs)

    assert "the same slug 'bc-oil'" in chain.steps[1].reason
    assert find_chains(stories, {}) == ()


def test_a_day_without_its_year_is_a_day():
    day = {"when": on("2020-03-03", edtf="XXXX-03-03")}
    stories = [
        article("a", LEDE, MORE, headline="Oil rises on fears", source="Reuters", **day),
        article("b", LEDE, MORE, headline="UPDATE 1-Oil rises on fears", source="Reuters", **day),
    ]

    assert chains(*stories) == [["a", "b"]]


def test_a_marked_story_whose_first_report_is_not_there_stands_alone():
    assert chains(sent("b", "UPDATE 1-Oil rises on supply fears")) == []
    assert find_mark("UPDATE 1-Oil rises").number == 1


def test_what_is_kept_of_a_day_is_found_anew_when_a_story_comes_goes_or_changes(tmp_path):
    chance = random.Random(4)
    cache = Cache(tmp_path / "x.sqlite")
    marks = ("", "", "UPDATE 1-", "UPDATE 2-", "RPT-")

    def story(number):
        words = chance.choice([(LEDE,), (LEDE, MORE), (LEDE, MORE, "The minister spoke of it too.")])
        day = chance.choice(["", *(f"2025-03-0{n}" for n in range(1, 8))])
        headline = f"{chance.choice(marks)}Oil rises on supply {chance.choice(['fears', 'hopes'])}"
        return sent(f"a{number:02}", headline, *words, day=day, source=chance.choice(["Reuters", "AP"]))

    stories = {number: story(number) for number in range(30)}
    slugs, lengths = {}, set()
    for _ in range(40):
        memory, number = Memory(cache=cache), chance.randrange(40)
        stories.pop(number, None)
        stories |= {number: story(number)} if chance.random() < 0.8 else {}
        slugs[f"a{chance.randrange(40):02}"] = chance.choice(["", "BC-Oil", "UPDATE 1-Oil"])
        now = (
            chance.sample(list(stories.values()), len(stories)) if chance.random() < 0.3 else stories.values()
        )
        kept = find_chains(list(now), slugs, memory)
        memory.settle(is_open=True)
        lengths.add(len(kept))

        assert kept == find_chains(list(now), slugs)
    assert len(lengths) > 2
    cache.close()


def test_of_chains_nothing_is_kept_where_words_are_withheld(tmp_path):
    cache = Cache(tmp_path / "x.sqlite")
    stories = [sent("a", "Oil rises on fears"), sent("b", "UPDATE 1-Oil rises on fears", day="2025-03-04")]
    for is_open in (True, False):
        memory = Memory(cache=cache)
        assert find_chains(stories, {}, memory)
        memory.settle(is_open=is_open)
        [[count]] = cache._connection.execute("SELECT count(*) FROM results")
        assert count == is_open
    cache.close()
