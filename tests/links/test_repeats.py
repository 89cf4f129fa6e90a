"""Captions and quotations that stand again under another date."""

import pytest

from generator.links.materials import Materials
from generator.links.repeats import find_repeats
from generator.links.sayings import narrow_repeatable, number_sayings
from generator.links.wording import seen_from_target
from generator.model import Appearance, Entity, Mention, Part
from tests.builders import UNDATED, article, on
from tests.links.newsroom import quoting

CAPTION = "Divers search the flooded quarry for an excavator at dawn."
SAID = "We will drain this quarry before the first frost comes down"


def told(id_, day, *, caption=CAPTION, **more):
    parts = (Part(kind="paragraph", text=f"It was “{SAID}”, she said."), Part(kind="caption", text=caption))
    return article(id_, when=on(day) if day else UNDATED, parts=parts, **more)


def repeats(*articles, quotations=(), report_of=lambda id_: id_):
    return find_in(articles, [], [], quotations, report_of)


def find_in(articles, entities, appearances, quotations, report_of):
    materials = Materials(entities, appearances, quotations).of_all(articles)
    return find_repeats(narrow_repeatable((one, number_sayings(one)) for one in materials), report_of)


def test_a_caption_under_another_date_leads_to_the_first_that_had_it():
    links = repeats(told("aaaaaa", "2019-05-15"), told("bbbbbb", "2022-05-15"), told("cccccc", "2025-05-15"))

    assert [(one.source, one.target, one.kind) for one in links] == [
        ("bbbbbb", "aaaaaa", "same-caption"),
        ("cccccc", "aaaaaa", "same-caption"),
    ]
    assert links[1].reason == (
        "The same caption under two dates: 15 May 2019 and 15 May 2025; six years apart;"
        " no shared person. “Divers search the flooded quarry for an excavator at dawn.”"
    )
    assert seen_from_target(links[1]).reason == links[1].reason


def test_who_said_it_each_time_is_told():
    old, new = told("aaaaaa", "2019-05-15", caption="One"), told("bbbbbb", "2025-06-12", caption="Two")
    said = [quoting(old, SAID, "Oda Brekke"), quoting(new, SAID, "Ivan Druze")]

    (link,) = repeats(old, new, quotations=said)
    assert "15 May 2019 (Oda Brekke) and 12 June 2025 (Ivan Druze)" in link.reason
    (link,) = repeats(old, new, quotations=[quoting(one, SAID, "Oda Brekke") for one in (old, new)])
    assert "15 May 2019 and 12 June 2025, both times Oda Brekke" in link.reason


def test_people_who_are_in_both_are_named():
    old, new = told("aaaaaa", "2019-05-15"), told("bbbbbb", "2025-06-12")
    seen = [
        Appearance(
            mention=Mention(article=one.id, part=0, start=0, end=2, text="It", kind="person", basis="test"),
            entity="oda-brekke",
            reason="test",
        )
        for one in (old, new)
    ]
    people = [Entity(id="oda-brekke", kind="person", name="Oda Brekke")]

    (link,) = find_in([old, new], people, seen, [], lambda id_: id_)
    assert "of people, only Oda Brekke is in both" in link.reason


@pytest.mark.parametrize(
    ("newer", "why"),
    [
        (told("bbbbbb", "2019-06-01"), "it is of the same weeks"),
        (told("bbbbbb", ""), "no date is known"),
        (told("bbbbbb", "2025-06-12", caption="Divers search the quarry"), "its words are others"),
        (told("bbbbbb", "2025-06-12", robots="noindex"), "it is kept out of search"),
    ],
)
def test_nothing_is_said_where(newer, why):
    assert not repeats(told("aaaaaa", "2019-05-15"), newer), why


def test_a_copy_repeats_nothing():
    assert not repeats(
        told("aaaaaa", "2019-05-15"), told("bbbbbb", "2025-06-12"), report_of=lambda _: "aaaaaa"
    )
