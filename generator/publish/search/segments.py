"""Documents in runs of bounded length, so that one more changes little; and the words of each run."""

import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from generator.publish.search.documents import Document
from generator.publish.search.encoding import gaps, pack, unpack
from generator.publish.search.tokens import Words
from generator.stored import digest

LEAST, MOST = 256, 2048
"""Documents of a segment, but for the last."""
ONE_IN = 512
"""A segment ends at one document in so many, told by its key, so that ends stay where they are."""
KEYED = "="
"""What stands before the key of a page in place of a word: all documents that lead to it have that word."""
VERSION = "1"
"""Of the form of `Run`; to be raised when it or the words change."""


def cut_segments(documents: Sequence[Document]) -> list[Sequence[Document]]:
    """Cut documents into segments at ends that other documents do not move."""
    found, start = [], 0
    for number, document in enumerate(documents, start=1):
        size = number - start
        is_end = zlib.crc32(document.key.encode()) % ONE_IN == 0
        if size == MOST or (is_end and size >= LEAST):
            found.append(documents[start:number])
            start = number
    return [*found, documents[start:]] if start < len(documents) else found


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """Where each word of a segment stands, as bytes of the index."""

    words: tuple[str, ...]
    postings: tuple[bytes, ...]
    """By word: how many documents have it, their numbers, and, but for keys, how often each has it: twice the
    count, plus one where its title has it."""
    places: tuple[bytes, ...]
    """By word: for each of these documents the places of the word."""
    lengths: tuple[int, ...]
    """By document: its words."""


def make_run(segment: Sequence[Document]) -> Run:
    """Find the words of a segment's documents."""
    words = Words()
    numbers: dict[str, list[int]] = {}
    marks: dict[str, list[int]] = {}
    places: dict[str, list[int]] = {}
    lengths: list[int] = []
    for number, document in enumerate(segment):
        found, title_end, length = _places(document, words)
        lengths.append(length)
        for word, there in found.items():
            numbers.setdefault(word, []).append(number)
            marks.setdefault(word, []).append(2 * len(there) + (there[0] < title_end))
            places.setdefault(word, []).extend(gaps(there))
        for key in (document.key, *document.refs):
            numbers.setdefault(KEYED + key, []).append(number)
    ordered = tuple(sorted(numbers))
    return Run(
        words=ordered,
        postings=tuple(
            pack([len(there := numbers[word]), *gaps(there), *marks.get(word, ())]) for word in ordered
        ),
        places=tuple(pack(places.get(word, ())) for word in ordered),
        lengths=tuple(lengths),
    )


def _places(document: Document, words: Words) -> tuple[dict[str, list[int]], int, int]:
    """Find each word's places in a document, the place at which its title ends, and how many words it has."""
    found: dict[str, list[int]] = {}
    place = title_end = length = 0
    for text in (document.title, *document.texts, *document.more):
        start = place
        for word in words.of(text):
            found.setdefault(word, []).append(place)
            place += 1
        length += place - start
        title_end = title_end or place
        place += 1  # no phrase goes on from one part to the next
    return found, title_end, length


def segment_digest(segment: Sequence[Document]) -> str:
    """Give the fingerprint of all that a segment's run depends on."""
    return digest([VERSION, [(one.key, one.title, one.texts, one.more, one.refs) for one in segment]])


def run_to_row(run: Run) -> dict[str, object]:
    """Make of a run plain JSON; bytes in hexadecimal, which no word can be mistaken for."""
    return {
        "words": list(run.words),
        "sizes": [pack(list(map(len, run.postings))).hex(), pack(list(map(len, run.places))).hex()],
        "postings": b"".join(run.postings).hex(),
        "places": b"".join(run.places).hex(),
        "lengths": list(run.lengths),
    }


def run_of_row(row: dict[str, object]) -> Run:
    """Read what `run_to_row` made."""
    words, sizes, lengths = row["words"], row["sizes"], row["lengths"]
    assert isinstance(words, list)
    assert isinstance(sizes, list)
    assert isinstance(lengths, list)
    return Run(
        words=tuple(words),
        postings=tuple(_slices(str(row["postings"]), sizes[0])),
        places=tuple(_slices(str(row["places"]), sizes[1])),
        lengths=tuple(lengths),
    )


def _slices(joined: str, sizes: str) -> list[bytes]:
    data = bytes.fromhex(joined)
    ends = accumulate(unpack(bytes.fromhex(sizes)), initial=0)
    return [data[start:end] for start, end in pairwise(ends)]
