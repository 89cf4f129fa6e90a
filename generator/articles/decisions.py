"""What editors have decided of single articles; it outranks the file and every rule."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from msgspec.structs import replace

from generator.articles.bylines import find_authors
from generator.articles.contradictions import PATH as PATH
from generator.articles.contradictions import refuse_contradictions
from generator.articles.dating.agreement import agrees
from generator.articles.dating.edtf_values import date_of
from generator.content.records import ArticleDecision
from generator.content.takedowns import ALL
from generator.errors import Problem, nearest
from generator.model import Article, Basis, Correction, Date, DateCandidate
from generator.words import edtf_words

FIELDS = ("source", "agency", "byline", "section")


def apply_decisions(
    articles: Sequence[Article],
    decisions: Sequence[ArticleDecision],
    sources: Mapping[str, str],
    paths: Mapping[str, Sequence[str]],
) -> tuple[Article, ...]:
    """Apply each decision to the article it names by path or id; raise `RecordError` where two disagree.

    `paths` are the files of all versions of an article, by its id; a decision may name any of them.
    """
    if not decisions:
        return tuple(articles)
    refuse_contradictions(decisions, articles)
    by_name: dict[str, list[ArticleDecision]] = defaultdict(list)
    for decision in decisions:
        by_name[decision.article].append(decision)
    return tuple(
        _decided(
            article,
            [one for name in (*paths[article.id], article.id) for one in by_name.get(name, ())],
            sources,
        )
        for article in articles
    )


def find_lost_decisions(
    decisions: Sequence[ArticleDecision], paths: Iterable[str], ids: Iterable[str]
) -> tuple[Problem, ...]:
    """Name each decision on an article that the archive does not hold, with the nearest path."""
    if not decisions:
        return ()
    known = sorted(paths)
    names = {*known, *ids}
    return tuple(
        Problem(
            severity="error",
            path=PATH,
            line=decision.line,
            message=f"a decision names '{decision.article}', which is no article's path or id.",
            hint=_nearest(decision.article, known),
        )
        for decision in decisions
        if decision.article not in names and decision.article != ALL
    )


def _nearest(name: str, known: Sequence[str]) -> str:
    hint = nearest(name, known) if known else ""
    return (
        hint if hint.startswith("Did") else "Expected a path such as 'content/articles/story.txt', or an id."
    )


def _decided(article: Article, decisions: Sequence[ArticleDecision], sources: Mapping[str, str]) -> Article:
    for decision in decisions:
        basis = f"By decision of {decision.by} on {edtf_words(decision.on)}: {' '.join(decision.why.split())}"
        if decision.date is not None:
            article = _dated(article, date_of(decision.date, basis))
        for name in FIELDS:
            value = getattr(decision, name)
            if value is not None:
                value = sources.get(value.casefold(), value) if name in ("source", "agency") else value
                article = replace(article, **{name: value})
                article = _based(article, name, basis)
        if decision.correction is not None:
            words = " ".join(decision.correction.split())
            told = Correction(words=words, basis=basis, on=decision.on)
            article = replace(article, corrections=(*article.corrections, told))
    if any(decision.byline is not None for decision in decisions):
        authors = find_authors(article.byline, [article.source, article.agency])
        article = replace(article, authors=authors)
    # The copy of an agency that is the source itself is its own.
    return replace(article, agency="") if article.agency and article.agency == article.source else article


def _dated(article: Article, decided: Date) -> Article:
    """Set the date, and keep what the file itself says: a reader can weigh the one against the other."""
    without = article.provenance.basis("date")
    others = (replace(one, agrees=agrees(one.edtf, decided)) for one in article.date.candidates)
    first = DateCandidate(edtf=decided.edtf, basis=decided.basis)
    day = replace(
        decided,
        basis=f"{decided.basis} Without the decision: {without}",
        candidates=(first, *others),
    )
    return _based(replace(article, date=day), "date", day.basis)


def _based(article: Article, name: str, words: str) -> Article:
    others = tuple(basis for basis in article.provenance.fields if basis.field != name)
    fields = (*others, Basis(field=name, words=words))
    return replace(article, provenance=replace(article.provenance, fields=fields))
