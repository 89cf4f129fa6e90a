"""What is noted of the index for the next build: what it was made from, and which files it left."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import msgspec
from msgspec import Struct, field

from generator.cache import Cache, cache_key, program_key
from generator.publish.search.cutting import Border
from generator.publish.search.folder import Lying

STATE = cache_key("the search index as it was last written")


class Noted(NamedTuple):
    """A segment as it was."""

    number: int
    name: str
    digest: str
    depends: str
    """The digest of what its run depends on."""
    blocks: int
    """Files of its cards."""
    words: int
    """In all its documents."""


class Notes(Struct, frozen=True, kw_only=True):
    """What the last build noted; empty where it was made by another program."""

    program: str = ""
    segments: Sequence[Noted] = ()
    words: Sequence[Border] = ()
    """With which the files of words begin."""
    usual: Sequence[Mapping[str, int]] = ()
    """By file of words: those that may be offered."""
    names: Sequence[Border] = ()
    """With which the files of names begin."""
    files: Mapping[str, Lying] = field(default_factory=dict)
    """By path in the folder."""


def read_notes(cache: Cache) -> Notes:
    """Read what `keep_notes` kept."""
    row = cache.get([STATE]).get(STATE)
    try:
        notes = msgspec.convert(row, Notes)
    except msgspec.ValidationError:
        return Notes()
    return notes if notes.program == program_key() else Notes()


def keep_notes(cache: Cache, notes: Notes) -> None:
    """Keep notes in the store for the next build."""
    cache.put({STATE: msgspec.to_builtins(notes)})


def run_key(name: str) -> str:
    """Tell under which key the run of a segment is; a new one takes the place of the old."""
    return cache_key("a run of the search index", name)


def told_key(name: str) -> str:
    """Tell under which key is what else is known of a segment."""
    return cache_key("a segment of the search index", name)


def kept_keys(cache: Cache) -> tuple[str, ...]:
    """List the keys of all that the store holds of the index, whichever program put it there."""
    row = cache.get([STATE]).get(STATE)
    try:
        segments = msgspec.convert(row, Notes).segments
    except msgspec.ValidationError:
        return ()
    return (STATE, *(key for one in segments for key in (run_key(one.name), told_key(one.name))))
