"""Files of a build that are there whole or not at all, and notes that tell when they were changed."""

import hashlib
import json
import os
from pathlib import Path
from typing import Any, NamedTuple

UNFINISHED = ".unfinished"
"""Ending of a file that is being written; only a build that was killed leaves one behind."""
BYTES = 16
"""Of a checksum; two texts have the same one by chance once in 2^64."""


def checksum(data: bytes) -> str:
    """Make the checksum by which files are told apart."""
    return hashlib.blake2b(data, digest_size=BYTES).hexdigest()


class AsWritten(NamedTuple):
    """A file as it was written."""

    checksum: str
    size: int
    moment: int
    """When, in nanoseconds: where it differs, the file is looked into."""


def look_at(path: Path, data: bytes) -> AsWritten:
    """Note of a file that was just written, or read, what it holds."""
    status = path.stat()
    return AsWritten(checksum(data), status.st_size, status.st_mtime_ns)


def is_as_written(file: AsWritten, path: str, size: int, moment: int) -> bool:
    """Whether a file of a size, changed at a moment, holds what was written; it is read if need be."""
    return size == file.size and (moment == file.moment or checksum(read_at(path)) == file.checksum)


def read_at(path: str) -> bytes:
    """Read a file of the build that is read with thousands of others."""
    with open(path, "rb", buffering=0) as file:  # noqa: PTH123 - half the time of `Path.read_bytes`
        return file.readall()


def write_at(path: str, data: bytes) -> AsWritten:
    """Write a file of the site that is written with thousands of others, and note what it holds."""
    left = memoryview(data)
    with open(path, "wb", buffering=0) as file:  # noqa: PTH123 - two thirds of the time of `Path.write_bytes`
        while left:
            left = left[file.write(left) :]
    status = os.stat(path)  # noqa: PTH116 - half the time, for each page of the site
    return AsWritten(checksum(data), status.st_size, status.st_mtime_ns)


def write_whole(path: Path, data: bytes) -> None:
    """Write a file, with the folders that it lies in; a reader sees the old one or the new one."""
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_name(path.name + UNFINISHED)
    unfinished.write_bytes(data)
    unfinished.replace(path)


def write_note(path: Path, data: object) -> None:
    """Write down data for the next build, below its checksum."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")
    write_checked(path, text)


def read_note(path: Path) -> Any:
    """Read what an earlier build wrote down; None where it is not there, or not as it was written."""
    try:
        text = read_checked(path)
        return None if text is None else json.loads(text)
    except ValueError:
        return None


def write_checked(path: Path, text: bytes) -> None:
    """Write a text for the next build, below its checksum."""
    write_whole(path, checksum(text).encode() + b"\n" + text)


def read_checked(path: Path) -> bytes | None:
    """Read a text that an earlier build wrote; None where it is not there, or not as it was written."""
    try:
        stated, _, text = path.read_bytes().partition(b"\n")
    except OSError:
        return None
    return text if stated == checksum(text).encode() else None
