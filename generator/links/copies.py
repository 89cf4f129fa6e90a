"""Copies: the same text carried again, whole, cut or lightly edited; a report is a text with its copies.

A form is no copy: notices of dividends, results and prices are of the same words but for the names and the
figures, and those are what tells them apart. Two texts are one where they share runs of three words, those
of many reports left out, and the rare words and figures of the shorter are in the longer too.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain
from math import sqrt

from generator.links.phrases import SHORT, Text
from generator.links.tied import Copy

MANY_REPORTS = 8
"""Reports that have a run of words, beyond which it is common language or a form."""

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

MOST_COMPARED = 8
"""Earlier texts that one is compared with: those that share most of the runs that few reports have."""


class Reports:
    """The texts so far, in order of date, by the runs of words in them; each report counts once for a run."""

    def __init__(self) -> None:
        self._texts: list[Text] = []
        self._report: list[int] = []
        """Of each text the number of the first text of its report."""
        self._numbers: dict[str, int] = {}
        self._members: defaultdict[int, list[int]] = defaultdict(list)
        self._whole: dict[int, int] = {}
        self._runs: dict[int, tuple[int, ...]] = {}
        """The reports that have a run; none where too many have it."""
        self.spent: list[int] = []
        """The runs that too many reports have since the last text."""

    def add(self, text: Text) -> Copy | None:
        """Take a text in; give the first text of the same report that it is a copy of."""
        found = self._find(text)
        self._take_in(text, text.runs, self._report[found[0]] if found else len(self._texts))
        return found[1] if found else None

    def recall(self, text: Text, of: str, asked: frozenset[int], spent: Iterable[int]) -> None:
        """Take in again what later ones ask for of a text: a copy, if any, of an earlier one.

        `spent` are the runs that too many reports had from it on.
        """
        self._runs.update(dict.fromkeys(spent, ()))
        report = self._report[self._numbers[of]] if of else len(self._texts)
        self._take_in(text, asked.intersection(text.runs), report)

    def _take_in(self, text: Text, runs: Iterable[int], report: int) -> None:
        number = len(self._texts)
        self._texts.append(text)
        self._report.append(report)
        self._numbers[text.article] = number
        self._members[report].append(number)
        self._whole.setdefault(text.whole, number)
        self.spent = []
        for run in runs:
            known = self._runs.get(run)
            if known is None:
                self._runs[run] = (report,)
            elif known and report not in known:
                self._runs[run] = (*known, report) if len(known) < MANY_REPORTS else ()
                if len(known) >= MANY_REPORTS:
                    self.spent.append(run)

    def first_of(self, article: str) -> str:
        """Give the first article of the report that an article taken in is of; itself, if it is alone."""
        return self._texts[self._report[self._numbers[article]]].article

    def knows(self, article: str) -> bool:
        """Tell whether an article was taken in."""
        return article in self._numbers

    def shared(self, one: str, other: str) -> float:
        """Give the share of the runs of words of the shorter of two articles taken in that the other has."""
        texts = [self._texts[self._numbers[id_]] for id_ in (one, other)]
        short, long = sorted(texts, key=lambda text: len(text.runs))
        return _share(short.runs, long.runs)

    def _find(self, text: Text) -> "tuple[int, Copy] | None":
        same = self._whole.get(text.whole)
        if same is not None and text.length and self._texts[same].runs == text.runs:
            of = self._texts[same].article
            return same, Copy(of=of, share=1.0, shorter_by=0.0, is_whole=True)
        shared = Counter(chain.from_iterable(filter(None, map(self._runs.get, text.runs))))
        likely = sorted(shared, key=lambda report: (-shared[report], report))[:MOST_COMPARED]
        for report in likely:
            for number in self._members[report][:MOST_COMPARED]:
                if copy := self._compare(text, self._texts[number]):
                    return number, copy
        return None

    def why_no_copy(self, one: str, other: str) -> str:
        """Say why of two articles taken in neither is a copy; empty where they are."""
        texts = [self._texts[self._numbers[id_]] for id_ in (one, other)]
        return "" if self.first_of(one) == self.first_of(other) else self._why_another(*texts)

    def _compare(self, one: Text, other: Text) -> Copy | None:
        if self._why_another(one, other):
            return None
        short, long = sorted((one, other), key=lambda text: len(text.runs))
        return Copy(
            of=other.article,
            share=_share(short.runs, long.runs),
            shorter_by=1 - _part(one, other),
            is_whole=one.whole == other.whole,
        )

    def _why_another(self, one: Text, other: Text) -> str:
        short, long = sorted((one, other), key=lambda text: len(text.runs))
        if len(short.runs) < SHORTEST or _part(one, other) < LEAST_PART:
            return "one is too short, or much shorter than the other"
        bar = _bar(one, other, _part(one, other))
        if not _agree_both(short, long, bar):
            return "names or figures of the one are not in the other"
        if one.source == other.source and _is_another(one, other):
            return "their source writes on others, or of another hour, in the same words"
        rare = [run for run in short.runs if self._runs.get(run, (0,))]
        compared = short.runs if bar.of_all_runs or len(rare) < LEAST_RUNS else rare
        if _share(compared, long.runs) < bar.least or _share(short.words, long.words) < bar.words:
            return f"fewer than {bar.least:.0%} of the runs of three words that few reports have are in both"
        return ""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Bar:
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


def _bar(one: Text, other: Text, part: float) -> _Bar:
    is_in_house = one.source == other.source
    is_short = min(one.length, other.length) < SHORT
    cut = min(NEARLY_ALL, COPY + CUT * (1 - part))
    if is_in_house and one.day and other.day and abs((one.day - other.day).days) > 1:
        return _Bar(
            least=SENT_AGAIN, changed=CHANGED_IN_FORM, chance=0.0, figures_stay=True, is_both_ways=True
        )
    if is_in_house and (is_short or one.day != other.day):
        least = ALL_BUT_A_WORD if is_short else NEARLY_ALL
        return _Bar(least=least, changed=CHANGED_IN_FORM, chance=0.0)
    if is_short:
        return _Bar(
            least=SHORT_ELSEWHERE, words=WORDS_ELSEWHERE, changed=CHANGED, chance=0.0, figures_stay=True
        )
    chance = CHANCE_IN_HOUSE if is_in_house else CHANCE
    return _Bar(least=cut, changed=CHANGED, chance=chance, of_all_runs=False)


def _part(one: Text, other: Text) -> float:
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
    is_titled_alike = min(_share(one.title, other.title), _share(other.title, one.title)) >= SAME_TITLE
    allowed = OTHER_FIGURES if not is_titled_alike else TABLE_FIGURES if is_table else len(one.figures) + 1
    return min(map(len, figures)) >= allowed


def _agree_both(short: Text, long: Text, bar: _Bar) -> bool:
    """Whether names and figures of one are in the other: where words were put in, only one way round."""
    ways = [_names_agree(a, b, bar) for a, b in ((short, long), (long, short))]
    return all(ways) if bar.is_both_ways else any(ways)


def _names_agree(one: Text, other: Text, bar: _Bar) -> bool:
    figures = (0.0, 0.0) if bar.figures_stay else (bar.changed, bar.chance)
    return _agree(one.names, other.words, bar.changed, bar.chance) and _agree(
        one.figures, other.all_figures, *figures
    )


def _agree(some: Sequence[int], others: Sequence[int], changed: float, chance: float) -> bool:
    missing = len(set(some).difference(others))
    return missing <= changed * len(some) + chance * sqrt(changed * (1 - changed) * len(some))


def _share(some: Sequence[int], others: Sequence[int]) -> float:
    return len(set(some).intersection(others)) / (len(some) or 1)
