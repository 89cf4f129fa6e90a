"""A file is read again only when something it is made of changed, and what is withheld is not kept."""

from pathlib import Path

import pytest

from generator.articles.files import list_files
from generator.articles.house import House
from generator.articles.remembering import Memory, read_outcomes
from generator.articles.stories import Outcome
from generator.cache import Cache
from generator.stored import restore, store
from tests.archives import write_files

STORY = "A headline of a story\n\nPARIS, March 3 (Reuters) -- Jane Doe said the bridge would close.\n\n> x\n"
PAGE = (
    "<html><body><article><h1>A page</h1><p>Words <em>of</em> a <a href='https://x.example/'>page</a>.</p>"
    "</article></body></html>"
)
FILES = {
    "a/one.txt": STORY,
    "a/one.meta.yml": "date: 2020-03\nsource: The Paper\n",
    "a/two.md": "---\nheadline: Two\ndate: 2020-03-05\ntags: [x, y]\n---\n\n## Part\n\n- an *item*\n",
    "a/three.html": PAGE,
    "a/four.jsonl": '{"headline": "Four", "text": "Words."}\n{"headline": "Five", "text": "More."}\n',
    "a/empty.txt": "",
}


def read(root: Path, cache: Cache, house: House | None = None, *, is_open: bool = True):
    memory = Memory(cache=cache)
    files = list_files(root, ["a"]).files
    outcomes = read_outcomes(root, house or House(), files, memory, jobs=1, tick=lambda _: None)
    memory.settle(is_open=is_open)
    return outcomes, memory.read


@pytest.fixture
def cache(tmp_path):
    store = Cache(tmp_path / "cache" / "x.sqlite")
    yield store
    store.close()


@pytest.fixture
def root(tmp_path):
    write_files(tmp_path, FILES)
    return tmp_path


def test_what_was_read_before_is_not_read_again(root, cache):
    first, read_first = read(root, cache)
    second, read_second = read(root, cache)

    assert (read_first, read_second) == (5, 1)  # an empty file has no story to keep
    assert second == first


@pytest.mark.parametrize("name", ["a/one.txt", "a/one.meta.yml"])
def test_a_file_is_read_again_when_it_or_its_sidecar_changed(name, root, cache):
    read(root, cache)
    (root / name).write_text((root / name).read_text().replace("The Paper", "Another").replace("Jane", "Ann"))
    again, count = read(root, cache)

    assert count == 2
    assert again == read_outcomes(
        root, House(), list_files(root, ["a"]).files, Memory(), jobs=1, tick=lambda _: None
    )


def test_all_are_read_again_when_what_is_taken_for_granted_changed(root, cache):
    read(root, cache)

    assert read(root, cache, House(years=(2010, 2020)))[1] == 5


def test_where_words_are_withheld_nothing_is_kept_and_what_was_is_forgotten(root, cache):
    read(root, cache)
    read(root, cache, is_open=False)

    assert read(root, cache, is_open=False)[1] == 5
    assert read(root, cache)[1] == 5


def test_a_story_that_looks_for_a_picture_beside_it_is_read_each_time(root, cache):
    write_files(root, {"a/picture.md": "# A story\n\n![x](x.png)\n\nWords.\n"})
    read(root, cache)
    _, count = read(root, cache)

    assert count == 2


def test_a_damaged_result_is_read_anew(root, cache):
    first, _ = read(root, cache)
    keys = [row[0] for row in cache._connection.execute("SELECT key FROM results")]
    cache.put({key: [["x"], 1] for key in keys})

    assert read(root, cache) == (first, 5)


def test_every_field_of_a_story_comes_back(root):
    files = list_files(root, ["a"]).files
    outcomes = read_outcomes(root, House(), files, Memory(), jobs=1, tick=lambda _: None)
    for outcome in outcomes:
        back = restore(Outcome, store(outcome))

        assert back == outcome
        assert all(
            type(getattr(back, name)) is type(getattr(outcome, name)) for name in Outcome.__struct_fields__
        )
