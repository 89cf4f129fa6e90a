"""Parts of an archive that other machines analysed make the build short, and never other than it would be."""

import json
import shutil
import sqlite3
from contextlib import closing
from hashlib import sha256

import pytest
import zstandard

from generator.cache import Cache, cache_key, stored_values
from generator.cli.setup import load_site, plugin_of
from generator.pipeline import recognise
from generator.progress import Progress
from generator.publish.joining import join_store
from tests.archives import build, make_archive, run, site
from tests.test_machines import WITH_MODEL, articles

STORE = "build/cache/results.sqlite"
FILES = {
    "content/articles/1987/a.txt": "Acme opens a mill\n\nGENEVA, March 2, 1987 - Jane Doe spoke.\n",
    "content/articles/1988/b.txt": "Acme shuts a mill\n\nGENEVA, March 3, 1988 - Jane Doe wept.\n",
    "content/articles/1988/b.txt.meta.yml": "source: The Paper\n",
    "content/articles/19880/c.txt": "A year that only begins alike\n\nSomebody else.\n",
}


WITHDRAWN = (
    "- article: content/articles/1988/b.txt\n  withdraw: true\n  by: A. Editor\n  on: 2026-11-21\n"
    "  why: It was untrue.\n"
)


def do(folder, *command):
    return run(folder, "generator.cli.main", *command)


def analyse(folder, *years):
    for year in years:
        done = do(folder, "analyse", f"content/articles/{year}", "--into", f"parts/{year}.sqlite")
        assert done.returncode == 0, done.stderr
    return done


def read_anew(folder):
    return json.loads((folder / "build" / "report.json").read_text(encoding="utf-8"))["read"][0]


@pytest.fixture(scope="module")
def plain(tmp_path_factory):
    folder = make_archive(tmp_path_factory.mktemp("plain"), FILES)
    build(folder)
    return site(folder)


def test_a_part_is_the_articles_below_its_folder_and_no_others(tmp_path):
    archive = make_archive(tmp_path, FILES)
    done = analyse(archive, "1988")
    words = b"".join(stored_values(archive / "parts" / "1988.sqlite"))

    assert "1 articles are analysed; what was found is in parts/1988.sqlite" in done.stdout
    assert b"shuts a mill" in words
    assert b"opens a mill" not in words
    assert b"begins alike" not in words
    assert not (archive / STORE).exists()


def test_a_build_after_joining_reads_nothing_again_and_makes_the_same_site(tmp_path, plain):
    archive = make_archive(tmp_path, FILES)
    analyse(archive, "1987", "1988", "19880")
    done = do(archive, "join", "parts/1987.sqlite", "parts/1988.sqlite", "parts/19880.sqlite")
    build(archive)

    assert "parts/1988.sqlite: " in done.stdout
    assert " results were taken over, 0 were here already." in done.stdout
    assert read_anew(archive) == 0
    assert site(archive) == plain


def test_a_damaged_result_is_worked_out_again(tmp_path, plain):
    archive = make_archive(tmp_path, FILES)
    analyse(archive, "1987", "1988")
    with sqlite3.connect(archive / "parts" / "1988.sqlite") as part:
        [[count]] = part.execute("SELECT count(*) FROM results")
        part.execute("UPDATE results SET value = substr(value, 1, length(value) - 1)")
    part.close()
    done = do(archive, "join", "parts/1987.sqlite", "parts/1988.sqlite")
    build(archive)

    assert f"0 results were taken over, 0 were here already, {count} are damaged and will be" in done.stdout
    assert read_anew(archive) == 2
    assert site(archive) == plain


def test_what_is_foreign_in_a_store_is_left_out(tmp_path):
    part, whole = tmp_path / "part.sqlite", zstandard.compress(b"[1]")
    Cache(part).close()
    rows = [
        (cache_key("good"), sha256(whole).hexdigest(), whole),
        ("no key", sha256(whole).hexdigest(), whole),
        (cache_key("not packed"), sha256(b"[1]").hexdigest(), b"[1]"),
        (cache_key("not JSON"), sha256(zstandard.compress(b"[1")).hexdigest(), zstandard.compress(b"[1")),
        (cache_key("of another kind"), sha256(b"").hexdigest(), 7),
        (cache_key("of another checksum"), None, whole),
    ]
    with sqlite3.connect(part) as connection:
        connection.executemany("INSERT INTO results VALUES (?, ?, ?)", rows)
    connection.close()
    cache = Cache(tmp_path / "own.sqlite")
    joined = join_store(cache, part)

    assert (joined.taken, joined.known, joined.damaged, joined.flaw) == (1, 0, 5, "")
    assert cache.get(row[0] for row in rows) == {cache_key("good"): [1]}
    assert join_store(cache, part).known == 1
    cache.close()


