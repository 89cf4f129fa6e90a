"""Read one article file, and each member of a package, into stories; say what became of each."""

import hashlib
from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from generator.articles.editions import Parsed
from generator.articles.files import SourceFile, read_bytes
from generator.articles.formats import Flaw, Item
from generator.articles.house import House
from generator.articles.identity import SHORTEST, digest_key
from generator.articles.illustrating.carried import find_belonging, illustrate_file, shelve
from generator.articles.link_targets import find_lost_links
from generator.articles.packages.packages import unpack
from generator.articles.packed_sidecars import PackedSidecars
from generator.articles.parser import parse_article
from generator.articles.pictures.pictures import Shelf
from generator.articles.readers import find_misnamed_package, find_misnaming, find_reader
from generator.articles.sidecars import Stated, decode_sidecar, note_gaps, unreadable_sidecar
from generator.errors import KeptBack, Problem, RecordError, UnreadableFile
from generator.model import Article, Cut, Field, RawArticle
from generator.stored import digest

FAULTS = (ArithmeticError, AttributeError, LookupError, RecursionError, SyntaxError, TypeError, ValueError)
"""What a library may raise that no reader foresaw: one file must not keep all others from being read."""


class Outcome(Struct, frozen=True, kw_only=True):
    """What became of one file."""

    parsed: tuple[Parsed, ...] = ()
    problems: tuple[Problem, ...] = ()
    set_aside: int = 0
    drafts: int = 0
    kept_back: int = 0
    """Stories that say themselves that they are not for publication."""
    refused_pictures: tuple[str, ...] = ()
    """Those beside the file that belong to it and are not kept, as its problems or its articles say."""
    is_of_file_alone: bool = False
    """Whether nothing but the file and its sidecar had a say; no other file that lies beside it."""


def read_files(root: Path, house: House, files: Sequence[SourceFile]) -> list[Outcome]:
    """Read some files; whatever is wrong with one is told in its outcome."""
    shelf = Shelf(root)
    return [_told_apart(shelf, house, file) for file in files]


def _told_apart(shelf: Shelf, house: House, file: SourceFile) -> Outcome:
    asked = shelf.asked
    outcome = _read_file(shelf, house, file)
    return replace(
        outcome,
        parsed=tuple(map(_with_likely_id, outcome.parsed)),
        is_of_file_alone=shelf.asked == asked and bool(outcome.parsed),
    )


def _with_likely_id(parsed: Parsed) -> Parsed:
    """Name an article as it will be where no other claims the id: what is known of it then holds."""
    name = digest_key(parsed.key)
    article = replace(parsed.article, id=name[:SHORTEST])
    return replace(parsed, article=article, digest=name, checksum=digest(article))


def _read_file(shelf: Shelf, house: House, file: SourceFile) -> Outcome:
    shelf.members.clear()
    shelf.captured.clear()
    try:
        return _parse_file(shelf, house, file)
    except KeptBack as error:
        return Outcome(problems=(_kept_back(file.path, str(error)),), kept_back=1)
    except UnreadableFile as error:
        problems = [_problem(file.path, str(error), error.line)]
    except RecordError as error:
        problems = [_refused(problem, file.path) for problem in error.problems]
    except FAULTS as error:
        what = f"its reader failed on it ({type(error).__name__}: {' '.join(str(error).split())[:200]})"
        problems = [_problem(file.path, f"{what}; expected an article. Please report this.", 0)]
    return Outcome(problems=tuple(problems), set_aside=1)


def _refused(problem: Problem, file: str) -> Problem:
    """Name the file that is set aside, where what is wrong stands in another."""
    message = (
        problem.message
        if problem.path == file
        else f"{file}, as what speaks for it is wrong: {problem.message}"
    )
    return replace(problem, severity="warning", message=_set_aside(message))


def _set_aside(message: str) -> str:
    return f"set aside: {message}"


def _parse_file(shelf: Shelf, house: House, file: SourceFile) -> Outcome:
    item = _read_item(shelf.root, house, file)
    sidecar = _read_sidecar(shelf.root, file.sidecar)
    packed = PackedSidecars()
    read = [
        (one.member if isinstance(one, Item) else "", _parse_member(one, item, sidecar.fields, packed, house))
        for one in shelve(unpack(item), shelf)
        if not packed.keep(one)
    ]
    belonging = find_belonging(file.path, (member for member, _ in read), shelf)
    shared = packed.shared()
    outcomes = [
        _unread(file.path, f"{member}: {shared[member]}") if member in shared else outcome
        for member, outcome in read
        if member not in belonging
    ]
    if not outcomes:
        raise UnreadableFile("it holds no articles; expected at least one article file or page in it.")
    parsed = [one for outcome in outcomes for one in outcome.parsed]
    carried = illustrate_file(parsed, shelf, file, sidecar.pictures, packed.pictures())
    return Outcome(
        parsed=carried.parsed,
        problems=(
            *(_warning(file.path, words) for words in filter(None, [find_misnamed_package(item)])),
            *note_gaps(file.sidecar, sidecar.gaps),
            *packed.problems(file.path),
            *(problem for outcome in outcomes for problem in outcome.problems),
            *carried.problems,
        ),
        set_aside=sum(outcome.set_aside for outcome in outcomes),
        drafts=sum(outcome.drafts for outcome in outcomes),
        kept_back=sum(outcome.kept_back for outcome in outcomes),
        refused_pictures=tuple(sorted(carried.refused)),
    )


