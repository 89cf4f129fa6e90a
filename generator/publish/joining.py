"""Results that were worked out elsewhere come into an archive's store; what is damaged does not."""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from re import fullmatch

from msgspec import Struct

from generator.cache import Cache
from generator.mapping import cut_batches
from generator.packing import unpack

BATCH = 500


class Joined(Struct, frozen=True, kw_only=True):
    """What became of the results of a store."""

    taken: int
    known: int
    """Whole, and in the archive's store already."""
    damaged: int
    flaw: str
    """Why the rest of the store cannot be read; empty where nothing is wrong."""


def is_store(path: Path) -> bool:
    """Whether a file is a store of results."""
    try:
        next(_rows(path), None)
    except sqlite3.Error:
        return False
    return path.is_file()


def join_store(cache: Cache, path: Path) -> Joined:
    """Take over what is whole in a store and not in the archive's own."""
    taken = known = damaged = 0
    flaw = ""
    try:
        for rows in cut_batches(_rows(path), BATCH):
            whole = dict(one for row in rows if (one := _result(*row)))
            here = {key for key, _ in cache.read(whole)}
            new = {key: text for key, text in whole.items() if key not in here}
            cache.write(new)
            taken += len(new)
            known += len(whole) - len(new)
            damaged += len(rows) - len(whole)
    except sqlite3.DatabaseError as error:
        flaw = str(error)
    return Joined(taken=taken, known=known, damaged=damaged, flaw=flaw)


def _rows(path: Path) -> Iterator[tuple[object, object, object]]:
    connection = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True, timeout=30)
    try:
        yield from connection.execute("SELECT key, digest, value FROM results")
    finally:
        connection.close()


def _result(key: object, digest: object, value: object) -> tuple[str, bytes] | None:
    text = unpack((digest, value))
    if text is None or not isinstance(key, str) or not fullmatch("[0-9a-f]{64}", key):
        return None
    with suppress(ValueError, RecursionError):
        json.loads(text)
        return key, text
    return None
