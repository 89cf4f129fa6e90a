"""What lies in the site before a build, looked at once."""

import os
from collections.abc import Collection, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from generator.whole_files import AsWritten, is_as_written


class _Lying(NamedTuple):
    size: int
    moment: int
    """When it was last written, in nanoseconds."""


@dataclass(slots=True)
class SiteFolder:
    """The files of a site as they lie there, by path within it."""

    folder: str
    apart: Sequence[str] = ()
    """Folders that others look after."""
    _files: dict[str, _Lying] = field(default_factory=dict)
    _folders: list[str] = field(default_factory=list)
    """Each after the one that it lies in."""

    def __post_init__(self) -> None:
        """Look at each file."""
        if Path(self.folder).is_dir():
            self._look(self.folder, "")

    def _look(self, place: str, inside: str) -> None:
        folders = []
        with os.scandir(place) as entries:
            for entry in entries:
                path = inside + entry.name
                if entry.is_dir(follow_symlinks=False):
                    folders.append(path)
                else:
                    status = entry.stat(follow_symlinks=False)
                    self._files[path] = _Lying(status.st_size, status.st_mtime_ns)
        for path in folders:
            if path not in self.apart:
                self._folders.append(path)
                self._look(f"{self.folder}/{path}", f"{path}/")

    def holds(self, path: str, file: AsWritten) -> bool:
        """Whether a file lies in the site as it was written."""
        lying = self._files.get(path)
        return lying is not None and is_as_written(file, f"{self.folder}/{path}", *lying)

    def clear(self, wanted: Collection[str]) -> None:
        """Take away what lay there and is not wanted, and folders in which nothing is left."""
        for path in sorted(self._files.keys() - wanted):
            Path(self.folder, path).unlink(missing_ok=True)
        used = set(_folders_of(wanted))
        for path in reversed(self._folders):
            if path not in used:
                with suppress(OSError):  # something came into it
                    Path(self.folder, path).rmdir()


def _folders_of(paths: Collection[str]) -> Iterator[str]:
    """Yield every folder that one of the paths lies in."""
    left = {path.rpartition("/")[0] for path in paths}
    while left:
        yield from left
        left = {path.rpartition("/")[0] for path in left if path}
