"""What the words beside a name say of its kind: `Prime Minister X`, `X, 67,`, `in X`."""

from generator.entities.marking.marks import Mark
from generator.entities.words import GENERIC, TITLES, TITLES_SMALL
from generator.model import EntityKind

INSIDE = frozenset({"in", "near", "outside", "into", "enter", "entered"})
"""Before a name, these make a place of it …"""
HELD = frozenset(
    """
    shares stake stakes interest interests invest invested investing investment investments confidence faith
    trust holding holdings stock bonds position positions share believe believed believes specialises
    """.split()  # noqa: SIM905 - a list of words reads best as words
)
"""… but not behind these."""
MOST_YEARS = 2
"""Digits of an age."""
LONGEST_PLACE = 2
"""Words."""


def kind_beside(mark: Mark) -> EntityKind | None:
    """Tell a name's kind by what stands right before and behind it; None where that tells nothing."""
    if _has_title(mark) or _has_age(mark):
        return "person"
    return "place" if _is_inside(mark) else None


def _has_title(mark: Mark) -> bool:
    """Whether a title stands before a single word: `President Meri`."""
    if not mark.alone or not mark.first or mark.words[0].gap not in (" ", "."):
        return False
    before = mark.line.words[mark.first - 1].text
    is_title = before in TITLES or before in TITLES_SMALL or before == "PM"
    return is_title and mark.alone not in GENERIC and not mark.alone.isupper() and not _goes_on(mark)


def _has_age(mark: Mark) -> bool:
    behind = mark.line.words[mark.after : mark.after + 2]
    if len(behind) < 2 or behind[0].gap != "," or behind[1].gap != ",":
        return False
    age = behind[0].text
    return age.isdigit() and len(age) == MOST_YEARS and not mark.alone.isupper()


def _is_inside(mark: Mark) -> bool:
    if not mark.first or mark.words[0].gap != " " or len(mark.words) > LONGEST_PLACE or _goes_on(mark):
        return False
    before = [word.text.lower() for word in mark.line.words[max(0, mark.first - 2) : mark.first]]
    return before[-1] in INSIDE and before[0] not in HELD and not mark.alone.isupper()


def _goes_on(mark: Mark) -> bool:
    """Whether more words with a capital follow: the name may be longer than what is marked."""
    behind = mark.line.words[mark.after : mark.after + 1]
    return bool(behind) and behind[0].gap in (" ", "-", "&") and behind[0].text[0].isupper()
