"""What lies in a folder that a build fills, looked at once."""

import os
from collections.abc import Collection, Iterator
from contextlib import suppress
from pathlib import Path

from msgspec import Struct

from generator.whole_files import AsWritten, is_as_written


class BuiltFolder(Struct, frozen=True):
    """The files of a folder as they lay there, by path within it."""

    folder: str
    files: "dict[str, tuple[int, int]]"
    """Of each its size, and when it was last written, in nanoseconds."""
    folders: list[str]
    """Each after the one that it lies in."""

    def holds(self, path: str, file: AsWritten) -> bool:
        """Whether a file lies there as it was written."""
        lying = self.files.get(path)
        return lying is not None and is_as_written(file, f"{self.folder}/{path}", *lying)

    def clear(self, wanted: Collection[str]) -> list[str]:
        """Take away what lay there and is not wanted, and folders in which nothing is left; return what."""
        stale = sorted(self.files.keys() - wanted)
        for path in stale:
            Path(self.folder, path).unlink(missing_ok=True)
        used = set(_folders_of(wanted))
        for path in reversed(self.folders):
            if path not in used:
                with suppress(OSError):  # something came into it
                    Path(self.folder, path).rmdir()
        return stale


def look_into(folder: str, apart: Collection[str] = ()) -> BuiltFolder:
    """Look at each file of a folder, if it is there, but for those in folders `apart`."""
    found = BuiltFolder(folder, {}, [])
    if Path(folder).is_dir():
        _look(found, folder, "", apart)
    return found


def _look(found: BuiltFolder, place: str, inside: str, apart: Collection[str]) -> None:
    folders = []
    with os.scandir(place) as entries:
        for entry in entries:
            path = inside + entry.name
            if entry.is_dir(follow_symlinks=False):
                folders.append(path)
            else:
                status = entry.stat(follow_symlinks=False)
                found.files[path] = (status.st_size, status.st_mtime_ns)
    for path in folders:
        if path not in apart:
            found.folders.append(path)
            _look(found, f"{found.folder}/{path}", f"{path}/", apart)


def _folders_of(paths: Collection[str]) -> Iterator[str]:
    """Yield every folder that one of the paths lies in."""
    left = {path.rpartition("/")[0] for path in paths}
    while left:
        yield from left
        left = {path.rpartition("/")[0] for path in left if path}
