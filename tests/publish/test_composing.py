"""Pages that are taken over from the last build are those that a build from nothing composes."""

import shutil
import tempfile
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from generator.content.records import Records
from generator.errors import Problem
from generator.model import (
    Archive,
    Article,
    Entity,
    Location,
    Mark,
    Particulars,
    Quotation,
    Retold,
    Telling,
    Withheld,
    hold,
)
from generator.pages.compose import Composition
from generator.pages.entity.standing import settle_addresses
from generator.pages.metadata import pictures
from generator.pages.permalinks import assign_addresses, natural_address
from generator.pages.recollection import Recollection
from generator.pages.site import Site, site_of
from generator.publish.built_folder import look_into
from generator.publish.writer import Place, Written, write_site
from generator.settings import Settings
from tests.builders import appearance, article, entity, on
from tests.site.sites import RECORDS, full_archive

MANY = 9
ARABIC, UNDATED = "aaaaa3", "aaaaa4"
COUNTRY, SPEAKER, TOWN = "iraq", "sabah-al-numan", "mosul"
LEADING = "m00002"
COMES = article("comes1", "Mosul has a new bridge.", when=on("2025-06-05"), source="The Paper")


class World(NamedTuple):
    """All that a site is made of."""

    archive: Archive
    records: Records = RECORDS
    settings: Settings = Settings(page_size=10, entity_feeds=2)
    site: Site = site_of("A", "https://example.org/", "en")

    def composition(self, recollection: Recollection | None = None) -> Composition:
        of = self.archive
        assigned = assign_addresses(of.articles, of.entities, self.records, of.threads, of.retold)
        published = self.records.entity_addresses
        places = settle_addresses(of, assigned, self.settings, published, recollection)
        note = list[Problem]().append
        return Composition(of, places, self.records, self.settings, note, self.site, recollection)


def whole() -> World:
    """Make an archive in which each kind of page has something to show."""
    made = full_archive(MANY)
    first, last = made.quotations[0], made.quotations[-1]
    tellings = [
        Telling(article=one.article, part=one.part, start=one.start, how=how)
        for one, how in ((first, "first"), (last, "trimmed"))
    ]
    told = Retold(id="told-twice", tellings=tuple(tellings))
    gone = Withheld(id="zzzzzz", kind="withdrawn", reason="Wrong.", on="2026", address="articles/gone")
    arabic = next(one for one in made.articles if one.id == ARABIC)
    undated = next(one for one in made.articles if one.id == UNDATED)
    lead = Mark(kind="link", start=0, end=6, target=COMES.provenance.path)
    articles = tuple(_leading(one, lead) if one.id == LEADING else one for one in made.articles)
    return World(
        archive=replace(
            made,
            retold=(told,),
            withheld=(gone,),
            articles=articles,
            entities=tuple(map(_part_of_a_ministry, (*made.entities, entity(TOWN, "Mosul", kind="place")))),
            # The two go with each other in two reports, and so have a page.
            appearances=hold(
                (
                    *made.appearances,
                    appearance(arabic, "السلطات", SPEAKER),
                    appearance(arabic, "العراقية", COUNTRY, kind="place"),
                    appearance(undated, "Nobody", TOWN, kind="place"),
                )
            ),
        )
    )


def _leading(article: Article, lead: Mark) -> Article:
    """Let words of an article lead to another's file."""
    first, second, *more = article.parts
    return replace(article, parts=(first, replace(second, marks=(lead,)), *more))


def _part_of_a_ministry(one: Entity) -> Entity:
    return replace(one, particulars=Particulars(parent="The Ministry")) if one.id == SPEAKER else one


def build(world: World, folder: Path) -> Written:
    lists = folder / "lists.json"
    recollection = Recollection(lists.read_bytes() if lists.exists() else b"")
    done = write_site(
        world.composition(recollection),
        Place(look_into(str(folder / "pages"))),
        lambda _: None,
        (),
        lambda _: None,
        memory=folder / "composed.json",
        jobs=1,
    )
    if (packed := recollection.packed()) is not None:
        lists.write_bytes(packed)
    return done


def written(folder: Path) -> dict[str, bytes]:
    root = folder / "pages"
    return {str(path.relative_to(root)): path.read_bytes() for path in root.rglob("*") if path.is_file()}


