"""Names for files from outside: such as every file system takes, and none that is taken."""

import os
import re
import unicodedata
from collections.abc import Callable
from pathlib import PurePath

LONGEST = 200
"""Bytes; most systems take 255, of which a sidecar's suffix and a number to tell twins apart are left."""
LONGEST_SUFFIX = 16
FORBIDDEN = re.compile(r'[<>:"/\\|?*\ufffd]+')
NOT_SHOWN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})
"""Unicode's categories of what no list of files shows; marks that turn the direction of text among them."""
DEVICE = re.compile(r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?=\.|\Z)", re.IGNORECASE)
PACKED = re.compile(r"\.[A-Za-z0-9]{1,8}\.gz\Z", re.IGNORECASE)


def safe_name(name: str) -> str:
    """Make a file's name fit for every system, without dots in front; it keeps its suffix."""
    shown = os.fsencode(name).decode("utf-8", "replace")
    kept = (one for one in unicodedata.normalize("NFC", shown) if unicodedata.category(one) not in NOT_SHOWN)
    plain = " ".join(FORBIDDEN.sub("-", "".join(kept)).split()).strip(". ")
    stem, suffix = split_name(plain)
    stem = DEVICE.sub(lambda found: f"{found.group()}-article", stem or "article", count=1)
    room = LONGEST - len(suffix.encode())
    return stem.encode()[:room].decode("utf-8", "ignore").rstrip(". ") + suffix


def free_name(name: str, is_taken: Callable[[str], bool]) -> str:
    """Add a number to a name until it is free: `story.txt`, `story-2.txt`."""
    stem, suffix = split_name(name)
    number = 1
    while is_taken(name):
        number += 1
        name = f"{stem}-{number}{suffix}"
    return name


def split_name(name: str) -> "tuple[str, str]":
    """Split a name before its suffix; that of `page.warc.gz` is `.warc.gz`."""
    packed = PACKED.search(name)
    suffix = packed.group() if packed else PurePath(name).suffix
    if len(suffix.encode()) > LONGEST_SUFFIX or suffix == name:
        suffix = ""
    return name[: len(name) - len(suffix)], suffix
