"""An article that comes among known ones: what it cannot concern stays as it was, as a clean build has it."""

import random
from contextlib import ExitStack
from datetime import timedelta
from unittest import mock

import numpy as np
import pytest

from generator.cache import Cache
from generator.links import blocks, candidates, copies, pairs, past, reaching, sameness, work
from generator.links.linking import in_order_of_days, link_articles
from generator.model import Chain, Step
from generator.settings import Settings
from tests.links.newsroom import archive_of, knowing, quoting, story
from tests.links.test_copies import edited, text

PEOPLE = [f"{first} {last}" for first in ("Oda", "Nils", "Kari") for last in ("Brekke", "Aamodt", "Moen")]
NEWSROOM = knowing(people=PEOPLE, places=["Narvik", "Bodo"])
SOURCES = ("", "Petrel Wire", "Skerry Press", "Bodo Post")
QUOTED = tuple(f'"The {n} quays stay shut till the last of the ice has gone away"' for n in ("two", "nine"))
STEMS = (  # with an ending each is a word that is rare
    "gann",
    "erm",
    "lich",
    "bas",
    "kestr",
    "sext",
    "cob",
    "jasp",
    "dahl",
    "ferr",
    "ib",
    "kelp",
    "ald",
)
ENDS = ("et", "ine", "en", "alt", "el", "ant", "olt", "er", "ia")
RARE = [stem + middle + end for middle in ("", "ol", "ub", "im", "ep") for end in ENDS for stem in STEMS]
SMALL = {
    # Limits at which a large archive stops, brought down to where this one reaches them.
    (blocks, "SIZE"): 4,
    (candidates, "MOST_POSTINGS"): 5,
    (candidates, "MOST_CANDIDATES"): 3,
    (candidates, "MOST_WORDS"): 6,
    (candidates, "MOST_NAMES"): 2,
    (copies, "MANY_REPORTS"): 3,
    (past, "MANY_REPORTS"): 3,
    (copies, "MOST_COMPARED"): 2,
    (sameness, "LEAST_RUNS"): 3,
    (pairs, "TRUST_IN_TABLE"): 16,
    (pairs, "FEW"): 4,
    (pairs, "COMMON_HERE"): 3,
    (past, "REPEATED"): 2,
}


class Wire:
    """An archive of short texts, some of them copies of others, that grows in its middle.

    One that is dense shares much, so that more is to be linked anew.
    """

    def __init__(self, seed, *, is_dense):
        self.chance, self.is_dense = random.Random(seed), is_dense
        self.texts = []
        self.articles = {}
        for _ in range(60):
            self.write()

    def write(self):
        chance, id_ = self.chance, f"s{len(self.articles):03}"
        if self.texts and chance.random() < (0.3 if self.is_dense else 0.05):
            body = edited(chance.choice(self.texts), 0.05, chance.randrange(99))
            body = " ".join(body.split()[: chance.choice((40, 60, 80))])
        else:
            words, seeds, people = (80, 40, 4) if self.is_dense else (len(RARE), 4000, 1)
            rare = [RARE[int(words * chance.random() ** 2)] for _ in range(8)]
            body = f"{text(chance.randrange(seeds), chance.choice((8, 30, 60)))} {' '.join(rare)}"
            named = chance.sample(PEOPLE, chance.randint(0, people))
            body += "".join(f" {name} left." for name in named)
        self.texts.append(body)
        if chance.random() < 0.2:
            body += f" {chance.choice(QUOTED)}, Oda Brekke said."
        day = f"2024-0{chance.randint(1, 3)}-{chance.randint(1, 28):02}"
        self.articles[id_] = story(id_, day, body, source=chance.choice(SOURCES))
        return id_

    def write_earlier(self):
        """Write what a known article is a copy of, or nearly."""
        chance = self.chance
        known = self.articles[chance.choice(list(self.articles))]
        told = " ".join(part.text for part in known.parts)
        body = edited(told, chance.choice((0.0, 0.04, 0.1)), chance.randrange(99))
        body = " ".join(body.split()[chance.choice((0, 0, 9)) :])
        id_, day = f"{chance.choice('ax')}{len(self.articles):03}", known.date.day
        day -= timedelta(chance.choice((0, 0, 1, 9)))
        self.articles[id_] = story(id_, f"{day}", body, source=chance.choice(SOURCES))
        return id_

    def link(self, cache=None, chained=()):
        articles = list(self.articles.values())
        said = [
            quoting(one, words, "Oda Brekke")
            for one in articles
            for words in QUOTED
            if any(words in part.text for part in one.parts)
        ]
        seen = [found for one in articles for found in NEWSROOM.appearances(one)]
        steps = tuple(Step(article=id_, mark="", reason="") for id_ in chained)
        chains = [Chain(steps=steps)] if steps else []
        with mock.patch.object(work.Work, "link", autospec=True, side_effect=work.Work.link) as linked:
            found = link_articles(
                articles, NEWSROOM.entities(), seen, said, Settings(), chains=chains, cache=cache
            )
        return found, linked.call_count


