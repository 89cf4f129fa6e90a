"""Bodies named with and without their country: `U.S. Securities and Exchange Commission`."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from generator.entities.deciding.decisions import Ruling
from generator.entities.forms import id_of
from generator.entities.names import read_demonyms
from generator.entities.resolution import Directory, Resolved
from generator.entities.text import cut_words
from generator.entities.words import LEGAL_FORMS, SMALL

FEWEST_WORDS = 3
"""Words that tell which body is meant without its country; `National Bank` may be any country's."""
ABBREVIATED = ("U.S. ", "US ", "U.K. ", "UK ", "United States ")


def join_countries(found: Sequence[list[Resolved]], directory: Directory, ruling: Ruling) -> set[int]:
    """Take a body with its country before it for the same without it, if no other has one; in place.

    Returns the numbers of the articles in which one is.
    """
    names = {
        one.appearance.entity: one.name.name
        for inside in found
        for one in inside
        if one.name.kind == "organization"
    }
    by_bare: dict[str, dict[str, list[str]]] = {}
    for entity, written in names.items():
        country, bare = _parted(written)
        if country and entity not in directory.kinds:
            by_bare.setdefault(directory.find(bare, "organization"), {}).setdefault(country, []).append(
                entity
            )
    moved = {
        entity: bare
        for bare, countries in by_bare.items()
        if bare in names and len(countries) == 1
        for entity in next(iter(countries.values()))
        if entity not in ruling.said and not ruling.parts(entity, bare)
    }
    changed: set[int] = set()
    for article, inside in enumerate(found) if moved else ():
        for number, (appearance, name) in enumerate(inside):
            if target := moved.get(appearance.entity):
                changed.add(article)
                full = names[target]
                reason = f"{full} with its country before it, no other country's being named here"
                there = replace(appearance, entity=target, reason=f"{reason} ({appearance.reason})")
                inside[number] = Resolved(there, replace(name, name=full))
    return changed


def _parted(name: str) -> tuple[str, str]:
    """Part a country from the body's own name; an empty country where the rest tells too little."""
    name = name.removeprefix("The ").removeprefix("the ")
    found = _countries().match(name)
    if not found:
        return "", name
    country = found.group()
    bare = name[len(country) :]
    telling = [
        w for w in cut_words(bare) if w.text.lower() not in SMALL and w.text.lower() not in LEGAL_FORMS
    ]
    return (id_of(country), bare) if len(telling) >= FEWEST_WORDS else ("", name)


@lru_cache(maxsize=1)
def _countries() -> re.Pattern[str]:
    """Find a country before a name, of which the first that is listed counts."""
    adjectives = (f"{word} " for word in sorted(read_demonyms()))
    return re.compile("|".join(map(re.escape, (*ABBREVIATED, *adjectives))))
