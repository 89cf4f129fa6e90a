"""Reports: articles that are no copies of others and no later stories of a chain; they are counted."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from generator.grouping import join_groups
from generator.links.linking import in_order_of_days
from generator.model import Archive, Article
from generator.words import Voice


class Tally(NamedTuple):
    """How many reports there are, and how many copies of them."""

    reports: int
    copies: int

    def said(self, say: Voice) -> str:
        """Say both; where nothing is copied, a report is simply an article."""
        if not self.copies:
            return say.count(self.reports, "article")
        return f"{say.count(self.reports, 'report')}{say(', ')}{say.count(self.copies, 'copy', 'copies')}"


def find_copies(archive: Archive) -> dict[str, str]:
    """Find by the id of each copy the id of the report that it copies: the oldest of the same text."""
    return _first_of_each(archive, _copied(archive))


def find_reports(archive: Archive) -> dict[str, str]:
    """Find by the id of each copy, and of each later story of a chain, the first article of its report."""
    return _first_of_each(archive, (*_copied(archive), *_sent_again(archive)))


def _copied(archive: Archive) -> Iterator[tuple[str, str]]:
    return ((link.source, link.target) for link in archive.links if link.kind == "copy")


def _sent_again(archive: Archive) -> Iterator[tuple[str, str]]:
    known = {article.id for article in archive.articles}
    for chain in archive.chains:
        ids = [step.article for step in chain.steps if step.article in known]
        yield from zip(ids[1:], ids, strict=False)


def _first_of_each(archive: Archive, pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    ties = list(pairs)
    tied = dict.fromkeys(id_ for tie in ties for id_ in tie)
    chained = [[step.article for step in chain.steps] for chain in archive.chains]
    asked = tied.keys() | {id_ for ids in chained for id_ in ids}
    # Of a report first is what is known to be: an article without a date is none that others copied.
    in_time = in_order_of_days([article for article in archive.articles if article.id in asked])
    age = {article.id: -number for number, article in enumerate(in_time)}
    for steps in chained:
        # Its stories often share a day; their marks say which was first.
        ids = [id_ for id_ in steps if id_ in age]
        age |= dict(zip(ids, sorted((age[id_] for id_ in ids), reverse=True), strict=True))
    groups = join_groups(tied, ties)
    oldest = [max(group, key=age.__getitem__) for group in groups]
    return {id_: first for group, first in zip(groups, oldest, strict=True) for id_ in group if id_ != first}


def count_reports(articles: Iterable[str], reports: Mapping[str, str]) -> Tally:
    """Count among articles, by id, the reports, and the copies beside them."""
    distinct = set(articles)
    if reports.keys().isdisjoint(distinct):
        return Tally(len(distinct), 0)
    count = len({reports.get(id_, id_) for id_ in distinct})
    return Tally(count, len(distinct) - count)


def one_of_each(articles: Sequence[Article], reports: Mapping[str, str]) -> list[Article]:
    """Keep of each report the oldest that is among these articles, which come newest first."""
    told = [reports.get(article.id, article.id) for article in articles]
    counts = Counter(told)
    # Most stand alone: only of the others does it matter which is the oldest.
    several = [article for article, one in zip(articles, told, strict=True) if counts[one] > 1]
    oldest = {reports.get(one.id, one.id): one.id for one in reversed(in_order_of_days(several))}
    return [
        article
        for article, one in zip(articles, told, strict=True)
        if oldest.get(one, article.id) == article.id
    ]
