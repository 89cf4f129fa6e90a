"""What the last build composed: by part, what was asked for it and which pages it made."""

import os
import sys
from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from operator import attrgetter
from pathlib import Path
from typing import Any, NamedTuple

from generator.cache import program_key
from generator.pages.asking import Key
from generator.pages.compose import Composition
from generator.pages.page import Outline
from generator.pages.parts import Part
from generator.publish.whole_files import AsWritten, lies, read_note, write_note

NUMBER = "I"
NAMES = ("path", "title", "template", "id", "is_hidden", "card", "card_words")
OUTLINE = attrgetter(*NAMES, "sources")


class Put(NamedTuple):
    """One page or file, and how it was found in the folder."""

    path: str
    state: str
    """`new`, `changed`, `unchanged`, or `kept` where it was not composed again."""
    file: AsWritten
    """As it lies in the folder."""
    outline: Outline | None
    """Of a page."""


class Composed(NamedTuple):
    """One part as it was composed."""

    asked: "array[int]"
    """Numbers of what was asked."""
    pages: tuple[Put, ...]


class Sent(NamedTuple):
    """A part as a process composed it, which numbers by itself what is asked."""

    process: int
    fresh: tuple[Key, ...]
    """What the process numbers from now on."""
    part: Composed


@dataclass(slots=True)
class Composer:
    """Composes parts, in whatever process."""

    composition: Composition
    put: Callable[[Any], Put]
    _numbers: dict[Key, int] = field(default_factory=dict)

    def __call__(self, part: Part) -> Sent:
        """Compose a part and put its pages in the folder."""
        pages = tuple(map(self.put, self.composition.compose(part)))
        numbers = self._numbers
        fresh = tuple(key for key in self.composition.asked if key not in numbers)
        for key in fresh:
            numbers[key] = len(numbers)
        asked = array(NUMBER, map(numbers.__getitem__, self.composition.asked))
        return Sent(os.getpid(), fresh, Composed(asked, pages))


class Memory:
    """The parts of a site as they were composed at the last build, and as they are now."""

    def __init__(self, path: Path, composition: Composition) -> None:
        """Recall the last build; nothing, where program or options differ or it is not known for certain."""
        self._path, self._composition = path, composition
        self._basis = f"{program_key()} {sys.version} {composition.basis}"
        self._keys: list[Key] = []
        self._numbers: dict[Key, int] = {}
        self._of_process: dict[int, list[int]] = {}
        self._before: dict[str, Composed] = {}
        self._now: dict[str, Composed] = {}
        self._changed: set[int] = set()
        self.composed = 0
        data = read_note(path)
        if data and data["basis"] == self._basis:
            self._recall(data)

    def still(self, part: Part, folder: Path) -> bool:
        """Whether the pages of a part are as they would be composed now, and lie in the folder."""
        known = self._before.get(part.name)
        return (
            known is not None
            and self._changed.isdisjoint(known.asked)
            and all(lies(put.file, f"{folder}/{put.path}") for put in known.pages)
        )

    def keep(self, part: Part) -> tuple[Put, ...]:
        """Take a part over as it is."""
        self._now[part.name] = self._before[part.name]
        return self._now[part.name].pages

    def learn(self, part: Part, sent: Sent) -> tuple[Put, ...]:
        """Note a part as it was composed now; those of one process in the order in which it sent them."""
        numbers = self._of_process.setdefault(sent.process, [])
        numbers.extend(map(self._number, sent.fresh))
        pages = tuple(put._replace(state="kept") for put in sent.part.pages)
        self._now[part.name] = Composed(array(NUMBER, map(numbers.__getitem__, sent.part.asked)), pages)
        self.composed += sum(put.outline is not None for put in pages)
        return sent.part.pages

    def write(self) -> None:
        """Write down for the next build what was composed and taken over, and nothing else."""
        used = sorted(set[int]().union(*(part.asked for part in self._now.values())))
        keys = sorted(used, key=lambda number: self._keys[number][0])
        numbers = {old: new for new, old in enumerate(keys)}
        subjects: dict[str, list[object]] = {}
        for number in keys:
            name, asked = self._keys[number]
            subjects.setdefault(name, []).append(_plain(asked))
        data = {
            "basis": self._basis,
            "keys": subjects,
            "answers": [self._composition.answer(self._keys[number]) for number in keys],
            "parts": {name: _row(part, numbers) for name, part in self._now.items()},
        }
        write_note(self._path, data)

    def _number(self, key: Key) -> int:
        if key not in self._numbers:
            self._numbers[key] = len(self._keys)
            self._keys.append(key)
        return self._numbers[key]

    def _recall(self, data: Mapping[str, Any]) -> None:
        self._keys = [(name, _asked(one)) for name, some in data["keys"].items() for one in some]
        self._numbers = {key: number for number, key in enumerate(self._keys)}
        self._before = {name: _part(*row) for name, row in data["parts"].items()}
        answers = zip(self._keys, data["answers"], strict=True)
        self._changed = {
            number for number, (key, answer) in enumerate(answers) if self._composition.answer(key) != answer
        }


def _plain(asked: Any) -> object:
    return {"of": sorted(asked)} if isinstance(asked, frozenset) else asked


def _asked(plain: Any) -> Any:
    return frozenset(plain["of"]) if isinstance(plain, dict) else plain


def _row(part: Composed, numbers: Mapping[int, int]) -> tuple[list[int], list[object]]:
    # Figures alone: letters that stand for bytes might by chance be a name that is withheld.
    asked = sorted(map(numbers.__getitem__, part.asked))
    return asked, [(put.path, put.file, put.outline and OUTLINE(put.outline)) for put in part.pages]


def _part(asked: Iterable[int], pages: Iterable[Any]) -> Composed:
    return Composed(array(NUMBER, asked), tuple(_puts(pages)))


def _puts(rows: Iterable[Any]) -> Iterator[Put]:
    for path, file, words in rows:
        yield Put(path, "kept", AsWritten(*file), _outline(*words) if words else None)


def _outline(*words: Any) -> Outline:
    return Outline(**dict(zip(NAMES, words[:-1], strict=True)), sources=tuple(words[-1]))