def clean(world: World) -> dict[str, bytes]:
    with tempfile.TemporaryDirectory() as place:
        build(world, Path(place))
        return written(Path(place))


def _holding(archive: Archive, field: str, items: list) -> Archive:
    return replace(archive, **{field: hold(items) if field == "appearances" else tuple(items)})


def _item(field: str, **values):
    """Make a change of one item of a list of the archive; of text, words are put at its end."""

    def change(world: World, n: int) -> World:
        items = list(getattr(world.archive, field))
        if not items:
            return world
        one = items[n % len(items)]
        new = {
            key: f"{getattr(one, key)}{value[1:]}" if str(value).startswith("+") else value
            for key, value in values.items()
        }
        items[n % len(items)] = replace(one, **new)
        return world._replace(archive=_holding(world.archive, field, items))

    return change


def _without(field: str):
    def change(world: World, n: int) -> World:
        items = list(getattr(world.archive, field))
        if items:
            del items[n % len(items)]
        return world._replace(archive=_holding(world.archive, field, items))

    return change


def _unsaid(world: World, n: int) -> World:
    """Take a quotation away, with what was told of it again."""
    of = _without("quotations")(world, n).archive
    said = {(one.article, one.part, one.start) for one in of.quotations}
    retold = tuple(
        one for one in of.retold if all((t.article, t.part, t.start) in said for t in one.tellings)
    )
    return world._replace(archive=replace(of, retold=retold))


def _words(world: World, n: int) -> World:
    """Put words at the end of an article's last part, or of its headline."""
    articles = list(world.archive.articles)
    one = articles[n % len(articles)]
    parts = [*one.parts[:-1], replace(one.parts[-1], text=f"{one.parts[-1].text} More was said.")]
    articles[n % len(articles)] = replace(one, parts=tuple(parts))
    return world._replace(archive=replace(world.archive, articles=tuple(articles)))


def _gone(world: World, n: int) -> World:
    """Take an article away, with all that was found in it."""
    of = world.archive
    id_ = of.articles[n % len(of.articles)].id
    if len(of.articles) == 1:
        return world
    kept = {
        field: tuple(one for one in getattr(of, field) if one.article != id_)
        for field in ("quotations", "about", "countries", "roles", "versions")
    }
    return world._replace(
        archive=replace(
            of,
            articles=tuple(one for one in of.articles if one.id != id_),
            appearances=of.appearances.without({id_}),
            links=tuple(one for one in of.links if id_ not in (one.source, one.target)),
            threads=tuple(one for one in of.threads if id_ not in one.articles),
            chains=tuple(one for one in of.chains if all(step.article != id_ for step in one.steps)),
            retold=tuple(one for one in of.retold if all(telling.article != id_ for telling in one.tellings)),
            **kept,
        )
    )


def _elsewhere(world: World, n: int) -> World:
    """Let a place lie in another country."""
    places = [one for one in world.archive.entities if one.kind == "place"]
    if not places:
        return world
    there = Location(country="FR", region="", latitude=48.9, longitude=2.4, basis="the test")
    moved = places[n % len(places)].id
    entities = tuple(
        replace(one, location=there) if one.id == moved else one for one in world.archive.entities
    )
    return world._replace(archive=replace(world.archive, entities=entities))


def _another(world: World, n: int) -> World:
    """Let a name in a text mean somebody else of its kind."""
    kinds = {one.id: one.kind for one in world.archive.entities}
    found = list(world.archive.appearances)
    if not found:
        return world
    one = found[n % len(found)]
    others = [id_ for id_, kind in kinds.items() if kind == kinds[one.entity] and id_ != one.entity]
    found[n % len(found)] = replace(one, entity=others[n % len(others)]) if others else one
    return world._replace(archive=replace(world.archive, appearances=hold(found)))


def _in_the_country(world: World, _: int) -> World:
    """Let a place lie in a country that did not know of it."""
    there = Location(country="IQ", region="", latitude=36.3, longitude=43.1, basis="the test")
    return _with_entity(world, TOWN, location=there)


