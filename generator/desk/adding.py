"""Adds files to the archive: each is read, compared with what is there, asked about, and put in its place."""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path

from msgspec import Struct

from generator.articles.files import read_bytes
from generator.articles.reading import Reading
from generator.articles.sidecar_text import compose_sidecar
from generator.content.file_names import safe_name
from generator.content.records import Records
from generator.content.writing import remove, write_new
from generator.desk.incoming import Incoming, Refusal, find_files
from generator.desk.known_articles import (
    ARTICLES,
    Known,
    Memory,
    find_like,
    read_alone,
    read_known,
)
from generator.desk.placing import Placed, Shelves, place_file
from generator.errors import ArchiveError, RecordError, UnreadableFile
from generator.model import Article
from generator.settings import Settings

BATCH = 500
"""Files that are read before the archive is searched for articles like theirs."""
MOST_REASONS = 5


class Desk(Struct, frozen=True, kw_only=True):
    """What adding works with."""

    root: Path
    settings: Settings
    records: Records
    ask: Callable[[str, "Trial"], str] | None = None
    """Asks a person for a field of a file; None: nobody is asked."""
    is_dry: bool = False


class Added(Struct, frozen=True, kw_only=True):
    """A file that was added, or would be: where it lies, and what was read from it."""

    given: str
    placed: Placed
    reading: Reading
    gaps: tuple[str, ...] = ()
    """Fields that are not known, and marked in its sidecar."""
    has_sidecar: bool = False
    notes: tuple[str, ...] = ()


class Trial(Struct, frozen=True, kw_only=True):
    """A file as it would be read, before it has a place."""

    incoming: Incoming
    checksum: str
    sidecar: bytes | None
    reading: Reading


def add_files(desk: Desk, given: Sequence[Path]) -> Iterator[Added | Refusal]:
    """Add files and what lies in folders, one after the other; raise `ArchiveError` where none can be."""
    if not any(f"{ARTICLES}/".startswith(f"{folder}/") for folder in desk.settings.sources):
        raise ArchiveError(f"mkdocs.yml: 'sources' does not name {ARTICLES}, where articles are added.")
    known = read_known(desk.root, desk.settings)
    memory = Memory(checksums=dict(known.by_checksum))
    shelves = Shelves(desk.root)
    found = find_files(given, desk.root, desk.settings.sources)
    while some := list(islice(found, BATCH)):
        trials = [_try(desk, one, memory) if isinstance(one, Incoming) else one for one in some]
        _recall(desk, known, trials, memory)
        for trial in trials:
            yield _add_or_refuse(desk, trial, memory, shelves) if isinstance(trial, Trial) else trial


def _try(desk: Desk, incoming: Incoming, memory: Memory) -> Trial | Refusal:
    """Read a file; refuse it where it is there already, or cannot be read."""
    try:
        data = _read(incoming.path)
        checksum = hashlib.sha256(data).hexdigest()
        if checksum in memory.checksums:
            return _refuse_same(incoming, memory.checksums[checksum], "bytes")
        sidecar = _read(incoming.sidecar) if incoming.sidecar else None
        trial = Trial(
            incoming=incoming,
            checksum=checksum,
            sidecar=sidecar,
            reading=read_alone(_trial_path(incoming), data, sidecar, desk.settings, desk.records),
        )
    except UnreadableFile as error:
        return Refusal(given=incoming.given, reason=str(error))
    except RecordError as error:
        return Refusal(given=incoming.given, reason="; ".join(p.message for p in error.problems))
    if trial.reading.found == trial.reading.set_aside:
        return Refusal(given=incoming.given, reason=_why_not(trial.reading))
    return trial


def _refuse_same(incoming: Incoming, path: str, what: str) -> Refusal:
    reason = f"it is there already: {path} holds the same {what}."
    return Refusal(given=incoming.given, reason=reason)


def _why_not(reading: Reading) -> str:
    """Say why nothing of a file can be read."""
    reasons = [p.message.removeprefix("set aside: ") for p in reading.problems if p.severity != "note"]
    more = [f"And {len(reasons) - MOST_REASONS:,} more."] if len(reasons) > MOST_REASONS else []
    return " ".join([*reasons[:MOST_REASONS], *more]) or "it holds no article."


def _read(path: Path) -> bytes:
    return read_bytes(path.parent, path.name)


def _trial_path(incoming: Incoming) -> str:
    """Keep the names of folders and file, which may state a date, and nothing else of where it lay."""
    return "/".join([ARTICLES, *(safe_name(step) for step in incoming.inside.split("/"))])


