"""Links kept from build to build are those of a clean build, and only what a change touches is done again."""

import random
import shutil
import sqlite3
import tempfile
from contextlib import ExitStack
from pathlib import Path
from unittest import mock

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from msgspec.structs import replace

from generator.cache import Cache, stored_values
from generator.content.records import Records, ThreadDecision
from generator.links import blocks, candidates, copies, descriptions, pairs, past, sameness, work
from generator.links.linking import link_articles
from generator.model import Chain, Entity, Step
from generator.settings import Settings
from tests.links.newsroom import knowing, quoting, slug, story
from tests.links.test_copies import text

PEOPLE, PLACES = ["Oda Brekke", "Nils Aamodt"], ["Narvik", "Bodo"]
NEWSROOM = knowing(people=PEOPLE, organizations=["Skerry Quarry", "Petrel Wire"], places=PLACES)
QUOTED = '"We will not reopen the quay before the ice is gone"'
TOLD = (
    f"{QUOTED}, Oda Brekke said.",
    "Divers searched the flooded Skerry Quarry for an excavator and its crane on Monday morning.",
    "Divers left the flooded Skerry Quarry in Narvik without the excavator, which weighs 148.6 tonnes.",
    "The crane of the excavator was found by Nils Aamodt, a diver of Bodo, beneath a ledge of the quarry.",
    "Bakers in Narvik raised the price of rye bread by 14.5 per cent, Petrel Wire wrote.",
    "Petrel Wire reports from all of the country's harbours.",
    "A geyser, a kestrel and a sextant drew anglers to the harbour of Bodo.",
    "The kestrel of Bodo left the sextant to a gannet and an ermine, Nils Aamodt said to Oda Brekke.",
    "A gannet, an ermine and a lichen of basalt grew dearer in Narvik by 7.25 crowns.",
    "Oda Brekke put cobalt, jasper and a dahlia on a ledge of Skerry Quarry.",
)
HEADLINES = ("Divers search quarry", "Divers leave quarry", "Rye bread dearer in Narvik", "")
DAYS = ("2024-03-01", "2024-03-02", "2024-03-04", "2024-05-20", "2026-01-01", "2024-03-05~", "")
SOURCES = ("", "Petrel Wire", "Skerry Press")
IDS = "abcdefghijklmnopqrstuvwx"
SMALL = {
    # Limits at which a large archive stops, brought down to where this one reaches them.
    (blocks, "SIZE"): 2,
    (candidates, "MOST_POSTINGS"): 3,
    (candidates, "MOST_CANDIDATES"): 2,
    (copies, "MANY_REPORTS"): 3,
    (sameness, "LEAST_RUNS"): 3,
    (pairs, "TRUST_IN_TABLE"): 64,
    (past, "REPEATED"): 2,
}


class LinksThatAreKept(RuleBasedStateMachine):
    """Articles, records and decisions come, change and go; what is kept is damaged here and there."""

    @initialize(seed=st.integers(0, 10_000), count=st.integers(0, len(IDS)))
    def start(self, seed, count):
        self.place = Path(tempfile.mkdtemp())
        self.articles, self.variants, self.chained = {}, {}, ()
        self.decisions, self.related = (), 7
        chance = random.Random(seed)
        for id_ in IDS[:count]:
            told = chance.sample(TOLD, chance.randint(1, 5))
            self.write_article(
                id_, *(chance.choice(some) for some in (DAYS, HEADLINES, SOURCES, SOURCES, PLACES)), told
            )

    def teardown(self):
        shutil.rmtree(getattr(self, "place", ""), ignore_errors=True)

    @rule(
        id_=st.sampled_from(IDS), day=st.sampled_from(DAYS), headline=st.sampled_from(HEADLINES),
        source=st.sampled_from(SOURCES), agency=st.sampled_from(SOURCES), place=st.sampled_from(PLACES),
        told=st.lists(st.sampled_from(TOLD), min_size=1, max_size=5, unique=True),
    )  # fmt: skip
    def write_article(self, id_, day, headline, source, agency, place, told):
        self.articles[id_] = story(
            id_, day, "\n\n".join(told), headline=headline, place=place, source=source, agency=agency
        )

    @rule(id_=st.sampled_from(IDS))
    def remove_article(self, id_):
        self.articles.pop(id_, None)

    @rule(name=st.sampled_from(["Oda Brekke", "Petrel Wire"]), variant=st.sampled_from(["", *SOURCES]))
    def write_record(self, name, variant):
        self.variants[name] = (variant,) if variant else ()

    @rule(id_=st.sampled_from(IDS), other=st.sampled_from(IDS))
    def decide(self, id_, other):
        what = {"by": "A. Editor", "on": "2026-01-02", "why": "A test.", "line": 1}
        self.decisions = (ThreadDecision(merge=(id_, other), **what),) if id_ != other else ()

    @rule(ids=st.lists(st.sampled_from(IDS), min_size=2, max_size=3, unique=True))
    def chain(self, ids):
        self.chained = tuple(ids)

    @rule(related=st.integers(0, 7))
    def change_settings(self, related):
        self.related = related

    @rule(which=st.integers(0, 19))
    def damage(self, which):
        if (self.place / "store").exists():
            with sqlite3.connect(self.place / "store") as store:
                keys = [key for (key,) in store.execute("SELECT key FROM results ORDER BY key")]
                damaged = [(key,) for number, key in enumerate(keys) if number % 20 == which]
                store.executemany("UPDATE results SET value = x'00' WHERE key = ?", damaged)
            store.close()

    def linked(self, cache=None):
        articles = list(self.articles.values())
        entities = [
            Entity(id=slug(name), kind=kind, name=name, variants=self.variants.get(name, ()))
            for name, kind in NEWSROOM.names.items()
        ]
        steps = [Step(article=id_, mark="", reason="") for id_ in self.chained if id_ in self.articles]
        return link_articles(
            articles,
            entities,
            [one for article in articles for one in NEWSROOM.appearances(article)],
            [
                quoting(one, QUOTED, "Oda Brekke")
                for one in articles
                if any(QUOTED in p.text for p in one.parts)
            ],
            Settings(related=self.related),
            chains=[Chain(steps=tuple(steps))] if len(steps) > 1 else [],
            records=Records(thread_decisions=self.decisions),
            cache=cache,
        )

    @invariant()
    def kept_is_clean(self):
        if not hasattr(self, "place"):
            return
        with ExitStack() as limits:
            for (module, name), value in SMALL.items():
                limits.enter_context(mock.patch.object(module, name, value))
            cache = Cache(self.place / "store")
            try:
                assert self.linked(cache) == self.linked()
            finally:
                cache.close()


