"""The lines of a wire story, and what its header says of it."""

import re

from msgspec import Struct, field

from generator.model import Cut, Field

CYCLE = re.compile(r"(?:bc|am|pm|ap)-+", re.IGNORECASE)
"""For which editions a story is: both cycles, mornings, afternoons."""
VERSION = re.compile(
    r"\(?(?:\d{1,2}(?:st|nd|rd|th)?\.? ?-?(?:lead|ld|add|update|writethru|take|sub)\b.*|re-?file|urgent"
    r"|correct(?:ed|ion)|lead|update(?: \d+)?|writethru|achtung|korrektur|eil|recast|repeat(?:ing)?)\)?",
    re.IGNORECASE,
)
MOST_LINES = 40
"""Lines that a header may have; what goes on longer is the story."""
STEERING = re.compile(r"[\x00-\x1f]+")


class Wire(Struct, kw_only=True):
    """What a wire header says, the lines it stood in, and the lines that are left."""

    lines: list[str]
    fields: list[Field] = field(default_factory=list)
    cuts: list[Cut] = field(default_factory=list)

    def take(self, reason: str) -> str:
        """Cut the first line."""
        line = self.lines.pop(0)
        self.cuts.append(Cut(text=bare(line), reason=reason))
        return line

    def cut(self, number: int, reason: str) -> None:
        """Cut a line in place: an empty one is left."""
        self.cuts.append(Cut(text=bare(self.lines[number]), reason=reason))
        self.lines[number] = ""

    def say(self, name: str, value: str | None, basis: str) -> None:
        """State a field, where there is a value."""
        if value and value.strip():
            self.fields.append(Field(name=name, value=value.strip(), basis=basis))

    def skip_empty(self) -> None:
        """Drop empty lines from the top."""
        first = next((n for n, line in enumerate(self.lines) if bare(line)), len(self.lines))
        del self.lines[:first]

    @property
    def is_open(self) -> bool:
        """Whether a further line may be of the header."""
        return bool(self.lines) and len(self.cuts) < MOST_LINES

    def has(self, name: str) -> bool:
        """Whether a field is stated already."""
        return any(known.name == name for known in self.fields)


def bare(line: str) -> str:
    """Strip a line of the characters that steer a teleprinter."""
    return STEERING.sub(" ", line).strip()
