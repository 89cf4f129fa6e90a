"""What a build does where its folders cannot be written to, are taken, or fill the disk."""

import fcntl
import subprocess
import sys
from pathlib import Path

import pytest

from generator.errors import ArchiveError
from generator.publish.workplace import LOCK, hold, refuse_unwritable
from tests.archives import build, make_archive, run, site

STORY = {"seeds/story.txt": "PARIS, May 5 2020 (Reuters) - A minister met Jane Doe on Tuesday, he said.\n"}
COMMANDS = [("generator.cli.main", "build"), ("mkdocs", "build")]


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("name", ["build/site", "build/cache"])
def test_a_file_in_place_of_a_folder_is_named_before_any_work(tmp_path: Path, command, name: str):
    archive = make_archive(tmp_path, STORY)
    (archive / name).write_bytes(b"")

    done = run(archive, *command)

    assert done.returncode == 1
    assert f"{name}: it is a file; expected a folder to write to." in done.stderr
    assert "Traceback" not in done.stderr
    assert "entities" not in done.stderr


@pytest.mark.parametrize("name", ["build", "build/pages"])
def test_a_file_in_place_of_the_pages_is_named(tmp_path: Path, name: str):
    archive = make_archive(tmp_path, STORY)
    (archive / "build" / "pages").rmdir()
    (archive / "build").rmdir()
    (archive / name).parent.mkdir(exist_ok=True)
    (archive / name).write_bytes(b"")

    done = run(archive, "generator.cli.main", "build")

    assert done.returncode == 1
    assert f"{name}: it is a file; expected a folder to write to." in done.stderr
    assert "Traceback" not in done.stderr


def test_a_folder_that_may_not_be_changed_is_named(tmp_path: Path, monkeypatch):
    monkeypatch.setattr("os.access", lambda path, mode: path != tmp_path)

    with pytest.raises(ArchiveError, match="may not be written to"):
        refuse_unwritable(tmp_path / "build" / "site")


def test_a_link_to_nowhere_is_named(tmp_path: Path):
    (tmp_path / "site").symlink_to(tmp_path / "gone")

    with pytest.raises(ArchiveError, match="it is a link to nowhere"):
        refuse_unwritable(tmp_path / "site")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full here")
@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("name", ["build/pages/index.md", "build/report.json"])
def test_a_full_disk_is_told_in_words_and_the_next_build_is_whole(tmp_path: Path, command, name: str):
    archive = make_archive(tmp_path, STORY)
    build(archive)
    before = site(archive)
    (archive / name).unlink()
    (archive / name).symlink_to("/dev/full")

    done = run(archive, *command)

    assert done.returncode == 1
    assert "No space left on device" in done.stderr
    assert "Traceback" not in done.stderr
    (archive / name).unlink()
    build(archive)
    assert site(archive) == before


@pytest.mark.parametrize("command", COMMANDS)
def test_a_second_build_waits_for_the_first_and_says_so(tmp_path: Path, command):
    archive = make_archive(tmp_path, STORY)
    with (archive / LOCK).open("a") as held:
        fcntl.lockf(held, fcntl.LOCK_EX)
        started = [sys.executable, "-m", *command]
        with subprocess.Popen(started, cwd=archive, stderr=subprocess.PIPE, text=True) as second:
            assert second.stderr
            try:
                assert any("this one waits for it to end" in line for line in second.stderr)
                assert not (archive / "build" / "site").exists()
                fcntl.lockf(held, fcntl.LOCK_UN)
                second.stderr.read()
            except BaseException:
                second.kill()
                raise

    assert second.returncode == 0
    assert (archive / "build" / "site" / "index.html").is_file()


def test_two_builds_at_once_make_the_site_that_one_makes(tmp_path: Path):
    alone = make_archive(tmp_path / "alone", STORY)
    build(alone)
    archive = make_archive(tmp_path / "both", STORY)
    command = [sys.executable, "-m", "generator.cli.main", "build", "--clean"]
    both = [subprocess.Popen(command, cwd=archive, stderr=subprocess.DEVNULL) for _ in range(2)]

    assert [one.wait() for one in both] == [0, 0]
    assert site(archive) == site(alone)
    assert (archive / "content/permalinks.txt").read_bytes() == (
        alone / "content/permalinks.txt"
    ).read_bytes()


def test_the_next_may_begin_when_one_has_ended_badly(tmp_path: Path):
    with pytest.raises(ZeroDivisionError), hold(tmp_path, lambda: None):
        raise ZeroDivisionError
    told: list[str] = []

    with hold(tmp_path, lambda: told.append("waits")):
        assert told == []
