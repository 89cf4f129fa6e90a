"""`news-archive add`: files from anywhere, put in their place, and nothing there ever touched."""

import os
import pty
import subprocess
import sys
import zipfile

import pytest
from click.testing import CliRunner

from generator.cli.main import main
from generator.content.writing import write_new
from generator.errors import ArchiveError
from tests.archives import make_archive, run, write_files

WIRE = "PARIS, May 5 2020 (Reuters) - A minister met Jane Doe on Tuesday, he said.\n"
PLAIN = "Old bridge to close\n\nThe bridge is old, the mayor said.\n"
PLACE = "content/articles/2020/05/05/wire.txt"
DAY = "content/articles/2020/05/05"


@pytest.fixture
def archive(tmp_path):
    return make_archive(tmp_path / "archive", {"seeds/seed.txt": "A seed\n\nIt lies in the seeds.\n"})


@pytest.fixture
def desk(tmp_path):
    """A folder outside the archive in which a person keeps files."""
    (tmp_path / "desk").mkdir()
    return tmp_path / "desk"


def add(archive, *arguments, answers=None, monkeypatch=None):
    if answers is not None:
        monkeypatch.setattr("generator.cli.add.is_terminal", lambda: True)
    command = ["add", "--config", str(archive / "mkdocs.yml"), *map(str, arguments)]
    done = CliRunner().invoke(main, command, input=answers, catch_exceptions=False)
    return done.exit_code, done.output


def added(archive):
    folder = archive / "content" / "articles"
    return {p.relative_to(archive).as_posix() for p in folder.rglob("*") if p.is_file()}


def give(desk, name, content=WIRE):
    write_files(desk, {name: content})
    return desk / name


def test_a_file_goes_under_its_date_and_what_was_read_is_said(archive, desk):
    code, said = add(archive, give(desk, "wire.txt"))

    assert code == 0
    assert added(archive) == {PLACE}
    assert (archive / PLACE).read_bytes() == WIRE.encode()
    for words in ("→ " + PLACE, "5 May 2020 (The dateline says", "Reuters (the agency in the dateline"):
        assert words in said
    assert "byline    not stated" in said
    assert "missing" not in said


def test_an_embargo_that_the_file_states_is_said(archive, desk):
    _, said = add(archive, give(desk, "a.md", f"---\nembargo: 2031-05-06T06:00:00Z\n---\n\n{PLAIN}"))
    _, without = add(archive, give(desk, "b.md", "Bread dearer\n\nThe price of rye rose again.\n"))

    assert "embargo   2031-05-06T06:00:00Z" in said
    assert "    embargo " not in without


@pytest.mark.parametrize(
    ("date", "folder"),
    [
        ("2019-05-12", "2019/05/12"),
        ("2019-05", "2019/05"),
        ("2019-05-15~", "2019/05"),
        ("2019", "2019"),
        ("2018/2020", "undated"),
    ],
)
def test_a_partial_date_shortens_the_folder(archive, desk, date, folder):
    add(archive, give(desk, "a.md", f"---\ndate: {date}\nsource: The Paper\n---\n{PLAIN}"))

    assert added(archive) == {f"content/articles/{folder}/a.md"}


def test_where_nobody_can_be_asked_the_gaps_are_marked_in_a_sidecar_that_can_be_read(archive, desk):
    code, said = add(archive, give(desk, "a.txt", PLAIN))
    sidecar = archive / "content/articles/undated/a.txt.meta.yml"

    assert code == 0
    assert "missing   date, source and received; marked in content/articles/undated/a.txt.meta.yml" in said
    assert [line.split(":")[0] for line in sidecar.read_text().splitlines()[1:]] == [
        "# date",
        "# source",
        "# received",
    ]
    checked = run(archive, "generator.cli.main", "check")
    assert checked.returncode == 0
    where = "content/articles/undated/a.txt.meta.yml"
    assert f"note: {where}: marks as not known yet: date, source, received." in checked.stdout


