"""Articles that may not be published yet, or at all, as they or the records of their sources state."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta

from generator.content.records import SourceRecord
from generator.errors import Problem
from generator.model import Article, Basis, Version, Withheld
from generator.words import count_words

HINT = "Expected a moment such as 2026-12-01T06:00:00Z, or a day."


@dataclass(frozen=True, slots=True, kw_only=True)
class Embargoes:
    """The articles that may be published, those that may not, and a line on each reason."""

    articles: tuple[Article, ...]
    withheld: tuple[Withheld, ...]
    problems: tuple[Problem, ...]


def heed_embargoes(
    articles: Sequence[Article], sources: Iterable[SourceRecord], as_of: datetime | None
) -> Embargoes:
    """Set apart what may not be published at a moment; where none is given, all that is under embargo."""
    by_name = {record.name: record for record in sources}
    published: list[Article] = []
    withheld: list[Withheld] = []
    problems: list[Problem] = []
    counts: Counter[str] = Counter()
    for article in articles:
        record = by_name.get(article.source)
        own = find_embargo(article.embargo, article.provenance.path, as_of)
        if own:
            withheld.append(Withheld(id=article.id, kind="embargo", reason=own.message))
            problems.append(own)
        elif record and _is_kept_back(article, record, as_of):
            withheld.append(Withheld(id=article.id, kind="source", reason=_reason(record)))
            counts[article.source] += 1
        else:
            published.append(_with_rights(article, by_name))
    problems += [_by_record(by_name[name], count) for name, count in counts.items()]
    return Embargoes(articles=tuple(published), withheld=tuple(withheld), problems=tuple(problems))


@dataclass(frozen=True, slots=True, kw_only=True)
class OlderEmbargoes:
    """The older versions that may be published, and a line on each that may not."""

    versions: tuple[Version, ...]
    problems: tuple[Problem, ...]


def heed_older(
    versions: Sequence[Version],
    articles: Sequence[Article],
    sources: Iterable[SourceRecord],
    as_of: datetime | None,
) -> OlderEmbargoes:
    """Leave out the older versions of these articles that may not be published, though the newest may."""
    by_name = {record.name: record for record in sources}
    by_id = {article.id: article for article in articles}
    published: list[Version] = []
    problems: list[Problem] = []
    for one in versions:
        newest = by_id.get(one.article)
        record = by_name.get(one.source)
        own = newest and find_embargo(one.embargo, one.provenance.path, as_of)
        kept_back = newest and record and _is_kept_back(replace(newest, source=one.source), record, as_of)
        if own:
            problems.append(replace(own, message=f"an older version is {own.message}"))
        elif record and kept_back:
            message = f"an older version is withheld, as {_reason(record)}."
            problems.append(Problem(severity="note", path=one.provenance.path, message=message))
        else:
            published.append(one)
    return OlderEmbargoes(versions=tuple(published), problems=tuple(problems))


def parse_moment(text: str) -> datetime | None:
    """Read a day or moment in ISO 8601; one without a zone is UTC, a day is its first moment."""
    try:
        moment = datetime.fromisoformat(text.strip())
    except ValueError:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def find_embargo(embargo: str, path: str, as_of: datetime | None) -> Problem | None:
    """Tell why an article or version of it may not be published at a moment; None where it may be."""
    if not embargo:
        return None
    until = parse_moment(embargo)
    if until is None:
        message = f"withheld: its embargo is {embargo[:80]!r}, which cannot be read."
        return Problem(severity="warning", path=path, message=message, hint=HINT)
    if as_of and until <= as_of:
        return None
    told = f"this build is as of {as_of.isoformat()}" if as_of else "this build is not told what day it is"
    message = f"withheld: it is under embargo until {embargo}, and {told}."
    return Problem(severity="note", path=path, message=message)


def _is_kept_back(article: Article, record: SourceRecord, as_of: datetime | None) -> bool:
    if not record.publish:
        return True
    if not record.embargo_days:
        return False
    day = article.date.latest
    return not (as_of and day and _moment(day, record.embargo_days) <= as_of)


def _moment(day: date, days: int) -> datetime:
    try:
        later = day + timedelta(days=days)
    except OverflowError:
        return datetime.max.replace(tzinfo=UTC)
    return datetime(later.year, later.month, later.day, tzinfo=UTC)


def _reason(record: SourceRecord) -> str:
    if not record.publish:
        return "the record of its source says 'publish: false'"
    return f"the record of its source says 'embargo_days: {record.embargo_days}'"


def _by_record(record: SourceRecord, count: int) -> Problem:
    message = f"withheld: {count_words(count, 'article')}, as {_reason(record)}."
    return Problem(severity="note", path=record.path, message=message)


def _with_rights(article: Article, by_name: Mapping[str, SourceRecord]) -> Article:
    """Let the record of the source, else of the agency, state the rights of an article that states none."""
    for name in (article.source, article.agency):
        record = by_name.get(name)
        if record and record.rights and not article.rights:
            origin = article.provenance
            basis = Basis(field="rights", words=f"the record of its source, {record.path}")
            article = replace(
                article,
                rights=record.rights,
                provenance=replace(origin, fields=(*origin.fields, basis)),
            )
    return article
