"""Person, organization or place: by the model's label, by the words of the name, by the majority."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from generator.entities.words import (
    AFTER_NAME,
    ORGANIZATION_FIRST,
    ORGANIZATION_HEADS,
    PLACE_FIRST,
    PLACE_HEADS,
    SURNAMES_TOO,
)
from generator.model import EntityKind

# The labels of OntoNotes and of CoNLL; nationalities, works, laws and events are no entities here.
LABELS: dict[str, EntityKind] = {
    "PERSON": "person",
    "PER": "person",
    "ORG": "organization",
    "GPE": "place",
    "LOC": "place",
    "FAC": "place",
}
AS_SAID: dict[EntityKind, str] = {
    "person": "a person",
    "organization": "an organization",
    "place": "a place",
    "event": "an event",
}
ORDER: tuple[EntityKind, ...] = ("person", "organization", "place", "event")


def kind_by_words(words: Sequence[str], kind: EntityKind) -> EntityKind:
    """Correct a kind by the words of the name."""
    last = words[-1]
    if len(words) > 2 and last in AFTER_NAME:
        return "person"
    if len(words) > 1 and not (kind == "person" and last in SURNAMES_TOO):
        if last in PLACE_HEADS:
            return "place"
        if last in ORGANIZATION_HEADS:
            return "organization"
    if len(words) > 2 and words[1] in ("of", "for"):
        if words[0] in ORGANIZATION_FIRST:
            return "organization"
        if words[0] in PLACE_FIRST:
            return "place"
    return kind


def majority_kind(kinds: Iterable[EntityKind]) -> EntityKind:
    """Take the most frequent kind; of equals, the first in the order person, organization, place, event."""
    return most_frequent_kind(Counter(kinds))


def most_frequent_kind(counts: Mapping[EntityKind, int]) -> EntityKind:
    """Take the majority's kind of kinds that are counted."""
    return min(counts, key=lambda kind: (-counts[kind], ORDER.index(kind)))
