"""Dates on which an article's own evidence disagrees, for a person to settle."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, timedelta

from generator.content.records import ArticleDecision
from generator.errors import Problem
from generator.model import Article
from generator.words import date_words

MOST = 3
GRACE = timedelta(days=1)
"""The clock of one zone shows a day more than that of another."""
HINT = "Settle it with a decision in content/decisions/articles.yml, or leave the date as it is."


def find_disputes(articles: Sequence[Article], decisions: Iterable[ArticleDecision]) -> Iterator[Problem]:
    """Report each article whose date something contradicts, but for those that an editor has dated."""
    settled = {decision.article for decision in decisions if decision.date is not None}
    for article in articles:
        origin = article.provenance
        others = [one.basis for one in article.date.candidates if not one.agrees]
        if not others or {article.id, origin.path} & settled:
            continue
        where = _where(article)
        dated = f"dated {date_words(article.date)}" if article.date.edtf else "no date is taken"
        yield Problem(
            severity="warning",
            path=origin.path,
            message=f"{where}{dated}, but: {' '.join(others[:MOST])}",
            hint=HINT,
        )


def find_future(
    articles: Sequence[Article], decisions: Iterable[ArticleDecision], as_of: datetime | None
) -> Iterator[Problem]:
    """Report each article dated after the moment of the build, where that is told, and no editor dated it."""
    settled = {decision.article for decision in decisions if decision.date is not None}
    latest = (as_of + GRACE).date() if as_of else None
    for article in articles:
        first, path = article.date.earliest, article.provenance.path
        if latest and first and first > latest and not {article.id, path} & settled:
            dated = f"{_where(article)}dated {date_words(article.date)}, which lies after this build"
            message = f"{dated} (as of {as_of:%Y-%m-%d}): {article.date.basis}"
            yield Problem(severity="warning", path=path, message=message, hint=HINT)


def _where(article: Article) -> str:
    origin = article.provenance
    return f"{origin.member}: " * bool(origin.member) + f"story {origin.item + 1}: " * bool(origin.item)
