"""Read every article file of an archive; what cannot be read is named, counted and set aside."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path

from msgspec import Struct, field
from msgspec.structs import replace

from generator.articles.dating.disputes import find_disputes, find_future
from generator.articles.dating.edtf_spans import find_first
from generator.articles.dating.neighbours import add_neighbours
from generator.articles.decisions import apply_decisions, find_lost_decisions
from generator.articles.embargoes import Bar, Terms, parse_moment
from generator.articles.files import Listing, list_files
from generator.articles.house import House
from generator.articles.illustrating.illustrations import EMPTY, Gallery, hang
from generator.articles.link_targets import settle_links
from generator.articles.remembering import Memory, read_outcomes
from generator.articles.stories import Outcome
from generator.articles.versions.chains import find_chains
from generator.articles.versions.versions import History, gather_histories, list_versions
from generator.content.records import Records
from generator.errors import Problem
from generator.model import Article, Chain, Version, Withheld
from generator.settings import Settings


class Reading(Struct, frozen=True, kw_only=True):
    """All articles, newest first, and an account of all found: read, older version, left out or set aside."""

    articles: tuple[Article, ...]
    problems: tuple[Problem, ...]
    found: int
    set_aside: int
    drafts: int = 0
    pictures: Gallery = EMPTY
    """None of them is counted as an article."""
    versions: tuple[Version, ...] = ()
    """Older ones of the articles, by article, oldest first."""
    chains: tuple[Chain, ...] = ()
    withheld: tuple[Withheld, ...] = ()
    """Set apart by a decision, by an embargo or by the record of their source."""
    withheld_versions: int = 0
    """Older ones of the articles that are withheld, and those that may not be published themselves."""
    kept_back: int = 0
    """Stated by the files themselves not to be for publication."""

    bars: Mapping[str, Bar] = field(default_factory=dict)
    """Why versions may not be published, by their place."""
    paths: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """The files of all versions of each article, also of those that are left out."""
    as_read: Mapping[str, "tuple[Article, str]"] = field(default_factory=dict)
    """By id, each article in which nothing was changed since its file was read, with its checksum."""
    files: int = 0
    read: int = 0
    """How many of the files had to be read anew; of the others it was known what they hold."""

    def checksum(self, article: Article) -> str:
        """Give the checksum of an article that is as it was read; empty where anything was changed in it."""
        same, checksum = self.as_read.get(article.id, (None, ""))
        return checksum if same is article else ""

    def __post_init__(self) -> None:
        """Refuse an account in which an article is lost."""
        withheld = len(self.withheld) + self.withheld_versions + self.kept_back
        counted = len(self.articles) + len(self.versions) + self.set_aside + self.drafts + withheld
        if counted != self.found:
            raise AssertionError(f"{self.found} articles were found and {counted} accounted for")


def _silent(_: int) -> None:
    """Show no progress."""


def read_articles(
    root: Path,
    settings: Settings,
    records: Records,
    memory: Memory | None = None,
    *,
    jobs: int = 1,
    tick: Callable[[int], None] = _silent,
    below: Sequence[str] = (),
) -> Reading:
    """Read the files of all source folders, or those `below` some; `tick` is told how many were done.

    Newest first: by the first day that the date names, then by id; undated articles last.
    """
    listing = _narrowed(list_files(root, settings.sources), below)
    house, memory = _house(settings, records), memory or Memory()
    outcomes = read_outcomes(root, house, listing.files, memory, jobs=jobs, tick=tick)
    parsed = [one for outcome in outcomes for one in outcome.parsed]
    histories, repeated = gather_histories(parsed, records.permalinks, _terms(settings, records, house))
    paths = {history.id: history.paths for history in histories}
    articles = _settled(histories, records, house, paths)
    gallery = hang(listing.pictures, [one.article for one in parsed], _refused(outcomes))
    problems = [*repeated, *gallery.problems, *_find_faults(settings, records, listing, outcomes, articles)]
    reading = Reading(
        articles=tuple(sorted(articles, key=_newest_first)),
        problems=tuple(sorted(problems, key=lambda p: (p.path, p.line, p.message))),
        found=sum(len(o.parsed) + o.set_aside + o.drafts + o.kept_back for o in outcomes),
        set_aside=sum(outcome.set_aside for outcome in outcomes),
        drafts=sum(outcome.drafts for outcome in outcomes),
        pictures=gallery,
        versions=tuple(version for history in histories for version in list_versions(history)),
        withheld_versions=sum(len(history.kept_back) for history in histories),
        bars={place: bar for history in histories for place, bar in history.bars},
        paths=paths,
        kept_back=sum(outcome.kept_back for outcome in outcomes),
        as_read=_as_read(histories, articles),
        files=len(listing.files),
        read=memory.read,
    )
    return _chained(reading, articles, histories, memory)


def _narrowed(listing: Listing, below: Sequence[str]) -> Listing:
    places = tuple(f"{folder}/" for folder in below)
    files = (file for file in listing.files if not below or file.path.startswith(places))
    return replace(listing, files=tuple(files))


def _terms(settings: Settings, records: Records, house: House) -> Terms:
    return Terms(records, house.sources, parse_moment(settings.as_of))


def _chained(
    reading: Reading, articles: Sequence[Article], histories: Iterable[History], memory: Memory
) -> Reading:
    """Add the chains of stories that were sent again, among articles in order of file."""
    keywords = {history.id: history.keyword for history in histories}
    return replace(reading, chains=find_chains(articles, keywords, memory, reading.checksum))


def _as_read(histories: Sequence[History], articles: Iterable[Article]) -> "dict[str, tuple[Article, str]]":
    told = {history.id: history.told[-1] for history in histories}
    return {a.id: (a, told[a.id].checksum) for a in articles if told[a.id].article is a}


def _refused(outcomes: Sequence[Outcome]) -> list[str]:
    return [place for outcome in outcomes for place in outcome.refused_pictures]


def _settled(
    histories: Sequence[History], records: Records, house: House, paths: Mapping[str, Sequence[str]]
) -> tuple[Article, ...]:
    """Take the newest of each article, with what editors decided and what its neighbours tell."""
    settled = settle_links([history.newest for history in histories])
    return add_neighbours(apply_decisions(settled, records.article_decisions, house.sources, paths))


def _find_faults(
    settings: Settings,
    records: Records,
    listing: Listing,
    outcomes: Sequence[Outcome],
    articles: Sequence[Article],
) -> Iterator[Problem]:
    """Find what is wrong with files, decisions that bear on no article, and what both say differently."""
    yield from listing.problems
    yield from (problem for outcome in outcomes for problem in outcome.problems)
    decisions = records.article_decisions
    files = [file.path for file in listing.files]
    yield from find_lost_decisions(decisions, files, [article.id for article in articles])
    yield from find_disputes(articles, decisions)
    yield from find_future(articles, decisions, parse_moment(settings.as_of))


def _house(settings: Settings, records: Records) -> House:
    sources = {
        name.casefold(): record.name
        for record in reversed(records.sources)
        for name in (*record.variants, record.name)
    }
    return House(
        language=settings.language,
        years=settings.years,
        sources=sources,
        kinds={record.name: record.kind for record in records.sources if record.kind},
        columns=settings.columns,
        code_pages=settings.code_pages,
    )


def _newest_first(article: Article) -> "tuple[int, str]":
    day = find_first(article.date)
    return -(day or date.min).toordinal(), article.id
