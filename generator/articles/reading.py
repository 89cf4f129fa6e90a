"""Read every article file of an archive; what cannot be read is named, counted and set aside."""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path

from generator.articles.decisions import apply_decisions, find_lost_decisions
from generator.articles.decoding import clean, decode_bytes
from generator.articles.files import SourceFile, list_files, read_bytes
from generator.articles.formats import Flaw, Item
from generator.articles.house import House
from generator.articles.identity import Claim, assign_ids
from generator.articles.packages import unpack
from generator.articles.parser import Parsed, parse_article
from generator.articles.readers import find_misnaming, find_reader
from generator.articles.sidecars import parse_sidecar
from generator.errors import Problem, RecordError, UnreadableFile
from generator.mapping import map_batches
from generator.model import Article, Date, Field, RawArticle
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

    def __post_init__(self) -> None:
        """Refuse an account in which an article is lost."""
        counted = len(self.articles) + self.set_aside + self.drafts
        if counted != self.found:
            raise AssertionError(f"{self.found} articles were found and {counted} accounted for")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Outcome:
    """What became of one file."""

    parsed: tuple[Parsed, ...] = ()
    problems: tuple[Problem, ...] = ()
    set_aside: int = 0
    drafts: int = 0


def _silent(_: int) -> None:
    """Show no progress."""


def read_articles(
    root: Path, settings: Settings, records: Records, *, jobs: int = 1, tick: Callable[[int], None] = _silent
) -> Reading:
    """Read the files of all source folders; `tick` is told how many files were done.

    Newest first: by earliest possible day, then by id; undated articles last.
    """
    listing = list_files(root, settings.sources)
    sources = {
        name.casefold(): record.name
        for record in reversed(records.sources)
        for name in (*record.variants, record.name)
    }
    house = House(
        language=settings.language,
        years=settings.years,
        sources=sources,
        columns=settings.columns,
        code_pages=settings.code_pages,
    )
    outcomes: list[_Outcome] = []
    for some in map_batches(partial(_read_files, root, house), listing.files, jobs=jobs, batch=BATCH):
        outcomes += some
        tick(len(some))
    parsed = [one for outcome in outcomes for one in outcome.parsed]
    identified, repeated = _identify(parsed, records)
    articles = apply_decisions(identified, records.article_decisions, sources)
    lost = find_lost_decisions(
        records.article_decisions, [file.path for file in listing.files], [article.id for article in articles]
    )
    problems = [*listing.problems, *repeated, *lost, *(p for outcome in outcomes for p in outcome.problems)]
    return Reading(
        articles=tuple(sorted(articles, key=_newest_first)),
        problems=tuple(sorted(problems, key=lambda p: (p.path, p.line, p.message))),
        found=sum(len(o.parsed) + o.set_aside + o.drafts for o in outcomes),
        set_aside=sum(outcome.set_aside for outcome in outcomes),
        drafts=sum(outcome.drafts for outcome in outcomes),
    )


def _newest_first(article: Article) -> "tuple[int, str]":
    day = article.date.earliest
    return -(day or date.min).toordinal(), article.id


def _read_files(root: Path, house: House, files: Sequence[SourceFile]) -> list[_Outcome]:
    return [_read_file(root, house, file) for file in files]


def _read_file(root: Path, house: House, file: SourceFile) -> _Outcome:
    try:
        return _parse_file(root, house, file)
    except UnreadableFile as error:
        problems = [_problem(file.path, str(error), error.line)]
    except RecordError as error:
        problems = [replace(p, severity="warning", message=_set_aside(p.message)) for p in error.problems]
    return _Outcome(problems=tuple(problems), set_aside=1)


def _set_aside(message: str) -> str:
    return f"set aside: {message}"


def _parse_file(root: Path, house: House, file: SourceFile) -> _Outcome:
    if file.flaw:
        raise UnreadableFile(file.flaw)
    data = read_bytes(root, file.path)
    item = Item(
        path=file.path,
        data=data,
        checksum=hashlib.sha256(data).hexdigest(),
        code_page=_code_page(file.path, house),
    )
    sidecar = _read_sidecar(root, file.sidecar)
    outcomes = [_parse_member(one, item, sidecar, house) for one in unpack(item)]
    if not outcomes:
        raise UnreadableFile("it holds no articles; expected at least one article file or page in it.")
    return _Outcome(
        parsed=tuple(one for outcome in outcomes for one in outcome.parsed),
        problems=tuple(problem for outcome in outcomes for problem in outcome.problems),
        set_aside=sum(outcome.set_aside for outcome in outcomes),
        drafts=sum(outcome.drafts for outcome in outcomes),
    )


