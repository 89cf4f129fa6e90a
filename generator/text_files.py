"""Files that people write, as text: what is no file, or not UTF-8, is named and never waited for."""

from pathlib import Path

from generator.errors import Problem, RecordError


def is_there(path: Path) -> bool:
    """Tell whether something has this name, be it a link to nowhere."""
    return path.exists() or path.is_symlink()


def read_text(path: Path, where: str) -> str:
    """Read one file, with or without a byte order mark; raise `RecordError` that names it as `where`."""
    try:
        if path.exists() and not path.is_file():
            raise _unread(where, "it is a folder, pipe or device; expected a file")
        data = path.read_bytes()
    except OSError as error:
        raise _unread(where, f"it cannot be opened ({error.strerror}); expected a file") from None
    try:
        return data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        byte = f"byte {error.start:,} (0x{data[error.start]:02x})"
        raise _unread(where, f"{byte} is not UTF-8; expected UTF-8 text", line) from None


def _unread(where: str, message: str, line: int = 0) -> RecordError:
    return RecordError([Problem(severity="error", path=where, line=line, message=f"{message}.")])
