"""The files that a person names to be added: each with its sidecar and pictures, or why it is none."""

import os
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.articles.files import SIDECAR
from generator.file_names import split_name

PICTURES = frozenset({".jpg", ".jpeg", ".png", ".gif", ".webp", ".avif", ".tif", ".tiff", ".bmp", ".svg"})
PAGES = frozenset({".html", ".htm", ".xhtml"})
SAVED = ("_files", "-files", ".files", "_Dateien", "_fichiers", "_archivos", "_bestanden")
"""How browsers name the folder of what belongs to a page that they save."""
LITTER = frozenset({"thumbs.db", "desktop.ini", "__macosx"})
MOST_PICTURES = 500
"""Of one article."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Incoming:
    """One article file to be added."""

    given: str
    """As the person would name it."""
    path: Path
    inside: str
    """Its name, below the folder that was given if one was: folders, too, may state a date."""
    sidecar: Path | None = None
    pictures: tuple[Path, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """A file that is not added, and why."""

    given: str
    reason: str


def find_files(given: Sequence[Path], root: Path, sources: Sequence[str]) -> Iterator[Incoming | Refusal]:
    """Find the article files among files and folders, in order; `sources` are the archive's own folders."""
    inside = [(root / folder).resolve() for folder in sources]
    seen: set[Path] = set()
    named = {path.resolve() for path in given if _can_be_resolved(path)}
    for path in given:
        found = _in_folder(path) if path.is_dir() else [_describe(path, path.name, named)]
        for one in found:
            if isinstance(one, Incoming):
                if one.path in seen:
                    continue
                seen.add(one.path)
                if any(one.path.is_relative_to(folder) for folder in inside):
                    yield Refusal(given=one.given, reason="it lies in the archive already.")
                    continue
            if one is not None:
                yield one


def _can_be_resolved(path: Path) -> bool:
    try:
        path.resolve(strict=True)
    except (OSError, RuntimeError):
        return False
    return True


def _in_folder(folder: Path) -> Iterator[Incoming | Refusal | None]:
    """Walk a folder without hidden files; links in it are not followed."""
    for place, folders, files in os.walk(folder):
        here = Path(place)
        pages = {split_name(name)[0] for name in files if Path(name).suffix.lower() in PAGES}
        folders[:] = sorted(name for name in folders if _is_kept(name) and not _belongs(name, pages))
        present = {(here / name).resolve() for name in files if not (here / name).is_symlink()}
        for name in sorted(filter(_is_kept, files)):
            path = here / name
            below = path.relative_to(folder).as_posix()
            if path.is_symlink():
                yield Refusal(given=str(path), reason="it is a link; expected a file, or its name by itself.")
            else:
                yield _describe(path, f"{folder.resolve().name}/{below}", present)


def _is_kept(name: str) -> bool:
    return not name.startswith(".") and name.casefold() not in LITTER


def _belongs(folder: str, pages: "set[str]") -> bool:
    return any(folder.endswith(end) and folder.removesuffix(end) in pages for end in SAVED)


def _describe(path: Path, inside: str, others: "set[Path]") -> Incoming | Refusal | None:
    """Describe one file; None: it comes along with another that is added too."""
    given = str(path)
    try:
        real = path.resolve(strict=True)
    except (OSError, RuntimeError):
        return Refusal(given=given, reason="there is no such file.")
    if not real.is_file():
        return Refusal(given=given, reason="it is a pipe or device; expected a file.")
    if path.name.endswith(SIDECAR):
        return _sidecar_alone(path, others)
    if path.suffix.lower() in PICTURES:
        if _siblings(path, others):
            return None
        return Refusal(given=given, reason="a picture is added with the article of the same name beside it.")
    sidecar = _find_sidecar(path)
    if isinstance(sidecar, Refusal):
        return sidecar
    return Incoming(given=given, path=real, inside=inside, sidecar=sidecar, pictures=_find_pictures(path))


def _sidecar_alone(path: Path, others: "set[Path]") -> Refusal | None:
    name = path.name.removesuffix(SIDECAR)
    speaks_for = any(name in (other.name, split_name(other.name)[0]) for other in others)
    if speaks_for:
        return None
    return Refusal(given=str(path), reason="a sidecar is added with the article file it speaks for.")


def _siblings(path: Path, others: "set[Path]") -> bool:
    stem = split_name(path.name)[0]
    return any(split_name(o.name)[0] == stem and o.suffix.lower() not in PICTURES for o in others)


def _find_sidecar(path: Path) -> Path | Refusal | None:
    stem = split_name(path.name)[0]
    own = path.with_name(f"{path.name}{SIDECAR}")
    if own.is_file():
        return own
    shared = path.with_name(f"{stem}{SIDECAR}")
    if not shared.is_file():
        return None
    beside = Counter(split_name(o.name)[0] for o in path.parent.iterdir() if _is_article(o))
    if beside[stem] > 1:
        reason = f"its sidecar {shared.name} would speak for {beside[stem]} files; expected '{own.name}'."
        return Refusal(given=str(path), reason=reason)
    return shared


def _is_article(path: Path) -> bool:
    return path.is_file() and not path.name.endswith(SIDECAR) and path.suffix.lower() not in PICTURES


def _find_pictures(path: Path) -> tuple[Path, ...]:
    """Find the pictures of the same name, and those that a browser saved with a page."""
    stem = split_name(path.name)[0]
    found = [p for p in path.parent.iterdir() if split_name(p.name)[0] == stem]
    for end in SAVED if path.suffix.lower() in PAGES else ():
        folder = path.with_name(f"{stem}{end}")
        if folder.is_dir() and not folder.is_symlink():
            found += folder.iterdir()
    pictures = [p for p in found if p.suffix.lower() in PICTURES and p.is_file() and not p.is_symlink()]
    return tuple(sorted(pictures)[:MOST_PICTURES])
