"""From what a model marked in articles to who and what each name means, in the article and in the archive."""

from collections.abc import Callable, Mapping, Sequence

from msgspec import Struct

from generator.content.records import Records
from generator.entities.aboutness import find_countries
from generator.entities.across import Bearing, find_bearing
from generator.entities.ambiguities import tell_apart
from generator.entities.areas import take_areas
from generator.entities.coreference import Named, name_article
from generator.entities.deciding.decisions import Ruling, by_whom, read_decisions
from generator.entities.deciding.splits import refuse_contradictions
from generator.entities.kinds_across import settle_kinds
from generator.entities.localities import take_localities
from generator.entities.marking.sightings import Sighting, find_sightings
from generator.entities.marking.spans import Span
from generator.entities.names import Names, known_names
from generator.entities.of_countries import join_countries
from generator.entities.offices import has_offices, tell_offices
from generator.entities.people_apart import tell_people_apart
from generator.entities.recalling import Recall, recall_findings
from generator.entities.resolution import (
    Directory,
    Resolved,
    make_appearances,
    make_directory,
)
from generator.entities.roles import find_roles
from generator.entities.short_names import settle_across
from generator.entities.sports.teams import read_sports
from generator.entities.surnames import take_surnames
from generator.entities.tallying import FullNames, Settling, Use, full_names
from generator.entities.text import Text, read_text
from generator.model import Article, Columns, CountryOf, Role, in_columns


class Naming(Struct, frozen=True, kw_only=True):
    """What the names of all articles mean."""

    ruling: Ruling
    uses: Mapping[Use, int]
    """How often a form stands for a name, and means an entity."""
    appearances: tuple[Columns, ...]
    """Of each article in turn."""
    countries: tuple[CountryOf, ...]
    roles: tuple[tuple[Role, ...], ...]
    """Of each article in turn."""
    left_out: frozenset[str]
    """Names that articles write, and that were decided to be nobody's."""
    moved: frozenset[int]
    """Numbers of the articles in which names mean what others say, and not what each tells by itself."""


class InArticle(Struct, frozen=True, kw_only=True):
    """What the names of one article mean, as far as it tells itself."""

    appearances: Columns
    names: FullNames
    countries: tuple[CountryOf, ...]
    roles: tuple[Role, ...]
    left_out: tuple[str, ...]
    bearing: Bearing


class Roles(Struct, frozen=True):
    """What people are said to be in one article."""

    roles: tuple[Role, ...]


def _marked_already(_: Sequence[int]) -> None:
    """Ask for no more spans."""


def name_articles(
    articles: Sequence[Article],
    spans: Sequence[Sequence[Span]],
    records: Records,
    recall: Recall | None = None,
    mark: Callable[[Sequence[int]], None] = _marked_already,
) -> Naming:
    """Say what each name means; raise `RecordError` where decisions contradict each other.

    `mark` is told the numbers of the articles whose `spans` are needed, and puts them there.
    """
    ruling = read_decisions(records)
    refuse_contradictions(ruling.splits, articles)
    directory = make_directory(records, ruling)
    names = Names(known_names(records))
    recall = recall or recall_findings(articles, records, None, 1)

    def work(number: int) -> InArticle:
        return _name_article(articles[number], spans[number], names, directory, ruling)

    read = recall.each(InArticle, "names", range(len(articles)), work, ready=mark)
    settling = Settling([one.appearances for one in read], [one.names for one in read])
    countries = [country for one in read for country in one.countries]
    _settle(articles, settling, [one.bearing for one in read], directory, ruling)
    roles = _roles(recall, read, settling)
    about, recorded = _countries_of(countries), directory.records.keys()
    for number in tell_people_apart(articles, settling, roles, about, ruling, recorded):
        roles[number] = _find_roles(articles[number], settling.of(number))
        settling.moved.add(number)
    return Naming(
        ruling=ruling,
        uses=settling.uses,
        appearances=settling.appearances,
        countries=tuple(countries),
        roles=tuple(roles),
        left_out=frozenset(name for one in read for name in one.left_out),
        moved=frozenset(settling.moved),
    )


