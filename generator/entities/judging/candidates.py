"""Which pairs of entities are compared: those that share a key, never all with all."""

from collections.abc import Callable, Iterator
from itertools import combinations

from generator.entities.forms import acronyms_of, is_full, surnames_of
from generator.entities.geography import fold
from generator.entities.judging.pair_clues import Pair, is_initials
from generator.entities.judging.profiles import Profile, Profiles
from generator.entities.spellings import near_keys, sounds_of, spelt_plain

MOST = 60
"""Entities under one key; where more share it, it says little, and only the most frequent are compared."""


def find_pairs(profiles: Profiles) -> Iterator[Pair]:
    """Yield each pair of entities that share a key, once, the one in more articles first."""
    named = [profiles.by_id[entity] for entity in sorted(profiles.by_id) if profiles.by_id[entity].articles]
    seen: set[tuple[str, str]] = set()
    for keys in KEYS:
        for block in _blocks(named, keys):
            chosen = sorted(block, key=lambda profile: (-len(profile.articles), profile.id))[:MOST]
            for one, other in combinations(chosen, 2):
                if (one.id, other.id) not in seen:
                    seen.add((one.id, other.id))
                    yield Pair(one, other, 0, profiles)


def _blocks(named: list[Profile], keys: Callable[[Profile], Iterator[str]]) -> Iterator[list[Profile]]:
    """Gather entities by key; only what a second one shares becomes a list."""
    first: dict[str, Profile] = {}
    blocks: dict[str, list[Profile]] = {}
    for profile in named:
        for key in keys(profile):
            earlier = first.setdefault(key, profile)
            if earlier is not profile:
                block = blocks.setdefault(key, [earlier])
                if block[-1] is not profile:
                    block.append(profile)
    yield from (blocks[key] for key in sorted(blocks))


def _plain_keys(profile: Profile) -> Iterator[str]:
    yield spelt_plain(profile.name)


def _near_keys(profile: Profile) -> Iterator[str]:
    yield from near_keys(profile.name)


def _sound_keys(profile: Profile) -> Iterator[str]:
    yield sounds_of(profile.name)


def _surname_keys(profile: Profile) -> Iterator[str]:
    if profile.entity.kind == "person":
        names = surnames_of(profile.name) if is_full(profile.name) else (profile.name,)
        yield from (fold(name) for name in names)


def _initial_keys(profile: Profile) -> Iterator[str]:
    if is_initials(profile.name):
        yield profile.name.replace(".", "")
    elif " " in profile.name and profile.entity.kind == "organization":
        yield from acronyms_of(profile.name)


def _first_word_keys(profile: Profile) -> Iterator[str]:
    if profile.entity.kind == "organization":
        yield fold(profile.name).split("-")[0]


KEYS: tuple[Callable[[Profile], Iterator[str]], ...] = (
    _plain_keys,
    _near_keys,
    _sound_keys,
    _surname_keys,
    _initial_keys,
    _first_word_keys,
)
