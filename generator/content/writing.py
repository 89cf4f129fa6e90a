"""Writes what people add to `content/`: whole or not at all, and never over what is there."""

import secrets
from pathlib import Path

from generator.errors import ArchiveError

SOURCE_DEPTH = 2
"""A folder such as `content/articles` may itself be a link to where there is room."""


def write_new(root: Path, where: str, data: bytes) -> None:
    """Write a file at a path from the archive's root; raise `FileExistsError` if there is one already.

    Raise `ArchiveError` where a folder of the path is a link, behind which the archive would not look.
    """
    path = root / where
    for folder in Path(where).parents:
        if len(folder.parts) > SOURCE_DEPTH and (root / folder).is_symlink():
            raise ArchiveError(f"{folder.as_posix()}: it is a link; expected a folder of the archive.")
    path.parent.mkdir(parents=True, exist_ok=True)
    # Hidden, so that a build that runs meanwhile passes it over.
    draft = path.parent / f".{secrets.token_hex(8)}.adding"
    try:
        draft.write_bytes(data)
        _put(draft, path)
    finally:
        draft.unlink(missing_ok=True)


def _put(draft: Path, path: Path) -> None:
    try:
        path.hardlink_to(draft)
    except FileExistsError:
        raise
    except OSError:  # a file system without links
        path.open("xb").close()
        draft.replace(path)


def remove(root: Path, where: str) -> None:
    """Take back a file that was written a moment ago."""
    (root / where).unlink(missing_ok=True)
