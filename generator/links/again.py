"""Articles after the first change: those that it cannot concern stay as they were, others are linked anew."""

from collections.abc import Mapping

import numpy as np

from generator.links.candidates import AT_ONCE, Past
from generator.links.columns import Flags, Numbers
from generator.links.copies import Copies
from generator.links.past import Archive
from generator.links.reaching import Reach
from generator.links.tied import Compared, Tied
from generator.links.work import Work

MOST_NEW = 32
"""Articles that are new, or whose wording is a form's now, beyond which all after them are linked anew."""


class Again:
    """Links one article after the other, from the first that is not put back."""

    def __init__(
        self, work: Work, archive: Archive, unmoved: Mapping[int, Tied], roots: Mapping[str, str]
    ) -> None:
        """Know of some articles what they were tied to when none but new ones were not yet before them."""
        self._work, self._archive, self._unmoved = work, archive, unmoved
        count = len(work.reports)
        self._copies = Copies(archive.columns, archive.descriptions, work.reports, count)
        self._is_new = np.arange(len(work.materials)) >= count
        self._is_new[list(unmoved)] = False
        self._lead = {work.reports.numbers[root] for root in roots.values()}
        """The first stories of chains."""
        self._reworded = self._find_reworded()
        self._reach = self._measure_reach()
        self._is_concerned = self._concerned()
        self._were = list(map(work.reports.first_of, range(count)))
        """Of each article so far the first that had its text while none but known ones were there."""
        self._changed: set[int] = set()
        """The reports that have a text which they had not, or lack one that they had."""
        self._ready: dict[int, Past] = {}

    def link(self, before: Compared | None) -> Tied:
        """Link the next article; `before` is what it was last compared with."""
        article = len(self._work.reports)
        known = self._unmoved.get(article)
        of = self._work.reports.numbers[known.of] if known and known.of else None
        self._were.append(article if of is None else self._were[of])
        if known is None or self._is_concerned[article]:
            tied = self._anew(article, before)
        else:
            tied = known
            self._work.recall(article, tied)
            self._copies.recall(article)
        if self._reach is not None:
            self._pass_on(article, self._reach)
        return tied

    def _pass_on(self, article: int, reach: Reach) -> None:
        """Note which later articles may be tied otherwise for what the last is, or was.

        Copies of a text whose report is another now are among them: they have runs of that report.
        """
        reports = {self._work.reports.first_of(article), self._were[article]}
        is_moved = len(reports) > 1
        if not (is_moved or self._is_new[article] or reports & self._changed):
            return
        texts = {article}
        for report in reports if is_moved else reports - self._changed:
            texts.update(self._copies.members(report))
        self._changed |= reports
        self._is_concerned |= self._copies.concerned(article, sorted(texts))
        if is_moved and not self._is_new[article]:
            self._is_concerned |= reach.of(article)
            if article in self._lead:  # with its chain
                self._is_concerned[:], self._reach = True, None

    def _anew(self, article: int, before: Compared | None) -> Tied:
        if article not in self._ready:
            concerned = article + np.flatnonzero(self._is_concerned[article:])[:AT_ONCE]
            self._ready = {past.article: past for past in self._archive.look_back(concerned)}
        return self._work.link(self._ready[article], self._archive, self._copies, before)

    def _measure_reach(self) -> Reach | None:
        """Prepare to tell what new articles are to others; none where all are linked anew."""
        new = np.flatnonzero(self._is_new).tolist()
        # A new first story of a chain may lead articles to another report.
        if not self._lead.isdisjoint(new) or not self._unmoved or len(new) + len(self._reworded) > MOST_NEW:
            return None
        least = np.ones((len(self._is_new), 2), np.int64)
        least[list(self._unmoved)] = [one.least for one in self._unmoved.values()]
        archive, first = self._archive, len(self._work.reports)
        return Reach(archive.columns, archive.index, self._is_new, least, first)

    def _find_reworded(self) -> Numbers:
        """Give the known articles whose wording is a form's now, or no longer."""
        known = np.array(list(self._unmoved), np.int64)
        levels = np.array([one.level for one in self._unmoved.values()], np.int64)
        reworded: Numbers = known[self._archive.levels[known] != levels]
        return reworded

    def _concerned(self) -> Flags:
        """Tell which articles are to be linked anew, as far as it is known before any is."""
        if self._reach is None:
            return np.ones(len(self._is_new), bool)
        found = self._reach.concerned(self._work.materials, self._reworded)
        found[[number for number, one in self._unmoved.items() if one.is_by_others]] = True
        return found
