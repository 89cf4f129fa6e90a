"""Reads a search index as a browser does: from its files alone."""

import gzip
import json
from bisect import bisect_right
from dataclasses import dataclass
from pathlib import Path

from generator.publish.search.encoding import TEXT_AT, name_of, text_of, unpack


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
        at = bisect_right(self.root["words"], word) - 1
        if at < 0:
            return []
        name = name_of(self.root["words"][at])
        words, numbers = load(self.folder, f"words/{name}")
        if word not in words:
            return []
        _, places = load(self.folder, f"places/{name}")
        place = words.index(word)
        return list(
            self._decoded(_part(numbers, len(words), place), _part(places, len(words), place), word[0] == "=")
        )

    def _decoded(self, numbers: bytes, places: bytes, is_key: bool):
        segment = 0
        while numbers:
            step, length, numbers = _some(numbers, 2)
            segment += step
            found, numbers = unpack(numbers[:length]), numbers[length:]
            count = len(found) if is_key else len(found) // 2
            there: list[int] = []
            if not is_key:
                size, places = _some(places, 1)
                there, places = unpack(places[:size]), places[size:]
            for document, mark in zip(_ascending(found[:count]), found[count:] or [2] * count, strict=True):
                own, there = (there[: mark // 2], there[mark // 2 :]) if not is_key else ([], [])
                yield Hit(self._base(segment) + document, mark // 2, mark % 2 == 1, tuple(_ascending(own)))

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
                name = f"{family}{self.root[family]['segments'][segment]}"
                for path in range(len(list((self.folder / "cards").glob(f"{name}-*.bin")))):
                    cards += load(self.folder, f"cards/{name}-{path}")[0]
                return cards[at]
            at -= size
        raise IndexError(number)

    def found(self, word: str) -> set[str]:
        """Give the keys of what is found by a word."""
        return {self.card(hit.number)[0] for hit in self.hits(word)}


def _part(data: bytes, count: int, at: int) -> bytes:
    lengths = unpack(data)[:count]
    start = len(data) - sum(lengths) + sum(lengths[:at])
    return data[start : start + lengths[at]]


def _some(data: bytes, count: int) -> tuple:
    """Take some numbers off the front of bytes."""
    numbers = unpack(data)[:count]
    return *numbers, data[sum(1 + (number > 127) + (number > 16383) for number in numbers) :]


def _ascending(gaps: list[int]) -> list[int]:
    found: list[int] = []
    for gap in gaps:
        found.append((found[-1] if found else 0) + gap)
    return found
