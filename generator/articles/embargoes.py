"""Articles and versions that may not be published yet, or at all, as they or their sources' records state."""

from collections import Counter
from collections.abc import Container, Iterable, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta

from msgspec import Struct
from msgspec.structs import replace

from generator.articles.dating.edtf_values import date_of
from generator.articles.editions import Parsed
from generator.content.records import ArticleDecision, Records, SourceRecord
from generator.errors import Problem
from generator.model import Article, Basis, Provenance, Version, Withheld
from generator.words import count_words

HINT = "Expected a moment such as 2026-12-01T06:00:00Z, or a day."


class Bar(Struct, frozen=True, kw_only=True):
    """Why one version of an article may not be published at the moment of a build."""

    problem: Problem
    record: SourceRecord | None = None
    """Of its source, where that bars it."""


class Terms:
    """On what terms versions of articles may be published."""

    def __init__(self, records: Records, sources: Mapping[str, str], as_of: datetime | None) -> None:
        """Take the records; `sources` are their names, by each way to write them."""
        self.as_of = as_of
        self._records = {record.name: record for record in records.sources if _has_terms(record)}
        self._sources = sources
        self._decided = [d for d in records.article_decisions if d.date is not None or d.source is not None]

    def may_bar(self, told: Parsed) -> bool:
        """Whether anything that could keep a version from being published is stated at all."""
        return bool(self._records or told.article.embargo)

    def find_bar(self, told: Parsed, names: Iterable[str]) -> Bar | None:
        """Tell why one version may not be published; `names` are the id and the files of its article."""
        path = told.place[0]
        own = find_embargo(told.article.embargo, path, self.as_of)
        if own:
            return Bar(problem=own)
        decided = self._of(names) if self._records else []
        record = self._records.get(self._source(told, decided))
        if record is None or (record.publish and self._is_over(told, decided, record.embargo_days)):
            return None
        message = f"withheld, as {_reason(record)}."
        return Bar(problem=Problem(severity="note", path=path, message=message), record=record)

    def _of(self, names: Iterable[str]) -> list[ArticleDecision]:
        known = set(names)
        return [decision for decision in self._decided if decision.article in known]

    def _source(self, told: Parsed, decided: Sequence[ArticleDecision]) -> str:
        stated = [one.source for one in decided if one.source is not None]
        return self._sources.get(stated[-1].casefold(), stated[-1]) if stated else told.article.source

    def _is_over(self, told: Parsed, decided: Sequence[ArticleDecision], days: int) -> bool:
        """Whether so many days have passed since its date and, of a later version, since that was made."""
        stated = [one.date for one in decided if one.date is not None]
        last = date_of(stated[-1], "").latest if stated else told.article.date.latest
        made = told.edition.made.date.latest
        if last is None or self.as_of is None:
            return False
        return _moment(max(last, made or last), days) <= self.as_of


class Embargoes(Struct, frozen=True, kw_only=True):
    """The articles that may be published, those that may not, and a line on each reason."""

    articles: tuple[Article, ...]
    withheld: tuple[Withheld, ...]
    problems: tuple[Problem, ...]


def place_of(origin: Provenance) -> str:
    """Say where a version lies: file, member, story."""
    return f"{origin.path}\0{origin.member}\0{origin.item}"


def heed_embargoes(
    articles: Sequence[Article], sources: Iterable[SourceRecord], bars: Mapping[str, Bar]
) -> Embargoes:
    """Set apart the articles that are barred, by the place of the version that stands for each."""
    by_name = {record.name: record for record in sources}
    published: list[Article] = []
    withheld: list[Withheld] = []
    problems: list[Problem] = []
    counts: Counter[str] = Counter()
    for article in articles:
        bar = bars.get(place_of(article.provenance))
        if bar is None:
            published.append(_with_rights(article, by_name))
        elif bar.record:
            withheld.append(Withheld(id=article.id, kind="source", reason=_reason(bar.record)))
            counts[bar.record.name] += 1
        else:
            withheld.append(Withheld(id=article.id, kind="embargo", reason=bar.problem.message))
            problems.append(bar.problem)
    problems += [_by_record(by_name[name], count) for name, count in counts.items()]
    return Embargoes(articles=tuple(published), withheld=tuple(withheld), problems=tuple(problems))


class OlderEmbargoes(Struct, frozen=True, kw_only=True):
    """The older versions that may be published, and a line on each that may not."""

    versions: tuple[Version, ...]
    problems: tuple[Problem, ...]


def heed_older(
    versions: Sequence[Version], bars: Mapping[str, Bar], withdrawn: Container[str]
) -> OlderEmbargoes:
    """Leave out the older versions that are barred; of a withdrawn article all are guarded, and stay here."""
    barred = [None if one.article in withdrawn else bars.get(place_of(one.provenance)) for one in versions]
    found = list(zip(versions, barred, strict=True))
    return OlderEmbargoes(
        versions=tuple(one for one, bar in found if bar is None),
        problems=tuple(
            replace(bar.problem, message=f"an older version is {bar.problem.message}")
            for _, bar in found
            if bar
        ),
    )


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


def _has_terms(record: SourceRecord) -> bool:
    return not record.publish or record.embargo_days > 0


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
