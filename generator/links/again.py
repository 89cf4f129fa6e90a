"""Articles after the first change: those that it cannot concern stay as they were, others are linked anew."""

from collections.abc import Container, Mapping

import numpy as np

from generator.links.candidates import AT_ONCE, Past
from generator.links.columns import Flags
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
        self._copies = Copies(archive.columns, archive.descriptions, work.reports, len(work.reports))
        self._is_new = np.arange(len(work.materials)) >= len(work.reports)
        self._is_new[list(unmoved)] = False
        self._is_concerned = self._concerned(set(roots.values()))
        self._changed: set[int] = set()
        """The reports that have a new text."""
        self._ready: dict[int, Past] = {}

    def link(self, before: Compared | None) -> Tied:
        """Link the next article; `before` is what it was last compared with."""
        article, known = len(self._work.reports), self._unmoved.get(len(self._work.reports))
        if known is None or self._is_concerned[article]:
            tied = self._anew(article, before)
            if known is not None and known.of != tied.of:
                self._is_concerned[:] = True
        else:
            tied = known
            self._work.recall(article, tied)
            self._copies.recall(article)
        report = self._work.reports.first_of(article)
        if (known is None or report in self._changed) and not self._is_concerned[article + 1 :].all():
            self._changed.add(report)
            self._is_concerned |= self._copies.concerned(article)
        return tied

    def _anew(self, article: int, before: Compared | None) -> Tied:
        if article not in self._ready:
            concerned = article + np.flatnonzero(self._is_concerned[article:])[:AT_ONCE]
            self._ready = {past.article: past for past in self._archive.look_back(concerned)}
        return self._work.link(self._ready[article], self._archive, self._copies, before)

    def _concerned(self, firsts: Container[str]) -> Flags:
        """Tell which articles are to be linked anew, as far as it is known before any is."""
        count, unmoved, archive = len(self._is_new), self._unmoved, self._archive
        known = np.array(list(unmoved), np.int64)
        new = np.flatnonzero(self._is_new).tolist()
        levels = np.array([one.level for one in unmoved.values()], np.int64)
        changed = known[archive.levels[known] != levels]
        # A new first story of a chain may lead articles to another report.
        is_first = any(self._work.materials[one].id in firsts for one in new)
        if is_first or not unmoved or len(new) + len(changed) > MOST_NEW:
            return np.ones(count, bool)
        least = np.ones((count, 2), np.int64)
        least[known] = [one.least for one in unmoved.values()]
        reach = Reach(archive.columns, archive.index, self._is_new, least, len(self._work.reports))
        found = reach.concerned(self._work.materials, changed)
        found[[number for number, one in unmoved.items() if one.is_by_others]] = True
        return found
