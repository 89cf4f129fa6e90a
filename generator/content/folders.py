"""What may stand in `content/`: what nothing would read is named, with the nearest that is read."""

import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from generator.content.text_files import OUTSIDE, is_inside
from generator.errors import Problem, nearest

CONTENT, AUTHORITY, DECISIONS = "content", "content/authority", "content/decisions"
THREADS = "content/threads"
KINDS = ("people", "organizations", "places", "events", "sources")
FOLDERS = {
    CONTENT: ("articles", "authority", "decisions", "pages", "threads"),
    AUTHORITY: KINDS,
    DECISIONS: (),
}
FILES = {
    CONTENT: ("permalinks.txt",),
    AUTHORITY: (),
    DECISIONS: ("articles.yml", "entities.yml", "quotations.yml", "threads.yml"),
}
RECORD = ".md"
NOTES = frozenset({"readme", "readme.md", "readme.txt"})
"""Files for those who work in the archive, not for its readers."""
LITTER = frozenset({"thumbs.db", "desktop.ini"})


def find_misplaced(root: Path, sources: Sequence[str] = ()) -> Iterator[Problem]:
    """Name what nothing reads, in order of path; `sources` are the folders of article files."""
    if not _is_folder(root, CONTENT):
        yield from _no_folder(root, CONTENT)
        return
    for place in FOLDERS:
        if _is_folder(root, place):
            yield from _in_folder(root, place, sources)
    for place in (*(f"{AUTHORITY}/{kind}" for kind in KINDS), THREADS):
        if _is_folder(root, place):
            yield from _in_records(root, place)


def _in_folder(root: Path, place: str, sources: Sequence[str]) -> Iterator[Problem]:
    for name in _names(root, place):
        where = f"{place}/{name}"
        if name in FOLDERS[place]:
            yield from _no_folder(root, where)
        elif name in FILES[place] or name.lower() in NOTES or _is_source(where, sources):
            continue
        elif _holds_something(root / where):
            yield _error(where, f"nothing reads this {_sort(root / where)}.", _hint(place, name))


def _in_records(root: Path, place: str) -> Iterator[Problem]:
    for name in _names(root, place):
        path = root / place / name
        if path.is_dir() and not name.endswith(RECORD):
            if _holds_something(path):
                message = f"nothing reads a folder in here; expected records such as '{place}/jane-doe.md'."
                yield _error(f"{place}/{name}", message)
        elif not name.endswith(RECORD) and _holds_something(path):
            message = f"nothing reads this file; expected a record such as '{path.stem}{RECORD}'."
            yield _error(f"{place}/{name}", message)


def _no_folder(root: Path, where: str) -> Iterator[Problem]:
    path = root / where
    if not is_inside(root, where) and where != f"{CONTENT}/articles":
        yield _error(where, f"{OUTSIDE}.")
    elif not path.is_dir() and (path.exists() or path.is_symlink()):
        yield _error(where, "it is no folder; expected one.")


def _is_folder(root: Path, where: str) -> bool:
    return is_inside(root, where) and (root / where).is_dir()


def _is_source(where: str, sources: Iterable[str]) -> bool:
    return any(
        where == source or where.startswith(f"{source}/") or source.startswith(f"{where}/")
        for source in sources
    )


def _hint(place: str, name: str) -> str:
    """Point to the nearest name in this folder, else to where the name would be right."""
    here = {**dict.fromkeys(FOLDERS[place]), **dict.fromkeys(FILES[place])}
    hint = nearest(name.lower(), here)
    if hint.startswith("Did"):
        return hint.replace("'", f"'{place}/", 1)
    everywhere = {one: f"{at}/{one}" for at in FOLDERS for one in (*FOLDERS[at], *FILES[at])}
    found = everywhere.get(
        nearest(name.lower(), everywhere).removeprefix("Did you mean '").removesuffix("'?")
    )
    return f"Did you mean '{found}'?" if found else hint


def _names(root: Path, place: str) -> list[str]:
    try:
        names = sorted(path.name for path in (root / place).iterdir())
    except OSError:
        return []
    return [name for name in names if not _is_passed_over(name)]


def _is_passed_over(name: str) -> bool:
    """Whether a name is hidden, or what editors and systems leave behind."""
    return name.startswith((".", "#")) or name.endswith("~") or name.lower() in LITTER


def _holds_something(path: Path) -> bool:
    if not path.is_dir():
        return not path.is_file() or path.stat().st_size > 0
    return any(not _is_passed_over(name) for _, _, files in os.walk(path) for name in files)


def _sort(path: Path) -> str:
    return "folder" if path.is_dir() else "file"


def _error(where: str, message: str, hint: str = "") -> Problem:
    shown = os.fsencode(where).decode("utf-8", "replace")
    return Problem(severity="error", path=shown, message=message, hint=hint)
