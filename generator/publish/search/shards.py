"""The words of all runs in order, cut into files of bounded size whose ends stay when a word is added."""

import re
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from generator.publish.search.encoding import framed, pack, to_json
from generator.publish.search.segments import Run

LEAST, MOST = 12_000, 36_000
"""Bytes of a file before it is packed; a word with more has a file of its own."""
LATE = re.compile("[\ue000-\U0010ffff]")
ONE_IN = 32
"""A file ends before one word in so many."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shard:
    """Some words that follow each other, and where they stand."""

    name: str
    first: str
    words: bytes
    """The file of the words and of the documents that have them."""
    places: bytes
    """The file of their places in these documents, in the same order."""


@dataclass(slots=True)
class _Merged:
    """A word of several runs."""

    segment: int
    """The last one that has it."""
    postings: list[bytes]
    """By segment: how far it is from the one before, and what it has."""
    places: list[bytes]


class _Entry(NamedTuple):
    word: str
    postings: bytes
    places: bytes


def make_shards(runs: Iterable[tuple[int, Run]]) -> Iterator[Shard]:
    """Put runs, each with the number of its segment, together by word, and cut them."""
    some: list[_Entry] = []
    size = 0
    for entry in _entries(runs):
        more = len(entry.postings) + len(entry.word)
        is_end = size >= LEAST and zlib.crc32(entry.word.encode("utf-8", "replace")) % ONE_IN == 0
        if some and (is_end or size + more > MOST):
            yield _shard(some)
            some, size = [], 0
        some.append(entry)
        size += more
    if some:
        yield _shard(some)


def _entries(runs: Iterable[tuple[int, Run]]) -> Iterator[_Entry]:
    found: dict[str, _Merged] = {}
    for segment, run in runs:
        for word, postings, places in zip(run.words, run.postings, run.places, strict=True):
            merged = found.get(word)
            if merged is None:
                found[word] = _Merged(segment, [pack([segment]), postings], [places])
                continue
            merged.postings += (pack([segment - merged.segment]), postings)
            merged.places.append(places)
            merged.segment = segment
    for word in in_script_order(found):
        merged = found.pop(word)
        yield _Entry(word, b"".join(merged.postings), b"".join(merged.places))


def script_order(word: str) -> bytes:
    """Order words as scripts in a browser compare them: by their UTF-16 units."""
    return word.encode("utf-16-be", "surrogatepass")


def in_script_order(words: Iterable[str]) -> list[str]:
    """Sort words by `script_order`, which is Python's own but for signs at the end of Unicode."""
    ordered = sorted(words)
    is_same = not any(map(LATE.search, ordered))
    return ordered if is_same else sorted(ordered, key=script_order)


def _shard(entries: Sequence[_Entry]) -> Shard:
    # A list of words, each in its quotes: no two of them can be read as one name.
    text = to_json([entry.word for entry in entries])
    return Shard(
        name=f"{zlib.crc32(entries[0].word.encode('utf-8', 'replace')):08x}",
        first=entries[0].word,
        words=framed(text, _joined([entry.postings for entry in entries])),
        places=framed("", _joined([entry.places for entry in entries])),
    )


def _joined(parts: Sequence[bytes]) -> bytes:
    return pack([len(part) for part in parts]) + b"".join(parts)
