"""What is known of each document besides its words: its month, source, section, and whom it names."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

from msgspec import Struct, field

from generator.publish.search.documents import ARTICLE, Document
from generator.publish.search.encoding import framed, gaps, pack, steps, to_json
from generator.publish.search.segments import MOST

FACTS_TOGETHER = 8
"""Segments whose facts are in one file."""
NAMES_TOGETHER = 2
"""Segments whose names are in one file."""
NAMED = ("person", "organization", "place", "event", "story", "author")
"""Kinds of pages by which articles are counted; a page that one article alone leads to narrows nothing."""


class Facts(NamedTuple):
    """What a file of facts has of one segment."""

    tables: Sequence[object]
    """The values that occur."""
    columns: str
    """Which of them each document has, in hexadecimal."""


class _Table(Struct):
    """Values that repeat, each listed once."""

    values: dict[str, int] = field(default_factory=dict)

    def number(self, value: str) -> int:
        return self.values.setdefault(value, len(self.values))


def find_facts(some: Sequence[Document], lengths: Sequence[int], blocks: Sequence[int]) -> Facts:
    """Put the facts of a segment into columns, with the lengths of its documents, and where cards are cut."""
    kinds, languages, sections, sources = _Table(), _Table(), _Table(), _Table()
    columns: tuple[Sequence[int], ...] = (
        [kinds.number(one.kind) for one in some],
        steps(one.months[0] for one in some),
        [one.months[1] - one.months[0] for one in some],
        [languages.number(one.language) for one in some],
        [sections.number(one.section) for one in some],
        [sources.number(_source(one)) for one in some],
        lengths,
        [one.count for one in some],
    )
    labels = {_source(one): one.facts[0] for one in some if one.kind == ARTICLE}
    tables = (
        list(kinds.values),
        list(languages.values),
        list(sections.values),
        [[key, labels.get(key, "")] for key in sources.values],
        gaps(blocks),
    )
    return Facts(tables, b"".join(map(pack, columns)).hex())


def make_facts_file(segments: Iterable[Facts]) -> bytes:
    """Write one file of facts: the tables of each segment, then its columns."""
    some = list(segments)
    return framed(to_json([one.tables for one in some]), bytes.fromhex("".join(one.columns for one in some)))


def _source(document: Document) -> str:
    """Give the id of an article's source."""
    if document.kind != ARTICLE:
        return ""
    return next(key.partition("/")[2] for key in document.refs if key.startswith("source/"))


def find_places(segment: int, counts: Iterable[tuple[str, int]]) -> dict[str, int]:
    """Give numbers to the pages of a segment by which articles are counted, told by key and their count.

    Other segments do not move them.
    """
    return {
        key: segment * MOST + number
        for number, (key, count) in enumerate(counts)
        if count > 1 and key.partition("/")[0] in NAMED
    }


def leads_to(documents: Iterable[Document], keys: Collection[str]) -> bool:
    """Tell whether any of the documents leads to one of these pages."""
    wanted = frozenset(keys)
    return not all(wanted.isdisjoint(one.refs) for one in documents)


def make_names(segments: Iterable[Sequence[Document]], places: Mapping[str, int]) -> bytes:
    """Write, for each document and kind, the numbers of the pages that it leads to, `places` by key."""
    numbers = bytearray()
    kinds = {kind: at for at, kind in enumerate(NAMED)}
    for segment in segments:
        counts: list[list[int]] = [[] for _ in NAMED]
        named: list[list[int]] = [[] for _ in NAMED]
        for document in segment:
            found: list[list[int]] = [[] for _ in NAMED]
            for key in document.refs:
                if key in places:
                    found[kinds[key.partition("/")[0]]].append(places[key])
            for at, there in enumerate(found):
                counts[at].append(len(there))
                if there:
                    named[at] += gaps(sorted(there))
        for some, others in zip(counts, named, strict=True):
            numbers += pack(some) + pack(others)
    return framed(b"", bytes(numbers))
