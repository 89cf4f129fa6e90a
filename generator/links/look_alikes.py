"""Look-alikes: similar words, another event; and forms, which are alike by their making alone."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from generator.links.evidence import YEARS_APART, ties_to_one_matter
from generator.links.materials import Material
from generator.links.pairs import Pair
from generator.links.spans import distance_words, gap_between
from generator.links.telling import telling_names
from generator.links.wording import people_words, sentence, unknown_date_words, words_listed
from generator.links.words import rarity
from generator.model import Link

APART = 30
"""Days that must lie between two articles at least: follow-ups of one event come within weeks."""

ALIKE = 0.15
"""Least cosine of articles that are dated apart."""

ALIKE_UNDATED = 0.25
"""The same where no date tells the two apart."""

TOO_ALIKE = 0.4
"""Cosine of articles of one year from which they are a series or one running matter.

Of 50 alike pairs of Reuters stories of 1987 that lie 31 to 100 days apart, all 19 above it were monthly
figures, auctions, price tables and one round of negotiations, none two events that a reader could mix up.
"""

LEAST_BITS = 48
"""Least sum of the rarities of the shared rare words: some six words, each in one of 256 articles."""

MOST_FIGURES = 0.12
"""Share of a text's words that are figures, from which on it is a table or a report of a market: a series."""

MOST_WORDS = 4

MOST_EVENTS = 3
"""An article that is like more than so many events is written by a form."""


class LookAlikes:
    """Gather alike articles, to warn of those that are not written by a form.

    Earnings, dividends, auctions and weekly tables come in series: to warn of each would warn of nothing.
    A form is known by how many events it is like; five reports of one event count once.
    """

    def __init__(self) -> None:
        self._links: list[Link] = []
        self._alike: defaultdict[str, list[Material]] = defaultdict(list)

    def add(self, newer: Material, older: Material, warning: Link | None) -> None:
        """Take in a pair of alike articles, of whatever dates, with what is said of them, if anything is."""
        self._alike[newer.id].append(older)
        self._alike[older.id].append(newer)
        if warning:
            self._links.append(warning)

    def links(self) -> Iterator[Link]:
        """Give the look-alikes."""
        warned_of = {id_ for link in self._links for id_ in (link.source, link.target)}
        forms = {id_ for id_ in warned_of if _is_like_many_events(self._alike[id_])}
        return (link for link in self._links if not {link.source, link.target} & forms)


def is_alike(pair: Pair) -> bool:
    """Tell whether words are shared beyond chance while no rare name or quotation ties the two."""
    least = ALIKE_UNDATED if pair.gap is None else ALIKE
    enough = sum(map(rarity, pair.words)) >= LEAST_BITS
    if max(pair.newer.figures, pair.older.figures) >= MOST_FIGURES:
        return False
    return enough and pair.similarity >= least and not ties_to_one_matter(pair)


def is_another_event(pair: Pair) -> bool:
    """Tell whether alike articles lie too far apart for one event, or have no dates that tell.

    Within a year the same matter often goes on: they must then share no name that is a reason to link them.
    """
    if pair.gap is None or pair.gap.least > YEARS_APART:
        return True
    return pair.gap.least > APART and pair.similarity < TOO_ALIKE and not telling_names(pair, "")


def _is_like_many_events(others: Iterable[Material]) -> bool:
    events: list[list[Material]] = []
    for article in others:
        event = next((event for event in events if any(_are_on_one_event(article, o) for o in event)), None)
        if event is None:
            events.append([article])
        else:
            event.append(article)
        if len(events) > MOST_EVENTS:
            return True
    return False


def _are_on_one_event(one: Material, other: Material) -> bool:
    if one.names.keys().isdisjoint(other.names) or one.span is None or other.span is None:
        return False
    return gap_between(one.span, other.span).most <= APART


def warn_of(pair: Pair) -> Link:
    """Link two articles that are taken for each other."""
    return Link(
        source=pair.newer.id,
        target=pair.older.id,
        kind="look-alike",
        reason=_reason(pair),
        weight=round(pair.similarity, 4),
    )


def _reason(pair: Pair) -> str:
    similar = f"similar words ({words_listed(pair, MOST_WORDS)})"
    if pair.gap is None or pair.newer.span is None or pair.older.span is None:
        return sentence(
            [f"{similar}, perhaps another event: {unknown_date_words(pair)}", _shared_people(pair)]
        )
    dates = f"{pair.older.span.words}, not {pair.newer.span.words}"
    return sentence(
        [
            f"{similar}, but another event: {dates}",
            f"{distance_words(pair.gap)} apart",
            _shared_people(pair),
        ]
    )


def _shared_people(pair: Pair) -> str:
    return people_words([shared.name.name for shared in pair.names if shared.name.kind == "person"])
