"""What is known of each document besides its words: its month, source, section, and whom it names."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from generator.publish.search.documents import ARTICLE, Document
from generator.publish.search.encoding import framed, gaps, pack, steps, to_json

FACTS_TOGETHER = 8
"""Segments whose facts are in one file."""
NAMES_TOGETHER = 2
"""Segments whose names are in one file."""
NAMED = ("person", "organization", "place", "event", "story", "author")
"""Kinds of pages by which articles are counted; a page that one article alone leads to narrows nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Indexed:
    """A segment with what was worked out of it."""

    documents: Sequence[Document]
    lengths: Sequence[int]
    """By document: its words."""
    blocks: Sequence[int]
    """The numbers of the documents with which its blocks of cards begin."""


@dataclass(slots=True)
class _Table:
    """Values that repeat, each listed once."""

    values: dict[str, int] = field(default_factory=dict)

    def number(self, value: str) -> int:
        return self.values.setdefault(value, len(self.values))


def make_facts(segments: Iterable[Indexed]) -> bytes:
    """Write one file of facts: tables of the values that occur, then the columns of each segment."""
    tables: list[object] = []
    numbers = bytearray()
    for segment in segments:
        kinds, languages, sections, sources = _Table(), _Table(), _Table(), _Table()
        some = segment.documents
        columns: tuple[Sequence[int], ...] = (
            [kinds.number(one.kind) for one in some],
            steps(one.months[0] for one in some),
            [one.months[1] - one.months[0] for one in some],
            [languages.number(one.language) for one in some],
            [sections.number(one.section) for one in some],
            [sources.number(_source(one)) for one in some],
            segment.lengths,
            [one.count for one in some],
        )
        labels = {_source(one): one.facts[0] for one in some if one.kind == ARTICLE}
        for column in columns:
            numbers += pack(column)
        tables.append(
            [
                list(kinds.values),
                list(languages.values),
                list(sections.values),
                [[key, labels.get(key, "")] for key in sources.values],
                gaps(segment.blocks),
            ]
        )
    return framed(to_json(tables), bytes(numbers))


def _source(document: Document) -> str:
    """Give the id of an article's source."""
    if document.kind != ARTICLE:
        return ""
    return next(key.partition("/")[2] for key in document.refs if key.startswith("source/"))


def make_names(segments: Iterable[Sequence[Document]], places: Mapping[str, int]) -> bytes:
    """Write, for each document and kind, the numbers of the pages that it leads to, `places` by key."""
    numbers = bytearray()
    for segment in segments:
        by_kind = {kind: _Lists() for kind in NAMED}
        for document in segment:
            found: dict[str, list[int]] = {}
            for key in document.refs:
                if key in places:
                    found.setdefault(key.partition("/")[0], []).append(places[key])
            for kind, lists in by_kind.items():
                there = sorted(found.get(kind, ()))
                lists.counts.append(len(there))
                lists.numbers += gaps(there)
        for lists in by_kind.values():
            numbers += pack(lists.counts) + pack(lists.numbers)
    return framed("", bytes(numbers))


@dataclass(slots=True)
class _Lists:
    counts: list[int] = field(default_factory=list)
    numbers: list[int] = field(default_factory=list)
