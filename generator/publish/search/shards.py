"""The words of all runs in order, cut into files of bounded size, and what a change makes of such files."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate, pairwise
from typing import NamedTuple

import msgspec
from msgspec import Struct

from generator.publish.search.cutting import Border, Row, Rule, script_order
from generator.publish.search.encoding import (
    SMALL,
    TEXT_AT,
    framed,
    name_of,
    pack,
    text_of,
    to_json,
    unpack_some,
)
from generator.publish.search.runs import KEYED, Run

LEAST, MOST = 8_000, 24_000
"""Bytes of a file before it is packed."""
LATE = re.compile("[\ue000-\U0010ffff]")
ONE_IN = 32
"""A file ends before one word in so many."""
SHORTEST = 4
"""Letters of a word that is offered in place of another."""


class Piece(NamedTuple):
    """What one segment has of a word; nothing where it has the word no longer."""

    segment: int
    postings: bytes = b""
    places: bytes = b""


class Entry(NamedTuple):
    """What is known of a word: for each segment that has it, its step, how many bytes it has, and they."""

    postings: bytes
    places: bytes


class Shard(Struct, frozen=True, kw_only=True):
    """Some words that follow each other, and where they stand."""

    border: Border
    words: bytes
    """The file of the words and of the documents that have them."""
    places: bytes
    """The file of their places in these documents, in the same order."""
    usual: Mapping[str, int]
    """By word that may be offered: about how many documents have it, as a power of two."""

    @property
    def name(self) -> str:
        """How its files are named."""
        return name_of(self.border.first)


def shard_rule() -> Rule:
    """Tell where files of words end."""
    return Rule(LEAST, MOST, ONE_IN)


def find_changes(runs: Iterable[tuple[int, Run | None, Run | None]]) -> dict[str, list[Piece]]:
    """Find by word what other segments have of it now: of each number the run before and now, in order."""
    changes: dict[str, list[Piece]] = defaultdict(list)
    for number, old, new in runs:
        before = dict(old.pieces()) if old else {}
        for word, piece in new.pieces() if new else ():
            if not before or before.pop(word, None) != piece:
                changes[word].append(Piece(number, *piece))
        for word in before:
            changes[word].append(Piece(number))
    return changes


def parse_shard(words: bytes, places: bytes) -> dict[str, Entry]:
    """Read the two files of a shard."""
    text = text_of(words)
    listed = msgspec.json.decode(text, type=list[str])
    found = _parts(words, TEXT_AT + len(text), len(listed)), _parts(places, TEXT_AT, len(listed))
    return dict(zip(listed, map(Entry, *found), strict=True))


def _parts(data: bytes, at: int, count: int) -> list[bytes]:
    sizes, at = unpack_some(data, count, at)
    return [data[start:end] for start, end in pairwise(accumulate(sizes, initial=at))]


def change_rows(
    entries: Mapping[str, Entry], words: Iterable[str], changes: Mapping[str, list[Piece]]
) -> Iterator[Row[Entry]]:
    """Give the rows of a shard, some of whose words changed."""
    changed = frozenset(words)
    for word in in_script_order(entries.keys() | changed):
        entry = entries.get(word)
        if word in changed:
            is_key = word.startswith(KEYED)
            pieces = _pieces(entry, is_key=is_key) if entry else {}
            entry = _entry({**pieces, **{one.segment: one for one in changes[word]}}, is_key=is_key)
        if entry and entry.postings:
            yield Row(word, len(entry.postings) + len(word), entry)


def _pieces(entry: Entry, *, is_key: bool) -> dict[int, Piece]:
    found: dict[int, Piece] = {}
    postings, places = entry
    segment = at = there = size = 0
    while at < len(postings):
        step, length = postings[at], postings[at + 1]
        if step < SMALL > length:
            at += 2
        else:
            (step, length), at = unpack_some(postings, 2, at)
        segment += step
        if not is_key:
            (size,), there = unpack_some(places, 1, there)
        found[segment] = Piece(segment, postings[at : at + length], places[there : there + size])
        at += length
        there += size
    return found


def _entry(pieces: Mapping[int, Piece], *, is_key: bool) -> Entry:
    postings, places = list[bytes](), list[bytes]()
    before = 0
    for segment in sorted(pieces):
        _, some, there = pieces[segment]
        if not some:
            continue
        step, size = segment - before, len(some)
        postings += (bytes((step, size)) if step < SMALL > size else pack([step, size]), some)
        if not is_key:
            places += (pack([len(there)]), there)
        before = segment
    return Entry(b"".join(postings), b"".join(places))


def in_script_order(words: Iterable[str]) -> list[str]:
    """Sort words by `script_order`, which is Python's own but for signs at the end of Unicode."""
    ordered = sorted(words)
    is_same = not any(map(LATE.search, ordered))
    return ordered if is_same else sorted(ordered, key=script_order)


def make_shard(rows: Sequence[Row[Entry]]) -> Shard:
    """Write the files of some rows."""
    # A list of words, each in its quotes: no two of them can be read as one name.
    text = to_json([row.word for row in rows])
    return Shard(
        border=Border(rows[0].word, rows[0].size),
        words=framed(text, _joined([row.content.postings for row in rows])),
        places=framed(b"", _joined([row.content.places for row in rows])),
        usual={row.word: bits for row in rows if (bits := _bits(row))},
    )


def _bits(row: Row[Entry]) -> int:
    """Give the power of two of the documents that have a word, two bytes each; 0 where it is not offered."""
    if len(row.word) < SHORTEST or row.word.startswith(KEYED):
        return 0
    bits = (len(row.content.postings) // 2).bit_length()
    return bits if bits > 2 else 0


def _joined(parts: Sequence[bytes]) -> bytes:
    return pack([len(part) for part in parts]) + b"".join(parts)
