"""Copies in small: a report is found again whole, cut, edited and below other furniture; a form is not."""

import random

import pytest

from generator.links.copies import Copies
from generator.links.reports import Reports
from tests.links.newsroom import archive_of, knowing, story

WORDS = """the harbour master closed northern quay after a trawler struck its crane and divers were sent
    down to look for anchor chain while families waited beside lamps in rain that had fallen since early
    morning when first left without their crews because wages late again said an old fisherman whose
    brother owns three nets near church hill where bells rang twice although nobody died week""".split()  # noqa: SIM905
NAMES = ("Brekke", "Aamodt", "Tromso", "Skaar", "Lunde", "Moen", "Halvorsen", "Narvik", "Bergen", "Oslo")


def text(seed: int, length: int = 160) -> str:
    rng = random.Random(seed)
    words = [rng.choice(WORDS) + rng.choice(("", "", "", "s", "ing", "er")) for _ in range(length)]
    for place in range(3, length, 12):
        words[place] = rng.choice(NAMES) if place % 24 else str(rng.randrange(10, 999))
    return " ".join(words)


def edited(words: str, share: float, seed: int = 1) -> str:
    rng = random.Random(seed)
    return " ".join(rng.choice(WORDS) if rng.random() < share else word for word in words.split())


def links(*articles):
    return [
        (link.source, link.target, link.kind) for link in knowing().link(*articles) if link.kind == "copy"
    ]


@pytest.mark.parametrize("share", [0.05, 0.15])
def test_a_text_with_words_edited_by_another_source_is_a_copy(share):
    found = 0
    for seed in range(40):
        first = story("first", "2024-03-01", text(seed), source="Skerry Press")
        second = story("second", "2024-03-02", edited(text(seed), share, seed), source="Petrel Wire")
        found += links(first, second) == [("second", "first", "copy")]
    assert found >= 39


def test_a_cut_text_is_a_copy_and_the_reason_says_by_how_much():
    whole = story("whole", "2024-03-01", text(1), source="Skerry Press")
    cut = story(
        "cut", "2024-03-01", " ".join(text(1).split()[:112]), source="Petrel Wire", agency="Skerry Press"
    )

    (link,) = knowing().link(whole, cut)

    assert link.reason == (
        "The same text, in one of the two shorter by 30% "
        "(100% of the runs of three words of the shorter are in both); "
        "Petrel Wire credits Skerry Press; the same day."
    )


def test_of_one_day_what_credits_an_agency_is_the_copy():
    carried = story("a", "2024-03-01", text(1), source="Petrel Wire", agency="Skerry Press")
    own = story("b", "2024-03-01", text(1), source="Skerry Press")

    assert links(carried, own) == [("a", "b", "copy")]


def test_notices_by_one_form_are_no_copies():
    form = text(3, 90)
    other = " ".join("Zephyr" if w in NAMES else f"{w}1" if w.isdigit() else w for w in form.split())
    notices = [
        story("one", "2024-03-01", form, source="Skerry Press"),
        story("two", "2024-03-01", other, source="Skerry Press"),
    ]

    assert links(*notices) == []


def test_the_words_below_all_articles_of_a_source_make_no_copies():
    footer = text(9, 120)
    below = [
        story(f"s{n}", "2024-03-01", f"{text(20 + n, 60)}\n\n{footer}", source="Skerry Press")
        for n in range(3)
    ]

    assert links(*below) == []


def test_a_digest_is_no_copy_of_what_it_holds():
    parts = [text(30 + n, 60) for n in range(8)]
    digest = story("digest", "2024-03-02", "\n\n".join(parts), source="Petrel Wire")

    assert links(story("one", "2024-03-01", parts[0], source="Skerry Press"), digest) == []


def test_a_text_that_ten_sources_carry_is_one_report():
    carried = [story(f"s{n:02}", f"2024-03-{n + 1:02}", text(1), source=f"Paper {n}") for n in range(10)]
    last = story("z", "2024-03-20", edited(text(1), 0.15), source="Petrel Wire")
    archive, reports = archive_of(*carried, last), Reports([one.id for one in (*carried, last)], {})
    copies = Copies(archive.columns, archive.descriptions, reports, 0)
    for number in range(11):
        copies.add(number)

    assert {reports.of(article.id) for article in [*carried, last]} == {"s00"}


NOTICE = (
    "{who} said that it raised the price which it pays for light crude by fifty cents a barrel with effect "
    "from today and that the new posting is seventeen crowns while the heavy grades stay as they were before"
)


def of_one_source(*texts: str, days=("2024-03-01", "2024-03-01"), headlines=("", "")):
    articles = [
        story(f"s{n}", day, text, source="Skerry Press", headline=headline)
        for n, (text, day, headline) in enumerate(zip(texts, days, headlines, strict=True))
    ]
    return links(*articles)


def test_one_notice_of_two_companies_is_no_copy():
    assert (
        of_one_source(NOTICE.format(who="Brekke Oil Corp"), NOTICE.format(who="Aamodt Petroleum Inc")) == []
    )
    assert of_one_source(*[NOTICE.format(who="Brekke Oil Corp")] * 2) == [("s1", "s0", "copy")]


def test_a_market_at_noon_and_at_its_close_are_two_reports():
    prices = " ".join(f"grade {word} at {number + 100}" for number, word in enumerate(WORDS[:24]))
    noon = f"{text(6, 300)} {prices}"
    close = noon.replace(" 101", " 151").replace(" 103", " 153")
    headlines = ("Copper firm at midsession", "Metal prices close higher")

    assert of_one_source(noon, close, headlines=headlines) == []
    assert of_one_source(noon, close, headlines=headlines[:1] * 2) == [("s1", "s0", "copy")]


def test_what_a_source_tells_in_its_old_words_days_later_is_told_anew():
    again = NOTICE.format(who="Brekke Oil Corp")
    changed = again.replace("with effect from today", "which takes effect tomorrow")

    assert of_one_source(again, changed, days=("2024-03-01", "2024-03-08")) == []
    assert of_one_source(again, again, days=("2024-03-01", "2024-03-08")) == [("s1", "s0", "copy")]


def test_a_short_text_of_another_source_that_was_edited_is_a_copy():
    words = text(4, 44)
    first = story("first", "2024-03-01", words, source="Skerry Press", headline="Quay of 1992 closed")
    second = story(
        "second", "2024-03-02", edited(words, 0.1, 2), source="Petrel Wire", headline="Quay closed"
    )

    assert links(first, second) == [("second", "first", "copy")]


def test_the_figures_of_a_headline_count_in_a_text_that_was_cut():
    words = text(5, 60)
    first = story("first", "2024-03-01", words, source="Skerry Press", headline="The 2nd of 3 quays")
    cut = " ".join(words.split()[:42])
    second = story("second", "2024-03-01", cut, source="Petrel Wire", headline="The 2nd of 3 quays")

    assert links(first, second) == [("second", "first", "copy")]


RATES = "The bank changed its rates today: {} pct for 30-87 days, {} pct for 88-103 days, {} pct for more."


def test_the_rates_of_a_bank_at_noon_are_no_copy_of_those_of_the_morning():
    """The words are the same, and so is the headline; nearly every figure is another."""
    morning = RATES.format("5.80", "5.82", "5.85") * 4
    noon = morning.replace("5.8", "5.9").replace("30-87", "30-88")
    headlines = ("Bank changes rates", "Bank changes rates")

    assert not of_one_source(morning, noon, headlines=headlines)
    assert of_one_source(morning, morning.replace("5.85", "5.86"), headlines=headlines)
