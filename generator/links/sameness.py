"""What makes two texts one: the runs of words that they share, and names and figures that agree.

A form is no copy: notices of dividends, results and prices are of the same words but for the names and the
figures, and those are what tells them apart.
"""

from collections.abc import Callable, Sequence
from datetime import date
from math import sqrt

from msgspec import Struct

from generator.links.phrases import SHORT, Text

COPY = 0.4
"""Least share of the shorter text's runs of three words: of 15 % of words changed, it leaves 61 %."""

CUT = 0.5
"""What is added to it for each part by which the one is shorter: what is cut is seldom much edited too."""

NEARLY_ALL = 0.75
"""The same where the texts are of one source on two days, as forms are."""

SENT_AGAIN = 0.95
"""The same where more than a day lies between: what a source tells in its old words is mostly told anew."""

SHORT_ELSEWHERE, WORDS_ELSEWHERE = 0.5, 0.72
"""The same where the shorter is short, of another source and with every figure; and that of its words."""

ALL_BUT_A_WORD = 0.9
"""The same where the two are of one source: its notices differ by little but their figures."""

LEAST_RUNS = 12
"""Runs that few reports have, below which a text is judged by all of its runs."""

SHORTEST = 8
"""Runs below which a text is a copy only if it is the same from its first word to its last."""

LEAST_PART = 0.2
"""Part of the longer text's words that the shorter has at least: a digest is no copy of what it holds."""

CHANGED = 0.15
"""Share of words that may be changed: of names and of figures no more may be, give or take chance."""

CHANGED_IN_FORM = 0.05
"""The same where the texts may be of one form, without chance."""

CHANCE, CHANCE_IN_HOUSE = 4.0, 1.4
"""Standard deviations of chance; less between texts of one source, which has its own forms."""

OTHER_NAMES, OTHER_SHARE = 2, 0.25
"""Names that each of two leads of one source has for itself, and their share, from which they differ."""

OTHER_FIGURES, SAME_TITLE = 1, 0.5
"""The same of figures, where the headlines share less than the last: a market at noon and at its close."""

TABLE, TABLE_FIGURES, ALL_FIGURES = 0.1, 4, 5
"""Figures a word of a table; where so many of each are other, or of both if no word is, it is the next."""


class Bar(Struct, frozen=True, kw_only=True):
    """What two texts must share to be one."""

    least: float
    """Share of the runs."""
    changed: float
    """Share of names and figures that may be other, and standard deviations of chance beyond it."""
    chance: float
    of_all_runs: bool = True
    """Not only of those that few reports have."""
    words: float = 0.0
    """Share of the single words."""
    figures_stay: bool = False
    is_both_ways: bool = False


class Outline(Struct, frozen=True, kw_only=True):
    """What is known of a text before its words are compared."""

    source: str
    day: date | None
    length: int
    runs: int
    """How many runs of words it has."""


def why_another(one: Text, other: Text, rare: Callable[[Text], Sequence[int]]) -> str:
    """Say why a text is no copy of an earlier one; empty where it is. `rare` gives runs few reports have."""
    short, long = sorted((one, other), key=lambda text: len(text.runs))
    part = part_of(one, other)
    if len(short.runs) < SHORTEST or part < LEAST_PART:
        return "one is too short, or much shorter than the other"
    bar = bar_of(one, other, part)
    if not _agree_both(short, long, bar):
        return "names or figures of the one are not in the other"
    if one.source == other.source and _is_another(one, other):
        return "their source writes on others, or of another hour, in the same words"
    of_few = [] if bar.of_all_runs else rare(short)
    compared = short.runs if len(of_few) < LEAST_RUNS else of_few
    if share_of(compared, long.runs) < bar.least or share_of(short.words, long.words) < bar.words:
        return f"fewer than {bar.least:.0%} of the runs of three words that few reports have are in both"
    return ""


