"""Which files an archive holds, and their bytes; links out of it, pipes and giants are only named."""

import errno
import io
import os
import stat
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

from msgspec import Struct

from generator.articles.belongings import find_namesakes, sort_files
from generator.articles.detection import COMPRESSED_TARS, PACKAGES
from generator.errors import Problem, UnreadableFile

SIDECAR = ".meta.yml"
MAX_BYTES = 10 * 1024 * 1024
COLLECTIONS = (
    *PACKAGES,
    *COMPRESSED_TARS,
    ".html",
    ".htm",
    ".mhtml",
    ".mht",
    ".mbox",
    ".csv",
    ".tsv",
    ".jsonl",
    ".ndjson",
    ".parquet",
)
MAX_COLLECTION_BYTES = 10 * MAX_BYTES
"""Of a file that may hold many articles, or an article with its pictures."""


class SourceFile(Struct, frozen=True, kw_only=True):
    """One file that should hold articles, with the sidecar that speaks for it."""

    path: str
    """Relative to the archive's root, with forward slashes."""
    source: str = ""
    """The source folder that it lies in."""
    sidecar: str = ""
    pictures: tuple[str, ...] = ()
    """Files that share its name but the suffix."""
    flaw: str = ""
    """Why it cannot be read, where that is known without opening it."""


class Listing(Struct, frozen=True, kw_only=True):
    """Every article file below the source folders, and what is wrong with the folders themselves."""

    files: tuple[SourceFile, ...]
    problems: tuple[Problem, ...]
    pictures: tuple[str, ...] = ()
    """Files that hold no article; some belong to one."""


def list_files(root: Path, folders: Sequence[str]) -> Listing:
    """List the files below the folders by path, without dot-files; links to folders are not entered."""
    found: dict[str, str] = {}
    places: dict[str, str] = {}
    problems: list[Problem] = []
    for folder in folders:
        if (root / folder).is_dir():
            here = dict(_walk(root, root / folder))
            found.update(here)
            places.update(dict.fromkeys(here, folder))
        else:
            message = "this folder of articles does not exist; expected it, or another list under 'sources'."
            problems.append(Problem(severity="note", path=folder, message=message))
    belonging = sort_files(sorted(name for name in found if not name.endswith(SIDECAR)))
    names = belonging.articles
    namesakes = find_namesakes(belonging)
    sidecars = {name for name in found if name.endswith(SIDECAR)}
    owners = _owners(names, sidecars)
    problems += [
        Problem(severity="warning", path=name, message=say_alone(name))
        for name in sorted(sidecars - owners.keys())
    ]
    by_file = {owner: sidecar for sidecar, group in owners.items() for owner in group}
    shared = {sidecar: len(group) for sidecar, group in owners.items() if len(group) > 1}
    files = tuple(
        SourceFile(
            path=name,
            source=places[name],
            sidecar=by_file.get(name, ""),
            pictures=namesakes.get(name, ()),
            flaw=found[name] or _shared(by_file.get(name), shared),
        )
        for name in names
    )
    return Listing(files=files, problems=tuple(problems), pictures=belonging.pictures)


def read_bytes(root: Path, name: str, *, most: int = 0, expected: str = "the text of an article") -> bytes:
    """Read one file whole, if it is a regular file of the archive, not too large; raise `UnreadableFile`."""
    try:
        with open(_opened(root, name), "rb", buffering=0) as file:
            status = os.fstat(file.fileno())
            if not stat.S_ISREG(status.st_mode):
                raise UnreadableFile("it is a folder, pipe or device; expected a file.")
            most = most or (MAX_COLLECTION_BYTES if name.lower().endswith(COLLECTIONS) else MAX_BYTES)
            data = _read(file, min(status.st_size, most) + 1, most + 1)
    except (OSError, RuntimeError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise UnreadableFile(f"it cannot be opened ({reason}); expected a file that can be read.") from None
    if len(data) > most:
        raise UnreadableFile(f"it holds more than {most:,} bytes; expected {expected}.")
    return data


def _opened(root: Path, name: str) -> int:
    """Open a file, or what a link to another file of the archive leads to."""
    path = f"{root}/{name}"
    # Not blocking: what was a file when it was listed may be a pipe by now.
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0)
    try:
        return os.open(path, flags | getattr(os, "O_NOFOLLOW", 0))
    except OSError as error:
        if error.errno != errno.ELOOP:
            raise
    if not Path(path).resolve(strict=True).is_relative_to(root.resolve()):
        raise UnreadableFile("it is a link to a place outside the archive; expected a file.")
    return os.open(path, flags)


def _read(file: io.FileIO, likely: int, most: int) -> bytes:
    """Read to the end, at most so many bytes; room is made for as many as are likely."""
    data = piece = file.read(likely) or b""
    while piece and likely <= len(data) < most:
        piece = file.read(most - len(data)) or b""
        data += piece
    return data


def _walk(root: Path, folder: Path) -> Iterator[tuple[str, str]]:
    """Yield each path below a folder, and what forbids reading it."""
    failed: list[OSError] = []
    for place, folders, files in os.walk(folder, onerror=failed.append):
        inside = Path(place).relative_to(root).as_posix()
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in folders:
            if (Path(place) / name).is_symlink():
                yield _entry(f"{inside}/{name}", "it is a link to a folder; expected a folder or a file.")
        for name in files:
            if not name.startswith("."):
                yield _entry(f"{inside}/{name}", "")
    for error in failed:
        name = Path(error.filename).relative_to(root).as_posix()
        yield _entry(name, f"this folder cannot be listed ({error.strerror}).")


def _entry(name: str, flaw: str) -> tuple[str, str]:
    shown = os.fsencode(name).decode("utf-8", "replace")
    return (
        (name, flaw) if shown == name else (shown, "its name is not UTF-8; expected one that can be shown.")
    )


def name_sidecars(name: str) -> tuple[str, str]:
    """Name what may speak for a file: `NAME.txt.meta.yml` outranks `NAME.meta.yml`."""
    folder, slash, file = name.rpartition("/")
    return name + SIDECAR, f"{folder}{slash}{file.rpartition('.')[0] or file}{SIDECAR}"


def say_alone(sidecar: str) -> str:
    """Say that no article stands beside a sidecar."""
    stem = sidecar.removesuffix(SIDECAR)
    return f"no article stands beside this sidecar; expected '{stem}' or '{stem}.txt'."


def say_shared(sidecar: str, number: int) -> str:
    """Say that a sidecar would speak for a number of files."""
    return f"its sidecar {sidecar} would speak for {number} files; expected one named 'NAME.txt{SIDECAR}'."


def _owners(names: Sequence[str], sidecars: set[str]) -> dict[str, list[str]]:
    """Tell which files each sidecar speaks for."""
    owners: dict[str, list[str]] = defaultdict(list)
    for name in names:
        own = next((one for one in name_sidecars(name) if one in sidecars), None)
        if own:
            owners[own].append(name)
    return owners


def _shared(sidecar: str | None, shared: dict[str, int]) -> str:
    return say_shared(sidecar, shared[sidecar]) if sidecar in shared else ""
