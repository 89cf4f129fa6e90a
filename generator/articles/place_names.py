"""Places whose names have the form of a person's: `By Jane Doe, New York` has one author."""

import re
import unicodedata
from functools import cache
from importlib.resources import files

SIDES = frozenset(
    """
    New North South East West Upper Lower Greater Central Northern Southern Eastern Western Northeast
    Northwest Southeast Southwest Downtown Fort Port Mount Lake Saint San Santa Santo São Sao Los Las
    """.split()  # noqa: SIM905 - plain words
)
"""What places begin with, and no person's given name."""
KINDS = frozenset(
    """
    City County Township Province Prefecture Territory Region District Borough Island Islands Heights
    Springs Peninsula Republic Kingdom Emirates States State Oblast Governorate
    """.split()  # noqa: SIM905 - plain words
)
"""What places end with, and no person's family name."""
MARKS = re.compile(r"[\u0300-\u036f]")


def is_place(words: str) -> bool:
    """Whether words that have the form of a person's name are that of a place."""
    parts = words.split()
    if len(parts) < 2:
        return False
    sides = parts[0].title() in SIDES or parts[-1].title() in KINDS
    return sides or fold_place(words) in _listed()


def fold_place(words: str) -> str:
    """Write a name in small letters, without accents and with single spaces."""
    return MARKS.sub("", unicodedata.normalize("NFKD", " ".join(words.split()))).casefold()


@cache
def _listed() -> frozenset[str]:
    text = (files("generator.articles") / "data" / "place_names.txt").read_text(encoding="utf-8")
    return frozenset(line for line in text.splitlines() if not line.startswith("#"))
