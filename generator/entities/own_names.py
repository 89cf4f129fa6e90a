"""Which name the words for a speaker are, of those that stand in them."""

import re
from collections.abc import Iterator, Sequence

from generator.model import Appearance

PREPOSITION = re.compile(r"\b(?:from|of|for|at|in|with|to|by|on|near|under|against)\b")
JOINED = re.compile(r"\band\s\Z")
POSSESSIVE = re.compile(r"['’]s?\b")


def own_name(text: str, offset: int, inside: Sequence[Appearance]) -> Appearance | None:
    """Find the name that a phrase is, with its titles; none where it names two, or another thing by it."""
    people = [one for one in _heads(text, offset, inside) if one.mention.kind == "person"]
    if people:
        return people[0] if len({one.entity for one in people}) == 1 else None
    for one in _heads(text, offset, inside):
        mention = one.mention
        if JOINED.search(text[: mention.start - offset]):
            return None  # the last of several, or of one long name
        ends = mention.end - offset == len(text) or text[mention.end - offset :].lstrip()[:1] in (",", "(")
        whole = text.removeprefix("the ").removeprefix("The ") == mention.text
        if ends and (mention.kind != "place" or whole):
            return one
    return None


def _heads(text: str, offset: int, inside: Sequence[Appearance]) -> Iterator[Appearance]:
    for one in inside:
        start, end = one.mention.start - offset, one.mention.end - offset
        closes = text[:start].endswith(", ") and end == len(text)
        if (closes or not PREPOSITION.search(text[:start])) and not POSSESSIVE.match(text[end:]):
            yield one
