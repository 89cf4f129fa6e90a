"""How one text of a report is told of beside another: what differs, who credits whom, and the days."""

from generator.links.spans import distance_words, gap_between, span_of
from generator.links.tied import Copy
from generator.links.wording import sentence
from generator.model import Article, Link

SOME = 0.05
"""Share of a text's words below which it is not said to be cut."""


def copy_link(newer: Article, older: Article, found: Copy) -> Link:
    """Link an article to the earlier one of the same text; the reason reads the same from either end."""
    return Link(
        source=newer.id,
        target=older.id,
        kind="copy",
        reason=sentence([_sameness(found), *_credits(newer, older), _time(newer, older)]),
        weight=round(found.share, 4),
    )


def _sameness(found: Copy) -> str:
    if found.is_whole:
        return "the same text"
    shared = f"{found.share:.0%} of the runs of three words of the shorter are in both"
    if found.shorter_by >= SOME:
        return f"the same text, in one of the two shorter by {found.shorter_by:.0%} ({shared})"
    return f"nearly the same text ({shared})"


def _credits(newer: Article, older: Article) -> list[str]:
    """Say which of the two credits whom, in the order of the dates."""
    credited = [a for a in (older, newer) if a.agency and a.agency != a.source]
    if len(credited) == 2 and newer.agency == older.agency:
        return [f"both credit {newer.agency}"]
    return [f"{article.source or 'one of the two'} credits {article.agency}" for article in credited]


def _time(newer: Article, older: Article) -> str:
    one, other = span_of(newer.date), span_of(older.date)
    if one is None or other is None:
        return "neither has a known date" if one is other else "one of the two has no known date"
    gap = gap_between(one, other)
    if gap.most == 0:
        return "the same day"
    return f"{distance_words(gap)} earlier" if gap.least else "about the same time"
