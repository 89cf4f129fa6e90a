"""Everything people write in `content/` becomes typed records, with path and line in every message."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, TypeVar

from edtf import parse_edtf
from edtf.parser.edtf_exceptions import EDTFParseException
from pydantic import AfterValidator, Field, model_validator

from generator.checking import Record, check
from generator.errors import Problem, RecordError, UnreadableFile
from generator.model import EntityKind
from generator.strict_yaml import parse_yaml, split_front_matter

FOLDERS: dict[str, EntityKind] = {
    "people": "person",
    "organizations": "organization",
    "places": "place",
    "events": "event",
}
T = TypeVar("T")


def _edtf(value: str) -> str:
    try:
        parse_edtf(value)
    except EDTFParseException:
        raise ValueError("an EDTF date such as 2025-06-12, 2019-05 or 2019-05-15~ (approximate)") from None
    return value


def _id(value: str) -> str:
    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", value):
        raise ValueError("a file name of lower-case letters, digits and single hyphens, such as jane-doe.md")
    return value


EdtfText = Annotated[str, AfterValidator(_edtf)]
Text = Annotated[str, Field(min_length=1)]


class AuthorityRecord(Record):
    """The curated entry for one entity or source: `content/authority/<kind>/<id>.md`."""

    id: Annotated[str, AfterValidator(_id)]
    """The file's name; it never changes when the name does."""
    path: str
    name: Text
    variants: tuple[Text, ...] = ()
    """Other ways in which sources write the name."""
    description: str = ""
    same_as: tuple[Text, ...] = ()
    """Addresses of the same thing elsewhere, each confirmed by a source at hand."""
    note: str = ""
    """The text below the front matter, in Markdown."""


class Decision(Record):
    """A human judgement: who made it, when and why."""

    by: Text
    on: EdtfText
    why: Text
    line: int = 0
    """Where it stands in its file, from 1."""


class ArticleDecision(Decision):
    """What an editor states of one article; it outranks the file and every rule."""

    article: Text
    """The article's path from the archive's root, or its id."""
    date: EdtfText | None = None
    source: str | None = None
    byline: str | None = None
    section: str | None = None


class Rename(Record):
    """A new preferred name for an entity."""

    entity: Text
    name: Text


class EntityDecision(Decision):
    """One judgement on entities, each named by id or by name."""

    same: Annotated[tuple[Text, ...], Field(min_length=2)] | None = None
    """All of these are one entity; the first gives the name."""
    not_same: Annotated[tuple[Text, ...], Field(min_length=2)] | None = None
    """No two of these are one entity."""
    not_an_entity: Text | None = None
    """This name is no person, organization, place or event."""
    renamed: Rename | None = None

    @model_validator(mode="after")
    def _exactly_one(self) -> "EntityDecision":
        given = (self.same, self.not_same, self.not_an_entity, self.renamed)
        if sum(value is not None for value in given) != 1:
            raise ValueError("exactly one of 'same', 'not_same', 'not_an_entity', 'renamed'")
        return self


class HandWritten(Record):
    """A page that people write: `content/pages/<path>`; its text is trusted as configuration is."""

    path: str
    """Relative to `content/pages/`."""
    title: Text
    description: str = ""
    body: str


D = TypeVar("D", bound=Decision)


@dataclass(frozen=True, slots=True, kw_only=True)
class Records:
    """All that people have written, read once and handed to the stages that need it."""

    entities: tuple[tuple[EntityKind, AuthorityRecord], ...] = ()
    sources: tuple[AuthorityRecord, ...] = ()
    article_decisions: tuple[ArticleDecision, ...] = ()
    entity_decisions: tuple[EntityDecision, ...] = ()
    permalinks: tuple[tuple[str, str], ...] = ()
    """Article id and address, as first published."""
    pages: tuple[HandWritten, ...] = ()


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

    def authority(folder: str) -> Iterator[AuthorityRecord]:
        files = sorted((content / "authority" / folder).glob("*.md"))
        return gather(lambda path: read_authority(root, path), files)

    def decisions(name: str, kind: type[D]) -> tuple[D, ...]:
        file = content / "decisions" / name
        return next(gather(lambda path: _decisions(root, path, kind), [file]), ())

    records = Records(
        entities=tuple((kind, record) for folder, kind in FOLDERS.items() for record in authority(folder)),
        sources=tuple(authority("sources")),
        article_decisions=decisions("articles.yml", ArticleDecision),
        entity_decisions=decisions("entities.yml", EntityDecision),
        permalinks=next(gather(read_permalinks, [content / "permalinks.txt"]), ()),
        pages=tuple(gather(lambda path: read_page(root, path), sorted((content / "pages").rglob("*.md")))),
    )
    problems.extend(_repeated_ids(records))
    if problems:
        raise RecordError(problems)
    return records


def read_authority(root: Path, path: Path) -> AuthorityRecord:
    """Read one authority record; raise `RecordError`."""
    where = path.relative_to(root).as_posix()
    document, body = _parsed(path, where, split_front_matter)
    return check(
        AuthorityRecord, document, where, known={"id": path.stem, "path": where, "note": body.strip()}
    )


def read_page(root: Path, path: Path) -> HandWritten:
    """Read one page that people wrote; raise `RecordError`."""
    where = path.relative_to(root).as_posix()
    document, body = _parsed(path, where, split_front_matter)
    inside = path.relative_to(root / "content" / "pages").as_posix()
    return check(HandWritten, document, where, known={"path": inside, "body": body})


def read_permalinks(path: Path) -> tuple[tuple[str, str], ...]:
    """Read the ledger of addresses: an id, a space and an address a line; raise `RecordError`."""
    if not path.exists():
        return ()
    lines: list[tuple[str, str]] = []
    problems: list[Problem] = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if not line.strip() or line.startswith("#"):
            continue
        words = line.split()
        if len(words) != 2:
            message = f"found {len(words)} words; expected an id and an address."
            problems.append(
                Problem(severity="error", path="content/permalinks.txt", line=number, message=message)
            )
        else:
            lines.append((words[0], words[1]))
    if problems:
        raise RecordError(problems)
    return tuple(lines)


def _decisions(root: Path, path: Path, kind: type[D]) -> tuple[D, ...]:
    if not path.exists():
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
        return parse(path.read_text(encoding="utf-8-sig"))
    except UnreadableFile as error:
        raise RecordError(
            [Problem(severity="error", path=where, line=error.line, message=str(error))]
        ) from None
    except (OSError, UnicodeDecodeError) as error:
        message = f"cannot be read: {error}; expected UTF-8 text."
        raise RecordError([Problem(severity="error", path=where, message=message)]) from None


def _repeated_ids(records: Records) -> Iterator[Problem]:
    first: dict[str, str] = {}
    for _, record in records.entities:
        if record.id in first:
            message = f"id '{record.id}' is taken by {first[record.id]}; expected ids unique over all kinds."
            yield Problem(severity="error", path=record.path, message=message)
        first.setdefault(record.id, record.path)
