"""Where an added file is to lie: under its articles' date, by a name that nothing there has."""

from collections.abc import Collection
from dataclasses import dataclass
from os.path import commonpath
from pathlib import Path

from generator.articles.files import SIDECAR
from generator.articles.reading import Reading
from generator.file_names import free_name, safe_name, split_name
from generator.incoming import Incoming
from generator.known_articles import ARTICLES
from generator.pages.permalinks import date_folder

UNDATED, SEVERAL, DRAFTS, KEPT_BACK = "undated", "collections", "drafts", "kept-back"


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """The paths, from the archive's root, of an article file and of each of its pictures."""

    path: str
    pictures: tuple[tuple[Path, str], ...] = ()

    @property
    def sidecar(self) -> str:
        """Name the sidecar that speaks for this file alone."""
        return f"{self.path}{SIDECAR}"


def find_folder(reading: Reading) -> str:
    """Choose the folder below `content/articles`: the date that all articles of a file share.

    A folder's name is evidence for a date: so a file whose articles share none has no date in its path.
    """
    folders = sorted({date_folder(article.date).partition("/")[2] for article in reading.articles})
    if not folders:
        return DRAFTS if reading.drafts else KEPT_BACK
    if folders == [UNDATED]:
        return UNDATED
    return SEVERAL if UNDATED in folders else commonpath(folders) or SEVERAL


def place_file(root: Path, incoming: Incoming, reading: Reading, promised: Collection[str]) -> Placed:
    """Choose free paths; `promised` are paths in small letters that are given away but not written yet."""
    folder = f"{ARTICLES}/{find_folder(reading)}"
    wanted = safe_name(incoming.path.name)
    entries = _entries(root, folder, promised)
    name = free_name(wanted, lambda one: _is_taken(one, incoming, entries))
    if name != wanted and any(_lies_deeper(incoming, picture) for picture in incoming.pictures):
        # The page names its pictures' folder, so that must keep its name.
        own = free_name(split_name(wanted)[0], lambda one: one.casefold() in entries)
        folder, name = f"{folder}/{own}", wanted
    return Placed(
        path=f"{folder}/{name}",
        pictures=tuple((p, f"{folder}/{_picture_name(incoming, p, name)}") for p in incoming.pictures),
    )


def _entries(root: Path, folder: str, promised: Collection[str]) -> "set[str]":
    path = root / folder
    found = {entry.name.casefold() for entry in path.iterdir()} if path.is_dir() else set()
    start = f"{folder}/".casefold()
    return found | {one[len(start) :].split("/")[0] for one in promised if one.startswith(start)}


def _is_taken(name: str, incoming: Incoming, entries: Collection[str]) -> bool:
    """Whether a name is in use, or a sidecar that is there would speak for it too."""
    low = name.casefold()
    stem = split_name(low)[0]
    used = {low, f"{low}{SIDECAR}", f"{stem}{SIDECAR}"}
    used |= {_picture_name(incoming, picture, name).split("/")[0].casefold() for picture in incoming.pictures}
    return any(one in entries for one in used) or any(split_name(entry)[0] == low for entry in entries)


def _lies_deeper(incoming: Incoming, picture: Path) -> bool:
    return picture.parent.name != incoming.path.parent.name and picture.parent.parent == incoming.path.parent


def _picture_name(incoming: Incoming, picture: Path, name: str) -> str:
    """Name a picture after its article, or leave it in the folder that the page names."""
    if _lies_deeper(incoming, picture):
        return f"{safe_name(picture.parent.name)}/{safe_name(picture.name)}"
    return f"{split_name(name)[0]}{picture.suffix}"
