"""A line of running text, as a reader puts it together from pieces."""

from msgspec import Struct, field

from generator.articles.decoding import CONTROLS
from generator.model import Mark


class Line(Struct):
    """Text that grows with white space collapsed, and the marks over it."""

    pieces: list[str] = field(default_factory=list)
    length: int = 0
    space: bool = False
    marks: list[Mark] = field(default_factory=list)

    def add(self, words: str) -> None:
        """Add words; white space before and after them is one space, or none at the line's ends."""
        words = CONTROLS.sub("", words)
        bare = " ".join(words.split())
        if words[:1].isspace():
            self.space = True
        if not bare:
            return
        if self.space and self.length:
            bare = " " + bare
        self.pieces.append(bare)
        self.length += len(bare)
        self.space = words[-1].isspace()

    @property
    def next(self) -> int:
        """Where the next word will begin."""
        return self.length + bool(self.space and self.length)
