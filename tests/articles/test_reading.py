"""The whole stage: every file is read, or named with the reason."""

import os
import tempfile
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from msgspec.structs import replace

from generator.articles import stories
from generator.articles.parser import parse_article
from generator.content.records import ArticleDecision, Records, SourceRecord
from generator.stored import digest
from tests.articles.archive import read, read_one

STORY = "Old bridge to close\n\nThe bridge is old.\n"


def decision(article, **fields):
    return Records(
        article_decisions=(
            ArticleDecision(article=article, by="Ann", on="2026-01-01", why="I know.", **fields),
        )
    )


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("a/x.pdf", b"%PDF", "no reader for '.pdf' files; expected .txt, .md, .markdown"),
        ("a/x", b"words", "no reader for files without a suffix; expected .txt, .md, .markdown"),
        ("a/x.txt", b"", "the file is empty; expected the text of an article."),
        ("a/x.txt", b" \n\t\n", "the file holds only white space; expected the text of an article."),
        ("a/x.txt", b"ab\0cd", "byte 2 is NUL, so this is no text; expected UTF-8 text."),
        ("a/x.txt", b"one\ncaf\xe9", "byte 7 (0xe9) is not UTF-8; expected UTF-8 text."),
        ("a/x.txt", b"Enditem\n", "it holds no words of a story; expected a headline or a paragraph."),
        ("a/x.md", b"---\na: [\n---\n", "not valid YAML"),
        ("a/x.md", b"---\ntitle: x\n", "front matter opens with '---' and never closes"),
        ("a/x.md", b"---\ndate: 31 May\n---\nx\n", "'date' is '31 May'; expected an EDTF date such as"),
    ],
)
def test_a_file_that_cannot_be_read_is_named_with_the_reason(name, content, message, tmp_path):
    reading = read(tmp_path, {name: content, "a/good.txt": STORY})

    (problem,) = reading.problems
    assert (problem.path, problem.severity) == (name, "warning")
    assert message in problem.message
    assert (reading.found, reading.set_aside, len(reading.articles)) == (2, 1, 1)


def test_byte_order_marks_are_read(tmp_path):
    files = {"a/8.txt": STORY.encode("utf-8-sig"), "a/16.txt": STORY.encode("utf-16")}

    reading = read(tmp_path, files)

    assert {article.headline for article in reading.articles} == {"Old bridge to close"}
    assert {article.provenance.encoding for article in reading.articles} == {"utf-8", "utf-16"}


def test_dot_files_and_sidecars_are_no_articles(tmp_path):
    files = {"a/.gitkeep": "", "a/.hidden/x.txt": STORY, "a/x.txt": STORY, "a/x.meta.yml": "section: City\n"}

    reading = read(tmp_path, files)

    assert (reading.found, reading.problems) == (1, ())
    assert reading.articles[0].section == "City"


def test_links_out_of_the_archive_and_pipes_are_set_aside(tmp_path):
    (tmp_path / "out.txt").write_text("secret")
    root = tmp_path / "root"
    (root / "a").mkdir(parents=True)
    (root / "a" / "link.txt").symlink_to(tmp_path / "out.txt")
    (root / "a" / "folder").symlink_to(tmp_path)
    (root / "a" / "loop.txt").symlink_to("loop.txt")
    (root / "a" / "inside.txt").symlink_to("good.txt")
    os.mkfifo(root / "a" / "pipe.txt")

    reading = read(root, {"a/good.txt": STORY})

    assert [problem.path for problem in reading.problems] == [
        "a/folder",
        "a/link.txt",
        "a/loop.txt",
        "a/pipe.txt",
    ]
    assert (reading.found, reading.set_aside, len(reading.articles)) == (6, 4, 2)


def test_a_file_over_the_size_cap_is_set_aside(tmp_path, monkeypatch):
    monkeypatch.setattr("generator.articles.files.MAX_BYTES", 10)

    assert "more than 10 bytes" in read(tmp_path, {"a/x.txt": STORY}).problems[0].message