def test_a_gap_is_filled_by_taking_its_mark_away(archive, desk):
    add(archive, give(desk, "a.txt", PLAIN))
    sidecar = archive / "content/articles/undated/a.txt.meta.yml"
    text = sidecar.read_text().replace("# date: ", "date: 2019-05-12").replace("# source: ", "source: ")
    sidecar.write_text(text)

    done = run(archive, "generator.cli.main", "explain", "content/articles/undated/a.txt")

    assert "12 May 2019 (2019-05-12)" in done.stdout


def test_a_person_is_asked_for_what_is_missing(archive, desk, monkeypatch):
    code, said = add(
        archive,
        give(desk, "a.txt", PLAIN),
        answers="12 May 2019\n2019-05-12\nThe Paper\n",
        monkeypatch=monkeypatch,
    )

    assert code == 0
    assert "'date' is '12 May 2019'; expected an EDTF date such as" in said
    assert added(archive) == {
        "content/articles/2019/05/12/a.txt",
        "content/articles/2019/05/12/a.txt.meta.yml",
    }
    sidecar = archive / "content/articles/2019/05/12/a.txt.meta.yml"
    assert sidecar.read_text() == "date: '2019-05-12'\nsource: The Paper\n"
    assert run(archive, "generator.cli.main", "check").returncode == 0


def test_a_day_received_is_asked_for_where_the_date_is_not_known_and_may_tell_it(archive, desk, monkeypatch):
    wire = WIRE.replace(" 2020", "")

    add(archive, give(desk, "wire.txt", wire), answers="\n2020-05-06\n", monkeypatch=monkeypatch)

    assert added(archive) == {PLACE, f"{PLACE}.meta.yml"}


def test_an_empty_answer_means_not_known(archive, desk, monkeypatch):
    add(archive, give(desk, "a.txt", PLAIN), answers="\n\n\n", monkeypatch=monkeypatch)

    assert "# date:" in (archive / "content/articles/undated/a.txt.meta.yml").read_text()


def test_who_ends_the_input_is_asked_no_more(archive, desk, monkeypatch):
    files = [give(desk, f"{name}.txt", f"Headline {name}\n\nThe text of {name}.\n") for name in "ab"]

    code, said = add(archive, *files, answers="", monkeypatch=monkeypatch)

    assert code == 0
    assert said.count("Published on") == 1
    assert "2 files added." in said


def test_the_nearest_known_source_is_offered(archive, desk, monkeypatch):
    write_files(archive, {"content/authority/sources/the-paper.md": "---\nname: The Paper\n---\n"})

    _, said = add(
        archive,
        give(desk, "a.txt", PLAIN),
        answers="2019\nthe papr\ny\n",
        monkeypatch=monkeypatch,
    )

    assert "Known sources: The Paper" in said
    assert "Did you mean 'The Paper'?" in said
    assert "source: The Paper" in (archive / "content/articles/2019/a.txt.meta.yml").read_text()


def test_a_real_terminal_is_asked(archive, desk):
    ours, theirs = pty.openpty()
    file = give(desk, "a.txt", PLAIN)
    os.write(ours, b"2019-05-12\nThe Paper\n")
    done = subprocess.run(
        [sys.executable, "-m", "generator.cli.main", "add", str(file)],
        cwd=archive,
        stdin=theirs,
        stdout=theirs,
        stderr=subprocess.PIPE,
        timeout=60,
        check=False,
        env={**os.environ, "TERM": "dumb"},
    )
    os.close(theirs)
    os.close(ours)

    assert done.returncode == 0, done.stderr
    assert "content/articles/2019/05/12/a.txt.meta.yml" in added(archive)


def test_no_ask_asks_nothing(archive, desk, monkeypatch):
    _, said = add(archive, "--no-ask", give(desk, "a.txt", PLAIN), answers="2019\n", monkeypatch=monkeypatch)

    assert "Published on" not in said
    assert "content/articles/undated/a.txt" in added(archive)


def test_a_dry_run_says_all_and_writes_nothing(archive, desk, monkeypatch):
    before = sorted(archive.rglob("*"))

    code, said = add(archive, "--dry-run", give(desk, "wire.txt"), answers="", monkeypatch=monkeypatch)

    assert code == 0
    assert f"would go to {PLACE}" in said
    assert "1 file would be added." in said
    assert sorted(archive.rglob("*")) == before


