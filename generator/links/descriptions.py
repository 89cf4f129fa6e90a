"""The articles of an archive as they are compared, each made, or found, when it is asked for."""

import json
from array import array
from collections.abc import Mapping, Sequence

from generator.links.blocks import Block
from generator.links.described import READ, SOUGHT, Described, describe_material, read_features, text_of_rows
from generator.links.features import Features
from generator.links.keeping import Keeping
from generator.links.materials import Material
from generator.links.packing import Packed, pack, unpack
from generator.links.phrases import Text
from generator.links.sameness import Outline

STEPS = SOUGHT_STEP, READ_STEP, LINES_STEP = "sought", "read", "lines"
HELD = 32_768
"""Older articles that are held ready, those that were last asked for: some 6 KB each."""


class Descriptions:
    """All articles by their numbers, which count up in the order of their days."""

    def __init__(self, blocks: Sequence[Block], keeping: Keeping) -> None:
        """Describe the articles of those blocks that no store holds described."""
        self._blocks, self._keeping = blocks, keeping
        self._lines: dict[int, Sequence[str]] = {}
        self._read: dict[int, Packed] = {}
        self._shared: dict[str, str] = {}
        self._older: dict[int, Features] = {}
        self._places = [
            (number, place) for number, block in enumerate(blocks) for place in range(len(block.keys))
        ]
        stored = keeping.find_all(SOUGHT_STEP, (block.border for block in blocks))
        self.packed = [
            self._packed(number, _unpacked(stored.pop(block.border, b""), SOUGHT))
            for number, block in enumerate(blocks)
        ]

    def newest(self, article: int) -> Features:
        """Give an article that is compared with older ones."""
        return self._features(article, is_settled=False)

    def older(self, article: int) -> Features:
        """Give an article that a newer one is compared with."""
        found = self._older.pop(article, None) or self._features(article, is_settled=True)
        self._older[article] = found  # the last
        if len(self._older) > HELD:
            del self._older[next(iter(self._older))]
        return found

    def runs(self, article: int) -> "array[int]":
        """Give the runs of words of an article's text."""
        block, place = self._places[article]
        return self.packed[block].of(place, "runs")

    def outline(self, article: int) -> Outline:
        """Give what is known of an article's text before it is read."""
        block, place = self._places[article]
        packed, one = self.packed[block], self._material(article).article
        length, runs = packed.of(place, "length")[0], len(packed.of(place, "runs"))
        return Outline(source=one.source, day=one.date.day, length=length, runs=runs)

    def text(self, article: int) -> Text:
        """Give an article's text."""
        block, place = self._places[article]
        if block not in self._read:
            found = _unpacked(self._found(READ_STEP, block), READ)
            if found.keys == self._blocks[block].keys:
                self._read[block] = found
            else:
                self._describe(block, self.packed[block])
        read = self._read[block].row(place)
        return text_of_rows(self._material(article), self.packed[block].row(place), read)

    def _features(self, article: int, *, is_settled: bool) -> Features:
        block, place = self._places[article]
        if block not in self._lines:
            found = _lines_of(self._found(LINES_STEP, block))
            if tuple(found) == self._blocks[block].keys:
                self._lines[block] = list(found.values())
            else:
                self._describe(block, self.packed[block])
        line = self._lines[block][place]
        return read_features(line, self._material(article), self._shared, is_settled=is_settled)

    def _material(self, article: int) -> Material:
        block, place = self._places[article]
        return self._blocks[block].materials[place]

    def _found(self, step: str, number: int) -> bytes:
        return self._keeping.find(step, self._blocks[number].border)

    def _packed(self, number: int, stored: Packed) -> Packed:
        is_known = self._keeping.is_kept and stored.keys == self._blocks[number].keys
        return stored if is_known else self._describe(number, stored)

    def _describe(self, number: int, stored: Packed) -> Packed:
        """Describe the articles of a block that are not known whole, and keep it anew."""
        block = self._blocks[number]
        known = self._known(number, stored)
        found = [
            known.get(key) or describe_material(material, left_out, self._shared)
            for key, material, left_out in zip(block.keys, block.materials, block.left_out, strict=True)
        ]
        self._lines[number] = lines = [one.line for one in found]
        read, sought = (
            pack(block.keys, rows) for rows in ([one.read for one in found], [one.sought for one in found])
        )
        self._read[number] = unpack(read, READ)
        kept = "\n".join([json.dumps(list(block.keys)), *lines])
        results = {LINES_STEP: kept.encode(), READ_STEP: read, SOUGHT_STEP: sought}
        self._keeping.keep_together(results, block.border)
        return unpack(sought, SOUGHT)

    def _known(self, number: int, stored: Packed) -> dict[str, Described]:
        """Give what is kept of the block of that name, by the keys of its articles."""
        if not stored.keys:
            return {}
        lines, read = (
            _lines_of(self._found(LINES_STEP, number)),
            _unpacked(self._found(READ_STEP, number), READ),
        )
        rows = {key: read.row(place) for place, key in enumerate(read.keys)}
        return {
            key: Described(line=lines[key], sought=stored.row(place), read=rows[key])
            for place, key in enumerate(stored.keys)
            if key in lines and key in rows
        }


def _unpacked(stored: bytes, kinds: tuple[str, ...]) -> Packed:
    try:
        return unpack(stored, kinds)
    except ValueError:  # none, or of no known form
        return unpack(pack((), [() for _ in kinds]), kinds)


def _lines_of(stored: bytes) -> Mapping[str, str]:
    """Give the line of each article by its key."""
    head, *lines = stored.decode().split("\n")
    keys = json.loads(head) if head else []
    return dict(zip(keys, lines, strict=True)) if len(keys) == len(lines) else {}