def _settle(
    articles: Sequence[Article],
    settling: Settling,
    bearings: list[Bearing],
    directory: Directory,
    ruling: Ruling,
) -> None:
    """Let names mean what other articles say."""
    for number in join_countries(settling, directory, ruling):
        bearings[number] = _bearing(articles[number], settling.of(number))
    settle_across(articles, settling, bearings, ruling)
    settle_kinds(articles, settling, directory.kinds.keys())


def _name_article(
    article: Article, marked: Sequence[Span], names: Names, directory: Directory, ruling: Ruling
) -> InArticle:
    text = read_text(article)
    sightings = _as_written(article, text, find_sightings(text, marked, names))
    every = _in_article(text, sightings, directory, ruling)
    found = make_appearances(article, every, directory, ruling)
    about = tuple(find_countries(text, article, [appearance for appearance, _ in found]))
    if has_offices(name for _, name in found):
        told = tell_offices([name for _, name in found], about)
        found = make_appearances(article, told, directory, ruling)
    return InArticle(
        appearances=in_columns(article.id, [appearance for appearance, _ in found]),
        names=full_names([name for _, name in found]),
        countries=about,
        roles=_find_roles(article, found),
        left_out=tuple(sorted(_left_out(every, directory, ruling))),
        bearing=_bearing(article, found),
    )


def _bearing(article: Article, found: Sequence[Resolved]) -> Bearing:
    return find_bearing(article, [name for _, name in found], [appearance.entity for appearance, _ in found])


def _roles(recall: Recall, read: Sequence[InArticle], settling: Settling) -> list[tuple[Role, ...]]:
    """Find what people are said to be, anew where other articles changed what an article's names mean."""
    moved = sorted(settling.moved)
    anew = recall.each(
        Roles,
        "roles",
        moved,
        lambda n: Roles(_find_roles(recall.articles[n], settling.of(n))),
        keys=[recall.key(n, settling.found(n)) for n in moved],
    )
    roles = [one.roles for one in read]
    for number, one in zip(moved, anew, strict=True):
        roles[number] = one.roles
    return roles


def _find_roles(article: Article, named: Sequence[Resolved]) -> tuple[Role, ...]:
    return tuple(find_roles(article, [appearance for appearance, _ in named]))


def _countries_of(countries: Sequence[CountryOf]) -> dict[str, frozenset[str]]:
    about: dict[str, set[str]] = {}
    for one in countries:
        about.setdefault(one.article, set()).add(one.country)
    return {article: frozenset(found) for article, found in about.items()}


def _as_written(article: Article, text: Text, sightings: Sequence[Sighting]) -> Sequence[Sighting]:
    """Leave out words that the archive put in place of a name: they are nobody's name."""

    def is_put(one: Sighting) -> bool:
        words = text.lines[one.line].words
        start, end = words[one.first].start, words[one.after - 1].end
        marks = article.parts[one.line].marks
        return any(mark.kind == "withheld" and mark.start < end and start < mark.end for mark in marks)

    return [one for one in sightings if not is_put(one)]


def _in_article(
    text: Text, sightings: Sequence[Sighting], directory: Directory, ruling: Ruling
) -> list[Named]:
    def apart(one: str, other: str) -> str:
        decision = ruling.parts(directory.plain(one), directory.plain(other)) if ruling.apart else None
        return by_whom(decision) if decision else ""

    placed = take_areas(text, take_surnames(text, tell_apart(take_localities(text, sightings))))
    return name_article(text, read_sports(text, placed), apart)


def _left_out(named: Sequence[Named], directory: Directory, ruling: Ruling) -> set[str]:
    if not ruling.dropped:
        return set()
    ids = {directory.find(name.name, name.kind, name.entity, name.text) for name in named}
    words = {words for name in named for words in (name.text, name.name)}
    return ruling.dropped.keys() & (words | ids | {ruling.settled(id_) for id_ in ids})
