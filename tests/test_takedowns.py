"""What editors withhold is in no byte of a built archive, and comes back when the decision is lifted."""

import gzip
import json
import re
import sqlite3
import unicodedata
from contextlib import closing
from pathlib import Path
from urllib.parse import unquote

import pytest
import zstandard

from tests.archives import build, export, make_archive, run, site, write_files

HELD = "content/articles/2020/03/03/jane-doe-held.txt"
FILES = {
    HELD: (
        "Mayor Jane Doe held over fraud claims\n\n"
        "PARIS, March 3 (Reuters) -- Mayor Jane Doe of Springfield was arrested in Paris on Tuesday after a"
        " long inquiry into missing public money.\n\n"
        '"I never took a single cent from the people of this town," Jane Doe told reporters in Paris.\n\n'
        "JANE\nDOE's brother Robert Miles will speak for her in the council of Springfield next week.\n"
    ),
    "content/articles/2020/03/04/council.txt": (
        "Council meets over public money\n\n"
        "PARIS, March 4 (Reuters) -- The council of Springfield met in Paris. Robert Miles came.\n"
    ),
    "content/articles/byline.md": (
        "---\nheadline: A letter from Springfield\ndate: 2020-03-05\nauthor: Jane Doe\n"
        "tags: [jane-doe, letters]\n"
        "aliases: [/old/jane-doe.html]\nurl: https://example.org/jane-doe\n---\n\n"
        "This is [a letter](https://example.org/Jane%20Doe) by *Jane* **Doe** of Springfield.\n"
    ),
    "content/authority/people/jane-doe.md": "---\nname: Jane Doe\ndescription: A mayor.\n---\n\nA note.\n",
    "content/authority/people/robert-miles.md": "---\nname: Robert Miles\ndescription: Of Jane Doe.\n---\n",
}
ANONYMISE = (
    "- article: all\n  anonymise: [{name: Jane Doe, as: '[name withheld]'}]\n"
    "  by: A. Editor\n  on: 2026-11-21\n  why: Jane Doe asked for it.\n"
)
WITHDRAW = f"- article: {HELD}\n  withdraw: true\n  by: A. Editor\n  on: 2026-11-21\n  why: It was untrue.\n"
HIDE = f"- article: {HELD}\n  noindex: true\n  by: A. Editor\n  on: 2026-11-21\n  why: It is long ago.\n"
DECISIONS = "content/decisions/articles.yml"
NAME = re.compile(r"jane[\W_]*doe|doe,\s*jane")
TEXTS = (
    "long inquiry into missing public money",
    "never took a single cent",
    "brother robert miles will speak",
    "held over fraud claims",
)


def contents(folder: Path):
    """Read every file of a folder in all the ways a reader could, in small letters."""
    for path in sorted(p for p in folder.rglob("*") if p.is_file()):
        name = path.relative_to(folder).as_posix()
        if re.search(r"/(assets|javascripts|stylesheets)/", f"/{name}"):
            continue
        data = path.read_bytes()
        pieces = [data]
        if data[:2] == b"\x1f\x8b":
            pieces.append(gzip.decompress(data))
        if data.startswith(b"SQLite"):
            with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as connection:
                pieces += [
                    zstandard.decompress(value)
                    for (value,) in connection.execute("SELECT value FROM results")
                ]
        for piece in pieces:
            text = piece.decode("utf-8", "replace")
            for view in (text, unquote(text), re.sub(r"<[^>]*>", "", text), text.replace("\\", "")):
                plain = unicodedata.normalize("NFKD", view).casefold()
                yield name, f"{name.casefold()}\n{plain}"


def with_name(folder: Path) -> set[str]:
    return {name for name, text in contents(folder / "build") if NAME.search(text)}


def with_text(folder: Path) -> set[str]:
    return {
        name
        for name, text in contents(folder / "build")
        if any(words in " ".join(re.findall(r"[\w-]+", text.partition("\n")[2])) for words in TEXTS)
    }


@pytest.fixture(scope="module")
def archive(tmp_path_factory):
    """Build the archive as it is, with the language model, so that the store holds what it found."""
    folder = make_archive(tmp_path_factory.mktemp("takedowns"), FILES, options="")
    build(folder)
    return folder


def test_the_archive_names_her_and_tells_the_story_before_any_decision(archive):
    assert len(with_name(archive)) > 10
    assert len(with_text(archive)) > 3


def test_an_anonymised_name_is_in_no_byte_and_comes_back_when_the_decision_is_lifted(archive):
    before, ledger = site(archive), (archive / "content/permalinks.txt").read_bytes()
    write_files(archive, {DECISIONS: ANONYMISE})
    done = build(archive)

    assert with_name(archive) == set()
    assert "bytes for withheld words: none found" in done.stdout
    rows = export(archive)
    assert "Jane" not in json.dumps(rows)
    (held,) = [row for row in rows["articles"] if "fraud" in row["headline"]]
    assert held["headline"] == "Mayor [name withheld] held over fraud claims"
    assert held["address"].rpartition("/")[2].startswith("mayor-name-withheld-held-over")
    page = (archive / "build/site" / held["address"]).read_text(encoding="utf-8")
    assert 'class="withheld"' in page
    assert "By decision of A. Editor".casefold() in page.casefold()
    assert (archive / "content/permalinks.txt").read_bytes() == ledger

    (archive / DECISIONS).unlink()
    build(archive)
    assert site(archive) == before


