"""Reads what people write in `content/`, with path and line in every message."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TypeVar

from generator import ledger
from generator.checking import check
from generator.errors import Problem, RecordError, UnreadableFile
from generator.model import EntityKind
from generator.records import (
    ArticleDecision,
    AuthorityRecord,
    Decision,
    EntityDecision,
    HandWritten,
    Records,
    SourceRecord,
)
from generator.strict_yaml import parse_yaml, split_front_matter
from generator.text_files import is_there, read_text

FOLDERS: dict[str, EntityKind] = {
    "people": "person",
    "organizations": "organization",
    "places": "place",
    "events": "event",
}
T = TypeVar("T")
D = TypeVar("D", bound=Decision)
A = TypeVar("A", bound=AuthorityRecord)


def read_records(root: Path) -> Records:
    """Read `content/`; raise `RecordError` that lists every problem of every file."""
    problems: list[Problem] = []
    content = root / "content"

    def gather(read: Callable[[Path], T], paths: Iterable[Path]) -> Iterator[T]:
        for path in paths:
            try:
                yield read(path)
            except RecordError as error:
                problems.extend(error.problems)

    def authority(folder: str, kind: type[A]) -> Iterator[A]:
        files = sorted((content / "authority" / folder).glob("*.md"))
        return gather(lambda path: read_authority(root, path, kind), files)

    def decisions(name: str, kind: type[D]) -> tuple[D, ...]:
        file = content / "decisions" / name
        return next(gather(lambda path: _decisions(root, path, kind), [file]), ())

    records = Records(
        entities=tuple(
            (kind, record)
            for folder, kind in FOLDERS.items()
            for record in authority(folder, AuthorityRecord)
        ),
        sources=tuple(authority("sources", SourceRecord)),
        article_decisions=decisions("articles.yml", ArticleDecision),
        entity_decisions=decisions("entities.yml", EntityDecision),
        permalinks=next(gather(read_permalinks, [root]), ()),
        pages=tuple(gather(lambda path: read_page(root, path), sorted((content / "pages").rglob("*.md")))),
    )
    problems.extend(_repeated_ids(records))
    if problems:
        raise RecordError(problems)
    return records


def read_authority(root: Path, path: Path, kind: type[A]) -> A:
    """Read one authority record; raise `RecordError`."""
    where = path.relative_to(root).as_posix()
    document, body = _parsed(path, where, split_front_matter)
    return check(kind, document, where, known={"id": path.stem, "path": where, "note": body.strip()})


def read_page(root: Path, path: Path) -> HandWritten:
    """Read one page that people wrote; raise `RecordError`."""
    where = path.relative_to(root).as_posix()
    document, body = _parsed(path, where, split_front_matter)
    inside = path.relative_to(root / "content" / "pages").as_posix()
    return check(HandWritten, document, where, known={"path": inside, "body": body})


def read_permalinks(root: Path) -> tuple[tuple[str, str], ...]:
    """Read the ledger of addresses; raise `RecordError`."""
    path = root / ledger.PATH
    return ledger.parse_ledger(read_text(path, ledger.PATH)) if is_there(path) else ()


def _decisions(root: Path, path: Path, kind: type[D]) -> tuple[D, ...]:
    if not is_there(path):
        return ()
    where = path.relative_to(root).as_posix()
    document = _parsed(path, where, parse_yaml)
    if document.value is None:
        return ()
    if not isinstance(document.value, list):
        message = "found no list; expected one decision a '- ' item."
        raise RecordError([Problem(severity="error", path=where, line=1, message=message)])
    found: list[D] = []
    problems: list[Problem] = []
    for number in range(len(document.value)):
        try:
            found.append(check(kind, document, where, at=(number,), known={"line": document.line((number,))}))
        except RecordError as error:
            problems.extend(error.problems)
    if problems:
        raise RecordError(problems)
    return tuple(found)


def _parsed(path: Path, where: str, parse: Callable[[str], T]) -> T:
    try:
        return parse(read_text(path, where))
    except UnreadableFile as error:
        raise RecordError(
            [Problem(severity="error", path=where, line=error.line, message=str(error))]
        ) from None


def _repeated_ids(records: Records) -> Iterator[Problem]:
    first: dict[str, str] = {}
    for _, record in records.entities:
        if record.id in first:
            message = f"id '{record.id}' is taken by {first[record.id]}; expected ids unique over all kinds."
            yield Problem(severity="error", path=record.path, message=message)
        first.setdefault(record.id, record.path)
