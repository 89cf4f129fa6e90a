"""Files that people write, as text: what is no file here, or not UTF-8, is named and never waited for."""

import os
import stat
from pathlib import Path

from generator.errors import Problem, RecordError

MAX_BYTES = 4 * 1024 * 1024
OUTSIDE = "it leads to a place outside the archive; expected it in the archive itself"


def is_inside(root: Path, where: str) -> bool:
    """Tell whether a path, all links on its way followed, stays in the archive's folder."""
    try:
        return (root / where).resolve().is_relative_to(root.resolve())
    except (OSError, RuntimeError):  # links that lead to each other
        return True


def read_text(root: Path, where: str, *, most: int = MAX_BYTES) -> str:
    """Read one file, with or without a byte order mark; raise `RecordError` that names it."""
    if not is_inside(root, where):
        raise _unread(where, OUTSIDE)
    try:
        data = _read(root / where, where, most)
    except (OSError, RuntimeError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise _unread(where, f"it cannot be opened ({reason}); expected a file") from None
    if len(data) > most:
        raise _unread(where, f"it holds more than {most:,} bytes; expected what a person writes")
    try:
        return data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        byte = f"byte {error.start:,} (0x{data[error.start]:02x})"
        raise _unread(where, f"{byte} is not UTF-8; expected UTF-8 text", line) from None


def _read(path: Path, where: str, most: int) -> bytes:
    if path.exists() and not path.is_file():
        raise _unread(where, "it is a folder, pipe or device; expected a file")
    # Not blocking: what was a file a moment ago may be a pipe by now.
    descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
    with open(descriptor, "rb") as file:  # noqa: PTH123 - a descriptor has no path
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            raise _unread(where, "it is a folder, pipe or device; expected a file")
        return file.read(most + 1)


def _unread(where: str, message: str, line: int = 0) -> RecordError:
    return RecordError([Problem(severity="error", path=where, line=line, message=f"{message}.")])