def test_the_same_bytes_are_refused_wherever_they_lie(archive, desk):
    code, said = add(archive, give(desk, "x.txt", (archive / "seeds/seed.txt").read_bytes()))

    assert code == 1
    assert "refused: it is there already: seeds/seed.txt holds the same bytes." in said
    assert added(archive) == set()


def test_the_same_bytes_twice_at_once_are_added_once(archive, desk):
    code, said = add(archive, give(desk, "a.txt"), give(desk, "b.txt"))

    assert code == 1
    assert added(archive) == {f"{DAY}/a.txt"}
    assert f"{DAY}/a.txt holds the same bytes" in said


STATED = "---\ndate: 2020-05-05\nsource: The Paper\n{}\n---\n"


@pytest.mark.parametrize("line", ["id: story-77", "url: https://paper.example/2020/old-bridge.html"])
def test_the_same_article_in_the_same_words_is_refused_and_in_others_is_a_new_version(archive, desk, line):
    top = STATED.format(line)
    add(archive, give(desk, "one.md", f"{top}\n{PLAIN}"))

    again, refused = add(archive, give(desk, "two.md", f"{top}\n\n{PLAIN}\n"))
    newer, noted = add(archive, give(desk, "three.md", f"{top}\n{PLAIN}\nIt closes today.\n"))

    assert (again, newer) == (1, 0)
    assert f"it is there already: {DAY}/one.md holds the same words" in refused
    assert f"A new version: {DAY}/one.md holds the same article in other words." in noted
    assert added(archive) == {f"{DAY}/one.md", f"{DAY}/three.md"}


def test_another_source_may_use_the_same_id(archive, desk):
    add(archive, give(desk, "one.md", f"{STATED.format('id: 7')}{PLAIN}"))

    top = STATED.format("id: 7").replace("The Paper", "The Herald")
    code, said = add(archive, give(desk, "two.md", f"{top}{PLAIN}"))

    assert code == 0
    assert "version" not in said


def test_a_name_that_is_taken_is_numbered_and_nothing_is_overwritten(archive, desk):
    write_files(archive, {PLACE: "What is there.\n"})

    code, said = add(archive, give(desk, "wire.txt"), give(desk, "b/WIRE.txt", WIRE + "\nMore was said.\n"))

    assert code == 0
    assert (archive / PLACE).read_text() == "What is there.\n"
    assert added(archive) == {PLACE, f"{DAY}/wire-2.txt", f"{DAY}/WIRE-3.txt"}
    assert f"→ {DAY}/wire-2.txt" in said


def test_a_sidecar_that_is_there_speaks_for_no_new_file(archive, desk):
    write_files(archive, {PLACE: "What is there.\n", f"{DAY}/wire.meta.yml": "source: The Paper\n"})

    add(archive, give(desk, "wire.md", WIRE))

    assert f"{DAY}/wire-2.md" in added(archive)
    assert run(archive, "generator.cli.main", "check").returncode == 0


def test_a_file_that_cannot_be_read_is_refused_with_the_reason_and_the_others_are_added(archive, desk):
    code, said = add(
        archive,
        give(desk, "empty.txt", ""),
        give(desk, "x.bin", b"\0\1"),
        desk / "none.txt",
        give(desk, "wire.txt"),
    )

    assert code == 1
    assert "empty.txt: refused: the file is empty; expected the text of an article." in said
    assert "x.bin: refused: no reader for '.bin' files" in said
    assert "none.txt: refused: there is no such file." in said
    assert "1 file added, 3 refused." in said
    assert added(archive) == {PLACE}


def test_a_sidecar_and_pictures_come_along_under_the_new_name(archive, desk):
    write_files(archive, {PLACE: "What is there.\n"})
    write_files(
        desk,
        {
            "wire.txt": WIRE,
            "wire.meta.yml": "section: World\n",
            "wire.jpg": b"\xff\xd8\xff",
            "other.jpg": b"\xff\xd8\xff",
        },
    )

    code, said = add(archive, desk / "wire.txt")

    assert code == 0
    assert added(archive) == {PLACE, *(f"{DAY}/wire-2{end}" for end in (".txt", ".txt.meta.yml", ".jpg"))}
    assert (archive / f"{DAY}/wire-2.txt.meta.yml").read_text() == "section: World\n"
    assert "pictures  1" in said


