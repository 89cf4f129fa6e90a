"""`news-archive decide` writes a decision as a person would, and refuses what cannot hold."""

import subprocess
from datetime import date

import pytest
from click.testing import CliRunner

from generator.cache import Cache
from generator.cli import decide as command
from generator.cli.main import main
from generator.publish.building import CACHE, NAMES
from tests.archives import make_archive

FILE = "content/decisions/entities.yml"
STORY = {
    "content/articles/a.txt": "A headline\n\nThey met in Paris on Monday, and in Rome on Friday.\n",
    "content/articles/b.txt": "Other words\n\nIn Georgia they went to Rome and to Lyon.\n",
}
WHO = ("--by", "A. Editor", "--on", "2026-11-21", "--why", "I asked: both.")


@pytest.fixture
def archive(tmp_path):
    return make_archive(tmp_path, STORY)


def decide(folder, *words, who=WHO):
    return CliRunner().invoke(main, ["decide", *words, *who, "--config", str(folder / "mkdocs.yml")])


def written(folder):
    return (folder / FILE).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("words", "line"),
    [
        (("same", "Paris", "rome"), "- same: [Paris, rome]"),
        (("not-same", "Paris", "Rome"), "- not_same: [Paris, Rome]"),
        (("undecided", "Paris", "Rome"), "- undecided: [Paris, Rome]"),
        (("not-an-entity", "Paris"), "- not_an_entity: Paris"),
        (("rename", "Paris", "Paris, in France"), '- renamed: {entity: Paris, name: "Paris, in France"}'),
        (
            ("split", "Rome", "--into", "rome-georgia", "--name", "Rome, Georgia", "content/articles/b.txt"),
            "- split: {entity: Rome, articles: [content/articles/b.txt], into: rome-georgia, "
            'name: "Rome, Georgia"}',
        ),
    ],
)
def test_each_decision_is_written_as_its_line_and_holds(archive, words, line):
    done = decide(archive, *words)
    assert done.exit_code == 0, done.output
    expected = f'{line}\n  by: A. Editor\n  on: 2026-11-21\n  why: "I asked: both."\n'
    assert written(archive) == expected
    assert done.stdout == f"{FILE}:1:\n{expected}"
    again = decide(archive, *words)
    assert again.exit_code == 1
    assert "decided already (A. Editor, 2026-11-21)" in again.output


def test_comments_order_and_every_byte_before_it_stay(archive):
    before = b"# Ours.\r\n\r\n-   not_same: [Paris, Rome]   # far apart\r\n    by: B\r\n"
    before += b"    on: 2020\r\n    why: So.\r\n# End"
    (archive / "content" / "decisions").mkdir(parents=True)
    (archive / FILE).write_bytes(before)
    done = decide(archive, "rename", "Paris", "Paree")
    assert done.exit_code == 0, done.output
    after = (archive / FILE).read_bytes()
    assert after.startswith(before + b"\r\n- renamed: {entity: Paris, name: Paree}\r\n  by: A. Editor\r\n")
    assert done.stdout.startswith(f"{FILE}:8:\n")


def test_items_that_are_indented_stay_in_line(archive):
    (archive / "content" / "decisions").mkdir(parents=True)
    (archive / FILE).write_text("  - not_same: [Paris, Rome]\n    by: B\n    on: 2020\n    why: So.\n")
    assert decide(archive, "rename", "Paris", "Paree").exit_code == 0
    assert written(archive).splitlines()[4] == "  - renamed: {entity: Paris, name: Paree}"


@pytest.mark.parametrize("text", ["[]\n", "{a: 1}\n", "- same: [a, b]\n...\n", "'\n"])
def test_a_file_that_cannot_take_the_lines_is_left_as_it_is(archive, text):
    (archive / "content" / "decisions").mkdir(parents=True)
    (archive / FILE).write_text(text)
    done = decide(archive, "rename", "Paris", "Paree")
    assert done.exit_code == 1
    assert FILE in done.output
    assert written(archive) == text


def test_what_contradicts_is_refused_and_both_lines_are_named(archive):
    assert decide(archive, "same", "Paris", "Rome").exit_code == 0
    before = written(archive)
    done = decide(archive, "not-same", "Paris", "Rome")
    assert done.exit_code == 1
    assert f"{FILE}:5: 'Paris' and 'Rome' are decided not the same here" in done.output
    assert "line 1" in done.output
    assert written(archive) == before


@pytest.mark.parametrize(
    ("words", "fault"),
    [
        (("same", "Parris", "Rome"), "'Parris' is no id and no name in this archive. Did you mean 'Paris'?"),
        (
            ("split", "Rome", "--into", "rome-2", "content/articles/c.txt"),
            "'content/articles/c.txt' is no article in this archive. Did you mean 'content/articles/",
        ),
        (("same", "Paris"), "expected a list of 2 or more"),
        (
            ("split", "Rome", "--into", "Rome Two", "content/articles/b.txt"),
            "'split.into' is 'Rome Two'; expected",
        ),
    ],
)
def test_what_is_not_there_or_cannot_be_is_refused_before_writing(archive, words, fault):
    done = decide(archive, *words)
    assert done.exit_code == 1
    assert fault in done.output
    assert not (archive / FILE).exists()


def test_who_and_when_are_known_without_being_told(archive, monkeypatch):
    monkeypatch.setattr(command, "today", lambda: date(2031, 2, 3))
    monkeypatch.setattr(command, "git_name", lambda _: "Git Name")
    done = decide(archive, "not-an-entity", "Paris", who=("--why", "yes"))
    assert done.exit_code == 0, done.output
    assert written(archive) == "- not_an_entity: Paris\n  by: Git Name\n  on: 2031-02-03\n  why: yes\n"


def test_git_tells_who_decides(tmp_path):
    subprocess.run(["git", "init", "-q", tmp_path], check=True)
    subprocess.run(["git", "-C", tmp_path, "config", "user.name", "Ed  Itor"], check=True)
    assert command.git_name(tmp_path) == "Ed Itor"


def test_a_day_that_is_none_is_refused(archive):
    done = decide(archive, "not-an-entity", "Paris", who=("--by", "A", "--why", "b", "--on", "yesterday"))
    assert done.exit_code == 1
    assert "'on' is 'yesterday'; expected an EDTF date" in done.output


@pytest.fixture
def built(archive, monkeypatch):
    """An archive whose last build knew two names, and whose articles cannot be read."""
    cache = Cache(archive / CACHE)
    cache.put({NAMES: ["Paris", "Rome"]})
    cache.close()

    def refuse(*_):
        raise AssertionError("the articles were read")

    monkeypatch.setattr(command, "recognise_archive", refuse)
    return archive


def test_what_the_last_build_knew_is_decided_without_reading_the_articles(built):
    assert decide(built, "same", "Paris", "Rome").exit_code == 0
    assert "already" in decide(built, "same", "Paris", "Rome").output
    assert "line 1" in decide(built, "not-same", "Paris", "Rome").output


@pytest.mark.parametrize(
    "words",
    [("same", "Paris", "Lyon"), ("split", "Rome", "--into", "rome-georgia", "content/articles/b.txt")],
)
def test_a_name_that_is_new_and_a_split_are_weighed_by_the_articles(built, words):
    assert isinstance(decide(built, *words).exception, AssertionError)