def test_a_withdrawn_text_is_in_no_byte_and_comes_back_when_the_decision_is_lifted(archive):
    before, ledger = site(archive), (archive / "content/permalinks.txt").read_text(encoding="utf-8")
    write_files(archive, {DECISIONS: WITHDRAW})
    build(archive)

    assert with_text(archive) == set()
    (address,) = re.findall(r"\S+fraud\S+", ledger)
    page = (archive / "build/site" / address).read_text(encoding="utf-8")
    assert "withdrawn from the archive by decision of A. Editor, 21 November 2026" in page
    assert "It was untrue." in page
    assert re.search('<meta name="?robots"? content="?noindex"?>', page)
    report = json.loads((archive / "build/report.json").read_text(encoding="utf-8"))
    assert report["withheld"] == {"withdrawn": 1}
    assert report["found"] == report["articles"] + 1
    assert export(archive)["withheld"][0]["address"] == address
    assert address.removesuffix(".html") not in (archive / "build/site/sitemap.xml").read_text(
        encoding="utf-8"
    )

    (archive / DECISIONS).unlink()
    build(archive)
    assert site(archive) == before


def test_no_word_of_a_hidden_article_stands_on_another_page(archive):
    before = site(archive)
    write_files(archive, {DECISIONS: HIDE})
    build(archive)

    (row,) = [one for one in export(archive)["articles"] if "fraud" in one["headline"]]
    own = {f"site/{row['address']}", f"pages/{row['address'].removesuffix('html')}md"}
    # What was read of the file, and its page's headline, are kept for the next build:
    # the article is published, at its own address.
    assert with_text(archive) - {"cache/results.sqlite", "cache/composed.json"} == own
    page = (archive / "build/site" / row["address"]).read_text(encoding="utf-8")
    assert re.search('<meta name="?robots"? content="?noindex"?>', page)
    assert row["address"] not in (archive / "build/site/sitemap.xml").read_text(encoding="utf-8")

    (archive / DECISIONS).unlink()
    build(archive)
    assert site(archive) == before


LEAKS = {
    "a template": ({"theme/partials/footer.html": "<p>Ja<em>ne</em> D&#111;e</p>"}, ANONYMISE, "a name"),
    "a page with the text": (
        {"content/pages/more.md": "---\ntitle: More\n---\n\nI never took a *single* cent from the people.\n"},
        WITHDRAW,
        "text",
    ),
}


@pytest.mark.parametrize("leak", LEAKS)
def test_a_leak_that_is_planted_fails_the_build_and_empties_the_site(tmp_path, leak):
    files, decision, what = LEAKS[leak]
    folder = make_archive(tmp_path, {**FILES, DECISIONS: decision})
    write_files(folder, files)

    done = run(folder, "generator.cli.main", "build")

    assert done.returncode == 1
    assert f"{DECISIONS}:1: {what} that this decision withholds is still in" in done.stderr
    assert "Traceback" not in done.stderr
    assert not list((folder / "build/site").rglob("*.html"))


def test_an_article_with_the_name_fails_the_build_and_is_named(tmp_path):
    decision = ANONYMISE.replace("article: all", f"article: {HELD}")
    folder = make_archive(tmp_path, {**FILES, DECISIONS: decision})

    done = run(folder, "generator.cli.main", "build")

    assert done.returncode == 1
    assert "content/articles/byline.md" in done.stderr
    assert "stays_in" in done.stderr


def test_an_embargo_ends_by_the_moment_that_is_told(tmp_path):
    text = "---\nheadline: Soon\ndate: 2020-03-05\nembargo: 2026-12-01T06:00:00Z\n---\n\nNot yet.\n"
    folder = make_archive(tmp_path, {"content/articles/soon.md": text})

    build(folder, "--as-of", "2026-12-01")
    report = json.loads((folder / "build/report.json").read_text(encoding="utf-8"))
    assert (report["articles"], report["withheld"]) == (0, {"embargo": 1})
    assert not list((folder / "build/site/articles").rglob("soon-*.html"))

    assert (
        "0 of 1 articles found can be read, 1 are withheld"
        in run(folder, "generator.cli.main", "check").stdout
    )
    later = run(folder, "generator.cli.main", "check", "--as-of", "2026-12-01T06:00:00Z").stdout
    assert "1 of 1 articles found can be read, 0 are withheld" in later


def test_a_moment_that_is_none_is_wrong_usage(tmp_path):
    folder = make_archive(tmp_path, {})

    done = run(folder, "generator.cli.main", "build", "--as-of", "tomorrow")

    assert done.returncode == 2
    assert "a day such as 2026-12-01" in done.stderr
