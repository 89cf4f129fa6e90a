"""A build after a change gives, byte for byte, what a build from nothing gives."""

import os
import re
import shutil
import tempfile
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from generator.cli.main import main
from tests.archives import QUICK, make_archive
from tests.publish.rendered import tree

pytest.importorskip("pyromark", reason="an environment older than the lock")
NO_SEARCH = f"{QUICK}      search: false\n"
PEOPLE = ("Jane Doe", "John Smith", "Ann Lee")
PLACES = ("Paris", "Baghdad", "Boston")
STORY = "{place}, March {day} (Reuters) -- {who} said that the bridge in {place} would close.\n\n{more}\n"
RECORD = "---\nname: {name}\ndescription: {more}\n---\n\nA note, with [a page](../about.md).\n"
DECISION = (
    "- article: content/articles/{name}.txt\n  {what}\n  by: A. Editor\n  on: 2026-01-02\n  why: A test.\n"
)
WITHDRAW = "withdraw: true\n  stays_in: all"
WORDS = st.sampled_from(["The bridge is old.", '"It will close," Doe said.', "Nobody asked.", "Rain fell."])


def build(folder: Path, *options: str) -> str:
    done = CliRunner().invoke(main, ["build", "-f", str(folder / "mkdocs.yml"), "-j", "1", *options])
    assert done.exit_code == 0, done.output
    return done.output