def test_a_sidecar_states_what_the_text_does_not(tmp_path):
    sidecar = "headline: Bridge news\nbyline: By Jane Doe\nsource: The Paper\ndate: 2019-05~\nurl: https://example.org\n"
    (article,) = read(tmp_path, {"a/x.txt": STORY, "a/x.txt.meta.yml": sidecar}).articles

    assert (article.headline, article.byline, article.source) == ("Bridge news", "Jane Doe", "The Paper")
    assert [part.text for part in article.parts if part.kind == "headline"] == ["Bridge news"]
    assert [cut.text for cut in article.provenance.cuts] == ["Old bridge to close"]
    assert article.provenance.basis("headline") == "the sidecar a/x.txt.meta.yml"
    assert article.authors == ("Jane Doe",)
    assert article.url == "https://example.org"
    assert article.provenance.basis("url") == "the sidecar a/x.txt.meta.yml"


@pytest.mark.parametrize(
    ("sidecar", "message"),
    [
        ("recieved: 2025-06-13", "unknown key 'recieved'. Did you mean 'received'?"),
        ("received: 2025-06", "'received' is '2025-06'; expected one day, such as 2025-06-13."),
        ("- a", "expected keys and values."),
        ("a: [", "its sidecar a/x.meta.yml cannot be read: not valid YAML"),
    ],
)
def test_an_article_whose_sidecar_is_wrong_is_set_aside(sidecar, message, tmp_path):
    reading = read(tmp_path, {"a/x.txt": STORY, "a/x.meta.yml": sidecar})

    assert message in reading.problems[0].message
    assert (reading.found, reading.set_aside) == (1, 1)


def test_a_sidecar_alone_is_a_problem_and_no_article(tmp_path):
    reading = read(tmp_path, {"a/x.meta.yml": "section: City\n"})

    assert "no article stands beside this sidecar" in reading.problems[0].message
    assert reading.found == 0


def test_a_sidecar_that_would_speak_for_two_files_sets_both_aside(tmp_path):
    reading = read(tmp_path, {"a/x.txt": STORY, "a/x.md": STORY, "a/x.meta.yml": "section: City\n"})

    assert reading.set_aside == 2


def test_a_decision_outranks_all_and_keeps_what_the_file_says(tmp_path):
    records = decision("a/2019-05-15.txt", date="2020-01~", source="The Paper")
    (article,) = read(tmp_path, {"a/2019-05-15.txt": STORY}, records).articles

    assert (article.date.edtf, article.source) == ("2020-01~", "The Paper")
    assert article.date.basis == (
        "By decision of Ann on 1 January 2026: I know. "
        "The date is approximate: taken as 1 December 2019 to 29 February 2020, one month on either side. "
        "Without the decision: The file's path says '2019-05-15'."
    )
    assert article.provenance.basis("source") == "By decision of Ann on 1 January 2026: I know."


def test_a_decision_may_name_the_id(tmp_path):
    id_ = read_one(tmp_path, STORY).id

    assert read_one(tmp_path, STORY, records=decision(id_, section="City")).section == "City"


def test_a_decision_on_no_article_is_an_error_with_the_nearest_path(tmp_path):
    reading = read(tmp_path, {"a/story.txt": STORY}, decision("a/stroy.txt", section="City"))

    (problem,) = reading.problems
    assert problem.severity == "error"
    assert problem.hint == "Did you mean 'a/story.txt'?"


def test_a_source_goes_by_the_name_of_its_record(tmp_path):
    record = SourceRecord(id="ap", path="", name="Associated Press", variants=("AP",))

    article = read_one(tmp_path, "PARIS (AP) — The bridge is old.\n", records=Records(sources=(record,)))

    assert article.source == "Associated Press"
    assert article.provenance.basis("source") == "the agency in the dateline 'PARIS (AP)'"


