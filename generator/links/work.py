"""One article after the other linked to those before it, or put back as it was linked before."""

import json
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial

from generator.cache import cache_key
from generator.links import related, threading
from generator.links.candidates import Index
from generator.links.copies import Reports
from generator.links.copy_links import copy_link
from generator.links.described import Asked, Described
from generator.links.features import Features
from generator.links.look_alikes import LookAlikes, is_alike, is_another_event, warn_of
from generator.links.materials import Name
from generator.links.pairs import Vantage, compare, look_back
from generator.links.phrases import Forms
from generator.links.related import relate
from generator.links.threading import Threads, strength_of_tie
from generator.links.tied import Alike, Compared, Followed, Tied
from generator.model import Article, Link

LEVELS = sorted({0.0, related.MOST_FORM, threading.MOST_FORM, threading.MOST_FORM_NAMED})
"""Shares of wording that make a difference; a share as such would change with every older article."""


@dataclass(kw_only=True)
class Work:
    """The links so far, and what later articles are compared with."""

    names: Mapping[str, Name]
    most_related: int
    articles: Mapping[str, Article]
    roots: Mapping[str, str]
    """The first story of each story's chain."""
    keys: Mapping[str, str]
    """Of each article, of all that it is described from; empty where nothing is kept."""
    index: Index = field(default_factory=Index)
    links: list[Link] = field(default_factory=list)
    look_alikes: LookAlikes = field(default_factory=LookAlikes)
    reports: Reports = field(default_factory=Reports)
    forms: Forms = field(default_factory=Forms)
    shares: dict[str, float] = field(default_factory=dict)
    """Of each article how much of its wording is a form's: the greatest of `LEVELS` that it reaches."""
    threads: Threads = field(default_factory=Threads)
    described: dict[str, Features] = field(default_factory=dict)

    def link(self, one: Described, before: Compared | None) -> Tied:
        """Link one article to those before it, and take it in; `before` is what it was last compared with."""
        article = one.features
        copy = self.reports.add(one.text)
        spent = tuple(self.reports.spent)
        self.shares[article.id] = _level(self.forms.add(one.text))
        tied = Tied(
            of=copy.of if copy else "",
            copy=copy_link(self.articles[article.id], self.articles[copy.of], copy) if copy else None,
            form=self.shares[article.id],
            spent=spent,
            compared=self._compared(article, before),
        )
        self.index.add(self._settle(article, tied))
        return tied

    def recall(self, one: Described, tied: Tied, asked: Asked) -> None:
        """Take in an article that is tied as it was before; of it, no more than what later ones ask for."""
        article = one.features
        self.reports.recall(one.text, tied.of, asked.runs, tied.spent)
        self.forms.recall(one.text, asked.forms)
        self.shares[article.id] = tied.form
        self.index.add(self._settle(article, tied), asked)

    def report_of(self, article: str) -> str:
        """Name the report of an article: that of its text, or of the first story of a chain."""
        seen: set[str] = set()
        while article not in seen:
            seen.add(article)
            root = self.roots.get(article, article)
            article = self.reports.first_of(root) if self.reports.knows(root) else root
        return article

    def _settle(self, article: Features, tied: Tied) -> Features:
        settled = self.described[article.id] = article.settled()
        if tied.copy:
            self.links.append(tied.copy)
        self.links += tied.compared.related
        for other in tied.compared.alike:
            self.look_alikes.add(settled, self.described[other.article], other.warning)
        ties: dict[str, float] = {}
        for followed in tied.compared.followed:
            report = self.report_of(followed.article)
            ties[report] = max(followed.strength, ties.get(report, followed.strength))
        self.threads.add(settled, self.report_of(article.id), ties)
        return settled

    def _compared(self, article: Features, before: Compared | None) -> Compared:
        candidates = self.index.candidates(article)
        vantage = look_back(article, self.index, self.names)
        read = self._read(vantage, candidates) if self.keys else ""
        if before is not None and read and before.read == read:
            return before
        ties, followed, alike = list[Link](), list[Followed](), list[Alike]()
        own = self.report_of(article.id)
        for older in candidates:
            if self.report_of(older.id) == own:
                continue
            pair = compare(vantage, older, self.names)
            shared = partial(self.reports.shared, article.id, older.id)
            form = max(self.shares[article.id], self.shares[older.id])
            strength = strength_of_tie(pair, shared=shared, form=form)
            if strength is not None:
                followed.append(Followed(article=older.id, strength=strength))
            is_other = is_another_event(pair) if (is_like := is_alike(pair)) else False
            if is_like:
                alike.append(Alike(article=older.id, warning=warn_of(pair) if is_other else None))
            if not is_other and (tie := relate(pair, form=form)):
                ties.append(tie)
        best = self._best(article, ties)
        return Compared(read=read, related=tuple(best), followed=tuple(followed), alike=tuple(alike))

    def _read(self, vantage: Vantage, candidates: Sequence[Features]) -> str:
        """Make a key of all that the comparison of an article comes from."""
        older = [(self.keys[one.id], self.shares[one.id], self.report_of(one.id)) for one in candidates]
        article = vantage.article.id
        own = (self.keys[article], self.shares[article], self.report_of(article))
        names = [(one.name.id, one.rarity) for one in vantage.names]
        return cache_key(json.dumps([self.most_related, own, names, vantage.words, older]))

    def _best(self, article: Features, ties: list[Link]) -> list[Link]:
        """Keep the strongest, one of each report, none of the article's own."""
        seen = {self.report_of(article.id)}
        best: list[Link] = []
        for link in sorted(ties, key=lambda link: (-link.weight, link.target)):
            report = self.report_of(link.target)
            if len(best) < self.most_related and report not in seen:
                seen.add(report)
                best.append(link)
        return best


def _level(share: float) -> float:
    return LEVELS[bisect_right(LEVELS, share) - 1]
