"""Reads what people write in `content/`, with path and line in every message."""

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path, PurePosixPath
from typing import TypeVar

from generator.content import ledger
from generator.content.checking import check
from generator.content.folders import find_misplaced
from generator.content.page_files import PageFile, find_page_files
from generator.content.records import (
    ArticleDecision,
    AuthorityRecord,
    Decision,
    EntityDecision,
    HandWritten,
    QuotationDecision,
    Records,
    SourceRecord,
    ThreadDecision,
    ThreadRecord,
)
from generator.content.strict_yaml import parse_yaml, split_front_matter
from generator.content.text_files import MAX_BYTES, is_inside, read_text
from generator.errors import Problem, RecordError, UnreadableFile
from generator.model import EntityKind

FOLDERS: dict[str, EntityKind] = {
    "people": "person",
    "organizations": "organization",
    "places": "place",
    "events": "event",
}
LEDGER_BYTES = 256 * 1024 * 1024
T = TypeVar("T")
D = TypeVar("D", bound=Decision)
A = TypeVar("A", bound=AuthorityRecord)


def read_records(root: Path, sources: Sequence[str] = ()) -> Records:
    """Read `content/`, in which `sources` may lie too; raise `RecordError` that lists every problem."""
    problems = list(find_misplaced(root, sources))

    def gather(read: Callable[[Path, str], T], files: Iterable[str]) -> Iterator[T]:
        for where in files:
            try:
                yield read(root, where)
            except RecordError as error:
                problems.extend(error.problems)

    def authority(folder: str, kind: type[A]) -> Iterator[A]:
        files = _files(root, f"content/authority/{folder}", "*.md", problems)
        return gather(partial(read_authority, kind=kind), files)

    def decisions(name: str, kind: type[D]) -> tuple[D, ...]:
        files = _files(root, "content/decisions", name, problems)
        return next(gather(partial(_decisions, kind=kind), files), ())

    ledgers = gather(read_permalinks, _files(root, "content", "permalinks.txt", problems))
    records = Records(
        entities=tuple(
            (kind, one) for name, kind in FOLDERS.items() for one in authority(name, AuthorityRecord)
        ),
        sources=tuple(authority("sources", SourceRecord)),
        article_decisions=decisions("articles.yml", ArticleDecision),
        entity_decisions=decisions("entities.yml", EntityDecision),
        permalinks=(published := next(ledgers, ledger.Ledger())).articles,
        stories=published.stories,
        retold=published.retold,
        entity_addresses=published.entities,
        thread_decisions=decisions("threads.yml", ThreadDecision),
        quotation_decisions=decisions("quotations.yml", QuotationDecision),
        threads=tuple(gather(read_thread, _files(root, "content/threads", "*.md", problems))),
        pages=tuple(gather(read_page, _files(root, "content/pages", "**/*.md", problems))),
        files=_files_of_pages(root, problems),
    )
    problems.extend(_repeated_ids(records))
    _refuse(problems)
    return records


def _refuse(problems: Sequence[Problem]) -> None:
    if problems:
        raise RecordError(problems)


def _files_of_pages(root: Path, problems: list[Problem]) -> tuple[PageFile, ...]:
    beside = list(find_page_files(root))
    problems += (one for one in beside if isinstance(one, Problem))
    return tuple(one for one in beside if isinstance(one, PageFile))


def read_authority(root: Path, where: str, kind: type[A]) -> A:
    """Read one authority record; raise `RecordError`."""
    document, body = _parsed(root, where, split_front_matter)
    id_ = PurePosixPath(where).stem
    return check(kind, document, where, known={"id": id_, "path": where, "note": body.strip()})


def read_page(root: Path, where: str) -> HandWritten:
    """Read one page that people wrote; raise `RecordError`."""
    document, body = _parsed(root, where, split_front_matter)
    inside = where.removeprefix("content/pages/")
    return check(HandWritten, document, where, known={"path": inside, "body": body})


def read_thread(root: Path, where: str) -> ThreadRecord:
    """Read what an editor wrote of one running story; raise `RecordError`."""
    document, body = _parsed(root, where, split_front_matter)
    id_ = PurePosixPath(where).stem
    return check(ThreadRecord, document, where, known={"id": id_, "path": where, "note": body.strip()})


def read_permalinks(root: Path, where: str) -> ledger.Ledger:
    """Read the ledger of addresses; raise `RecordError`."""
    return ledger.parse_ledger(read_text(root, where, most=LEDGER_BYTES))


def _files(root: Path, folder: str, pattern: str, problems: list[Problem]) -> list[str]:
    """List the files of a folder that lies in the archive, in order of path; name those none can type."""
    if not is_inside(root, folder):
        return []
    files = []
    single = root / folder / pattern
    is_link = single.is_symlink()  # which leads nowhere, perhaps: a pattern would pass over it
    for path in [single] if is_link else sorted((root / folder).glob(pattern)):
        where = path.relative_to(root).as_posix()
        shown = os.fsencode(where).decode("utf-8", "replace")
        if shown == where:
            files.append(where)
        else:
            message = "its name is not UTF-8; expected one that can be shown."
            problems.append(Problem(severity="error", path=shown, message=message))
    return files


def _decisions(root: Path, where: str, kind: type[D]) -> tuple[D, ...]:
    document = _parsed(root, where, partial(parse_yaml, most=MAX_BYTES))
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


def _parsed(root: Path, where: str, parse: Callable[[str], T]) -> T:
    try:
        return parse(read_text(root, where))
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
