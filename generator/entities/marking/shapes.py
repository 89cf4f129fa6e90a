"""Organizations told by the shape of their name alone, where a language model misses them."""

from collections.abc import Iterator, Set

from generator.entities.marking.marks import Mark, is_legal_form
from generator.entities.names import sure_places
from generator.entities.text import Line, Text, opens_sentence
from generator.entities.words import CALENDAR, NEVER, ORGANIZATION_HEADS, SMALL, TITLES

MOST_WORDS = 4
"""Words before a legal form that are read as the name."""
CLOSING = frozenset(
    {"Inc", "Corp", "Ltd", "Plc", "PLC", "Co", "AG", "GmbH", "SpA", "NV", "Cos", "Incorporated", "Limited"}
)
HEADS = ORGANIZATION_HEADS - {"Post", "Star", "Mail", "Front", "Party", "Force", "Forces", "Guard", "Council"}


def shaped(text: Text, line: Line, taken: Set[int]) -> Iterator[Mark]:
    """Yield names that no mark covers: `News Corp`, `Paris Newsroom`; `taken` are numbers of words."""
    if line.style != "plain":
        return
    for number, word in enumerate(line.words):
        if number in taken or not number or word.gap not in (" ", ", "):
            continue
        if word.text in CLOSING and is_legal_form(word.text):
            first = _opening(line, number, taken)
        elif word.text in HEADS and word.gap == " ":
            first = _town_before(line, number, taken)
        else:
            continue
        if first < number:
            yield Mark(text, line, first, number + 1, "organization")


def _opening(line: Line, number: int, taken: Set[int]) -> int:
    """Go back over the words of a name, each with a capital."""
    first = number
    while first and number - first < MOST_WORDS and first - 1 not in taken and _is_part(line, first - 1):
        first -= 1
        if line.words[first].gap not in (" ", "&", "-"):
            break
    return first


def _is_part(line: Line, number: int) -> bool:
    word = line.words[number].text
    plain = word.lower() in SMALL or word in CALENDAR or word in TITLES or not word[0].isupper()
    return not plain and not (word in NEVER and opens_sentence(line, number))


def _town_before(line: Line, number: int, taken: Set[int]) -> int:
    """Find the place whose newsroom, police or university is named; the word itself where there is none."""
    behind = line.words[number + 1] if number + 1 < len(line.words) else None
    if behind is not None and behind.gap in (" ", "-", "&") and behind.text[0].isupper():
        return number
    for first in range(max(0, number - 2), number):
        words = line.words[first:number]
        if " ".join(word.text for word in words) in sure_places() and taken.isdisjoint(range(first, number)):
            return first
    return number
