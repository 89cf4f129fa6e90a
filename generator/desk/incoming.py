"""The files that a person names to be added: each with its sidecar and pictures, or why it is none."""

import os
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from msgspec import Struct, field

from generator.articles.belongings import PAGE_FOLDERS, PAGES, is_picture_name
from generator.articles.files import SIDECAR
from generator.content.file_names import split_name

LITTER = frozenset({"thumbs.db", "desktop.ini", "__macosx"})
MOST_PICTURES = 500
"""Of one article."""
ALONE = "a sidecar or picture is added with the article of the same name; expected that one too."


class Beside(Struct, frozen=True, kw_only=True):
    """A picture that comes along with an article."""

    path: Path
    inside: str = ""
    """Its path from the article's folder, where the article may name it so; empty: it is named like it."""


class Incoming(Struct, frozen=True, kw_only=True):
    """One article file to be added."""

    given: str
    """As the person would name it."""
    path: Path
    inside: str
    """Its name, below the folder that was given if one was: folders, too, may state a date."""
    sidecar: Path | None = None
    pictures: tuple[Beside, ...] = ()


class Refusal(Struct, frozen=True, kw_only=True):
    """A file that is not added, and why."""

    given: str
    reason: str


class _Neighbours(Struct):
    """What lies beside the files, each folder listed once."""

    folders: dict[Path, dict[str, list[str]]] = field(default_factory=dict)

    def like(self, path: Path) -> list[str]:
        """List the names in a file's folder that are its own but for the suffix."""
        return self.of_stem(path.parent, split_name(path.name)[0])

    def of_stem(self, folder: Path, stem: str) -> list[str]:
        """List the names in a folder that are a stem and perhaps a suffix."""
        if folder not in self.folders:
            found: dict[str, list[str]] = {}
            for name in sorted(entry.name for entry in folder.iterdir()):
                found.setdefault(split_name(name)[0], []).append(name)
            self.folders[folder] = found
        return self.folders[folder].get(stem, [])


def find_files(given: Sequence[Path], root: Path, sources: Sequence[str]) -> Iterator[Incoming | Refusal]:
    """Find the article files among files and folders, in order; `sources` are the archive's own folders."""
    inside = [(root / folder).resolve() for folder in sources]
    seen: set[Path] = set()
    for one in _find(given):
        if isinstance(one, Refusal):
            yield one
        elif any(one.path.is_relative_to(folder) for folder in inside):
            yield Refusal(given=one.given, reason="it lies in the archive already.")
        elif one.path not in seen:
            seen.add(one.path)
            yield one


def _find(given: Sequence[Path]) -> Iterator[Incoming | Refusal]:
    neighbours = _Neighbours()
    named = {os.path.abspath(path) for path in given}  # noqa: PTH100 - links stay as they are
    for path in given:
        if path.is_dir():
            yield from _in_folder(path, neighbours)
        else:
            one = _describe(path, path.name, neighbours, lambda other: os.path.abspath(other) in named)  # noqa: PTH100
            if one is not None:
                yield one


def _in_folder(folder: Path, neighbours: _Neighbours) -> Iterator[Incoming | Refusal]:
    """Walk a folder without hidden files; links in it are not followed."""
    for place, folders, files in os.walk(folder):
        pages = {split_name(name)[0] for name in files if Path(name).suffix.lower() in PAGES}
        folders[:] = sorted(name for name in folders if _is_kept(name) and not _belongs(name, pages))
        for name in sorted(filter(_is_kept, files)):
            path = Path(place, name)
            if path.is_symlink():
                yield Refusal(given=str(path), reason="it is a link; expected a file, or its name by itself.")
                continue
            below = path.relative_to(folder).as_posix()
            one = _describe(
                path, f"{folder.resolve().name}/{below}", neighbours, lambda other: _is_kept(other.name)
            )
            if one is not None:
                yield one


def _is_kept(name: str) -> bool:
    return not name.startswith(".") and name.casefold() not in LITTER


def _belongs(folder: str, pages: "set[str]") -> bool:
    return any(folder.endswith(end) and folder.removesuffix(end) in pages for end in PAGE_FOLDERS)


def _describe(
    path: Path, inside: str, neighbours: _Neighbours, is_given: Callable[[Path], bool]
) -> Incoming | Refusal | None:
    """Describe one file; None: it comes along with another that is given too."""
    given = str(path)
    try:
        real = path.resolve(strict=True)
    except (OSError, RuntimeError):
        what = (
            "standard input cannot be added; expected a file." if given == "-" else "there is no such file."
        )
        return Refusal(given=given, reason=what)
    if not real.is_file():
        return Refusal(given=given, reason="it is a pipe or device; expected a file.")
    if path.name.endswith(SIDECAR) or is_picture_name(path.name):
        is_along = any(is_given(path.with_name(name)) for name in _articles_of(path, neighbours))
        return None if is_along else Refusal(given=given, reason=ALONE)
    sidecar, flaw = _find_sidecar(path, neighbours)
    if flaw:
        return Refusal(given=given, reason=flaw)
    pictures = _find_pictures(path, neighbours)
    return Incoming(given=given, path=real, inside=inside, sidecar=sidecar, pictures=pictures)


def _is_article(name: str) -> bool:
    return not (name.endswith(SIDECAR) or is_picture_name(name))


def _articles_of(path: Path, neighbours: _Neighbours) -> list[str]:
    """List the files that a sidecar speaks for, or that a picture is named after."""
    if not path.name.endswith(SIDECAR):
        return [name for name in neighbours.like(path) if _is_article(name)]
    own = path.name.removesuffix(SIDECAR)
    whole = [name for name in neighbours.like(path.with_name(own)) if name == own]
    return whole + [name for name in neighbours.of_stem(path.parent, own) if _is_article(name)]


def _find_sidecar(path: Path, neighbours: _Neighbours) -> "tuple[Path | None, str]":
    """Find a file's sidecar, or say why it cannot have the one that is there."""
    own = path.with_name(f"{path.name}{SIDECAR}")
    if own.is_file():
        return own, ""
    shared = path.with_name(f"{split_name(path.name)[0]}{SIDECAR}")
    if not shared.is_file():
        return None, ""
    count = sum(_is_article(name) for name in neighbours.like(path))
    flaw = f"its sidecar {shared.name} would speak for {count} files; expected one named '{own.name}'."
    return shared, flaw if count > 1 else ""


def _find_pictures(path: Path, neighbours: _Neighbours) -> tuple[Beside, ...]:
    """Find the pictures of the same name, and those that a browser saved with a page."""
    found = [Beside(path=path.with_name(name)) for name in neighbours.like(path)]
    stem = split_name(path.name)[0]
    for end in PAGE_FOLDERS if path.suffix.lower() in PAGES else ():
        folder = path.with_name(f"{stem}{end}")
        if folder.is_dir() and not folder.is_symlink():
            found += [Beside(path=one, inside=f"{folder.name}/{one.name}") for one in folder.iterdir()]
    pictures = [one for one in found if is_picture_name(one.path.name) and _is_plain(one.path)]
    return tuple(sorted(pictures, key=lambda one: one.path)[:MOST_PICTURES])


def _is_plain(path: Path) -> bool:
    return path.is_file() and not path.is_symlink()