class Seen:
    """What each article of an archive finds before it, and a key of all that its comparison reads."""

    def __init__(self, articles):
        self.ids = [one.id for one in in_order_of_days(articles)]
        self.archive = archive_of(*in_order_of_days(articles), newsroom=NEWSROOM)
        keys = [id_.encode() for id_ in self.ids]
        self.past = list(self.archive.look_back(range(len(self.ids))))
        self.read = {
            self.ids[one.article]: self.archive.read(one, keys, np.append(one.candidates, one.article))
            for one in self.past
        }

    def at(self, numbers):
        return {self.ids[number] for number in numbers}


@pytest.fixture
def limits():
    with ExitStack() as limits:
        for (module, name), value in SMALL.items():
            limits.enter_context(mock.patch.object(module, name, value))
        yield


@pytest.fixture
def cache(limits, tmp_path):
    store = Cache(tmp_path / "store")
    yield store
    store.close()


def moved_and_concerned(seed):
    """Give the articles that new ones make read something else, and those that they may concern."""
    wire = Wire(seed, is_dense=seed % 2 == 0)
    before = Seen(wire.articles.values())
    for _ in range(wire.chance.choice((1, 1, 2, 4))):
        wire.write()
    now = Seen(wire.articles.values())
    number = {id_: place for place, id_ in enumerate(before.ids)}
    is_new = np.array([id_ not in number for id_ in now.ids])
    known = [(place, number[id_]) for place, id_ in enumerate(now.ids) if id_ in number]
    least = np.ones((len(now.ids), 2), np.int64)
    for place, former in known:
        least[place] = before.past[former].least
    changed = np.array([p for p, f in known if now.archive.levels[p] != before.archive.levels[f]], np.int64)
    first = int(np.flatnonzero(is_new)[0])
    reach = reaching.Reach(now.archive.columns, now.archive.index, is_new, least, first)
    concerned = reach.concerned(now.archive._materials, changed)
    return {id_ for id_ in before.ids if before.read[id_] != now.read[id_]}, now.at(np.flatnonzero(concerned))


@pytest.mark.parametrize(
    "seed", [*range(24), *(pytest.param(n, marks=pytest.mark.slow) for n in range(24, 250))]
)
def test_whatever_is_compared_otherwise_is_concerned(limits, seed):
    moved, concerned = moved_and_concerned(seed)
    assert moved <= concerned


@pytest.mark.parametrize(
    "seed", [*range(4), *(pytest.param(n, marks=pytest.mark.slow) for n in range(4, 60))]
)
def test_articles_that_come_among_known_ones_are_linked_as_in_a_clean_build(cache, seed):
    wire = Wire(seed, is_dense=seed % 2 == 0)
    wire.link(cache)
    for _ in range(6):
        for _ in range(wire.chance.choice((1, 1, 2, 4))):
            wire.write()
        assert wire.link(cache)[0] == wire.link()[0]


@pytest.mark.parametrize(
    "seed", [*range(6), *(pytest.param(n, marks=pytest.mark.slow) for n in range(6, 90))]
)
def test_known_articles_that_are_copies_of_a_new_one_now_are_linked_as_in_a_clean_build(cache, seed):
    wire = Wire(seed, is_dense=seed % 3 > 0)
    chained = sorted(wire.articles, key=lambda id_: wire.articles[id_].date.day)[seed : seed + 9 : 3]
    wire.link(cache, chained)
    for _ in range(6):
        for _ in range(wire.chance.choice((1, 1, 2, 4))):
            wire.write_earlier()
        assert wire.link(cache, chained)[0] == wire.link(chained=chained)[0]


@pytest.mark.parametrize("chained", [(), ("b", "s")])
def test_two_texts_that_a_new_one_makes_one_report_count_once_for_what_is_like_both(cache, chained):
    first, rare = text(1, 100), RARE[40:52]
    between = edited(first, 0.2, 1)
    last, again = edited(between, 0.2, 51), " ".join(rare[::-1])
    known = [
        story("a", "2024-03-01", f"{first} {' '.join(rare)}", source="Petrel Wire"),
        story("b", "2024-03-03", last if chained else f"{last} {again}", source="Bodo Post"),
        story("s", "2024-03-04", again if chained else "Nobody came."),
        story("c", "2024-03-05", " ".join(rare[::2] + rare[1::2])),
    ]
    new = story("n", "2024-03-02", between, source="Skerry Press")
    steps = tuple(Step(article=id_, mark="", reason="") for id_ in chained)

    def related(articles, store=None):
        chains = [Chain(steps=steps)] if steps else []
        linked = link_articles(articles, [], [], [], Settings(), chains=chains, cache=store)
        return [one.target for one in linked.links if one.source == "c" and one.kind == "related"]

    assert len(related(known, cache)) == 2
    assert related([*known, new], cache) == related([*known, new])
    assert len(related([*known, new])) == 1