def test_an_id_follows_the_source_and_its_own_id_not_the_path(tmp_path):
    text = "---\nid: 7\nsource: AP\n---\nThe bridge is old.\n"

    ids = {read_one(tmp_path / n, text, name=f"a/{n}.md").id for n in ("1", "2")}

    assert len(ids) == 1


def test_more_processes_read_the_same(tmp_path):
    files = {f"a/{n:03}.txt": f"Headline {n}\n\nThe bridge is old.\n" for n in range(300)}
    from generator.articles.reading import read_articles
    from generator.settings import Settings

    one = read(tmp_path, files)

    assert read_articles(tmp_path, Settings(sources=("a",)), Records(), jobs=2) == one


PIECES = """---|title: x|date: 2019|# h|- a|> q|PARIS, May 5 (AP) -- |By Jane Doe|Enditem|*a* [b](c) |![a](b)
[RELATED] x|A sentence. |\x03|\t|\t\n""".replace("\n", "|\n|").split("|")
BYTES = st.one_of(
    st.binary(max_size=300),
    st.text(max_size=300).map(lambda text: text.encode("utf-8", "replace")),
    st.lists(st.sampled_from([*PIECES, "\n", "\n\n"])).map(lambda pieces: "".join(pieces).encode()),
)


@example(b"\x030\n0", ".txt", None)
@given(BYTES, st.sampled_from([".txt", ".md"]), st.one_of(st.none(), BYTES))
def test_any_bytes_give_an_article_or_a_problem(content, suffix, sidecar):
    with tempfile.TemporaryDirectory() as folder:
        files = {f"a/x{suffix}": content} | ({"a/x.meta.yml": sidecar} if sidecar is not None else {})
        reading = read(Path(folder), files, years=(2000, 2020))

    # A wire's control characters part a text into several stories; each is still one of these.
    told = [problem for problem in reading.problems if "set aside: " in problem.message]
    assert reading.found >= 1
    assert bool(told) == bool(reading.set_aside)
    assert {problem.path for problem in reading.problems} <= {f"a/x{suffix}", "a/x.meta.yml"}
    for article in reading.articles:
        assert article.headline
        assert all(part.text and part.text == " ".join(part.text.split()) for part in article.parts)
        for part in article.parts:
            assert all(0 <= mark.start < mark.end <= len(part.text) for mark in part.marks)
        if article.dateline:
            part = article.parts[article.dateline.part]
            assert article.dateline.text in part.text[: article.dateline.end]
        assert (article.date.edtf == "") <= (article.date.earliest is None)


def test_a_decision_on_the_byline_decides_the_authors(tmp_path):
    files = {"a/x.md": "---\nauthor: Ann Poe\nsource: The Paper\n---\n# Old bridge\n\nThe bridge is old.\n"}
    known = decision("a/x.md", byline="Jane Doe and John Roe, The Paper")

    (article,) = read(tmp_path, files, known).articles

    assert article.authors == ("Jane Doe", "John Roe")


def test_a_reader_that_fails_on_a_file_keeps_no_other_from_being_read(tmp_path, monkeypatch):
    def fail(raw, sidecar, house):
        if "closes" in raw.parts[0].text:
            raise ValueError("no such thing")
        return parse_article(raw, sidecar, house)

    monkeypatch.setattr(stories, "parse_article", fail)

    reading = read(tmp_path, {"a/s.txt": "The bridge closes.\n", "a/t.txt": "The bridge opens.\n"})

    assert len(reading.articles) == reading.set_aside == 1
    assert (
        reading.problems[0].path == "a/s.txt" and "ValueError: no such thing" in reading.problems[0].message
    )


def test_the_checksum_of_an_article_is_known_as_long_as_nothing_is_changed_in_it(tmp_path):
    files = {
        "a/one.txt": STORY,
        "a/two.md": "# Two\n\nThe [bridge](one.txt) is old.\n",
    }
    reading = read(tmp_path, files)
    one, two = sorted(reading.articles, key=lambda article: article.provenance.path)

    assert reading.checksum(one) == digest(one)
    assert reading.checksum(replace(one)) == reading.checksum(two) == ""
