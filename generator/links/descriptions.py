"""The articles of an archive as they are compared, each made, or found, when it is asked for."""

from collections.abc import Sequence

from generator.links.blocks import Block
from generator.links.described import (
    Packed,
    describe_material,
    pack,
    read_features,
    unpack,
    write_features,
)
from generator.links.features import Features
from generator.links.keeping import Keeping
from generator.links.materials import Material
from generator.links.phrases import Text

PACKED, LINES = "numbers", "lines"


class Descriptions:
    """All articles by their numbers, which count up in the order of their days."""

    def __init__(self, blocks: Sequence[Block], keeping: Keeping) -> None:
        """Describe the articles of those blocks that no store holds described."""
        self._blocks, self._keeping = blocks, keeping
        self._lines: dict[int, list[str]] = {}
        self._shared: dict[str, str] = {}
        self._older: dict[int, Features] = {}
        self._places = [
            (number, place) for number, block in enumerate(blocks) for place in range(len(block.keys))
        ]
        stored = keeping.find_all(PACKED, (block.key for block in blocks)) if keeping.is_kept else {}
        self.packed = [
            self._packed(number, stored.pop(block.key, b"")) for number, block in enumerate(blocks)
        ]

    def newest(self, article: int) -> Features:
        """Give an article that is compared with older ones."""
        return self._features(article, is_settled=False)

    def older(self, article: int) -> Features:
        """Give an article that a newer one is compared with."""
        if article not in self._older:
            self._older[article] = self._features(article, is_settled=True)
        return self._older[article]

    def text(self, article: int) -> Text:
        """Give an article's text."""
        block, place = self._places[article]
        return self.packed[block].text(place, self._material(article))

    def _features(self, article: int, *, is_settled: bool) -> Features:
        block, place = self._places[article]
        if block not in self._lines:
            self._lines[block] = self._found_lines(block)
        line = self._lines[block][place]
        return read_features(line, self._material(article), self._shared, is_settled=is_settled)

    def _material(self, article: int) -> Material:
        block, place = self._places[article]
        return self._blocks[block].materials[place]

    def _packed(self, number: int, stored: bytes) -> Packed:
        block = self._blocks[number]
        try:
            return unpack(stored, len(block.keys))
        except ValueError:  # none, or of no known form
            return unpack(self._describe(number), len(block.keys))

    def _found_lines(self, number: int) -> list[str]:
        block = self._blocks[number]
        lines = self._keeping.find(LINES, block.key).decode().splitlines() if self._keeping.is_kept else []
        if len(lines) != len(block.keys):
            self._describe(number)
            return self._lines[number]
        return lines

    def _describe(self, number: int) -> bytes:
        block = self._blocks[number]
        found = [
            describe_material(material, left_out, self._shared)
            for material, left_out in zip(block.materials, block.left_out, strict=True)
        ]
        self._lines[number] = write_features(found)
        packed = pack(found)
        self._keeping.keep(PACKED, block.key, packed)
        self._keeping.keep(LINES, block.key, "\n".join(self._lines[number]).encode())
        return packed
