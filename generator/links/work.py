"""One article after the other linked to those before it, or put back as it was linked before."""

from collections.abc import Mapping, Sequence
from functools import partial

import numpy as np
from msgspec import Struct, field

from generator.links.candidates import Past
from generator.links.copies import Copies
from generator.links.copy_links import copy_link
from generator.links.look_alikes import LookAlikes, is_alike, is_another_event, warn_of
from generator.links.materials import Material, Name
from generator.links.pairs import compare
from generator.links.past import Archive
from generator.links.related import relate
from generator.links.reports import Reports
from generator.links.threading import Threads, strength_of_tie
from generator.links.tied import Alike, Compared, Followed, Tied
from generator.model import Link


class Work(Struct, kw_only=True, dict=True):
    """The links so far, and what they come from; articles go by their numbers in the order of their days."""

    names: Mapping[str, Name]
    most_related: int
    materials: Sequence[Material]
    keys: Sequence[bytes]
    """Of each article, of all that it is described from; none where nothing is kept."""
    reports: Reports
    links: list[Link] = field(default_factory=list)
    look_alikes: LookAlikes = field(default_factory=LookAlikes)
    threads: Threads = field(default_factory=Threads)

    def recall(self, article: int, tied: Tied) -> None:
        """Take in an article that is tied as it was before."""
        self.reports.add(self.reports.numbers[tied.of] if tied.of else None)
        self._settle(article, tied)

    def link(self, past: Past, archive: Archive, copies: Copies, before: Compared | None) -> Tied:
        """Link one article to those before it, and take it in; `before` is what it was last compared with."""
        article, copy_of = past.article, None
        if found := copies.add(article):
            older = self.materials[self.reports.numbers[found.of]]
            copy_of = copy_link(self.materials[article].article, older.article, found)
        compared = self._compared(past, archive, copies, before)
        tied = Tied(
            of=found.of if found else "",
            copy=copy_of,
            compared=compared,
            level=int(archive.levels[article]),
            least=past.least,
            is_by_others=article in copies.by_others,
        )
        self._settle(article, tied)
        return tied

    def _settle(self, article: int, tied: Tied) -> None:
        one = self.materials[article]
        if tied.copy:
            self.links.append(tied.copy)
        self.links += tied.compared.related
        for other in tied.compared.alike:
            older = self.materials[self.reports.numbers[other.article]]
            self.look_alikes.add(one, older, other.warning)
        ties: dict[str, float] = {}
        for followed in tied.compared.followed:
            report = self.reports.of(followed.article)
            ties[report] = max(followed.strength, ties.get(report, followed.strength))
        self.threads.add(one, self.reports.of(one.id), ties)

    def _compared(self, past: Past, archive: Archive, copies: Copies, before: Compared | None) -> Compared:
        candidates, current = past.candidates, self.reports.current
        read = ""
        if self.keys:
            some = current[np.append(candidates, past.article)]
            read = f"{self.most_related} {archive.read(past, self.keys, some)}"
        if before is not None and read and before.read == read:
            return before
        others = candidates[current[candidates] != current[past.article]].tolist()
        return self._compare(past, others, archive, copies, read) if others else Compared(read=read)

    def _compare(
        self, past: Past, others: Sequence[int], archive: Archive, copies: Copies, read: str
    ) -> Compared:
        vantage = archive.vantage(past)
        ties, followed, alike = list[Link](), list[Followed](), list[Alike]()
        own = archive.form(past.article)
        for number in others:
            older = archive.descriptions.older(number)
            pair = compare(vantage, older, self.names)
            form = max(own, archive.form(number))
            strength = strength_of_tie(pair, shared=partial(copies.shared, past.article, number), form=form)
            if strength is not None:
                followed.append(Followed(article=older.id, strength=strength))
            is_other = is_another_event(pair) if (is_like := is_alike(pair)) else False
            if is_like:
                alike.append(Alike(article=older.id, warning=warn_of(pair) if is_other else None))
            if not is_other and (tie := relate(pair, form=form)):
                ties.append(tie)
        best = self._best(past.article, ties)
        return Compared(read=read, related=tuple(best), followed=tuple(followed), alike=tuple(alike))

    def _best(self, article: int, ties: list[Link]) -> list[Link]:
        """Keep the strongest, one of each report, none of the article's own."""
        seen = {self.reports.current[article]}
        best: list[Link] = []
        for link in sorted(ties, key=lambda link: (-link.weight, link.target)):
            report = self.reports.current[self.reports.numbers[link.target]]
            if len(best) < self.most_related and report not in seen:
                seen.add(report)
                best.append(link)
        return best
