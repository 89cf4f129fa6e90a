"""The words of a segment: where each of them stands."""

from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise

from msgspec import Struct, field

from generator.publish.search.documents import Document
from generator.publish.search.encoding import SMALL, pack, unpack
from generator.publish.search.tokens import Words
from generator.stored import digest

KEYED = "="
"""What stands before the key of a page in place of a word: all documents that lead to it have that word."""


class Run(Struct, frozen=True, kw_only=True):
    """Where each word of a segment stands, as bytes of the index."""

    words: tuple[str, ...]
    postings: tuple[bytes, ...]
    """By word: the numbers of the documents that have it, and, but for keys, how often each has it: twice the
    count, plus one where its title has it."""
    places: tuple[bytes, ...]
    """By word: for each of these documents the places of the word."""
    lengths: tuple[int, ...]
    """By document: its words."""

    def pieces(self) -> Iterator[tuple[str, tuple[bytes, bytes]]]:
        """Yield each word with its postings and places."""
        return zip(self.words, zip(self.postings, self.places, strict=True), strict=True)


class _Growing(Struct):
    """What is known of one word so far."""

    last: int = 0
    numbers: bytearray = field(default_factory=bytearray)
    marks: bytearray = field(default_factory=bytearray)
    places: bytearray = field(default_factory=bytearray)


def make_run(segment: Sequence[Document]) -> Run:
    """Find the words of a segment's documents."""
    words = Words()
    growing: dict[str, _Growing] = {}
    lengths: list[int] = []
    for number, document in enumerate(segment):
        found, title_end, length = _places(document, words)
        lengths.append(length)
        for word, there in found.items():
            one = _grown(growing, word, number)
            _append(one.marks, 2 * len(there) + (there[0] < title_end))
            before = 0
            for place in there:
                _append(one.places, place - before)
                before = place
        for key in (document.key, *document.refs):
            _grown(growing, KEYED + key, number)
    ordered = tuple(sorted(growing))
    return Run(
        words=ordered,
        postings=tuple(bytes(growing[word].numbers + growing[word].marks) for word in ordered),
        places=tuple(bytes(growing[word].places) for word in ordered),
        lengths=tuple(lengths),
    )


def _grown(growing: dict[str, _Growing], word: str, number: int) -> _Growing:
    """Note that a document has a word."""
    one = growing.get(word)
    if one is None:
        one = growing[word] = _Growing()
    _append(one.numbers, number - one.last)
    one.last = number
    return one


def _append(packed: bytearray, number: int) -> None:
    if number < SMALL:
        packed.append(number)
    else:
        packed += pack([number])


def _places(document: Document, words: Words) -> tuple[dict[str, list[int]], int, int]:
    """Find each word's places in a document, the place at which its title ends, and how many words it has."""
    found: dict[str, list[int]] = {}
    place = title_end = length = 0
    for text in (document.title, *document.texts, *document.more):
        some = words.of(text)
        for word in some:
            if word in found:
                found[word].append(place)
            else:
                found[word] = [place]
            place += 1
        length += len(some)
        title_end = title_end or place
        place += 1  # no phrase goes on from one part to the next
    return found, title_end, length


def run_digest(segment: Sequence[Document]) -> str:
    """Give the fingerprint of all that a segment's run depends on."""
    return digest([(one.key, one.title, one.texts, one.more, one.refs) for one in segment])


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
