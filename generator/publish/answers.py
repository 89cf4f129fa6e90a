"""What was asked for the pages, by number, and digests of what was known of it, many in one."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, TypeAlias

import msgspec

from generator.pages.asking import Known

TOGETHER = 64
"""Things of a subject that have one digest: where that is as it was, none of them is looked at alone."""
NOTHING = False
"""In the place of a thing of which nothing is asked any more."""
Thing: TypeAlias = str | int | float | bool | frozenset[Any] | None
"""By which a lookup is asked, or `NOTHING`."""


class Block(msgspec.Struct, array_like=True):
    """Things of one subject, and the digests of what was known of them."""

    subject: str
    things: list[Thing]
    digest: int = 0
    """Of all together."""
    each: msgspec.Raw = msgspec.Raw(b"[]")


class Answers:
    """All that was asked; a number stands for the same thing from build to build."""

    def __init__(self, known: Known, blocks: list[Block]) -> None:
        """Find what `changed` of what was asked before, by number."""
        self.blocks = blocks
        self._known = known
        self._numbers: dict[str, dict[Any, int]] = {}
        self._free: dict[str, list[int]] = {}
        self._of_subject: dict[str, list[int]] = {}
        self._touched = set[int]()
        for place, block in enumerate(blocks):
            self._of_subject.setdefault(block.subject, []).append(place)
        self.changed = set(self._compare())

    @property
    def are_as_before(self) -> bool:
        """Whether there is nothing new to write down."""
        return not (self.changed or self._touched)

    def number(self, subject: str, things: Sequence[Any]) -> list[int]:
        """Give the numbers of things that were asked of a subject, if need be new ones."""
        if subject not in self._numbers:
            self._number_all(subject)
        numbers = self._numbers[subject]
        found = list(map(numbers.get, things))
        return [self._put(subject, thing) if n is None else n for n, thing in zip(found, things, strict=True)]

    def forget(self, numbers: Iterable[int]) -> None:
        """Take out what is asked no more; to be done when all that is asked has its number."""
        for number in numbers:
            block, place = divmod(number, TOGETHER)
            self.blocks[block].things[place] = NOTHING
            self._touched.add(block)

    def settle(self) -> None:
        """Make the digests of what is new."""
        for place in self._touched:
            block = self.blocks[place]
            self._note(block, self._known.digest(block.subject, block.things))

    def _compare(self) -> Iterator[int]:
        for place, block in enumerate(self.blocks):
            digest = self._known.digest(block.subject, block.things)
            if digest != block.digest:
                before = DIGESTS(block.each)
                now = self._note(block, digest)
                pairs = enumerate(zip(before, now, strict=True), start=place * TOGETHER)
                yield from (number for number, (one, other) in pairs if one != other)

    def _note(self, block: Block, digest: int) -> list[int]:
        each = self._known.digests(block.subject, block.things)
        block.digest, block.each = digest, msgspec.Raw(ENCODE(each))
        return each

    def _number_all(self, subject: str) -> None:
        """Give the things of a subject their numbers, when one of them is asked for first."""
        numbers, free = dict[Any, int](), list[int]()
        for block in self._of_subject.get(subject, ()):
            for number, thing in enumerate(self.blocks[block].things, start=block * TOGETHER):
                if thing is NOTHING:
                    free.append(number)
                else:
                    numbers[thing] = number
        self._numbers[subject], self._free[subject] = numbers, free

    def _put(self, subject: str, thing: Any) -> int:
        """Put a new thing where one was that is asked for no more, or at the end."""
        blocks = self._of_subject.setdefault(subject, [])
        if free := self._free[subject]:
            number = free.pop()
            self.blocks[number // TOGETHER].things[number % TOGETHER] = thing
        else:
            if not blocks or len(self.blocks[blocks[-1]].things) == TOGETHER:
                blocks.append(len(self.blocks))
                self.blocks.append(Block(subject, []))
            things = self.blocks[blocks[-1]].things
            number = blocks[-1] * TOGETHER + len(things)
            things.append(thing)
        self._numbers[subject][thing] = number
        self._touched.add(number // TOGETHER)
        return number


ENCODE = msgspec.json.encode
DIGESTS = msgspec.json.Decoder(list[int]).decode
