"""Reasons in words, and how a link reads from its other end."""

import re
from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from generator.links.pairs import Pair
from generator.links.spans import distance_words
from generator.model import Link
from generator.words import list_words

EARLIER = re.compile(r"\bearlier\.$")
OTHER_DATE = re.compile(r"(?<=, but another event: )(.+?), not (.+?)(?=; )")


def seen_from_target(link: Link) -> Link:
    """Turn a link round: the reason then describes the newer article to a reader of the older one."""
    reason = EARLIER.sub("later.", OTHER_DATE.sub(r"\2, not \1", link.reason))
    return replace(link, source=link.target, target=link.source, reason=reason)


def sentence(clauses: Iterable[str]) -> str:
    """Join clauses into one sentence."""
    text = "; ".join(clause for clause in clauses if clause)
    return text[:1].upper() + text[1:] + "."


def people_words(both: Sequence[str]) -> str:
    """Say which people are in both articles."""
    if not both:
        return "no shared person"
    return f"of people, only {list_words(both)} {'is' if len(both) == 1 else 'are'} in both"


def words_listed(pair: Pair, most: int) -> str:
    """Write the rarest shared words as the newer article spells them."""
    written = [pair.newer.spelling.get(word, word) for word in pair.words[:most]]
    return ", ".join(written) + (" …" if len(pair.words) > most else "")


def time_words(pair: Pair) -> str:
    """Say how much earlier the older article is; the words that `seen_from_target` turns round come last."""
    if pair.gap is None:
        return unknown_date_words(pair)
    if pair.gap.most == 0:
        return "the same day"
    if pair.gap.least == 0:
        return "about the same time"
    return f"{distance_words(pair.gap)} earlier"


def unknown_date_words(pair: Pair) -> str:
    """Say which dates are missing."""
    missing = [article for article in (pair.newer, pair.older) if article.span is None]
    if len(missing) == 2:
        return "neither has a known date"
    return "one of the two has no known date" if missing else "one of the two is dated only roughly"
