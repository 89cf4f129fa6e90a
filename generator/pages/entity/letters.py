"""The A–Z: under which letter and on which page of it a name stands."""

import unicodedata
from collections.abc import Iterator, Mapping, Sequence

from generator.model import Entity, EntityKind
from generator.pages.borders import Entry
from generator.pages.listing import Leaf, by_group, fill_of, lasting
from generator.pages.permalinks import FOLDERS

OTHER = "#"
NAME_WEIGHT, MENTION_WEIGHT = 600, 350
"""Bytes that a name in the list, and each link to a sentence below it, take at most."""
ANCHOR = "name--"
"""Opens the anchor of a name; no heading and no sentence has one with two hyphens."""


def letter_of(entity: Entity) -> str:
    """Name the letter that an entity stands under."""
    first = unicodedata.normalize("NFD", entity.name)[:1].upper()
    return first if "A" <= first <= "Z" else OTHER


def letter_address(kind: EntityKind, letter: str) -> str:
    """Make the address of a letter's first page."""
    # An id never holds two hyphens in a row, so these addresses are free.
    return f"{FOLDERS[kind]}/a-z--{letter.lower() if letter != OTHER else 'other'}"


def letter_leaves(
    kind: EntityKind, entities: Sequence[Entity], size: int, mentions: Mapping[str, int]
) -> Iterator[tuple[str, tuple[Leaf, ...]]]:
    """Lay out the pages of each letter; `mentions` counts the links of each entity that has no page."""
    for letter, named in sorted(by_group(entities, letter_of).items()):
        entries = [Entry(one.id, (f"from-{one.id}",), fill_of(size, weigh(one, mentions))) for one in named]
        yield letter, lasting(letter_address(kind, letter), named, entries, size)


def weigh(entity: Entity, mentions: Mapping[str, int]) -> int:
    """Say how many bytes an entry takes."""
    return NAME_WEIGHT + len(entity.name.encode()) + MENTION_WEIGHT * mentions.get(entity.id, 0)