def _read_item(root: Path, house: House, file: SourceFile) -> Item:
    if file.flaw:
        raise UnreadableFile(file.flaw)
    data = read_bytes(root, file.path)
    checksum = hashlib.sha256(data).hexdigest()
    return Item(path=file.path, data=data, checksum=checksum, code_page=house.code_page(file.path))


def _parse_member(
    one: Item | Flaw, file: Item, sidecar: Sequence[Field], packed: PackedSidecars, house: House
) -> Outcome:
    """Read a file, or one member of a package, whose faults do not touch the others."""
    if isinstance(one, Flaw):
        return _unread(file.path, one.message, one.line)
    if one is file:
        return _parse_item(one, sidecar, house)
    try:
        return _parse_item(one, (*packed.speak_for(one.member).fields, *sidecar), house)
    except KeptBack as error:
        return Outcome(problems=(_kept_back(one.path, f"{one.member}: {error}"),), kept_back=1)
    except UnreadableFile as error:
        return _unread(one.path, f"{one.member}: {error}", error.line)
    except RecordError as error:
        problems = [_of_member(one, problem) for problem in error.problems]
        return Outcome(problems=tuple(problems), set_aside=1)


def _unread(path: str, message: str, line: int = 0) -> Outcome:
    return Outcome(problems=(_problem(path, message, line),), set_aside=1)


def _of_member(one: Item, problem: Problem) -> Problem:
    """Name the member that is set aside, where what is wrong stands in its sidecar."""
    if problem.path == one.path:
        return _problem(one.path, f"{one.member}: {problem.message}", problem.line)
    name = problem.path.removeprefix(f"{one.path}/")
    return _problem(
        one.path, f"{one.member}, as what speaks for it is wrong: {name}: {problem.message}", problem.line
    )


def _parse_item(item: Item, sidecar: Sequence[Field], house: House) -> Outcome:
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
    return Outcome(
        parsed=parsed,
        problems=(
            *(_flaw(item.path, where, flaw) for flaw in flaws),
            *(_warning(item.path, f"{where}{words}") for words in dict.fromkeys(warnings)),
        ),
        set_aside=sum(not flaw.is_kept_back for flaw in flaws),
        drafts=stories.count(None),
        kept_back=sum(flaw.is_kept_back for flaw in flaws),
    )


def _parse_story(raw: RawArticle, sidecar: Sequence[Field], house: House) -> Parsed | Flaw | None:
    """Parse one story of a file; None: a draft."""
    if any(known.name == "draft" for known in raw.fields):
        return None
    try:
        parsed = parse_article(raw, sidecar, house)
    except UnreadableFile as error:
        number = raw.provenance.item
        return Flaw(message=f"story {number + 1}: {error}" if number else str(error), line=error.line)
    lost = find_lost_links(raw.parts, parsed.article.parts)
    return replace(parsed, article=_with_cuts(parsed.article, lost)) if lost else parsed


def _with_cuts(article: Article, cuts: tuple[Cut, ...]) -> Article:
    return replace(article, provenance=replace(article.provenance, cuts=article.provenance.cuts + cuts))


def _flaw(path: str, where: str, flaw: Flaw) -> Problem:
    message = f"{where}{flaw.message}"
    return _kept_back(path, message, flaw.line) if flaw.is_kept_back else _problem(path, message, flaw.line)


def _kept_back(path: str, message: str, line: int = 0) -> Problem:
    return Problem(severity="note", path=path, line=line, message=message)


def _problem(path: str, message: str, line: int) -> Problem:
    return Problem(severity="warning", path=path, line=line, message=_set_aside(message))


def _warning(path: str, message: str) -> Problem:
    return Problem(severity="warning", path=path, message=message)


def _read_sidecar(root: Path, path: str) -> Stated:
    if not path:
        return Stated()
    try:
        data = read_bytes(root, path)
    except UnreadableFile as error:
        raise unreadable_sidecar(path, error) from None
    return decode_sidecar(data, path)
