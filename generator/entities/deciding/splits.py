"""Decisions that a name means another entity in some articles: John Smith the senator, where it is he."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from msgspec import Struct, field

from generator.content.records import EntityDecision, Split
from generator.entities.deciding.contradictions import PATH
from generator.errors import Problem, RecordError, nearest
from generator.model import Appearance, Article


class Splits(Struct, frozen=True):
    """By an article's path or id, then by the id a name has elsewhere: what decides that it has another."""

    by_article: Mapping[str, Mapping[str, EntityDecision]] = field(default_factory=dict)
    into: Mapping[str, str] = field(default_factory=dict)
    """Of each id that a decision names, the one that stays."""

    def find(self, article: Article, entity: str) -> EntityDecision | None:
        """Find the decision that an entity is another in an article; its id says more than its file."""
        if not self.by_article:
            return None
        by_id = self.by_article.get(article.id, {})
        return by_id.get(entity) or self.by_article.get(article.provenance.path, {}).get(entity)

    def target(self, decision: EntityDecision) -> str:
        """Give the id that a decision's articles mean."""
        into = _split(decision).into
        return self.into.get(into, into)


def gather_splits(decisions: Iterable[EntityDecision], settled: Callable[[str], str]) -> Splits:
    """Bring splits together; `settled` finds the id that stays. Raise `RecordError` where two disagree."""
    found: dict[str, dict[str, EntityDecision]] = {}
    into: dict[str, str] = {}
    problems: list[Problem] = []
    for decision in decisions:
        if decision.split is None:
            continue
        into[decision.split.into] = settled(decision.split.into)
        for article in decision.split.articles:
            first = found.setdefault(article, {}).setdefault(settled(decision.split.entity), decision)
            if settled(_split(first).into) != settled(decision.split.into):
                problems.append(_contradiction(article, decision, first))
    if problems:
        raise RecordError(problems)
    return Splits(found, into)


def refuse_contradictions(splits: Splits, articles: Sequence[Article]) -> None:
    """Raise `RecordError` where a split by an article's path disagrees with one by its id.

    Of a file that holds several articles, its path speaks for all that are not named by id.
    """
    if not splits.by_article:
        return
    in_file = Counter(article.provenance.path for article in articles)
    problems = []
    for article in articles:
        path = article.provenance.path
        by_path, by_id = splits.by_article.get(path, {}), splits.by_article.get(article.id, {})
        for entity in sorted(by_path.keys() & by_id.keys()):
            pair = sorted((by_path[entity], by_id[entity]), key=lambda one: one.line)
            if in_file[path] == 1 and splits.target(pair[0]) != splits.target(pair[1]):
                problems.append(_contradiction(f"{path}' ('{article.id}')", pair[1], pair[0]))
    if problems:
        raise RecordError(problems)


def lost_splits(
    splits: Splits, articles: Sequence[Article], appearances: Iterable[Appearance], names: Iterable[str]
) -> Iterator[Problem]:
    """Warn of each article of a split that the archive does not hold, or that does not name the entity."""
    if not splits.by_article:
        return
    known = {name: article for article in articles for name in (article.id, article.provenance.path)}
    files = Counter(article.provenance.path for article in articles)
    seen = {(appearance.mention.article, appearance.entity) for appearance in appearances}
    named = sorted(set(names)) if len(known) < 20_000 else []
    for article, by_entity in sorted(splits.by_article.items()):
        for decision in by_entity.values():
            if article not in known:
                message = f"a decision names '{article}', which is no article's path or id."
                yield _warning(decision, message, nearest(article, known) if len(known) < 20_000 else "")
            elif files[article] < 2 and (known[article].id, splits.target(decision)) not in seen:
                entity = _split(decision).entity
                message = f"a decision splits '{entity}', which the article '{article}' does not name."
                yield _warning(decision, message, "" if entity in named else nearest(entity, named))


def _split(decision: EntityDecision) -> Split:
    assert decision.split is not None
    return decision.split


def _warning(decision: EntityDecision, message: str, hint: str) -> Problem:
    hint = hint if hint.startswith("Did") else ""
    return Problem(severity="warning", path=PATH, line=decision.line, message=message, hint=hint)


def _contradiction(article: str, decision: EntityDecision, first: EntityDecision) -> Problem:
    there, here = _split(first), _split(decision)
    article = article if "'" in article else f"{article}'"
    message = (
        f"'{here.entity}' is '{here.into}' in '{article} here ({decision.by}, {decision.on}), "
        f"and '{there.into}' by line {first.line} ({first.by}, {first.on}); expected one of them."
    )
    return Problem(severity="error", path=PATH, line=decision.line, message=message)