def test_the_pictures_of_a_saved_page_keep_the_folder_that_the_page_names(archive, desk):
    page = (
        "<html><head><title>Old bridge</title><meta property='article:published_time' content='2020-05-05'>"
        "<meta property='og:site_name' content='The Paper'></head><body><article><h1>Old bridge</h1>"
        "<p>The bridge is old, the mayor said in a long sentence about it.</p></article></body></html>"
    )
    write_files(desk, {"page.html": page, "page_files/b.png": b"\x89PNG", "page_files/ad.js": "alert(1)"})
    write_files(archive, {f"{DAY}/page.html": "What is there."})

    add(archive, desk)

    assert added(archive) == {
        f"{DAY}/page.html",
        f"{DAY}/page-2/page.html",
        f"{DAY}/page-2/page_files/b.png",
    } or added(archive) == {f"{DAY}/page.html", f"{DAY}/page/page.html", f"{DAY}/page/page_files/b.png"}


def test_a_file_named_from_where_it_lies_brings_its_pictures_too(archive, desk, monkeypatch):
    write_files(
        desk, {"wire.html": f"<p>{WIRE}</p>", "wire.jpg": b"\xff\xd8", "wire_files/b.png": b"\x89PNG"}
    )
    monkeypatch.chdir(desk)

    add(archive, "wire.html")

    assert {name.removeprefix(f"{DAY}/") for name in added(archive)} == {
        "wire.html",
        "wire.jpg",
        "wire_files/b.png",
    }


def test_the_words_of_an_older_version_are_there_too(archive, desk):
    top = STATED.format("id: story-77")
    for number, words in enumerate((PLAIN, f"{PLAIN}\nIt closes today.\n")):
        assert add(archive, give(desk, f"{number}.md", f"{top}\n{words}"))[0] == 0

    code, said = add(archive, give(desk, "again.md", f"{top}\n\n{PLAIN}\n"))

    assert code == 1
    assert "holds the same words" in said


def test_what_a_sidecar_says_is_kept_and_only_the_gaps_are_added(archive, desk):
    write_files(desk, {"a.txt": PLAIN, "a.txt.meta.yml": "section: World\nsource:\n"})

    add(archive, desk / "a.txt")

    text = (archive / "content/articles/undated/a.txt.meta.yml").read_text()
    assert text.startswith("section: World\nsource:\n# Not known yet.")
    assert "# date:" in text


def test_a_sidecar_with_a_wrong_key_is_refused_with_its_file(archive, desk):
    write_files(desk, {"a.txt": PLAIN, "a.txt.meta.yml": "sauce: The Paper\n"})

    code, said = add(archive, desk / "a.txt")

    assert code == 1
    assert "unknown key 'sauce'. Did you mean 'source'?" in said
    assert added(archive) == set()


def test_a_folder_is_taken_with_all_in_it_but_what_is_hidden(archive, desk):
    files = {"in/1987/02/a.txt": PLAIN, "in/wire.txt": WIRE, "in/.hidden.txt": "x", "in/.git/config.txt": "x"}
    write_files(desk, files)

    code, _ = add(archive, desk / "in")

    assert code == 0
    assert {name for name in added(archive) if not name.endswith(".yml")} == {
        PLACE,
        "content/articles/1987/02/a.txt",
    }


def test_a_link_is_followed_only_where_a_person_names_it(archive, desk):
    write_files(desk, {"far/secret.txt": WIRE, "in/a.txt": PLAIN})
    (desk / "in" / "wire.txt").symlink_to(desk / "far" / "secret.txt")

    code, said = add(archive, desk / "in")

    assert code == 1
    assert "wire.txt: refused: it is a link" in said
    assert add(archive, desk / "in" / "wire.txt")[0] == 0


def test_what_is_no_file_is_refused_and_never_waited_for(archive, desk):
    os.mkfifo(desk / "pipe.txt")

    code, said = add(archive, desk / "pipe.txt")

    assert code == 1
    assert "it is a pipe or device; expected a file." in said


def test_what_lies_in_the_archive_is_not_added_to_it(archive):
    code, said = add(archive, archive / "seeds" / "seed.txt")

    assert code == 1
    assert "it lies in the archive already" in said


