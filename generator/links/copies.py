"""Copies: the same text carried again, whole, cut or lightly edited; a report is a text with its copies.

Two texts are one where they share runs of three words, those of many reports left out, and the rare words
and figures of the shorter are in the longer too.
"""

from collections import defaultdict
from collections.abc import Sequence

import numpy as np

from generator.links.columns import Columns, Flags, Numbers
from generator.links.descriptions import Descriptions
from generator.links.phrases import Text
from generator.links.reports import Reports
from generator.links.sameness import Outline, may_be_one, part_of, share_of, why_another
from generator.links.tied import Copy

MANY_REPORTS = 8
"""Reports that have a run of words, beyond which it is common language or a form."""

MOST_COMPARED = 8
"""Earlier texts that one is compared with: those that share most of the runs that few reports have."""

AT_ONCE = 4096
"""Texts whose runs are noted together."""


class Copies:
    """The texts so far, in order of date, by the runs of words in them; each report counts once for a run."""

    def __init__(self, columns: Columns, descriptions: Descriptions, reports: Reports, first: int) -> None:
        """Know the texts of the articles before the first, whose reports are known."""
        self._columns, self._descriptions, self._reports = columns, descriptions, reports
        self._text_of = descriptions.text
        self._outlines: dict[int, Outline] = {}
        self._members: defaultdict[int, list[int]] = defaultdict(list)
        self._whole: dict[int, int] = {}
        self.by_others: set[int] = set()
        """The articles for which it was read how many reports have runs of an earlier one."""
        runs = int(columns.runs.values.max(initial=-1)) + 1
        self._counts = np.zeros(runs, np.uint8)
        """How many reports have each run, up to one more than are counted."""
        self._with_run = np.full((runs, MANY_REPORTS), -1, np.int32)
        """The reports that have each run; none where too many have it."""
        self._noted = 0
        """The first articles, whose runs are noted."""
        for article in range(first):
            self.recall(article)

    def recall(self, article: int) -> None:
        """Take in the next text, whose report is known."""
        self._members[self._reports.first_of(article)].append(article)
        self._whole.setdefault(int(self._columns.whole[article]), article)

    def add(self, article: int) -> Copy | None:
        """Take in the next text, and its report; give the first text that it is a copy of."""
        found = self._find(article)
        earlier = None if found is None else self._reports.numbers[found.of]
        self._reports.add(earlier)
        self.recall(article)
        return found

    def members(self, report: int) -> Sequence[int]:
        """Give the texts so far of the report of which an article is the first."""
        return self._members[report]

    def concerned(self, article: int, texts: Sequence[int]) -> Flags:
        """Tell which articles after one may be told of another report, as some texts are in one now, or not.

        They have a run of these that few reports had before the one, or such a text whole.
        """
        runs = self._columns.runs.take(np.array(texts, np.int64)).values
        is_told = np.zeros(len(self._counts) + 1, bool)
        is_told[runs[(runs >= 0) & (self._counts[runs] <= MANY_REPORTS)]] = True
        found = np.isin(self._columns.whole, self._columns.whole[texts])
        later = self._columns.runs.between(article + 1, self._columns.count())
        found[article + 1 + later.owners()[is_told[later.values]]] = True
        return found

    def shared(self, one: int, other: int) -> float:
        """Give the share of the runs of words of the shorter of two articles that the other has."""
        short, long = sorted(map(self._descriptions.runs, (one, other)), key=len)
        return share_of(short, long)

    def why_no_copy(self, one: int, other: int) -> str:
        """Say why of two articles taken in neither is a copy; empty where they are."""
        if self._reports.first_of(one) == self._reports.first_of(other):
            return ""
        self._note()
        return self._why(one, other)

    def _note(self) -> None:
        """Note which runs the reports have of the texts that were taken in since."""
        while self._noted < len(self._reports):
            last = min(self._noted + AT_ONCE, len(self._reports))
            of = np.array([self._reports.first_of(article) for article in range(self._noted, last)])
            some = self._columns.runs.between(self._noted, last)
            keys = some.values * self._columns.count() + of[some.owners()]
            keys = np.sort(keys[some.values >= 0])
            self._add(*np.divmod(keys[np.diff(keys, prepend=-1) > 0], self._columns.count()))
            self._noted = last

    def _add(self, runs: Numbers, reports: Numbers) -> None:
        """Note which runs some reports have; each once, in the order of the runs."""
        is_new = (self._with_run[runs] != reports[:, None]).all(axis=1) & (self._counts[runs] <= MANY_REPORTS)
        runs, reports = runs[is_new], reports[is_new]
        firsts = np.flatnonzero(np.diff(runs, prepend=-1))
        each, sizes = runs[firsts], np.diff(firsts, append=len(runs))
        places = np.arange(len(runs)) - np.repeat(firsts, sizes) + self._counts[runs]
        is_told = places < MANY_REPORTS
        self._with_run[runs[is_told], places[is_told]] = reports[is_told]
        self._counts[each] = np.minimum(self._counts[each] + sizes, MANY_REPORTS + 1)
        self._with_run[each[self._counts[each] > MANY_REPORTS]] = -1

    def _find(self, article: int) -> Copy | None:
        same, own = self._whole.get(int(self._columns.whole[article])), self._outline(article)
        runs_of = self._descriptions.runs
        if same is not None and own.length and runs_of(same) == runs_of(article):
            return Copy(of=self._reports.ids[same], share=1.0, shorter_by=0.0, is_whole=True)
        self._note()
        runs = self._columns.runs.of(article)
        runs = runs[runs >= 0]
        spent = int((self._counts[runs] > MANY_REPORTS).sum())
        with_run = self._with_run[runs]
        reports, counts = np.unique(with_run[with_run >= 0], return_counts=True)
        likely = np.lexsort((reports, -counts))[:MOST_COMPARED]
        for report, shared in zip(reports[likely].tolist(), counts[likely].tolist(), strict=True):
            for number in self._members[report][:MOST_COMPARED]:
                if not may_be_one(own, self._outline(number), shared=shared, spent=spent):
                    continue
                if not self._why(article, number):
                    return _copy(self._text_of(article), self._text_of(number))
        return None

    def _why(self, one: int, other: int) -> str:
        """Say why one text is no copy of another; empty where it is."""

        def rare(text: Text) -> Sequence[int]:
            number = self._reports.numbers[text.article]
            if number != one:
                self.by_others.add(one)
            runs = self._columns.runs.of(number)
            is_rare = (runs < 0) | (self._counts[runs] <= MANY_REPORTS)
            return [run for run, kept in zip(text.runs, is_rare.tolist(), strict=True) if kept]

        return why_another(self._text_of(one), self._text_of(other), rare)

    def _outline(self, article: int) -> Outline:
        if article not in self._outlines:
            self._outlines[article] = self._descriptions.outline(article)
        return self._outlines[article]


def _copy(text: Text, other: Text) -> Copy:
    short, long = sorted((text.runs, other.runs), key=len)
    return Copy(
        of=other.article,
        share=share_of(short, long),
        shorter_by=1 - part_of(text, other),
        is_whole=text.whole == other.whole,
    )