def _of_one_name(world: World, _: int) -> World:
    """Let one bear a name that another has, who is in none of its articles."""
    return _with_entity(
        world, "person-0005", variants=("Sabah al-Numan",), provenance="content/authority/p.md"
    )


def _of_a_name_referred_to(world: World, _: int) -> World:
    """Let one bear the name by which a record says what another is part of."""
    return _with_entity(world, "person-0006", variants=("The Ministry",), provenance="content/authority/p.md")


def _comes(world: World, _: int) -> World:
    """Let an article come to the file to which another leads, with a name that is known."""
    of = world.archive
    if any(one.id == COMES.id for one in of.articles):
        return world
    dated = sum(one.date.latest is not None and one.date.latest >= COMES.date.latest for one in of.articles)
    named = appearance(COMES, "Mosul", TOWN, kind="place")
    return world._replace(
        archive=replace(
            of,
            articles=(*of.articles[:dated], COMES, *of.articles[dated:]),
            appearances=hold((*of.appearances, named)),
        )
    )


def _sent_for_another_reason(world: World, _: int) -> World:
    """Let a later story of a chain belong to it for another reason."""
    chains = tuple(
        replace(one, steps=(*one.steps[:-1], replace(one.steps[-1], reason="As marked.")))
        for one in world.archive.chains
    )
    return world._replace(archive=replace(world.archive, chains=chains))


def _with_entity(world: World, id_: str, **values) -> World:
    entities = tuple(replace(one, **values) if one.id == id_ else one for one in world.archive.entities)
    return world._replace(archive=replace(world.archive, entities=entities))


def _in_company(world: World, _: int) -> World:
    """Let others be named with a place more often than the one with whom it had a page."""
    of = world.archive
    articles = [one for one in of.articles if one.id.startswith("m")]
    more = [
        appearance(articles[(n + step) % len(articles)], "spoke", f"person-{n:04}")
        for n in range(min(6, len(articles)))
        for step in (1, 2)
    ]
    return world._replace(archive=replace(of, appearances=hold((*of.appearances, *more))))


def _seen_less(world: World, _: int) -> World:
    """Take away the appearance for which one has a page."""
    left = tuple(
        one for one in world.archive.appearances if (one.entity, one.mention.article) != (SPEAKER, ARABIC)
    )
    return world._replace(archive=replace(world.archive, appearances=hold(left)))


def _said_elsewhere(world: World, n: int) -> World:
    """Let one be quoted in an article that does not name him."""
    of = world.archive
    article = of.articles[n % len(of.articles)]
    words = Quotation(
        article=article.id, part=1, start=0, end=6, text=article.parts[1].text[:6], speaker=SPEAKER,
        speaker_text="he", cue="said", reason="It stands beside the words.",
    )  # fmt: skip
    known = {(one.article, one.part, one.start) for one in of.quotations}
    if (words.article, words.part, words.start) in known:
        return world
    return world._replace(archive=replace(of, quotations=(*of.quotations, words)))


def _came_otherwise(world: World, n: int) -> World:
    """Let the articles have come to the archive in another order, to the addresses that they have."""
    articles = world.archive.articles[n % len(world.archive.articles) :]
    kept = dict(world.records.permalinks)
    lines = tuple((one.id, kept.get(one.id) or f"{natural_address(one)}.html") for one in articles)
    return world._replace(records=replace(world.records, permalinks=lines))


def _source(**values):
    """Make a change of the record of the source."""
    return lambda world, _: world._replace(
        records=replace(
            world.records, sources=tuple(one.model_copy(update=values) for one in world.records.sources)
        )
    )


def _page(world: World, n: int) -> World:
    pages = tuple(one.model_copy(update={"body": f"Words {n}."}) for one in world.records.pages)
    return world._replace(records=replace(world.records, pages=pages))


def _moved(world: World, n: int) -> World:
    """Publish an article at another address."""
    id_ = world.archive.articles[n % len(world.archive.articles)].id
    return world._replace(
        records=replace(world.records, permalinks=((id_, f"articles/2001/of-old-{id_}.html"),))
    )


