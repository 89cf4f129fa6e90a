"""Long lists that are taken over from the last build are those that a build from nothing lays out."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from generator.model import Archive, Article, Quotation, hold
from generator.pages import leaves
from generator.pages.entity import companions
from generator.pages.recollection import Recollection
from generator.pages.site import site_of
from generator.settings import Settings
from tests.builders import appearance, archive, article, entity, on
from tests.publish.test_composing import World, build, clean, written

MANY = 24
NAMES = {"mosul": "Mosul", "paris": "Paris", "rome": "Rome"}


def story(id_: str, name: str, number: int, **more) -> Article:
    text = f"{NAMES[name]} is quiet, said Jane Doe: “It is day {number}.” Nothing else was said there."
    when = on(f"2025-{1 + number % 3:02}-{1 + number % 27:02}")
    return article(id_, text, headline=f"Day {number}", when=when, **{"source": "The Paper", **more})


def said(one: Article) -> Quotation:
    text = one.parts[1].text
    start, end = text.index("“"), text.index("”") + 1
    return Quotation(
        article=one.id, part=1, start=start, end=end, text=text[start:end],
        speaker="jane-doe", speaker_text="Jane Doe", cue="said", reason="said stands beside",
    )  # fmt: skip


def world(*stories: tuple[str, Article]) -> World:
    """Make a site of lists that are long for its pages; each story names the place that is given with it."""
    ordered = sorted(stories, key=lambda one: (one[1].date.earliest, one[1].id), reverse=True)
    articles = [one for _, one in ordered]
    places = [appearance(one, NAMES[name], name, kind="place") for name, one in ordered]
    speakers = [appearance(one, "Jane Doe", "jane-doe") for one in articles]
    found: Archive = archive(
        *articles,
        entities=[
            entity("jane-doe", "Jane Doe"),
            *(entity(id_, name, kind="place") for id_, name in NAMES.items()),
        ],
        appearances=[one for pair in zip(places, speakers, strict=True) for one in pair],
    )
    found = replace(found, quotations=tuple(map(said, articles)))
    return World(found, settings=Settings(page_size=10), site=site_of("A", "", "en"))


def with_ports(count: int, often: int = 1) -> World:
    """Name ports in one article more, none of which has a page; the last of them more `often`."""
    names = [f"Port {chr(ord('a') + number)}" for number in range(count)]
    named = [*names, *names[-1:] * (often - 1)]
    one = article("ports1", *(f"It left {name}." for name in named), when=on("2025-02-02"))
    known, ids = world(*stories()), [name.lower().replace(" ", "-") for name in named]
    seen = [
        appearance(one, name, id_, part=part, kind="place")
        for part, (name, id_) in enumerate(zip(named, ids, strict=True), start=1)
    ]
    ports = [entity(id_, name, kind="place") for id_, name in dict(zip(ids, named, strict=True)).items()]
    return known._replace(
        archive=replace(
            known.archive,
            articles=tuple(sorted([*known.archive.articles, one], key=lambda a: a.date.earliest))[::-1],
            entities=(*known.archive.entities, *ports),
            appearances=hold((*known.archive.appearances, *seen)),
        )
    )


def stories() -> list[tuple[str, Article]]:
    authors = {"mosul": "Jane Roe", "paris": "John Smith", "rome": "Ann Lee"}
    return [
        (name, story(f"{name[0]}{number:05}", name, number, authors=(authors[name],)))
        for name in NAMES
        for number in range(MANY)
    ]


# One of another place, one whose author's address was another's, one that stood before, one that is gone.
COMES = story("newone", "rome", 4, authors=("Ann Lee",))
OF_THE_SAME_ADDRESS = story("newone", "rome", 4, authors=("JOHN SMITH",))
CHANGES = {
    "one comes": lambda known: [*known, ("rome", COMES)],
    "an author of the same address comes": lambda known: [*known, ("rome", OF_THE_SAME_ADDRESS)],
    "one is gone": lambda known: known[1:],
    "one is of another day": lambda known: [
        ("mosul", replace(known[0][1], date=on("2025-03-30"))), *known[1:]
    ],
    "one is of another source": lambda known: [
        ("mosul", replace(known[0][1], source="Another Paper")), *known[1:]
    ],
    "one is much longer": lambda known: [
        ("mosul", replace(known[0][1], parts=(*known[0][1].parts[:-1], _longer(known[0][1])))), *known[1:]
    ],
}  # fmt: skip


def _longer(one: Article):
    return replace(one.parts[-1], text=one.parts[-1].text + " It was said again and again." * 20)


@pytest.fixture(scope="module")
def first(tmp_path_factory) -> Path:
    place = tmp_path_factory.mktemp("lists")
    build(world(*stories()), place)
    return place


@pytest.mark.parametrize("name", CHANGES)
def test_after_a_change_lists_are_those_of_a_build_from_nothing(name, first, tmp_path):
    place = tmp_path / "place"
    place.mkdir()
    for one in first.rglob("*"):
        if one.is_file():
            (place / one.relative_to(first)).parent.mkdir(parents=True, exist_ok=True)
            (place / one.relative_to(first)).write_bytes(one.read_bytes())
    changed = world(*CHANGES[name](stories()))
    build(changed, place)

    assert written(place) == clean(changed)


@pytest.mark.parametrize(
    "changed",
    [with_ports(15), with_ports(13), with_ports(14, often=5)],
    ids=["one comes", "one is gone", "one is named more often"],
)
def test_after_a_name_comes_or_goes_the_a_to_z_is_that_of_a_build_from_nothing(changed, tmp_path):
    build(with_ports(14), tmp_path)
    build(changed, tmp_path)

    assert written(tmp_path) == clean(changed)


def test_only_lists_of_those_whom_a_new_article_names_are_laid_out_again(first, monkeypatch):
    lists = (first / "lists.json").read_bytes()
    laid_out, counted = set[str](), set[str]()
    lay_out, count = leaves.lay_out_entity, companions._named_with
    monkeypatch.setattr(
        leaves, "lay_out_entity", lambda c, id_, *with_: laid_out.add(id_) or lay_out(c, id_, *with_)
    )
    monkeypatch.setattr(companions, "_named_with", lambda c, id_: counted.add(id_) or count(c, id_))
    world(*stories()).composition(Recollection(lists))
    assert not laid_out | counted

    world(*stories(), ("rome", COMES)).composition(Recollection(lists))
    assert laid_out == counted == {"jane-doe", "rome"}


def test_the_first_page_of_a_long_list_leads_to_where_each_month_begins():
    pages = {one.path: one for one in world(*stories()).composition(Recollection()).pages()}
    first = pages["people/jane-doe.md"]
    bars = first.meta["periods"]["bars"]

    assert [bar["count"] for bar in bars] == [MANY, MANY, MANY]
    assert len({bar["url"].partition("#")[0] for bar in bars}) > 1
    for bar in bars:
        page, _, anchor = bar["url"].partition("#")
        words = anchor.replace("-", " ").capitalize()
        assert f"## {words}\n" in pages[page.replace(".html", ".md")].body
        assert f"#{anchor}" in first.body
