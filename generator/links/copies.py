"""Copies: the same text carried again, whole, cut or lightly edited; a report is a text with its copies.

Two texts are one where they share runs of three words, those of many reports left out, and the rare words
and figures of the shorter are in the longer too.
"""

from collections import defaultdict
from collections.abc import Sequence

import numpy as np

from generator.links.columns import Columns, Numbers
from generator.links.descriptions import Descriptions
from generator.links.phrases import Text
from generator.links.reports import Reports
from generator.links.sameness import Outline, may_be_one, part_of, share_of, why_another
from generator.links.tied import Copy

MANY_REPORTS = 8
"""Reports that have a run of words, beyond which it is common language or a form."""

MOST_COMPARED = 8
"""Earlier texts that one is compared with: those that share most of the runs that few reports have."""


class Copies:
    """The texts so far, in order of date, by the runs of words in them; each report counts once for a run."""

    def __init__(self, columns: Columns, descriptions: Descriptions, reports: Reports, first: int) -> None:
        """Know the texts of the articles before the first, whose reports are known."""
        self._columns, self._descriptions, self._reports = columns, descriptions, reports
        self._text_of = descriptions.text
        self._outlines: dict[int, Outline] = {}
        of = np.array([reports.first_of(article) for article in range(first)], np.int64)
        self._members: defaultdict[int, list[int]] = defaultdict(list)
        for article, report in enumerate(of.tolist()):
            self._members[report].append(article)
        values, firsts = np.unique(columns.whole[:first], return_index=True)
        self._whole = dict(zip(values.tolist(), firsts.tolist(), strict=True))
        runs = int(columns.runs.values.max(initial=-1)) + 1
        self._counts = np.zeros(runs, np.uint8)
        """How many reports have each run, up to one more than are counted."""
        self._with_run = np.full((runs, MANY_REPORTS), -1, np.int32)
        """The reports that have each run; none where too many have it."""
        self._recall(of)

    def _recall(self, of: Numbers) -> None:
        """Note which of the runs that count for later articles each report so far has."""
        columns, articles = self._columns, max(1, len(of))
        known = columns.runs.between(0, len(of))
        is_asked = np.zeros(len(self._counts) + 1, bool)
        is_asked[columns.runs.values[len(known.values) :]] = True
        # Of an earlier text it counts too which runs too many have, whether a later text has them or not.
        is_asked |= np.bincount(known.values[known.values >= 0], minlength=len(is_asked)) > MANY_REPORTS
        is_asked[-1] = False  # which stands for the runs that one article alone has
        asked = is_asked[known.values]
        keys = np.sort(known.values[asked] * articles + of[known.owners()[asked]])
        runs, reports = np.divmod(keys[np.diff(keys, prepend=-1) > 0], articles)
        counts = np.bincount(runs, minlength=len(self._counts))
        ranks = np.arange(len(runs)) - (np.cumsum(counts) - counts)[runs]
        self._counts[:] = np.minimum(counts, MANY_REPORTS + 1)
        is_told = counts[runs] <= MANY_REPORTS
        self._with_run[runs[is_told], ranks[is_told]] = reports[is_told]

    def add(self, article: int) -> Copy | None:
        """Take in the next text, and its report; give the first text that it is a copy of."""
        found = self._find(article)
        earlier = None if found is None else self._reports.numbers[found.of]
        self._reports.add(earlier)
        report = self._reports.first_of(article)
        self._members[report].append(article)
        self._whole.setdefault(int(self._columns.whole[article]), article)
        self._note(self._shared_runs(article), report)
        return found

    def shared(self, one: int, other: int) -> float:
        """Give the share of the runs of words of the shorter of two articles that the other has."""
        short, long = sorted(map(self._descriptions.runs, (one, other)), key=len)
        return share_of(short, long)

    def why_no_copy(self, one: int, other: int) -> str:
        """Say why of two articles taken in neither is a copy; empty where they are."""
        if self._reports.first_of(one) == self._reports.first_of(other):
            return ""
        return self._why(one, other)

    def _note(self, runs: Numbers, report: int) -> None:
        """Note that a report has some runs."""
        is_new = (self._with_run[runs] != report).all(axis=1) & (self._counts[runs] <= MANY_REPORTS)
        runs = runs[is_new]
        places = self._counts[runs]
        self._counts[runs] += 1
        is_spent = places == MANY_REPORTS
        self._with_run[runs[~is_spent], places[~is_spent]] = report
        self._with_run[runs[is_spent]] = -1

    def _find(self, article: int) -> Copy | None:
        same, own = self._whole.get(int(self._columns.whole[article])), self._outline(article)
        runs_of = self._descriptions.runs
        if same is not None and own.length and runs_of(same) == runs_of(article):
            return Copy(of=self._reports.ids[same], share=1.0, shorter_by=0.0, is_whole=True)
        runs = self._shared_runs(article)
        spent = int((self._counts[runs] > MANY_REPORTS).sum())
        with_run = self._with_run[runs]
        reports, counts = np.unique(with_run[with_run >= 0], return_counts=True)
        likely = np.lexsort((reports, -counts))[:MOST_COMPARED]
        for report, shared in zip(reports[likely].tolist(), counts[likely].tolist(), strict=True):
            for number in self._members[report][:MOST_COMPARED]:
                if may_be_one(own, self._outline(number), shared=shared, spent=spent) and not self._why(
                    article, number
                ):
                    return _copy(self._text_of(article), self._text_of(number))
        return None

    def _why(self, one: int, other: int) -> str:
        """Say why one text is no copy of another; empty where it is."""

        def rare(text: Text) -> Sequence[int]:
            runs = self._columns.runs.of(self._reports.numbers[text.article])
            is_rare = (runs < 0) | (self._counts[runs] <= MANY_REPORTS)
            return [run for run, kept in zip(text.runs, is_rare.tolist(), strict=True) if kept]

        return why_another(self._text_of(one), self._text_of(other), rare)

    def _outline(self, article: int) -> Outline:
        if article not in self._outlines:
            self._outlines[article] = self._descriptions.outline(article)
        return self._outlines[article]

    def _shared_runs(self, article: int) -> Numbers:
        runs = self._columns.runs.of(article)
        return runs[runs >= 0]


def _copy(text: Text, other: Text) -> Copy:
    short, long = sorted((text.runs, other.runs), key=len)
    return Copy(
        of=other.article,
        share=share_of(short, long),
        shorter_by=1 - part_of(text, other),
        is_whole=text.whole == other.whole,
    )
