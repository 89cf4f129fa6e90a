"""What a member of a package is called, and what that says of it."""

from pathlib import PurePosixPath

from msgspec.structs import replace

from generator.articles.files import SIDECAR
from generator.articles.formats import Flaw, Item

OUTSIDE = (
    "the name '{name}' would lead out of the package; it is read in place, and nothing is written there."
)
SHOWN = 200
"""Characters of a name that a message shows."""


def is_hidden(name: str) -> bool:
    """Whether a member is hidden, as in any folder of articles, or the shadow that a Mac leaves of a file."""
    steps = PurePosixPath(name.replace("\\", "/")).parts
    return any(step.startswith(".") and step != ".." for step in steps) or "__MACOSX" in steps


def comes_later(name: str) -> bool:
    """Whether a member is no sidecar: those come first, so that they are known before what they speak for."""
    return not name.endswith(SIDECAR)


def refuse_name(name: str, seen: set[str]) -> Flaw | None:
    """Say what is wrong with a member's name, if anything; `seen` are those before it."""
    if not name:
        return Flaw(message="a member without a name; expected each to have one.")
    if name in seen:
        return Flaw(message=f"{name[:SHOWN]}: a second member of this name; expected each name once.")
    return None


def take_out(item: Item, name: str, data: bytes) -> Item:
    """Make the item of a member of a package."""
    own = item.warnings + ((OUTSIDE.format(name=name[:SHOWN]),) if _leads_out(name) else ())
    member = f"{item.member}/{name}" if item.member else name
    return replace(item, data=data, member=member, warnings=own, is_unnamed=False)


def _leads_out(name: str) -> bool:
    """Whether a member's name, taken for a path, would lead out of its package."""
    steps = name.replace("\\", "/").split("/")
    return ".." in steps or not steps[0] or steps[0].endswith(":")
