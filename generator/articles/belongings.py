"""Files that belong to an article and are none: pictures, and what a browser saves beside a page."""

from collections import Counter
from collections.abc import Iterable, Sequence

from msgspec import Struct

PICTURES = frozenset(
    [
        *(".avif", ".bmp", ".gif", ".heic", ".heif", ".ico", ".jfif", ".jpe", ".jpeg", ".jpg", ".jxl"),
        *(".png", ".svg", ".svgz", ".tif", ".tiff", ".webp"),
    ]
)
PAGES = (".html", ".htm", ".xhtml")
PAGE_FOLDERS = (
    *("_files", ".files", "-Dateien", "_fichiers", "_archivos", "_bestanden", "_file", "-filer", "_pliki"),
    *("_ficheiros", "_arquivos", "_tiedostot", "_soubory", "_elemei", "_dosyalar", "_datoteke", "_fitxers"),
)
"""What browsers add to a page's name for the folder of all that belongs to it, by their language."""


class Sorted(Struct, frozen=True):
    """Names of files: those that should hold articles, and pictures."""

    articles: tuple[str, ...]
    pictures: tuple[str, ...]


def sort_files(names: Sequence[str]) -> Sorted:
    """Tell article files from pictures; what lies in the folder of a saved page is neither."""
    folders = {stem + end for stem in _pages(names) for end in PAGE_FOLDERS}
    own = [name for name in names if not folders or folders.isdisjoint(_parents(name))]
    pictures = tuple(name for name in own if is_picture_name(name))
    taken = set(pictures)
    return Sorted(tuple(name for name in own if name not in taken), pictures)


def find_namesakes(files: Sorted) -> dict[str, tuple[str, ...]]:
    """Give each article file the pictures that share its name but the suffix, if no other article does."""
    if not files.pictures:
        return {}
    stems = Counter(_stem(name) for name in files.articles)
    pictures: dict[str, list[str]] = {}
    for name in files.pictures:
        pictures.setdefault(_stem(name), []).append(name)
    return {
        name: tuple(pictures[_stem(name)])
        for name in files.articles
        if stems[_stem(name)] == 1 and _stem(name) in pictures
    }


def is_picture_name(name: str) -> bool:
    """Whether a file is a picture by its suffix."""
    file = name.rpartition("/")[2]
    return file[file.rfind(".", 1) :].lower() in PICTURES


def _pages(names: Iterable[str]) -> "list[str]":
    return [_stem(name) for name in names if name.lower().endswith(PAGES)]


def _stem(name: str) -> str:
    folder, slash, file = name.rpartition("/")
    return f"{folder}{slash}{file.rpartition('.')[0] or file}"


def _parents(name: str) -> "list[str]":
    steps = name.split("/")[:-1]
    return ["/".join(steps[: n + 1]) for n in range(len(steps))]
