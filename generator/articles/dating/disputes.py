"""Dates on which an article's own evidence disagrees, for a person to settle."""

from collections.abc import Iterable, Iterator, Sequence

from generator.content.records import ArticleDecision
from generator.errors import Problem
from generator.model import Article
from generator.words import date_words

MOST = 3
HINT = "Settle it with a decision in content/decisions/articles.yml, or leave the date as it is."


def find_disputes(articles: Sequence[Article], decisions: Iterable[ArticleDecision]) -> Iterator[Problem]:
    """Report each article whose date something contradicts, but for those that an editor has dated."""
    settled = {decision.article for decision in decisions if decision.date is not None}
    for article in articles:
        origin = article.provenance
        others = [one.basis for one in article.date.candidates if not one.agrees]
        if not others or {article.id, origin.path} & settled:
            continue
        where = f"{origin.member}: " * bool(origin.member) + f"story {origin.item + 1}: " * bool(origin.item)
        dated = f"dated {date_words(article.date)}" if article.date.edtf else "no date is taken"
        yield Problem(
            severity="warning",
            path=origin.path,
            message=f"{where}{dated}, but: {' '.join(others[:MOST])}",
            hint=HINT,
        )
