"""The folder of the index: each file is written only when what it holds has changed."""

import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from generator.publish.search.encoding import HEAD_SIZE, digest, packed_digest, squeeze
from generator.publish.whole_files import write_whole

SUFFIX = ".bin"


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

    def __init__(self, folder: Path, notes: Mapping[str, Lying]) -> None:
        """Look at a folder; `notes`, by path in it, tell what the files held when they were last seen."""
        self._folder, self._notes = folder, notes
        self._before = dict(_sizes_and_moments(folder))
        self.kept: dict[str, Lying] = {}
        self.written = 0

    def is_as_noted(self) -> bool:
        """Whether the folder holds just what the notes tell."""
        return self._before.keys() == self._notes.keys() and all(
            self._digest(path) == noted.digest for path, noted in self._notes.items()
        )

    def put(self, file: File) -> None:
        """Keep a file that holds these bytes already, else write it."""
        path = f"{file.name}{SUFFIX}"
        if path in self._before and self._digest(path) == file.digest:
            size, moment = self._before[path]
        else:
            write_whole(self._folder / path, squeeze(file.data))
            size, moment = _size_and_moment(f"{self._folder}/{path}")
            self.written += 1
        self.kept[path] = Lying(file.digest, size, moment)

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
