"""Files that are taken over as they are: pictures of articles, and what lies beside hand-written pages."""

import filecmp
import shutil
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from generator.articles.illustrating.picture_bytes import read_pictures
from generator.content.page_files import FOLDER
from generator.errors import ArchiveError, UnreadableFile
from generator.model import PictureFile
from generator.pages.front.handwritten import carried_files
from generator.pages.page import SiteFile
from generator.pages.pictures import picture_files
from generator.pipeline import Gathered
from generator.whole_files import UNFINISHED, write_whole

CHANGED = "it changed while it was read; expected to be built again."


def site_files(gathered: Gathered) -> tuple[SiteFile, ...]:
    """List every file of the site that is no page."""
    return (*picture_files(gathered.archive.articles), *carried_files(gathered.records.files))


def carry_files(root: Path, folder: Path, files: Iterable[SiteFile], pictures: Iterable[PictureFile]) -> None:
    """Write those files that a folder does not hold as they are; raise `ArchiveError` where one is lost."""
    missing: dict[str, SiteFile] = {}
    for file in files:
        target = folder / file.path
        if not file.checksum:
            _copy(root / FOLDER / file.path, target)
        # Named by what it holds, and put in its place whole: of the right size, it is the picture.
        elif not target.is_file() or target.stat().st_size != file.size:
            missing[file.checksum] = file
    places: dict[str, list[PictureFile]] = defaultdict(list)
    for picture in pictures:
        if picture.checksum in missing:
            places[picture.path].append(picture)
    for path in sorted(places):
        _carry_pictures(root, folder, path, places[path], missing)


def _carry_pictures(
    root: Path, folder: Path, path: str, pictures: list[PictureFile], files: dict[str, SiteFile]
) -> None:
    left = {picture.checksum for picture in pictures}
    try:
        for found in read_pictures(root, path, pictures):
            left.discard(found.checksum)
            write_whole(folder / files[found.checksum].path, found.data)
    except UnreadableFile as error:
        raise ArchiveError(f"{path}: {error}") from None
    if left:
        raise ArchiveError(f"{path}: {CHANGED}")


def _copy(source: Path, target: Path) -> None:
    if target.is_file() and filecmp.cmp(source, target, shallow=False):
        return
    target.parent.mkdir(parents=True, exist_ok=True)
    unfinished = target.with_name(target.name + UNFINISHED)
    shutil.copyfile(source, unfinished)
    unfinished.replace(target)
