"""Decisions on one article that cannot both hold; each is named, with both lines."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from generator.content.records import ArticleDecision
from generator.errors import Problem, RecordError
from generator.model import Article

PATH = "content/decisions/articles.yml"
SINGLE = ("date", "source", "agency", "byline", "section")
"""Keys of which an article has one value."""


def refuse_contradictions(decisions: Iterable[ArticleDecision], articles: Sequence[Article] = ()) -> None:
    """Raise `RecordError` where two decisions give one article different values.

    With the articles at hand, a path and an id are known to be one. Of a file that holds several articles,
    the path speaks for all that are not named by id.
    """
    in_file = Counter(article.provenance.path for article in articles)
    paths = {one.id: one.provenance.path for one in articles if in_file[one.provenance.path] == 1}
    problems = list(_contradictions(decisions, paths))
    if problems:
        raise RecordError(problems)


def _contradictions(decisions: Iterable[ArticleDecision], paths: Mapping[str, str]) -> Iterator[Problem]:
    first: dict[tuple[str, str], ArticleDecision] = {}
    for decision in decisions:
        article = paths.get(decision.article, decision.article)
        for key, value in _stated(decision):
            earlier = first.setdefault((article, key), decision)
            other = dict(_stated(earlier))[key]
            if other != value:
                here = f"the {key} of '{decision.article}' is '{value}' here ({decision.by}, {decision.on})"
                there = f"line {earlier.line} ({earlier.by}, {earlier.on}, on '{earlier.article}')"
                message = f"{here}, and '{other}' by {there}; expected one of them."
                yield Problem(severity="error", path=PATH, line=decision.line, message=message)


def _stated(decision: ArticleDecision) -> Iterator[tuple[str, str]]:
    for name in SINGLE:
        value = getattr(decision, name)
        if value is not None:
            yield name, value
    if decision.notice:
        yield "notice of withdrawal", decision.notice
    for one in decision.anonymise:
        yield f"name in place of '{one.name}'", one.words
