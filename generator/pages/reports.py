"""Reports: articles that are no copies of others; all counts on the pages are of these."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from generator.model import Archive
from generator.words import count_words


class Tally(NamedTuple):
    """How many reports there are, and how many copies of them."""

    reports: int
    copies: int

    @property
    def words(self) -> str:
        """Say both; where nothing is copied, a report is simply an article."""
        if not self.copies:
            return count_words(self.reports, "article")
        return f"{count_words(self.reports, 'report')}, {count_words(self.copies, 'copy', 'copies')}"


def find_copies(archive: Archive) -> dict[str, str]:
    """Find by the id of each copy the id of the report that it copies: the oldest of the same text."""
    age = {article.id: number for number, article in enumerate(archive.articles)}
    for chain in archive.chains:
        # Its stories often share a day; their marks say which was first.
        ids = [step.article for step in chain.steps if step.article in age]
        age |= dict(zip(ids, sorted((age[id_] for id_ in ids), reverse=True), strict=True))
    above: dict[str, str] = {}

    def oldest(id_: str) -> str:
        while id_ in above:
            above[id_] = above.get(above[id_], above[id_])  # halves the way for the next
            id_ = above[id_]
        return id_

    for link in archive.links:
        if link.kind == "copy":
            newer, older = sorted((oldest(link.source), oldest(link.target)), key=lambda id_: age[id_])
            if newer != older:
                above[newer] = older
    return {id_: oldest(id_) for id_ in above}


def count_reports(articles: Iterable[str], copies: Mapping[str, str]) -> Tally:
    """Count among articles, by id, the reports, and the copies beside them."""
    distinct = set(articles)
    reports = {copies.get(id_, id_) for id_ in distinct}
    return Tally(len(reports), len(distinct) - len(reports))
