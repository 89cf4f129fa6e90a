"""The A–Z: under which letter and on which page of it a name stands."""

import unicodedata
from collections.abc import Mapping, Sequence

from generator.model import Entity, EntityKind
from generator.pages.asking import digest_of
from generator.pages.borders import Entry
from generator.pages.listing import Leaf, by_group, fill_of, lasting
from generator.pages.permalinks import FOLDERS
from generator.pages.recollection import Recollection

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
    kind: EntityKind,
    entities: Sequence[Entity],
    size: int,
    mentions: Mapping[str, int],
    recollection: Recollection,
) -> Mapping[str, tuple[Leaf, ...]]:
    """Lay out the pages of each letter, with ids; `mentions` counts the links of each that has no page."""
    named = dict(sorted(by_group(entities, letter_of).items()))
    weights = {letter: [(one.id, weigh(one, mentions)) for one in some] for letter, some in named.items()}
    marks = {letter: digest_of((size, some)) for letter, some in weights.items()}

    def lay_out(letter: str) -> tuple[Leaf, ...]:
        ids = [id_ for id_, _ in weights[letter]]
        entries = [Entry(id_, (f"from-{id_}",), fill_of(size, weight)) for id_, weight in weights[letter]]
        return lasting(letter_address(kind, letter), ids, entries, size)

    return recollection.table(f"names of a {kind}", tuple[Leaf, ...], marks, lay_out)


def weigh(entity: Entity, mentions: Mapping[str, int]) -> int:
    """Say how many bytes an entry takes."""
    return NAME_WEIGHT + len(entity.name.encode()) + MENTION_WEIGHT * mentions.get(entity.id, 0)