def may_be_one(one: Outline, other: Outline, *, shared: int, spent: int) -> bool:
    """Tell whether two texts may share enough runs of words, before these are compared.

    At most `shared` of the runs that few reports have are in both; `spent` of those of one are no such runs.
    """
    short = min(one.runs, other.runs)
    part = part_of(one, other)
    if short < SHORTEST or part < LEAST_PART:
        return False
    bar = bar_of(one, other, part)
    if (shared + spent) / short >= bar.least:
        return True
    own = one.runs - spent if one.runs < other.runs else 0
    return not bar.of_all_runs and shared / max(LEAST_RUNS, own) >= bar.least


def bar_of(one: Outline | Text, other: Outline | Text, part: float) -> Bar:
    """Say what two texts must share; `part` is the length of the shorter as a part of the longer's."""
    is_in_house = one.source == other.source
    is_short = min(one.length, other.length) < SHORT
    cut = min(NEARLY_ALL, COPY + CUT * (1 - part))
    if is_in_house and one.day and other.day and abs((one.day - other.day).days) > 1:
        return Bar(
            least=SENT_AGAIN, changed=CHANGED_IN_FORM, chance=0.0, figures_stay=True, is_both_ways=True
        )
    if is_in_house and (is_short or one.day != other.day):
        least = ALL_BUT_A_WORD if is_short else NEARLY_ALL
        return Bar(least=least, changed=CHANGED_IN_FORM, chance=0.0)
    if is_short:
        return Bar(
            least=SHORT_ELSEWHERE, words=WORDS_ELSEWHERE, changed=CHANGED, chance=0.0, figures_stay=True
        )
    chance = CHANCE_IN_HOUSE if is_in_house else CHANCE
    return Bar(least=cut, changed=CHANGED, chance=chance, of_all_runs=False)


def part_of(one: Outline | Text, other: Outline | Text) -> float:
    """Give the length of the shorter as a part of that of the longer."""
    return min(one.length, other.length) / (max(one.length, other.length) or 1)


def _is_another(one: Text, other: Text) -> bool:
    """Whether two texts of one source are on others, or on another hour, in the same words."""
    names = [set(a.lead).difference(b.words) for a, b in ((one, other), (other, one))]
    shares = [len(own) / (len(text.lead) or 1) for own, text in zip(names, (one, other), strict=True)]
    if min(map(len, names)) >= OTHER_NAMES and min(shares) >= OTHER_SHARE:
        return True
    figures = [set(a.figures).difference(b.all_figures) for a, b in ((one, other), (other, one))]
    is_table = min(len(text.figures) / (text.length or 1) for text in (one, other)) >= TABLE
    if is_table and set(one.words) == set(other.words) and sum(map(len, figures)) >= ALL_FIGURES:
        return True
    is_titled_alike = min(share_of(one.title, other.title), share_of(other.title, one.title)) >= SAME_TITLE
    allowed = OTHER_FIGURES if not is_titled_alike else TABLE_FIGURES if is_table else len(one.figures) + 1
    return min(map(len, figures)) >= allowed


def _agree_both(short: Text, long: Text, bar: Bar) -> bool:
    """Whether names and figures of one are in the other: where words were put in, only one way round."""
    ways = [_names_agree(a, b, bar) for a, b in ((short, long), (long, short))]
    return all(ways) if bar.is_both_ways else any(ways)


def _names_agree(one: Text, other: Text, bar: Bar) -> bool:
    figures = (0.0, 0.0) if bar.figures_stay else (bar.changed, bar.chance)
    return _agree(one.names, other.words, bar.changed, bar.chance) and _agree(
        one.figures, other.all_figures, *figures
    )


def _agree(some: Sequence[int], others: Sequence[int], changed: float, chance: float) -> bool:
    missing = len(set(some).difference(others))
    return missing <= changed * len(some) + chance * sqrt(changed * (1 - changed) * len(some))


def share_of(some: Sequence[int], others: Sequence[int]) -> float:
    """Give the share of some numbers that are among others."""
    return len(set(some).intersection(others)) / (len(some) or 1)
