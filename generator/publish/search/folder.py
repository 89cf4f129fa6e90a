"""The folder of the index: each file is written only when what it holds has changed."""

import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from generator.publish.search.encoding import HEAD_SIZE, digest, packed_digest, squeeze, unsqueeze
from generator.whole_files import write_whole

SUFFIX = ".bin"


class DamagedError(Exception):
    """A file does not hold what was noted of it."""


class File(NamedTuple):
    """A file of the index before it is packed."""

    name: str
    data: bytes
    digest: str

    @classmethod
    def of(cls, name: str, data: bytes) -> "File":
        """Name some bytes, and digest them."""
        return cls(name, data, digest(data))


class Lying(NamedTuple):
    """A packed file as it lies in the folder."""

    digest: str
    """Of what it holds, unpacked."""
    size: int
    moment: int
    """When it was written, in nanoseconds: where size or moment differ from the note, its head is read."""


class Folder:
    """The files of an index as they were, and as they become."""

    def __init__(self, folder: Path, notes: Mapping[str, Lying], *, is_trusted: bool = True) -> None:
        """Look at a folder; `notes`, by path in it, tell what the files held when they were last seen.

        Where it is not to be trusted, all that is put is written.
        """
        self._is_trusted = is_trusted
        self._folder, self._notes = folder, notes
        self._before = dict(_sizes_and_moments(folder))
        self.kept: dict[str, Lying] = {}
        self.written = 0

    def is_as_noted(self) -> bool:
        """Whether the folder holds just what the notes tell; not where nothing was noted."""
        return (
            bool(self._notes)
            and self._before.keys() == self._notes.keys()
            and all(self._digest(path) == noted.digest for path, noted in self._notes.items())
        )

    def put(self, file: File) -> None:
        """Keep a file that holds these bytes already, else write it."""
        path = f"{file.name}{SUFFIX}"
        if self._is_trusted and path in self._before and self._digest(path) == file.digest:
            size, moment = self._before[path]
        else:
            write_whole(self._folder / path, squeeze(file.data))
            size, moment = _size_and_moment(f"{self._folder}/{path}")
            self.written += 1
        self.kept[path] = Lying(file.digest, size, moment)

    def keep(self, name: str) -> None:
        """Keep a file as it was noted, in a folder that holds what is noted."""
        path = f"{name}{SUFFIX}"
        self.kept[path] = self._notes[path]

    def read(self, name: str) -> bytes:
        """Read what a noted file holds; raise `DamagedError` where it is another."""
        path = f"{name}{SUFFIX}"
        try:
            data = unsqueeze((self._folder / path).read_bytes())
        except ValueError as error:
            raise DamagedError(path) from error
        if digest(data) != self._notes[path].digest:
            raise DamagedError(path)
        return data

    def clear(self) -> None:
        """Take away all files that were not put."""
        for path in sorted(self._before.keys() - self.kept.keys()):
            (self._folder / path).unlink()

    def _digest(self, path: str) -> str:
        noted = self._notes.get(path)
        if noted and (noted.size, noted.moment) == self._before[path]:
            return noted.digest
        with (self._folder / path).open("rb") as file:
            return packed_digest(file.read(HEAD_SIZE))


def _sizes_and_moments(folder: Path) -> Iterator[tuple[str, tuple[int, int]]]:
    for place, _, names in os.walk(folder):
        within = Path(place).relative_to(folder).as_posix()
        for name in names:
            path = name if within == "." else f"{within}/{name}"
            yield path, _size_and_moment(f"{place}/{name}")


def _size_and_moment(path: str) -> tuple[int, int]:
    status = os.stat(path)  # noqa: PTH116 - half the time, for each file of the index
    return status.st_size, status.st_mtime_ns
