"""What is noted of the index for the next build: what it was made from, and which files it left."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from generator.cache import Cache, cache_key, program_key
from generator.publish.search.folder import Lying

STATE = cache_key("the search index as it was last written")


@dataclass(frozen=True, slots=True, kw_only=True)
class Notes:
    """What the last build noted; empty where it was made by another program."""

    segments: tuple[str, ...] = ()
    """The digests of all documents of each segment, in order."""
    runs: Mapping[str, str] = field(default_factory=dict)
    """By the digest of a segment, that of what its run depends on."""
    keys: tuple[str, ...] = ()
    """Under which the runs are in the store."""
    files: Mapping[str, Lying] = field(default_factory=dict)
    """By path in the folder."""


def read_notes(cache: Cache) -> Notes:
    """Read what `keep_notes` kept."""
    row = cache.get([STATE]).get(STATE)
    if not isinstance(row, dict) or row.get("program") != program_key():
        return Notes()
    files = {path: Lying(*lying) for path, lying in row["files"].items()}
    return Notes(segments=tuple(row["segments"]), runs=row["runs"], keys=tuple(row["keys"]), files=files)


def keep_notes(cache: Cache, notes: Notes) -> None:
    """Keep notes in the store for the next build."""
    row = {"segments": notes.segments, "runs": notes.runs, "keys": notes.keys, "files": notes.files}
    cache.put({STATE: {"program": program_key(), **row}})


def kept_keys(cache: Cache) -> tuple[str, ...]:
    """List the keys of all that the store holds of the index, whichever program put it there."""
    row = cache.get([STATE]).get(STATE)
    return (STATE, *row["keys"]) if isinstance(row, dict) and "keys" in row else ()