def _code_page(path: str, house: House) -> str:
    """Find the code page of the innermost folder that has one."""
    folders = [folder for folder in house.code_pages if path.startswith(f"{folder}/")]
    return house.code_pages[max(folders, key=len)] if folders else ""


def _parse_member(one: Item | Flaw, file: Item, sidecar: Sequence[Field], house: House) -> _Outcome:
    """Read a file, or one member of a package, whose faults do not touch the others."""
    if isinstance(one, Flaw):
        return _Outcome(problems=(_problem(file.path, one.message, one.line),), set_aside=1)
    if one is file:
        return _parse_item(one, sidecar, house)
    try:
        return _parse_item(one, sidecar, house)
    except UnreadableFile as error:
        problems = [_problem(one.path, f"{one.member}: {error}", error.line)]
    except RecordError as error:
        problems = [_problem(one.path, f"{one.member}: {p.message}", p.line) for p in error.problems]
    return _Outcome(problems=tuple(problems), set_aside=1)


def _parse_item(item: Item, sidecar: Sequence[Field], house: House) -> _Outcome:
    reader = find_reader(item)
    taken = reader.read(item, house)
    stories = [_parse_story(raw, sidecar, house) for raw in taken.articles]
    flaws = [*taken.flaws, *(story for story in stories if isinstance(story, Flaw))]
    where = f"{item.member}: " if item.member else ""
    misnamed = find_misnaming(item, reader)
    warnings = [*filter(None, [misnamed]), *(words for raw in taken.articles for words in raw.warnings)]
    parsed = tuple(story for story in stories if isinstance(story, Parsed))
    if len(parsed) + len(flaws) + stories.count(None) != len(taken.articles) + len(taken.flaws):
        raise AssertionError(f"{item.path}: not every story found is accounted for")
    return _Outcome(
        parsed=parsed,
        problems=(
            *(_problem(item.path, f"{where}{flaw.message}", flaw.line) for flaw in flaws),
            *(_warning(item.path, f"{where}{words}") for words in dict.fromkeys(warnings)),
        ),
        set_aside=len(flaws),
        drafts=stories.count(None),
    )


def _parse_story(raw: RawArticle, sidecar: Sequence[Field], house: House) -> Parsed | Flaw | None:
    """Parse one story of a file; None: a draft."""
    if any(known.name == "draft" for known in raw.fields):
        return None
    try:
        return parse_article(raw, sidecar, house)
    except UnreadableFile as error:
        number = raw.provenance.item
        return Flaw(message=f"story {number + 1}: {error}" if number else str(error), line=error.line)


def _problem(path: str, message: str, line: int) -> Problem:
    return Problem(severity="warning", path=path, line=line, message=_set_aside(message))


def _warning(path: str, message: str) -> Problem:
    return Problem(severity="warning", path=path, message=message)


def _read_sidecar(root: Path, path: str) -> tuple[Field, ...]:
    if not path:
        return ()
    try:
        text = clean(decode_bytes(read_bytes(root, path))[0])[0]
    except UnreadableFile as error:
        raise UnreadableFile(f"its sidecar {path} cannot be read: {error}", line=error.line) from None
    return parse_sidecar(text, path)


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
            problems.append(_warning(known.path, message))
            key = f"{key}\0{known.path}{known.member and chr(0)}{known.member}#{known.item}"
        first.setdefault(key, known.path)
        claims.append(Claim(key=key, slug=one.article.slug, date_folder=_folder(one.article.date)))
    ids = assign_ids(claims, dict(records.permalinks))
    return [replace(one.article, id=id_) for one, id_ in zip(parsed, ids, strict=True)], problems


def _folder(day: Date) -> str:
    first, last = day.earliest, day.latest
    return f"{first.year:04}/{first:%m/%d}" if first and first == last else ""