def made(folder: Path) -> dict[str, bytes]:
    """Read all that a build makes for readers."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for part in ("pages", "site")
        for path in sorted((folder / "build" / part).rglob("*"))
        if path.is_file()
    }


def clean_copy(folder: Path, place: Path) -> Path:
    shutil.rmtree(place, ignore_errors=True)
    shutil.copytree(folder, place, ignore=shutil.ignore_patterns("build"))
    (place / "build" / "pages").mkdir(parents=True)
    return place


@pytest.fixture
def archive(tmp_path):
    files = {
        f"content/articles/{n}.txt": f"Story {n}\n\n"
        + STORY.format(place=place, day=n, who=who, more="Rain fell.")
        for n, (place, who) in enumerate(zip(PLACES, PEOPLE, strict=True), 1)
    }
    return make_archive(tmp_path / "archive", files, options=NO_SEARCH)


def test_nothing_is_done_where_nothing_changed(archive):
    build(archive)
    before = {
        path: path.stat().st_mtime_ns
        for path in archive.rglob("build/*/*")
        if path.suffix in (".md", ".html")
    }
    again = build(archive)

    assert "Nothing changed" in again
    assert re.search(r"Anew       0 of 3 files read, 0 of \d+ pages composed, 0 of \d+ pages rendered", again)
    assert {path: path.stat().st_mtime_ns for path in before} == before


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no pipes")
def test_a_pipe_among_the_articles_is_not_waited_for(archive):
    os.mkfifo(archive / "content" / "articles" / "pipe.txt")
    (archive / "content" / "articles" / "lost.txt").symlink_to("nowhere")
    build(archive)

    assert "Nothing changed" in build(archive)


@pytest.mark.parametrize(
    "path",
    [
        "content/articles/1.txt",
        "content/pages/about.md",
        "theme/main.html",
        "theme/assets/archive.css",
        "mkdocs.yml",
        "build/site/index.html",
        "build/pages/index.md",
    ],
)
def test_a_change_anywhere_is_seen(path, archive, tmp_path):
    build(archive)
    file = archive / path
    text = file.read_text()
    file.write_text(
        text.replace("site_name: The", "site_name: A") if path == "mkdocs.yml" else f"{text}\n<!-- -->\n"
    )
    again = build(archive)
    clean = clean_copy(archive, tmp_path / "clean")
    build(clean)

    assert "Nothing changed" not in again
    assert made(archive) == made(clean)


def test_a_file_that_is_gone_from_the_site_is_made_again(archive):
    build(archive)
    before = made(archive)
    (archive / "build" / "site" / "assets" / "archive.css").unlink()
    (archive / "build" / "site" / "about.html").unlink()
    build(archive)

    assert made(archive) == before


def test_without_fast_rendering_the_site_is_the_same(archive, tmp_path):
    build(archive)
    plain = clean_copy(archive, tmp_path / "plain")
    config = plain / "mkdocs.yml"
    config.write_text(
        config.read_text().replace("      search: false\n", "      search: false\n      fast: false\n")
    )
    build(plain)
    one, other = made(archive), made(plain)

    assert one.keys() == other.keys()
    for name in one:
        if name.endswith(".html"):
            assert tree(one[name]) == tree(other[name]), name
        else:
            assert one[name] == other[name], name


def test_a_damaged_memory_of_the_last_build_is_not_believed(archive):
    build(archive)
    before = made(archive)
    for name in ("last-build.json", "rendered.json", "composed.json", "lists.json", "results.sqlite"):
        (archive / "build" / "cache" / name).write_bytes(b"{}\n[1, 2")
    again = build(archive)

    assert "Nothing changed" not in again
    assert made(archive) == before


class AnArchiveThatGrows(RuleBasedStateMachine):
    """Articles, records and decisions come, change and go."""

    @initialize()
    def start(self):
        self.temporary = tempfile.TemporaryDirectory()
        self.place = Path(self.temporary.name)
        self.folder = make_archive(self.place / "archive", {}, options=NO_SEARCH)
        self.write_article("a", "Paris", "Jane Doe", 1, "Rain fell.")

    def teardown(self):
        if hasattr(self, "temporary"):
            self.temporary.cleanup()

    @rule(
        name=st.sampled_from("abcd"), place=st.sampled_from(PLACES), who=st.sampled_from(PEOPLE),
        day=st.integers(1, 9), more=WORDS,
    )  # fmt: skip
    def write_article(self, name, place, who, day, more):
        text = f"{who} in {place}\n\n" + STORY.format(place=place, day=day, who=who, more=more)
        (self.folder / "content" / "articles").mkdir(parents=True, exist_ok=True)
        (self.folder / "content" / "articles" / f"{name}.txt").write_text(text)

    @rule(name=st.sampled_from("abcd"))
    def remove_article(self, name):
        (self.folder / "content" / "articles" / f"{name}.txt").unlink(missing_ok=True)

    @rule(name=st.sampled_from(PEOPLE), more=WORDS)
    def write_record(self, name, more):
        path = self.folder / "content" / "authority" / "people" / f"{name.lower().replace(' ', '-')}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(RECORD.format(name=name, more=repr(more)))

    @rule(name=st.sampled_from(PEOPLE))
    def remove_record(self, name):
        file = f"{name.lower().replace(' ', '-')}.md"
        (self.folder / "content" / "authority" / "people" / file).unlink(missing_ok=True)

    @rule(name=st.sampled_from("abcd"), what=st.sampled_from(["date: 2020-03-04", WITHDRAW]))
    def decide(self, name, what):
        path = self.folder / "content" / "decisions" / "articles.yml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(DECISION.format(name=name, what=what))

    @rule(name=st.sampled_from(["A", "B"]))
    def rename_the_site(self, name):
        config = self.folder / "mkdocs.yml"
        config.write_text(re.sub("(?m)^site_name: .*", f"site_name: {name}", config.read_text()))

    @invariant()
    def incremental_is_clean(self):
        if not hasattr(self, "folder") or not list(self.folder.glob("content/articles/*.txt")):
            return
        build(self.folder)
        clean = clean_copy(self.folder, self.place / "clean")
        build(clean)

        assert made(self.folder) == made(clean)


GROWING = settings(
    max_examples=2,
    stateful_step_count=5,
    suppress_health_check=list(HealthCheck),
)
TestAnArchiveThatGrows = AnArchiveThatGrows.TestCase
TestAnArchiveThatGrows.settings = GROWING


@pytest.mark.slow
class TestAnArchiveThatGrowsLong(AnArchiveThatGrows.TestCase):
    settings = settings(GROWING, max_examples=20, stateful_step_count=12)