def test_few_are_linked_anew_where_one_comes_among_many(cache):
    wire, anew, later = Wire(0, is_dense=False), 0, 0
    wire.link(cache)
    for _ in range(10):
        id_ = wire.write()
        day = wire.articles[id_].date.day
        later += sum(one.date.day > day for one in wire.articles.values())
        anew += wire.link(cache)[1]

    assert 0 < anew < later * 0.7


def test_a_first_story_that_comes_later_leads_the_others_of_its_chain(cache):
    wire = Wire(1, is_dense=True)
    (*_, last) = sorted(wire.articles, key=lambda id_: wire.articles[id_].date.day)
    chained = (wire.write(), last)
    first = wire.articles.pop(chained[0])
    wire.link(cache, chained)
    wire.articles[first.id] = first

    assert wire.link(cache, chained)[0] == wire.link(chained=chained)[0]


@pytest.mark.parametrize(
    "seed", [*range(4), *(pytest.param(n, marks=pytest.mark.slow) for n in range(4, 60))]
)
def test_what_a_new_text_makes_of_copies_is_found_by_their_runs_alone(cache, seed):
    wire = Wire(seed, is_dense=True)
    wire.link(cache)
    with mock.patch.object(reaching.Reach, "concerned", lambda self, *_: self._is_new.copy()):
        for _ in range(8):
            wire.write()
            assert copies_of(wire.link(cache)) == copies_of(wire.link())


FORM = " ".join(f"form{letter}" for letter in "abcdefghijklmnopqrst")
"""Words that many reports have, by which no text is found."""


def told(*words):
    return " ".join((FORM, *words))


KNOWN = [
    *(
        story(f"f{n}", "2024-01-01", f"{told()} {text(n, 200).lower()}", source=f"Paper {n}")
        for n in range(6)
    ),
    story(
        "a", "2024-01-02", told("one two three", text(9, 50).lower(), "four five six"), source="Petrel Wire"
    ),
    story("b", "2024-01-06", f"{text(9, 50).lower()} ten eleven twelve", source="Bodo Post"),
    story("x", "2024-01-09", told(*(f"else{n}" for n in range(20)), "four five six"), source="Bodo Post"),
    story("w", "2024-01-08", told(*(f"last{n}" for n in range(20)), "ten eleven twelve")),
]
CUT = story("k", "2024-01-04", told("seven eight nine one two three"), source="Skerry Press")
OTHER = story("y", "2024-01-03", told("seven eight nine", *(f"more{n}" for n in range(9))))


@pytest.mark.parametrize(
    ("known", "new", "before", "now"),
    [
        (KNOWN, CUT, {"b": "a"}, {"b": "a", "k": "a", "x": "k", "w": "k"}),
        ([*KNOWN, CUT], OTHER, {"b": "a", "k": "a", "x": "k", "w": "k"}, {"b": "a", "k": "y"}),
    ],
)
def test_what_is_a_copy_by_the_words_of_a_form_alone_is_found_by_its_report(cache, known, new, before, now):
    def copied(articles, store=None):
        links = link_articles(articles, [], [], [], Settings(), cache=store).links
        return {one.source: one.target for one in links if one.kind == "copy"}

    with (
        mock.patch.object(reaching.Reach, "concerned", lambda self, *_: self._is_new.copy()),
        mock.patch.object(reaching.Reach, "of", lambda self, *_: np.zeros(len(self._is_new), bool)),
    ):
        assert copied(known, cache) == before
        assert copied([*known, new], cache) == now
    assert copied([*known, new]) == now


@pytest.mark.parametrize(
    "seed", [*range(6), *(pytest.param(n, marks=pytest.mark.slow) for n in range(6, 90))]
)
def test_what_other_reports_of_known_texts_make_of_copies_is_found_by_their_runs_alone(cache, seed):
    wire = Wire(seed, is_dense=True)
    wire.link(cache)
    with (
        mock.patch.object(reaching.Reach, "concerned", lambda self, *_: self._is_new.copy()),
        mock.patch.object(reaching.Reach, "of", lambda self, *_: np.zeros(len(self._is_new), bool)),
    ):
        for _ in range(8):
            wire.write_earlier()
            assert copies_of(wire.link(cache)) == copies_of(wire.link())


def copies_of(linked):
    return [link for link in linked[0].links if link.kind == "copy"]
