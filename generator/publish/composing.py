"""What the last build composed: by part, what was asked for it and which pages it made."""

import os
import sys
from array import array
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from itertools import count
from pathlib import Path
from typing import Any, NamedTuple

import msgspec
from msgspec import Struct, field

from generator.cache import program_key
from generator.pages.compose import Composition
from generator.pages.page import Outline
from generator.pages.parts import Part
from generator.publish.answers import Answers, Block
from generator.publish.built_folder import BuiltFolder
from generator.whole_files import AsWritten, read_checked, write_checked

NUMBER = "I"
KEPT = "kept"
USUAL = 20
"""Questions that most parts ask."""


class Put(NamedTuple):
    """One page or file, and how it was found in the folder."""

    path: str
    state: str
    """`new`, `changed`, `unchanged`, or `kept` where it was not composed again."""
    file: AsWritten
    """As it lies in the folder."""
    outline: Outline | None
    """Of a page."""


class Sent(NamedTuple):
    """A part as a process composed it, which numbers by itself what is asked."""

    process: int
    fresh: Sequence[tuple[str, Sequence[Any]]]
    """By subject what the process numbers from now on."""
    asked: "array[int]"
    """Numbers of what was asked."""
    pages: tuple[Put, ...]


class Row(msgspec.Struct, array_like=True, frozen=True):
    """A part as it is written down; most are read only to be written again."""

    # Figures alone: letters that stand for bytes might by chance be a name that is withheld.
    asked: msgspec.Raw
    pages: msgspec.Raw


class Note(msgspec.Struct, array_like=True):
    """What a build writes down for the next."""

    basis: str
    blocks: list[Block]
    parts: dict[str, Row]


class Composer(Struct):
    """Composes parts, in whatever process."""

    composition: Composition
    put: Callable[[Any], Put]
    _numbers: dict[str, dict[Any, int]] = field(default_factory=dict)
    _count: int = 0

    def __call__(self, part: Part) -> Sent:
        """Compose a part and put its pages in the folder."""
        pages = tuple(map(self.put, self.composition.compose(part)))
        asked, fresh = array(NUMBER), list[tuple[str, Sequence[Any]]]()
        for subject, things in self.composition.asked.items():
            numbers = self._numbers.setdefault(subject, {})
            if new := list(things.difference(numbers)):
                numbers.update(zip(new, count(self._count)))
                self._count += len(new)
                fresh.append((subject, new))
            asked.extend(map(numbers.__getitem__, things))
        return Sent(os.getpid(), fresh, asked, pages)


class Memory:
    """The parts of a site as they were composed at the last build, and as they are now."""

    def __init__(self, path: Path, composition: Composition) -> None:
        """Recall the last build; nothing, where program or options differ or it is not known for certain."""
        self._path = path
        self._basis = f"{program_key()} {sys.version} {composition.basis}"
        note = _read(path)
        if note is None or note.basis != self._basis:
            note = Note(self._basis, [], {})
        self._before = note.parts
        self._answers = Answers(composition.known, note.blocks)
        changed = self._answers.changed
        self._touched = {
            name for name, row in note.parts.items() if changed and not changed.isdisjoint(ASKED(row.asked))
        }
        self._of_process: dict[int, list[int]] = {}
        self._now: dict[str, Row] = {}
        self.composed = 0

    def still(self, part: Part, lying: BuiltFolder) -> bool:
        """Whether the pages of a part are as they would be composed now, and lie in their folder."""
        known = self._before.get(part.name)
        return (
            known is not None
            and part.name not in self._touched
            and all(lying.holds(path, file) for path, _, file, _ in FILES(known.pages))
        )

    def keep(self, part: Part) -> Sequence[Put]:
        """Take a part over as it is."""
        self._now[part.name] = self._before[part.name]
        return PAGES(self._now[part.name].pages)

    def learn(self, part: Part, sent: Sent) -> Sequence[Put]:
        """Note a part as it was composed now; those of one process in the order in which it sent them."""
        numbers = self._of_process.setdefault(sent.process, [])
        for subject, things in sent.fresh:
            numbers.extend(self._answers.number(subject, things))
        asked = sorted(map(numbers.__getitem__, sent.asked))
        pages = [put._replace(state=KEPT) for put in sent.pages]
        self.composed += sum(put.outline is not None for put in pages if not part.is_complete)
        with suppress(UnicodeEncodeError):  # half a character: it is composed at each build
            self._now[part.name] = Row(_raw(asked), _raw(pages))
        return sent.pages

    def weight(self, part: Part) -> int:
        """Weigh a part by how much was asked for it at the last build, one that was not there as most are."""
        known = self._before.get(part.name)
        return USUAL if known is None else bytes(known.asked).count(b",") + 1

    def write(self) -> None:
        """Write down for the next build what was composed and taken over, and nothing else."""
        gone = [row for name, row in self._before.items() if self._now.get(name) is not row]
        if not gone and len(self._now) == len(self._before) and self._answers.are_as_before:
            return
        self._answers.forget(self._asked_no_more(gone))
        self._answers.settle()
        try:
            write_checked(self._path, ENCODE(Note(self._basis, self._answers.blocks, self._now)))
        except UnicodeEncodeError:  # half a character: the next build composes all again
            self._path.unlink(missing_ok=True)

    def _asked_no_more(self, gone: Iterable[Row]) -> set[int]:
        left = set[int]().union(*(ASKED(row.asked) for row in gone))
        for row in self._now.values():
            left.difference_update(ASKED(row.asked) if left else ())
        return left


def _read(path: Path) -> Note | None:
    try:
        text = read_checked(path)
        return None if text is None else NOTE(text)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return None


def _raw(value: object) -> msgspec.Raw:
    return msgspec.Raw(ENCODE(value))


ENCODE = msgspec.json.Encoder(order="deterministic").encode
NOTE = msgspec.json.Decoder(Note).decode
ASKED = msgspec.json.Decoder(list[int]).decode
PAGES = msgspec.json.Decoder(list[Put]).decode
FILES = msgspec.json.Decoder(list[tuple[str, str, AsWritten, msgspec.Raw]]).decode
"""The same, but for what pages say of themselves, which is left as it is."""
