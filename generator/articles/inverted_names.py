"""Bylines with the surname first, `Klein, Eva`: turned round where a given name tells that they are."""

import re

from generator.articles.given_names import GIVEN
from generator.articles.place_names import is_place

GROUPS = re.compile(r"\s*[;|]\s*(?:(?:and|und|et|y|e|en|&)\s+)?|\s+(?:and|AND|und|et|&)\s+")
SURNAME = re.compile(
    r"(?:(?:al|bin|da|de|del|della|der|di|dos|du|el|ibn|la|le|ter|van|von|zu)\s+){0,3}"
    r"[^\W\d_][\w'’-]+(?:\s+[^\W\d_][\w'’-]+)?"
)
INITIAL = re.compile(r"[^\W\d_]\.?")
STOP = re.compile(r"(?<=\w\w)\.\Z")


def turn_round(byline: str) -> str:
    """Write `Klein, Eva; Roth, Jan` as `Eva Klein, Jan Roth`; words that are not such throughout as they are.

    One of the two words has to be a given name, and the other none: `Reuters, Berlin`, `Smith, Jones` and
    `Thomas, Martin` stay.
    """
    if "," not in byline:
        return byline
    groups = [group for group in GROUPS.split(STOP.sub("", byline.strip(" ,;"))) if group.strip()]
    if len(groups) == 1:
        words = groups[0].split(",")
        groups = [", ".join(words[n : n + 2]) for n in range(0, len(words), 2)]
    turned = [_turned(group) for group in groups]
    return ", ".join(turned) if all(turned) else byline


def _turned(group: str) -> str:
    surname, _, given = (words.strip() for words in group.partition(","))
    if not (SURNAME.fullmatch(surname) and given) or is_place(surname):
        return ""
    first, *others = given.replace("-", " ").split()
    parts = surname.replace("-", " ").split()
    is_given = _is_given(first) and all(_is_given(one) or INITIAL.fullmatch(one) for one in others)
    is_surname = not any(map(_is_given, parts)) and parts[-1][0].isupper()
    return f"{given} {surname}" if is_given and is_surname else ""


def _is_given(word: str) -> bool:
    return word.title() in GIVEN