def test_what_is_here_is_not_replaced(tmp_path):
    theirs, own = Cache(tmp_path / "theirs.sqlite"), Cache(tmp_path / "own.sqlite")
    theirs.put({cache_key("names of the last build"): ["theirs"]})
    own.put({cache_key("names of the last build"): ["own"]})
    theirs.close()

    assert join_store(own, tmp_path / "theirs.sqlite").known == 1
    assert list(own.get([cache_key("names of the last build")]).values()) == [["own"]]
    own.close()


def test_a_store_that_breaks_off_is_joined_as_far_as_it_goes(tmp_path):
    part = tmp_path / "part.sqlite"
    theirs = Cache(part)
    theirs.put({cache_key(str(n)): "x" * n for n in range(5_000)})
    theirs.close()
    data = part.read_bytes()
    part.write_bytes(data[: len(data) // 2])
    with closing(Cache(tmp_path / "own.sqlite")) as own:
        joined = join_store(own, part)

    assert joined.flaw
    assert joined.taken + joined.damaged < 5_000


@pytest.mark.parametrize("text", ["site_name: An archive\n", ""], ids=["text", "empty"])
def test_what_is_no_store_is_neither_joined_nor_written_over(text, tmp_path):
    archive = make_archive(tmp_path, {**FILES, "notes.txt": text})
    joined = do(archive, "join", "notes.txt")
    analysed = do(archive, "analyse", "content/articles/1987", "--into", "notes.txt")

    assert (joined.returncode, analysed.returncode) == (2, 2)
    assert (
        "notes.txt: it is no store of results; expected a file that 'news-archive analyse'" in joined.stderr
    )
    assert "notes.txt: it is no store of results; expected one, or a new file." in analysed.stderr
    assert (archive / "notes.txt").read_text() == text
    assert not (archive / STORE).exists()


@pytest.mark.parametrize("folder", ["content/articles/1899", "theme", "..", "content/articles/../../theme"])
def test_a_folder_without_articles_is_refused(folder, tmp_path):
    done = do(make_archive(tmp_path, FILES), "analyse", folder, "--into", "part.sqlite")

    assert done.returncode == 2
    assert f"{folder}: it is no folder of articles; expected one of or below seeds," in done.stderr
    assert not (tmp_path / "part.sqlite").exists()


def test_no_word_of_a_withheld_article_comes_in_with_a_part(tmp_path):
    archive = make_archive(tmp_path, FILES)
    analyse(archive, "1987", "1988")
    decision = archive / "content" / "decisions" / "articles.yml"
    decision.parent.mkdir(parents=True)
    decision.write_text(WITHDRAWN)
    # What was analysed is an earlier wording, which no build asks for any more.
    article = archive / "content" / "articles" / "1988" / "b.txt"
    article.write_text(article.read_text(encoding="utf-8").replace("shuts", "closes"), encoding="utf-8")
    build(archive)
    do(archive, "join", "parts/1987.sqlite", "parts/1988.sqlite")
    assert b"shuts a mill" in b"".join(stored_values(archive / STORE))
    build(archive)

    assert b"shuts a mill" not in b"".join(stored_values(archive / STORE))


def refuse(work, items, *, jobs, batch):
    assert not items, f"the model would have to read {len(items)} articles"
    return iter([])


@pytest.mark.slow
def test_the_model_has_nothing_left_to_do_after_joining(tmp_path):
    archive = make_archive(tmp_path / "one", dict(articles(40)), options=WITH_MODEL)
    other = shutil.copytree(archive, tmp_path / "two")
    settings = plugin_of(load_site(archive / "mkdocs.yml")).settings

    def recognise_here():
        with closing(Cache(archive / STORE)) as cache:
            return recognise(archive, settings, cache, jobs=1, progress=Progress(), engine=refuse)

    with pytest.raises(AssertionError, match="would have to read 40"):
        recognise_here()
    analyse(archive, "1987")
    do(archive, "join", "parts/1987.sqlite")

    assert len(recognise_here().reading.articles) == 40
    build(archive)
    build(other)
    assert site(archive) == site(other)
