"""The folders that a build writes: fit to be written to, held by one build at a time, emptied on demand."""

import errno
import fcntl
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from generator.errors import ArchiveError

LOCK = Path("build", "lock")
# Some network file systems know no locks; there a build is not worse off than before.
NO_LOCKS = {errno.ENOLCK, errno.ENOSYS, errno.ENOTSUP}


def refuse_unwritable(folder: Path) -> None:
    """Raise `ArchiveError` where a folder cannot be made or written to, before any work is lost for it."""
    place = folder
    while not os.path.lexists(place):
        place = place.parent
    if not place.is_dir():
        what = "a file" if place.exists() else "a link to nowhere"
        raise ArchiveError(f"{place}: it is {what}; expected a folder to write to.")
    if not os.access(place, os.W_OK | os.X_OK):
        raise ArchiveError(f"{place}: it may not be written to; expected a folder that this user may change.")


@contextmanager
def hold(root: Path, tell: Callable[[], None]) -> Iterator[None]:
    """Keep other builds out of an archive's `build/`; where one is at work, `tell` and wait for its end."""
    path = root / LOCK
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a", encoding="utf-8") as file:
        try:
            # A lock of this kind ends with the process that took it, and its children never have it.
            fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except (BlockingIOError, PermissionError):
            tell()
            fcntl.lockf(file, fcntl.LOCK_EX)
        except OSError as error:
            if error.errno not in NO_LOCKS:
                raise
        yield


def forget(root: Path) -> None:
    """Remove what earlier builds made."""
    for folder in ("cache", "site"):
        shutil.rmtree(root / "build" / folder, ignore_errors=True)
    for path in (root / "build" / "pages").glob("[!.]*"):
        shutil.rmtree(path) if path.is_dir() else path.unlink()
