"""Checksums of files: one is read again only where it may have changed since it was read."""

import hashlib
import os
import stat
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from generator.stored import restore, store
from generator.whole_files import read_checked, write_checked

NOTES = Path("build", "cache", "fixity.json")
SLACK = 2_000_000_000
"""Nanoseconds that a file must be older than the reading of it: no file system tells time more coarsely."""


class Fixity:
    """Checksums that files had, by what the file system says of each: size, moments of change, number."""

    def __init__(self, root: Path) -> None:
        """Read what was noted of an archive's files; nothing where the notes are not as they were written."""
        self._path = root / NOTES
        self._known = _read(self._path)
        self._now: dict[str, tuple[str, str]] = {}

    def find(self, path: str) -> str:
        """Find the SHA-256 of a file that lies as it was when it was read; empty where it may not."""
        name = _name(path)
        known = self._known.get(name)
        if not known:
            return ""
        try:
            lies = known[0] == _look(os.lstat(path))
        except OSError:
            return ""
        if not lies:
            return ""
        self._now[name] = known
        return known[1]

    def note(self, path: str, opened: os.stat_result, data: bytes) -> str:
        """Make the checksum of what was just read, with what the system said of the open file before."""
        checksum = hashlib.sha256(data).hexdigest()
        if stat.S_ISREG(opened.st_mode) and not os.path.islink(path):  # noqa: PTH114 - of thousands of files
            self._now[_name(path)] = _look(opened), checksum
        return checksum

    def settle(self, moment: int) -> None:
        """Keep the notes of this reading for the next; `moment` is when it began, by the file system's clock.

        What changed so short a time before may change again with nothing to tell it by.
        """
        now = {name: one for name, one in self._now.items() if _changed(one[0]) < moment - SLACK}
        if now != self._known:
            write_checked(self._path, store(now))
            self._known = now


def read_clock(root: Path) -> int:
    """Ask the file system for the moment, in nanoseconds; 0 where nothing can be written."""
    path = root / NOTES.with_suffix(".moment")
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"")
        moment = path.stat().st_mtime_ns
        path.unlink()
        return moment
    return 0


def _read(path: Path) -> Mapping[str, "tuple[str, str]"]:
    text = read_checked(path)
    with suppress(ValueError):
        return {} if text is None else restore(dict[str, tuple[str, str]], text)
    return {}


def _name(path: str) -> str:
    """Stand for a path in notes, as its words may be withheld."""
    return hashlib.blake2b(os.fsencode(path), digest_size=16).hexdigest()


def _look(status: os.stat_result) -> str:
    return f"{status.st_size} {status.st_mtime_ns} {status.st_ino} {status.st_mode} {status.st_ctime_ns}"


def _changed(look: str) -> int:
    return max(int(look.split()[1]), int(look.split()[-1]))
