"""Bodies named with and without their country: `U.S. Securities and Exchange Commission`."""

import re
from collections import Counter, defaultdict
from collections.abc import Container, Iterable
from functools import lru_cache

from generator.entities.deciding.decisions import Ruling
from generator.entities.forms import id_of
from generator.entities.names import read_demonyms
from generator.entities.resolution import Directory
from generator.entities.tallying import Settling, Use
from generator.entities.text import cut_words
from generator.entities.words import LEGAL_FORMS, SMALL

FEWEST_WORDS = 3
"""Words that tell which body is meant without its country; `National Bank` may be any country's."""
ABBREVIATED = ("U.S. ", "US ", "U.K. ", "UK ", "United States ")


def join_countries(settling: Settling, directory: Directory, ruling: Ruling) -> set[int]:
    """Take a body with its country before it for the same without it, if no other has one.

    Returns the numbers of the articles in which one is.
    """
    bodies = [(use, times) for use, times in settling.uses.items() if use.kind == "organization"]
    named = {use.entity for use, _ in bodies}
    abroad = _names(bodies, {use.entity for use, _ in bodies if _may_begin(use.name)})
    by_bare: dict[str, dict[str, list[str]]] = {}
    for entity, written in abroad.items():
        country, bare = _parted(written)
        if country and entity not in directory.kinds:
            by_bare.setdefault(directory.find(bare, "organization"), {}).setdefault(country, []).append(
                entity
            )
    moved = {
        entity: bare
        for bare, countries in by_bare.items()
        if bare in named and len(countries) == 1
        for entity in next(iter(countries.values()))
        if entity not in ruling.said and not ruling.parts(entity, bare)
    }
    names = _names(bodies, set(moved.values()))
    changed = settling.places_of(moved) if moved else {}
    for number, places in changed.items():
        for place in places:
            before = settling.at(number, place)
            target = moved[before.entity]
            full = names[target]
            reason = f"{full} with its country before it, no other country's being named here"
            there = before._replace(entity=target, reason=f"{reason} ({before.reason})", name=full)
            settling.move(number, place, there)
    return set(changed)


def _names(bodies: Iterable[tuple[Use, int]], wanted: Container[str]) -> dict[str, str]:
    """Take of each body that is wanted the name that stands for it most often."""
    names: dict[str, Counter[str]] = defaultdict(Counter)
    for use, times in bodies:
        if use.entity in wanted:
            names[use.entity][use.name] += times
    return {entity: min(full, key=lambda name: (-full[name], name)) for entity, full in names.items()}


def _parted(name: str) -> tuple[str, str]:
    """Part a country from the body's own name; an empty country where the rest tells too little."""
    name = _bare(name)
    # Few names begin with a country, and to look for all countries takes long.
    found = _countries().match(name) if _may_begin(name) else None
    if not found:
        return "", name
    country = found.group()
    bare = name[len(country) :]
    telling = [
        w for w in cut_words(bare) if w.text.lower() not in SMALL and w.text.lower() not in LEGAL_FORMS
    ]
    return (id_of(country), bare) if len(telling) >= FEWEST_WORDS else ("", name)


def _may_begin(name: str) -> bool:
    """Whether a name begins as a country's may."""
    return _bare(name).partition(" ")[0] in _first_words()


def _bare(name: str) -> str:
    return name.removeprefix("The ").removeprefix("the ")


@lru_cache(maxsize=1)
def _first_words() -> frozenset[str]:
    return frozenset(words.split()[0] for words in (*ABBREVIATED, *read_demonyms()))


@lru_cache(maxsize=1)
def _countries() -> re.Pattern[str]:
    """Find a country before a name, of which the first that is listed counts."""
    adjectives = (f"{word} " for word in sorted(read_demonyms()))
    return re.compile("|".join(map(re.escape, (*ABBREVIATED, *adjectives))))