KEPT = settings(
    max_examples=12,
    stateful_step_count=10,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    derandomize=True,
)
TestLinksThatAreKept = LinksThatAreKept.TestCase
TestLinksThatAreKept.settings = KEPT


@pytest.mark.slow
class TestLinksThatAreKeptLong(LinksThatAreKept.TestCase):
    settings = settings(KEPT, max_examples=150, stateful_step_count=25)


WORDS = (
    "alder",
    "basalt",
    "cobalt",
    "dahlia",
    "ermine",
    "ferret",
    "gannet",
    "heron",
    "ibex",
    "jasper",
    "kelp",
)


def archive(count):
    """Make stories day by day, each of some words that others have."""
    texts = (f"The {WORDS[n % 11]} and the {WORDS[n % 7]} met a {WORDS[n % 5]}." for n in range(count))
    return [story(f"s{n:04}", f"2024-{n // 28 % 12 + 1:02}-{n % 28 + 1:02}", t) for n, t in enumerate(texts)]


def link(articles, cache):
    """Link articles; tell how many were described and how many were compared anew."""
    with (
        mock.patch.object(
            descriptions, "describe_material", wraps=descriptions.describe_material
        ) as described,
        mock.patch.object(work, "compare", wraps=work.compare) as compared,
    ):
        link_articles(articles, [], [], (), Settings(), cache=cache)
    return described.call_count, len({call.args[0].article.id for call in compared.call_args_list})


@pytest.fixture
def cache(tmp_path):
    store = Cache(tmp_path / "store")
    yield store
    store.close()


def test_nothing_is_done_again_where_nothing_changed(cache):
    articles = archive(300)
    assert link(articles, cache) == (300, 299)
    assert link(articles, cache) == (0, 0)


def test_an_article_of_the_last_day_alone_is_described_and_compared_with_its_block(cache):
    articles = archive(300)
    link(articles, cache)
    described, compared = link([*articles, story("new", "2024-12-31", "An ibex met a heron.")], cache)

    assert described == 1
    assert 0 < compared < 150


def test_an_article_of_an_old_day_leaves_alone_what_has_nothing_of_it(cache):
    articles = archive(300)
    link(articles, cache)
    described, compared = link([story("new", "2024-01-01", "Nobody came."), *articles], cache)

    assert described == 1
    assert compared < 200


def test_what_articles_are_like_stays_in_the_store_though_nobody_has_to_read_it(tmp_path):
    articles = archive(300)
    for _ in range(2):
        store = Cache(tmp_path / "store")
        link(articles, store)
        store.forget_unused()
        store.close()
    store = Cache(tmp_path / "store")
    described, _ = link([story("new", "2024-01-01", "An ibex met a heron."), *articles], store)
    store.close()

    assert described == 1


@pytest.mark.parametrize("gone", [2, 70])
def test_of_articles_that_are_gone_nothing_stays_in_the_store(tmp_path, gone):
    articles = archive(300)
    told = f"The {WORDS[3]} met the wombat of Zyrianka."
    lost = [story(f"lost{number}", f"2025-01-{number % 28 + 1:02}", told) for number in range(gone)]
    store = Cache(tmp_path / "store")
    link([*articles, *lost], store)
    store.close()
    before = b"".join(stored_values(tmp_path / "store"))
    store = Cache(tmp_path / "store")
    link(articles, store)
    store.forget_unused()
    store.close()
    after = b"".join(stored_values(tmp_path / "store"))

    assert b"ombat" in before
    assert b"lost0" in before
    assert b"ombat" not in after
    assert b"lost0" not in after


