"""Copies in small: a report is found again whole, cut, edited and below other furniture; a form is not."""

import random

import pytest

from generator.links.copies import Reports
from generator.links.phrases import Furniture
from tests.links.newsroom import knowing, story

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
    furniture, reports = Furniture([*carried, last]), Reports()
    for article in [*carried, last]:
        reports.add(furniture.text_of(article))

    assert {reports.first_of(article.id) for article in [*carried, last]} == {"s00"}
