"""Reads a search index as a browser does: from its files alone."""

import gzip
import json
from bisect import bisect_right
from dataclasses import dataclass
from pathlib import Path

from generator.publish.search.encoding import TEXT_AT, text_of, unpack


def load(folder: Path, name: str):
    """Read a file of the index: its JSON, if any, and the bytes behind it."""
    data = gzip.decompress((folder / f"{name}.bin").read_bytes())
    text = text_of(data)
    return (json.loads(text) if text else None), data[TEXT_AT + len(text) :]


@dataclass(frozen=True)
class Hit:
    """One document that has a word."""

    number: int
    count: int
    in_title: bool
    places: tuple[int, ...]


class Reading:
    """An index that was written to a folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.root, _ = load(folder, "root")
        self.articles = sum(self.root["a"]["sizes"])

    def hits(self, word: str) -> list[Hit]:
        """List the documents that have a word; articles are numbered from 0, pages after them."""
        firsts = [first for first, _ in self.root["words"]]
        at = bisect_right(firsts, word) - 1
        if at < 0:
            return []
        name = self.root["words"][at][1]
        words, numbers = load(self.folder, f"words/{name}")
        if word not in words:
            return []
        _, places = load(self.folder, f"places/{name}")
        place = words.index(word)
        return list(
            self._decoded(_part(numbers, len(words), place), _part(places, len(words), place), word[0] == "=")
        )

    def _decoded(self, numbers: list[int], places: list[int], is_key: bool):
        segment = at = there = 0
        while at < len(numbers):
            segment += numbers[at]
            count = numbers[at + 1]
            documents = _ascending(numbers[at + 2 : at + 2 + count])
            at += 2 + count
            marks = [2] * count if is_key else numbers[at : at + count]
            at += 0 if is_key else count
            for document, mark in zip(documents, marks, strict=True):
                found = () if is_key else tuple(_ascending(places[there : there + mark // 2]))
                there += len(found)
                yield Hit(self._base(segment) + document, mark // 2, mark % 2 == 1, found)

    def _base(self, segment: int) -> int:
        family = "p" if segment % 2 else "a"
        base = sum(self.root[family]["sizes"][: segment // 2])
        return base + (self.articles if segment % 2 else 0)

    def card(self, number: int) -> list:
        """Read what a result shows."""
        family, at = ("a", number) if number < self.articles else ("p", number - self.articles)
        for segment, size in enumerate(self.root[family]["sizes"]):
            if at < size:
                cards: list = []
                for path in range(len(list((self.folder / "cards").glob(f"{family}{segment}-*.bin")))):
                    cards += load(self.folder, f"cards/{family}{segment}-{path}")[0]
                return cards[at]
            at -= size
        raise IndexError(number)

    def found(self, word: str) -> set[str]:
        """Give the keys of what is found by a word."""
        return {self.card(hit.number)[0] for hit in self.hits(word)}


def _part(data: bytes, count: int, at: int) -> list[int]:
    lengths = unpack(data)[:count]
    start = len(data) - sum(lengths) + sum(lengths[:at])
    return unpack(data[start : start + lengths[at]])


def _ascending(gaps: list[int]) -> list[int]:
    found: list[int] = []
    for gap in gaps:
        found.append((found[-1] if found else 0) + gap)
    return found
