"""A file's checksum is taken over only where nothing tells that it changed."""

import os
from hashlib import sha256

import pytest

from generator.fixity import NOTES, SLACK, Fixity


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "a.txt"
    path.write_bytes(b"one")
    return path


def read(root, path, moment):
    """Note the checksum of a file that was read when the file system's clock stood at a moment."""
    fixity = Fixity(root)
    with path.open("rb") as opened:
        fixity.note(str(path), os.fstat(opened.fileno()), opened.read())
    fixity.settle(moment)


def later(path):
    return path.stat().st_ctime_ns + SLACK + 1


def test_the_checksum_of_a_file_that_lies_as_it_was_is_known(tmp_path, file):
    read(tmp_path, file, later(file))

    assert Fixity(tmp_path).find(str(file)) == sha256(b"one").hexdigest()


def test_a_file_that_changed_right_before_it_was_read_is_not_trusted(tmp_path, file):
    read(tmp_path, file, later(file) - 1)

    assert Fixity(tmp_path).find(str(file)) == ""


def test_a_change_that_leaves_size_and_stated_moment_is_seen(tmp_path, file):
    read(tmp_path, file, later(file))
    before = file.stat()
    other = tmp_path / "b.txt"
    other.write_bytes(b"two")
    os.utime(other, ns=(before.st_atime_ns, before.st_mtime_ns))
    other.replace(file)

    assert (file.stat().st_size, file.stat().st_mtime_ns) == (before.st_size, before.st_mtime_ns)
    assert Fixity(tmp_path).find(str(file)) == ""


def test_a_link_a_folder_and_what_is_gone_are_not_known(tmp_path, file):
    link = tmp_path / "link"
    link.symlink_to(file)
    read(tmp_path, link, later(file))
    read(tmp_path, file, later(file))
    file.unlink()

    assert [Fixity(tmp_path).find(str(path)) for path in (link, tmp_path, file)] == ["", "", ""]


def test_notes_that_are_damaged_are_none(tmp_path, file):
    read(tmp_path, file, later(file))
    notes = tmp_path / NOTES
    notes.write_bytes(notes.read_bytes().replace(sha256(b"one").hexdigest().encode(), b"0" * 64))

    assert Fixity(tmp_path).find(str(file)) == ""


def test_no_path_stands_in_the_notes(tmp_path, file):
    read(tmp_path, file, later(file))

    assert b"a.txt" not in (tmp_path / NOTES).read_bytes()


def test_what_was_not_asked_for_again_is_forgotten(tmp_path, file):
    read(tmp_path, file, later(file))
    Fixity(tmp_path).settle(later(file))

    assert Fixity(tmp_path).find(str(file)) == ""
