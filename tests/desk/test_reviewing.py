"""`news-archive review` says what is to decide, and asks no more once it is decided."""

import json

import pytest
from click.testing import CliRunner

from generator.cli.main import main
from tests.archives import make_archive

FILES = {
    "content/articles/a.txt": "A headline\n\nOn Monday they met Jane Doe and Ann Xu of Acme Inc in Paris.\n",
    "content/articles/b.txt": "Other words\n\nOn Friday they met Jane M. Doe and Ann Xu of Acme Inc.\n",
}
SIGNED = "  by: A. Editor\n  on: 2026-11-21\n  why: She signs so.\n"


def run(folder, *words):
    return CliRunner().invoke(main, [*words, "--config", str(folder / "mkdocs.yml")])


def asked(folder):
    done = run(folder, "review", "--json")
    assert done.exit_code == 0, done.output
    return json.loads(done.stdout)["questions"]


@pytest.fixture
def archive(tmp_path):
    return make_archive(tmp_path, FILES, options="")


def test_it_writes_a_page_beside_the_site_and_prints_a_summary(archive):
    done = run(archive, "review")
    assert done.exit_code == 0, done.output
    page = (archive / "build" / "review.html").read_text(encoding="utf-8")
    assert "Are ‘Jane Doe’ and ‘Jane M. Doe’ one?" in page
    assert "- same: [jane-doe, jane-m-doe]" in page
    assert done.stdout.startswith(
        "1 question to decide.\n\n- Are ‘Jane Doe’ and ‘Jane M. Doe’ one? (touches 3 pages)\n"
    )
    assert not (archive / "build" / "site").exists()


def test_the_terminal_shows_the_sentences_and_the_commands(archive):
    told = run(archive, "review", "--terminal").stdout
    assert "“On Monday they met [Jane Doe] and Ann Xu of Acme Inc in Paris.” A headline" in told
    assert "news-archive decide same jane-doe jane-m-doe --why '…'" in told


@pytest.mark.parametrize("number", [0, 1, 2])
def test_what_a_person_pastes_and_signs_is_not_asked_again(archive, number):
    [question] = asked(archive)
    lines = question["answers"][number]["lines"].split("\n")[0] + "\n" + SIGNED
    (archive / "content" / "decisions").mkdir(parents=True)
    (archive / "content" / "decisions" / "entities.yml").write_text(lines, encoding="utf-8")
    assert asked(archive) == []


def test_lines_that_nobody_signed_are_an_error(archive):
    [question] = asked(archive)
    (archive / "content" / "decisions").mkdir(parents=True)
    (archive / "content" / "decisions" / "entities.yml").write_text(question["answers"][0]["lines"])
    done = run(archive, "review")
    assert done.exit_code == 1
    assert "content/decisions/entities.yml:2: 'by' is None" in done.output


def test_the_command_beside_the_lines_does_the_same(archive):
    [question] = asked(archive)
    *words, _, _ = question["answers"][1]["command"].split()[1:]
    done = run(archive, *words, "--why", "Two.", "--by", "A. Editor", "--on", "2026-11-21")
    assert done.exit_code == 0, done.output
    assert asked(archive) == []


def test_no_word_of_an_article_that_is_kept_out_of_search_is_shown(archive):
    decided = "- article: content/articles/b.txt\n  noindex: true\n" + SIGNED
    (archive / "content" / "decisions").mkdir(parents=True)
    (archive / "content" / "decisions" / "articles.yml").write_text(decided, encoding="utf-8")
    assert run(archive, "review").exit_code == 0
    assert "Jane M." not in (archive / "build" / "review.html").read_text(encoding="utf-8")


def test_the_same_archive_gives_the_same_page(archive):
    run(archive, "review")
    first = (archive / "build" / "review.html").read_bytes()
    run(archive, "review", "--jobs", "2")
    assert (archive / "build" / "review.html").read_bytes() == first