def test_a_file_of_many_articles_goes_under_the_date_that_they_share(archive, desk):
    head = "headline,text,date,source\n"
    rows = [f"Story {n},The text of story {n}.,2020-05-{n:02},The Paper\n" for n in (1, 3)]
    late = "Story 9,The text of story 9.,2021-01-01,The Paper\n"
    none = "Story 8,The text of story 8.,,The Paper\n"
    _, said = add(
        archive,
        give(desk, "month.csv", head + "".join(rows)),
        give(desk, "years.csv", head + rows[0] + late),
        give(desk, "loose.csv", head + rows[1] + none),
    )

    assert added(archive) == {
        "content/articles/2020/05/month.csv",
        "content/articles/collections/years.csv",
        "content/articles/collections/loose.csv",
    }
    assert "1 May 2020 – 3 May 2020" in said
    assert "3 May 2020; 1 without one" in said


def test_a_package_is_read_and_added_as_it_is(archive, desk):
    with zipfile.ZipFile(desk / "day.zip", "w") as package:
        package.writestr("one.txt", WIRE)
        package.writestr("broken.txt", "")

    code, said = add(archive, desk / "day.zip")

    assert code == 0
    assert added(archive) == {f"{DAY}/day.zip"}
    assert "problem   set aside: broken.txt: the file is empty" in said


def test_a_draft_is_added_and_said_to_be_one(archive, desk):
    code, said = add(archive, give(desk, "a.md", f"---\ndraft: true\n---\n{PLAIN}"))

    assert code == 0
    assert "1 draft, left out for now" in said
    assert added(archive) == {"content/articles/drafts/a.md"}


def test_words_of_a_file_do_nothing_to_the_terminal(archive, desk):
    _, said = add(archive, desk / "\x1b[31mred.txt")

    assert "\x1b" not in said


def test_an_archive_that_does_not_read_the_folder_says_so(archive, desk):
    text = (archive / "mkdocs.yml").read_text()
    (archive / "mkdocs.yml").write_text(text.replace("[seeds, content/articles]", "[seeds]"))

    code, said = add(archive, give(desk, "wire.txt"))

    assert code == 1
    assert "'sources' does not name content/articles" in said


def test_nothing_is_written_through_a_link(archive, desk):
    (archive / "content" / "articles").mkdir(parents=True, exist_ok=True)
    (archive / "content" / "articles" / "2020").symlink_to(desk)

    code, said = add(archive, give(desk, "wire.txt"))

    assert code == 1
    assert "content/articles/2020: it is a link; expected a folder of the archive." in said
    assert sorted(path.name for path in desk.iterdir()) == ["wire.txt"]


def test_a_file_that_is_there_is_never_written_over(tmp_path):
    write_files(tmp_path, {"content/articles/a.txt": "What is there."})

    with pytest.raises(FileExistsError):
        write_new(tmp_path, "content/articles/a.txt", b"other")

    assert (tmp_path / "content/articles/a.txt").read_text() == "What is there."
    assert [path.name for path in (tmp_path / "content/articles").iterdir()] == ["a.txt"]


def test_what_is_cut_short_leaves_nothing_behind(archive, desk, monkeypatch):
    written = []

    def fail_at_the_article(root, where, data):
        if where.endswith("a.txt"):
            raise ArchiveError("the disk is full.")
        written.append(where)
        write_new(root, where, data)

    monkeypatch.setattr("generator.desk.adding.write_new", fail_at_the_article)

    code, said = add(archive, give(desk, "a.txt", PLAIN))

    assert code == 1
    assert written
    assert "the disk is full" in said
    assert added(archive) == set()


def test_what_is_said_of_a_field_names_the_sidecar_where_it_goes(archive, desk):
    write_files(
        desk, {"a.txt": "Old bridge\n\nIt is old.\n", "a.meta.yml": "date: 2020-03-04\nsource: The Paper\n"}
    )

    _, said = add(archive, desk / "a.txt")

    assert "Stated in the sidecar content/articles/2020/03/04/a.txt.meta.yml: 2020-03-04." in said
    assert "The Paper (the sidecar content/articles/2020/03/04/a.txt.meta.yml)" in said
