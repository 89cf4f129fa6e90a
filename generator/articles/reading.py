"""Read every article file of an archive; what cannot be read is named, counted and set aside."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path

from generator.articles.decisions import apply_decisions, find_lost_decisions
from generator.articles.disputes import find_disputes
from generator.articles.edtf_spans import find_first
from generator.articles.files import list_files
from generator.articles.house import House
from generator.articles.identity import Claim, assign_ids
from generator.articles.illustrations import EMPTY, Gallery, hang
from generator.articles.link_targets import settle_links
from generator.articles.neighbours import add_neighbours
from generator.articles.parser import Parsed
from generator.articles.stories import Outcome, read_files
from generator.errors import Problem
from generator.mapping import map_batches
from generator.model import Article, Date, Withheld
from generator.records import Records
from generator.settings import Settings

BATCH = 250


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """All articles, newest first, and an account of all found: read, left out as a draft, or set aside."""

    articles: tuple[Article, ...]
    problems: tuple[Problem, ...]
    found: int
    set_aside: int
    drafts: int = 0
    pictures: Gallery = EMPTY
    """None of them is counted as an article."""
    withheld: tuple[Withheld, ...] = ()
    """Set apart by a decision, by an embargo or by the record of their source."""
    kept_back: int = 0
    """Stated by the files themselves not to be for publication."""

    def __post_init__(self) -> None:
        """Refuse an account in which an article is lost."""
        withheld = len(self.withheld) + self.kept_back
        counted = len(self.articles) + self.set_aside + self.drafts + withheld
        if counted != self.found:
            raise AssertionError(f"{self.found} articles were found and {counted} accounted for")


def _silent(_: int) -> None:
    """Show no progress."""


def read_articles(
    root: Path, settings: Settings, records: Records, *, jobs: int = 1, tick: Callable[[int], None] = _silent
) -> Reading:
    """Read the files of all source folders; `tick` is told how many files were done.

    Newest first: by the first day that the date names, then by id; undated articles last.
    """
    listing = list_files(root, settings.sources)
    house = _house(settings, records)
    outcomes: list[Outcome] = []
    for some in map_batches(partial(read_files, root, house), listing.files, jobs=jobs, batch=BATCH):
        outcomes += some
        tick(len(some))
    parsed = [one for outcome in outcomes for one in outcome.parsed]
    identified, repeated = _identify(parsed, records)
    settled = settle_links(identified)
    articles = add_neighbours(apply_decisions(settled, records.article_decisions, house.sources))
    lost = find_lost_decisions(
        records.article_decisions, [file.path for file in listing.files], [article.id for article in articles]
    )
    problems = [*listing.problems, *repeated, *lost, *find_disputes(articles, records.article_decisions)]
    gallery = hang(listing.pictures, [one.article for one in parsed])
    problems += [*gallery.problems, *(problem for outcome in outcomes for problem in outcome.problems)]
    return Reading(
        articles=tuple(sorted(articles, key=_newest_first)),
        problems=tuple(sorted(problems, key=lambda p: (p.path, p.line, p.message))),
        found=sum(len(o.parsed) + o.set_aside + o.drafts + o.kept_back for o in outcomes),
        set_aside=sum(outcome.set_aside for outcome in outcomes),
        drafts=sum(outcome.drafts for outcome in outcomes),
        pictures=gallery,
        kept_back=sum(outcome.kept_back for outcome in outcomes),
    )


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


def _identify(parsed: Sequence[Parsed], records: Records) -> "tuple[list[Article], list[Problem]]":
    """Give every article its id; where two state the same id of their own, the later one goes by its path."""
    first: dict[str, str] = {}
    claims: list[Claim] = []
    problems: list[Problem] = []
    for one in parsed:
        known = one.article.provenance
        key = one.key
        if key in first:
            message = f"states the same source and id as {first[key]}; it goes by its path instead."
            problems.append(Problem(severity="warning", path=known.path, message=message))
            key = f"{key}\0{known.path}{known.member and chr(0)}{known.member}#{known.item}"
        first.setdefault(key, known.path)
        claims.append(Claim(key=key, slug=one.article.slug, date_folder=_folder(one.article.date)))
    ids = assign_ids(claims, dict(records.permalinks))
    return [replace(one.article, id=id_) for one, id_ in zip(parsed, ids, strict=True)], problems


def _folder(day: Date) -> str:
    first, last = day.earliest, day.latest
    return f"{first.year:04}/{first:%m/%d}" if first and first == last else ""
