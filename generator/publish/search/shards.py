"""The words of all runs in order, cut into files of bounded size whose ends stay when a word is added."""

import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import NamedTuple

from generator.publish.search.encoding import framed, gaps, pack, to_json
from generator.publish.search.segments import Run

LEAST, MOST = 12_000, 36_000
"""Bytes of a file before it is packed; a word with more has a file of its own."""
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
    found: dict[str, tuple[list[int], list[bytes], list[bytes]]] = {}
    for segment, run in runs:
        for word, postings, places in zip(run.words, run.postings, run.places, strict=True):
            numbers, all_postings, all_places = found.setdefault(word, ([], [], []))
            numbers.append(segment)
            all_postings.append(postings)
            all_places.append(places)
    for word in sorted(found, key=script_order):
        numbers, all_postings, all_places = found[word]
        if len(numbers) == 1:
            yield _Entry(word, pack(numbers) + all_postings[0], all_places[0])
            continue
        heads = (pack([head]) for head in gaps(numbers))
        postings = b"".join(chain.from_iterable(zip(heads, all_postings, strict=True)))
        yield _Entry(word, postings, b"".join(all_places))


def script_order(word: str) -> bytes:
    """Order words as scripts in a browser compare them: by their UTF-16 units."""
    return word.encode("utf-16-be", "surrogatepass")


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
