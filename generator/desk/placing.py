"""Where an added file is to lie: under its articles' date, by a name that nothing there has."""

from os.path import commonpath
from pathlib import Path

from msgspec import Struct, field

from generator.articles.files import SIDECAR
from generator.articles.reading import Reading
from generator.content.file_names import free_name, safe_name, split_name
from generator.desk.incoming import Beside, Incoming
from generator.desk.known_articles import ARTICLES
from generator.pages.permalinks import date_folder

UNDATED, SEVERAL, DRAFTS, KEPT_BACK = "undated", "collections", "drafts", "kept-back"


class Placed(Struct, frozen=True, kw_only=True):
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


class Shelves(Struct):
    """The names in the archive's folders, in small letters; each folder is listed once."""

    root: Path
    names: dict[str, set[str]] = field(default_factory=dict)
    stems: dict[str, set[str]] = field(default_factory=dict)

    def of(self, folder: str) -> "set[str]":
        """List the names in a folder, with those that are given away but not written yet."""
        if folder not in self.names:
            path = self.root / folder
            self.names[folder], self.stems[folder] = set(), set()
            for entry in path.iterdir() if path.is_dir() else ():
                self.note(f"{folder}/{entry.name}")
        return self.names[folder]

    def note(self, path: str) -> None:
        """Remember that a path is given away."""
        folder, _, name = path.casefold().rpartition("/")
        self.of(folder).add(name)
        self.stems[folder].add(split_name(name)[0])
        if folder.startswith(f"{ARTICLES}/"):
            parent, _, own = folder.rpartition("/")
            if parent in self.names:
                self.names[parent].add(own)


def place_file(incoming: Incoming, reading: Reading, shelves: Shelves) -> Placed:
    """Choose free paths, and note that they are given away."""
    folder = f"{ARTICLES}/{find_folder(reading)}"
    wanted = safe_name(incoming.path.name)
    name = free_name(wanted, lambda one: _is_taken(one, folder, incoming, shelves))
    if name != wanted and any(picture.inside for picture in incoming.pictures):
        # The page names its pictures' folder, so that must keep its name.
        own = free_name(split_name(wanted)[0], lambda one: one.casefold() in shelves.of(folder))
        folder, name = f"{folder}/{own}", wanted
    placed = Placed(
        path=f"{folder}/{name}",
        pictures=tuple((p.path, f"{folder}/{_picture_name(p, name)}") for p in incoming.pictures),
    )
    for path in (placed.path, placed.sidecar, *(where for _, where in placed.pictures)):
        shelves.note(path)
    return placed


def _is_taken(name: str, folder: str, incoming: Incoming, shelves: Shelves) -> bool:
    """Whether a name is in use, or a sidecar that is there would speak for it too."""
    low = name.casefold()
    stem = split_name(low)[0]
    used = {low, f"{low}{SIDECAR}", f"{stem}{SIDECAR}"}
    used |= {_picture_name(picture, name).split("/")[0].casefold() for picture in incoming.pictures}
    return not used.isdisjoint(shelves.of(folder)) or low in shelves.stems[folder]


def _picture_name(picture: Beside, name: str) -> str:
    """Name a picture after its article, or leave it where the article names it."""
    if picture.inside:
        return "/".join(safe_name(step) for step in picture.inside.split("/"))
    return f"{split_name(name)[0]}{picture.path.suffix}"