CHANGES = {
    "an article is gone": _gone,
    "an article has more words": _words,
    "a headline": _item("articles", headline="+ again"),
    "a date": _item("articles", date=on("2021-02-03")),
    "a source": _item("articles", source="The Paper"),
    "an agency": _item("articles", agency="Xinhua"),
    "authors": _item("articles", authors=("Ann Writer",)),
    "a language": _item("articles", language="fr"),
    "tags and a section": _item("articles", tags=("bridges",), section="World"),
    "rights": _item("articles", rights="Nobody's."),
    "a hidden article": _item("articles", robots="noindex"),
    "an old address": _item("articles", aliases=("articles/of-old",)),
    "a name": _item("entities", name="+ II"),
    "a description": _item("entities", description="One of many."),
    "a note and a record": _item("entities", note="Words.", provenance="content/authority/people/x.md"),
    "variants": _item("entities", variants=("Another Name",)),
    "the reason of a name": _item("appearances", reason="+ Or not."),
    "one appearance less": _without("appearances"),
    "who is meant": _another,
    "where a place lies": _elsewhere,
    "a place in a country": _in_the_country,
    "a name that another bears": _of_one_name,
    "a name that a record refers to": _of_a_name_referred_to,
    "an article comes": _comes,
    "the reason of a chain": _sent_for_another_reason,
    "who goes with whom": _in_company,
    "too few reports for a page": _seen_less,
    "words said in another article": _said_elsewhere,
    "the order of coming": _came_otherwise,
    "the reason of a link": _item("links", reason="+ Or not."),
    "another kind of link": _item("links", kind="look-alike"),
    "a copy": _item("links", kind="copy"),
    "one link less": _without("links"),
    "the speaker": _item("quotations", speaker="", speaker_text="he"),
    "the reason of a quotation": _item("quotations", reason="+ Or not."),
    "one quotation less": _unsaid,
    "a role": _item("roles", text="+s"),
    "one role less": _without("roles"),
    "one older version less": _without("versions"),
    "the reason of a version": _item("versions", reason="+ Or not."),
    "one chain less": _without("chains"),
    "one topic less": _without("about"),
    "the title of a story": _item("threads", title="+ again"),
    "the introduction of a story": _item("threads", introduction="What came before."),
    "one story less": _without("threads"),
    "what was retold": _without("retold"),
    "a notice": _item("withheld", reason="+ Or not."),
    "the record of a source": _source(description="It says so.", name="Xinhua"),
    "the name in a record": _source(name="Reuters"),
    "a hand-written page": _page,
    "the ledger": _moved,
    "options": lambda world, n: world._replace(settings=Settings(page_size=11 + n % 3, entity_feeds=1)),
    "the name of the site": lambda world, n: world._replace(site=replace(world.site, name=f"Site {n}")),
    "no address of the site": lambda world, _: world._replace(site=site_of("A", "", "en")),
}  # fmt: skip


@pytest.fixture(scope="module", autouse=True)
def cards_without_drawing():
    """Draw no cards, which takes most of the time and is no page."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pictures, "draw_card", lambda name, archive: f"{name} {archive}".encode())
        yield


@pytest.fixture(scope="module")
def first(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("first")
    build(whole(), folder)
    return folder


@pytest.mark.parametrize("name", CHANGES)
def test_after_a_change_the_pages_are_those_of_a_build_from_nothing(name, first, tmp_path):
    place = shutil.copytree(first, tmp_path / "place")
    world = CHANGES[name](whole(), 1)
    build(world, place)

    assert written(place) == clean(world)


LAW = settings(max_examples=4, suppress_health_check=list(HealthCheck))
STEPS = st.lists(st.tuples(st.sampled_from(sorted(CHANGES)), st.integers(0, 20)), min_size=2, max_size=5)


def keeps_the_law(steps) -> None:
    with tempfile.TemporaryDirectory() as place:
        world = whole()
        build(world, Path(place))
        for name, n in steps:
            world = CHANGES[name](world, n)
            build(world, Path(place))
            assert written(Path(place)) == clean(world), name


@LAW
@given(STEPS)
def test_after_any_changes_the_pages_are_those_of_a_build_from_nothing(steps):
    keeps_the_law(steps)


@pytest.mark.slow
@settings(LAW, max_examples=25)
@given(STEPS)
def test_after_many_changes_the_pages_are_those_of_a_build_from_nothing(steps):
    keeps_the_law(steps)
