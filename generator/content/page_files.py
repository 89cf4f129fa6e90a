"""Files that people put beside the pages they write, such as pictures and PDFs."""

import os
import stat
from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from generator.content.text_files import OUTSIDE, is_inside
from generator.errors import Problem

FOLDER = "content/pages"
PAGE = ".md"
MAX_BYTES = 50 * 1024 * 1024
"""Of one file; sites on the usual hosts refuse files of 100 MB."""
RENDERED = (".markdown", ".mdown", ".mkdn", ".mkd")
"""Other suffixes that MkDocs takes for a page, of which no record would be read."""
LITTER = frozenset({"thumbs.db", "desktop.ini"})


class PageFile(Struct, frozen=True, kw_only=True):
    """One file beside hand-written pages."""

    path: str
    """Relative to `content/pages/`, and to the site's root."""
    size: int
    """In bytes."""


def find_page_files(root: Path) -> Iterator[PageFile | Problem]:
    """List the files beside hand-written pages by path, and name those that cannot be carried."""
    if not is_inside(root, FOLDER):
        return  # said where the folders of `content/` are looked at
    top = root / FOLDER
    for place, folders, files in os.walk(top):
        folders[:] = sorted(name for name in folders if not _is_passed_over(name))
        for name in folders:
            if (Path(place) / name).is_symlink():
                yield _error(
                    _named(top, place, name), "it is a link to a folder; expected a folder or a file."
                )
        for name in sorted(files):
            if not name.endswith(PAGE) and not _is_passed_over(name):
                yield _looked_at(root, _named(top, place, name))


def _named(top: Path, place: str, name: str) -> str:
    return (Path(place) / name).relative_to(top).as_posix()


def _looked_at(root: Path, name: str) -> PageFile | Problem:
    where = f"{FOLDER}/{name}"
    suffix = Path(name).suffix.lower()
    if os.fsencode(name).decode("utf-8", "replace") != name:
        return _error(name, "its name is not UTF-8; expected one that can be shown.")
    if suffix == PAGE or suffix in RENDERED:
        return _error(name, f"its suffix is '{Path(name).suffix}'; expected '{PAGE}' for a page.")
    if not is_inside(root, where):
        return _error(name, f"{OUTSIDE}.")
    try:
        status = (root / where).stat()
    except OSError as error:
        return _error(name, f"it cannot be opened ({error.strerror}); expected a file.")
    if not stat.S_ISREG(status.st_mode):
        return _error(name, "it is a pipe or device; expected a file.")
    if status.st_size > MAX_BYTES:
        return _error(name, f"it holds {status.st_size:,} bytes; expected at most {MAX_BYTES:,} in one file.")
    return PageFile(path=name, size=status.st_size)


def _is_passed_over(name: str) -> bool:
    """Whether a name is hidden, or what editors and systems leave behind."""
    return name.startswith((".", "#")) or name.endswith("~") or name.lower() in LITTER


def _error(name: str, message: str) -> Problem:
    shown = os.fsencode(f"{FOLDER}/{name}").decode("utf-8", "replace")
    return Problem(severity="error", path=shown, message=message)
