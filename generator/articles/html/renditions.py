"""One body where a file carries several renditions of it: the fullest, and which it is."""

from collections.abc import Sequence

from msgspec import Struct

from generator.articles.html.bodies import Story
from generator.model import Field

NEARLY = 0.95
"""A rendition with marks may be this much shorter than a plain one and still be the fullest."""


class Rendition(Struct, frozen=True, kw_only=True):
    """One rendition of a body, and what the file calls it."""

    name: str
    story: Story
    marked: bool = False
    """Whether it is HTML or the like, which tells paragraphs, quotes and links."""

    @property
    def letters(self) -> int:
        """Count all that is no white space."""
        return sum(len("".join(part.text.split())) for part in self.story.parts)


def find_fullest(renditions: Sequence[Rendition]) -> Rendition | None:
    """Choose the rendition with the most letters, one with marks before a plain one; None: no words."""
    most = max((one.letters for one in renditions), default=0)
    full = [one for one in renditions if one.letters and one.letters >= most * NEARLY]
    return max(full, key=lambda one: (one.marked, one.letters), default=None)


def say_chosen(chosen: Rendition | None, renditions: Sequence[Rendition]) -> tuple[Field, ...]:
    """Say which of several renditions is the body."""
    if chosen is None or len(renditions) < 2:
        return ()
    others = ", ".join(f"{one.name} ({one.letters:,} letters)" for one in renditions)
    return (Field(name="body", value=chosen.name, basis=f"the fullest of {others}"),)
