"""An entity of many appearances and an archive of many names: small pages, composed in little memory."""

import gc
import tracemalloc
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from msgspec.structs import replace

from generator.content.records import Records
from generator.model import About, Appearance, Archive, Article, Mention, Part
from generator.pages.entity.standing import settle_addresses
from generator.pages.page import Page
from generator.publish.writer import format_page
from generator.settings import Settings
from tests.builders import addresses, appearance, archive, article, entity, on
from tests.composing import compose_pages

LARGEST = 300_000
"""Bytes of a page's Markdown; the page made of it is less than twice as large."""
HELD = 60_000_000
"""Bytes that the pages of any archive take while they are composed, beyond what is known before the first."""


@dataclass(frozen=True)
class Composed:
    """What composing an archive came to."""

    largest: int
    held: int
    paths: list[str]
    marks: int


def newsroom(names: int, appearances: int, *, shared: int = 1) -> Archive:
    """Make stories that name so many people, each in `shared` of them, and beside them Iraq and Iran."""
    stories: list[Article] = []
    found: list[Appearance] = []
    people = [f"{'ABCDEFGHIJ'[n % 10]}nn {chr(97 + n % 26)}{n}" for n in range(names)]
    each = max(1, names * shared // appearances)
    for number in range(appearances // 5):
        parts = [Part(kind="headline", text=f"Story {number}")]
        for part in range(1, 6):
            start = ((number * 5 + part - 1) * each) % names
            text = ", ".join(["Iraq and Iran", *people[start : start + each]])
            parts.append(Part(kind="paragraph", text=f"{text} spoke."))
        day = on(f"{2000 + number % 20}-0{1 + number % 9}-1{number % 10}")
        story = article(f"{number:06d}", parts=tuple(parts), headline=f"Story {number}", when=day)
        stories.append(story)
        found += _appearances(story)
    stories.sort(key=lambda story: (story.date.edtf, story.id), reverse=True)
    named = [entity(f"p-{n}", name) for n, name in enumerate(people)]
    places = [entity(name.lower(), name, kind="place") for name in ("Iran", "Iraq")]
    about = tuple(About(article=one.id, entity="iraq", reason="named 5 times") for one in stories)
    return replace(archive(*stories, entities=[*named, *places], appearances=found), about=about)


def _appearances(story: Article) -> Iterator[Appearance]:
    for number, part in enumerate(story.parts[1:], start=1):
        at = 0
        for name in part.text.removesuffix(" spoke.").replace(" and ", ", ").split(", "):
            at = part.text.index(name, at)
            kind, id_ = ("place", name.lower()) if name in ("Iraq", "Iran") else ("person", f"p-{name[5:]}")
            mention = Mention(
                article=story.id,
                part=number,
                start=at,
                end=at + len(name),
                text=name,
                kind=kind,
                basis="test",
            )
            at += len(name)
            yield Appearance(mention=mention, entity=id_, reason="named so in the test")


def compose(whole: Archive) -> Composed:
    """Compose all pages, each let go before the next, as they are when they are written."""
    settled = settle_addresses(whole, addresses(whole), Settings())
    pages = compose_pages(whole, settled, Records(), Settings())
    first = next(pages)
    largest, marks, paths = _size(first), 0, [first.path]
    del first
    gc.collect()
    tracemalloc.start()
    for page in pages:
        largest = max(largest, _size(page))
        marks += page.path.startswith("places/iraq") and page.body.count("<mark>Iraq")
        paths.append(page.path)
    held = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return Composed(largest=largest, held=held, paths=paths, marks=marks)


def _size(page: Page) -> int:
    return len(format_page(page).encode())


def test_many_names_and_many_appearances_are_shared_out_over_small_pages():
    made = compose(newsroom(1_000, 500))

    assert made.marks == 500
    assert "pairs/iran--iraq--last.md" in made.paths
    assert sum(path.startswith("people/a-z--") for path in made.paths) in range(10, 20)
    assert made.largest < LARGEST


@pytest.mark.slow
def test_200000_names_and_an_entity_of_20000_appearances_have_pages_of_bounded_size():
    made = compose(newsroom(200_000, 20_000))

    assert made.marks == 20_000
    assert sum(path.startswith("people/a-z--") for path in made.paths) in range(2_000, 4_000)
    assert made.held < HELD
    assert made.largest < LARGEST


@pytest.mark.slow
def test_5000_people_with_a_page_of_their_own_are_composed_in_little_memory():
    made = compose(newsroom(5_000, 5_000, shared=2))

    assert "people/p-4999.md" in made.paths
    assert made.held < HELD
    assert made.largest < LARGEST


def test_an_entity_whose_sentences_are_long_has_pages_of_bounded_size():
    texts = [f"{n} " + "wörter & more " * 20 + "Jane Doe." for n in range(20)]
    many = [
        article(
            f"{n:06d}",
            parts=tuple(Part(kind="paragraph", text=text) for text in texts),
            when=on("2020-03-03"),
        )
        for n in range(1_000)
    ]
    every = [appearance(one, "Jane Doe", "jane-doe", part=n) for one in many for n in range(20)]
    whole = archive(*many, entities=[entity("jane-doe", "Jane Doe")], appearances=every)
    settled = settle_addresses(whole, addresses(whole), Settings())
    own = [
        p for p in compose_pages(whole, settled, Records(), Settings()) if p.path.startswith("people/jane")
    ]

    assert sum(page.body.count("<mark>") for page in own) == 20_000
    assert max(len(format_page(page).encode()) for page in own) < LARGEST
    assert 200 <= len(own) <= 400