def _recall(desk: Desk, known: Known, trials: Iterable[object], memory: Memory) -> None:
    articles = [a for trial in trials if isinstance(trial, Trial) for a in trial.reading.articles]
    like = find_like(known, articles, desk.settings, desk.records)
    if like:
        memory.note_all(like)


def _add_or_refuse(desk: Desk, trial: Trial, memory: Memory, shelves: Shelves) -> Added | Refusal:
    try:
        return _add(desk, trial, memory, shelves)
    except ArchiveError as error:
        return Refusal(given=trial.incoming.given, reason=str(error))


def _add(desk: Desk, trial: Trial, memory: Memory, shelves: Shelves) -> Added | Refusal:
    same = memory.checksums.get(trial.checksum)
    held = [memory.find_same(article) for article in trial.reading.articles]
    if same:
        return _refuse_same(trial.incoming, same, "bytes")
    if held and all(held):
        return _refuse_same(trial.incoming, held[0], "words")
    notes = [*_compare(trial.reading.articles, held, memory)]
    answers = _ask(desk, trial)
    data = _read(trial.incoming.path)
    if hashlib.sha256(data).hexdigest() != trial.checksum:
        return Refusal(given=trial.incoming.given, reason="it changed while it was being added.")
    sidecar, reading = _with_answers(desk, trial, data, answers)
    placed = place_file(trial.incoming, reading, shelves)
    gaps = find_missing(reading.articles)
    if not desk.is_dry:
        notes += _write(desk.root, placed, data, sidecar)
    memory.checksums[trial.checksum] = placed.path
    memory.note(reading.articles, placed.path)
    return Added(
        given=trial.incoming.given,
        placed=placed,
        reading=reading,
        gaps=gaps,
        has_sidecar=sidecar is not None,
        notes=tuple(notes),
    )


def _compare(articles: Sequence[Article], held: Sequence[str], memory: Memory) -> Iterator[str]:
    """Say how many stories are there already, and what the others are new versions of."""
    if any(held):
        yield f"{sum(map(bool, held)):,} of its {len(held):,} articles are there already."
    for article, same in zip(articles, held, strict=True):
        older = "" if same else memory.find_version(article)
        if older:
            yield f"A new version: {older} holds the same article in other words."


def find_missing(articles: Sequence[Article]) -> tuple[str, ...]:
    """List what no article of a file has: a date, else the day it was received; a source."""
    if not articles:
        return ()
    is_dated = any(article.date.edtf and article.date.edtf[0] not in "[{" for article in articles)
    is_received = any(article.provenance.basis("received") for article in articles)
    missing = {
        "date": not is_dated,
        "source": not any(article.source for article in articles),
        "received": not (is_dated or is_received),
    }
    return tuple(name for name, lacks in missing.items() if lacks)


def _ask(desk: Desk, trial: Trial) -> dict[str, str]:
    answers: dict[str, str] = {}
    for name in find_missing(trial.reading.articles) if desk.ask else ():
        if not (name == "received" and "date" in answers):
            value = desk.ask(name, trial) if desk.ask else ""
            answers |= {name: value} if value else {}
    return answers


def _with_answers(
    desk: Desk, trial: Trial, data: bytes, answers: dict[str, str]
) -> "tuple[bytes | None, Reading]":
    """Write answers and gaps into the sidecar's text, and read the file again with it."""
    before = (trial.sidecar or b"").decode("utf-8-sig", "replace")
    where = _trial_path(trial.incoming)

    def read(sidecar: bytes | None) -> Reading:
        return read_alone(where, data, sidecar, desk.settings, desk.records)

    reading = read(compose_sidecar(before, answers, ()).encode()) if answers else trial.reading
    gaps = find_missing(reading.articles)
    if not answers and not gaps:
        return trial.sidecar, reading
    return compose_sidecar(before, answers, gaps).encode(), reading


def _write(root: Path, placed: Placed, data: bytes, sidecar: bytes | None) -> list[str]:
    """Write pictures, sidecar and, last, the article: so none is ever there without its sidecar."""
    written: list[str] = []
    notes: list[str] = []
    try:
        for picture, where in placed.pictures:
            try:
                bytes_ = _read(picture)
            except UnreadableFile as error:
                notes.append(f"The picture {picture.name} is left behind: {error}")
                continue
            write_new(root, where, bytes_)
            written.append(where)
        if sidecar is not None:
            write_new(root, placed.sidecar, sidecar)
            written.append(placed.sidecar)
        write_new(root, placed.path, data)
    except BaseException:
        for where in written:
            remove(root, where)
        raise
    return notes