def test_words_that_change_in_an_old_article_are_seen_by_later_ones(cache):
    articles = archive(100)
    link(articles, cache)
    (first, *later) = articles
    changed = [replace(first, parts=story("x", "", "A gannet, a heron and an ibex.").parts), *later]

    assert link_articles(changed, [], [], (), Settings(), cache=cache) == link_articles(
        changed, [], [], (), Settings()
    )


def test_language_that_too_many_reports_have_is_known_of_texts_that_are_put_back(cache):
    def words(seed, length):
        return " ".join(word for word in text(seed, length).split() if word.islower())

    form = words(1, 90)
    told = [f"{form} {words(10 + n, 300)}" for n in range(9)]
    articles = [story(f"s{n}", "2024-03-01", t, source=f"Paper {n}") for n, t in enumerate(told)]
    articles.append(story("t", "2024-03-02", f"{form} {words(2, 30)}", source="Skerry Press"))
    copy = story("u", "2024-03-03", f"{words(2, 30)} {words(3, 130)}", source="Petrel Wire")

    with mock.patch.object(blocks, "SIZE", 1):
        link(articles, cache)
        kept = link_articles([*articles, copy], [], [], (), Settings(), cache=cache)

    assert kept == link_articles([*articles, copy], [], [], (), Settings())
    assert [one.target for one in kept.links if one.kind == "copy"] == ["t"]


def test_what_a_name_is_worth_is_weighed_again_when_older_articles_have_it_too(cache):
    told = "Oda Brekke searched the flooded quarry for {} excavator, {} crane and drifting lamps."
    pair = [story("first", "2024-03-02", told.format("an", "a"))]
    pair.append(story("second", "2024-03-04", told.format("the", "the")))
    others = [story(f"o{n:03}", "2024-03-01", "Oda Brekke left.") for n in range(300)]
    newsroom = knowing(people=["Oda Brekke"])

    def linked(articles, store=None):
        seen = [found for article in articles for found in newsroom.appearances(article)]
        found = link_articles(articles, newsroom.entities(), seen, (), Settings(), cache=store)
        return [one for one in found.links if one.source == "second"]

    with mock.patch.object(blocks, "SIZE", 1), mock.patch.object(candidates, "MOST_CANDIDATES", 1):
        before = linked(pair, cache)
        # Others are no candidates, so nothing but the name's rarity tells that they came.
        kept, clean = linked([*others, *pair], cache), linked([*others, *pair])

    assert kept == clean
    assert [one.target for one in clean] == [one.target for one in before] == ["first"]
    assert clean[0].weight < before[0].weight


PAIR = [
    story(id_, day, f"Divers left {rest}. {QUOTED}, Oda Brekke said to Nils Aamodt.")
    for id_, day, rest in (("a", "2024-03-01", "the quarry"), ("b", "2024-03-02", "a ledge"))
]
NAMED = [found for article in PAIR for found in NEWSROOM.appearances(article)]
SAID = [quoting(article, QUOTED, "Oda Brekke") for article in PAIR]


@pytest.mark.parametrize(
    ("named", "said"),
    [
        (NAMED[1:], SAID),
        ([replace(NAMED[0], entity=NAMED[1].entity), *NAMED[1:]], SAID),
        (NAMED, SAID[:1]),
        (NAMED, [SAID[0], replace(SAID[1], speaker="nils-aamodt", speaker_text="Nils Aamodt")]),
    ],
)
def test_who_is_named_and_quoted_in_an_article_that_stayed_as_it_was_is_seen(cache, named, said):
    entities = NEWSROOM.entities()
    before = link_articles(PAIR, entities, NAMED, SAID, Settings(), cache=cache)
    kept = link_articles(PAIR, entities, named, said, Settings(), cache=cache)

    assert kept == link_articles(PAIR, entities, named, said, Settings())
    assert kept != before


def test_what_somebody_is_called_now_is_seen_where_the_words_stayed(cache):
    renamed = [replace(one, name="Oda Maria Brekke") for one in NEWSROOM.entities() if one.id == "oda-brekke"]
    before = link_articles(PAIR, NEWSROOM.entities(), NAMED, SAID, Settings(), cache=cache)
    kept = link_articles(PAIR, renamed, NAMED, SAID, Settings(), cache=cache)

    assert kept == link_articles(PAIR, renamed, NAMED, SAID, Settings())
    assert kept != before


def test_words_that_change_where_nobody_is_named_are_seen(cache):
    first, second = archive(2)
    link([first, second], cache)
    changed = [first, replace(second, parts=first.parts)]
    kept = link_articles(changed, [], [], (), Settings(), cache=cache)

    assert kept == link_articles(changed, [], [], (), Settings())
    assert [one.kind for one in kept.links] == ["copy"]
