"""A content-addressed store of what is slow to work out; a damaged entry counts as absent."""

import hashlib
import json
import shutil
import sqlite3
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from typing import Any

from generator.errors import ArchiveError
from generator.packing import expand, pack, unpack

BATCH = 500
MOST_UNUSED = 2
"""Times as many bytes of results as are used that a store holds at most."""
SMALL = 1 << 20
"""Bytes of results that are not worth clearing."""
PROGRAM = Path(__file__).parent
# Another program holds the store, or the disk is full or may not be written to: the store itself is whole.
TRANSIENT = {
    sqlite3.SQLITE_BUSY,
    sqlite3.SQLITE_LOCKED,
    sqlite3.SQLITE_READONLY,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_PERM,
}
TABLE = "CREATE TABLE IF NOT EXISTS results (key TEXT PRIMARY KEY, digest TEXT, value BLOB) WITHOUT ROWID"


def cache_key(*parts: str) -> str:
    """Make one key of all that a result depends on."""
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()


@lru_cache(maxsize=1)
def installed_packages() -> tuple[str, ...]:
    """List what is installed, by the names of the folders that say so, which hold its version."""
    folders = {Path(folder) for folder in sys.path if folder}
    found = (path for folder in folders if folder.is_dir() for path in folder.iterdir())
    return tuple(sorted({path.name for path in found if path.suffix in (".dist-info", ".egg-info")}))


@lru_cache(maxsize=1)
def program_key() -> str:
    """Make a key of the program itself, with its data, and of what is installed beside it."""
    return cache_key(*installed_packages(), program_digest())


@lru_cache(maxsize=1)
def program_digest() -> str:
    """Make a checksum of every file of the program and its data; of what tells people about it none."""
    files = (p for p in sorted(PROGRAM.rglob("*")) if p.suffix not in (".pyc", ".md") and p.is_file())
    return cache_key(*(hashlib.sha256(path.read_bytes()).hexdigest() for path in files))


IN_USE = cache_key("bytes of results in use when they were last counted")


class Cache:
    """Results by key, as JSON, in one SQLite file."""

    def __init__(self, path: Path, *, is_written: bool = True, is_part: bool = False) -> None:
        """Open the store; one that is not written to is read where it exists, and empty elsewhere."""
        self._is_written = is_written
        self.is_part = is_part  # it is joined with other stores later
        self._path = path
        self._connection: sqlite3.Connection = self.reopen()
        self._used: set[str] = set()
        self._weight = 0  # bytes that were read or stored since
        self._held: list[Callable[[], Iterable[str]]] = []

    def get(self, keys: Iterable[str]) -> dict[str, object]:
        """Find the results that are stored and whole, as JSON has them."""
        return {key: json.loads(text) for key, text in self.read(keys)}

    def read(self, keys: Iterable[str]) -> "Iterator[tuple[str, bytes]]":
        """Yield each result that is stored and whole, as JSON."""
        wanted = set(keys)
        self._used |= wanted
        for rows in self._select(wanted, "key, digest, value"):
            for key, digest, value in rows:
                self._weight += len(value or b"")
                if (text := unpack((digest, value))) is not None:
                    yield key, text

    def _select(self, keys: Iterable[str], columns: str) -> "Iterator[list[tuple[Any, ...]]]":
        wanted = sorted(keys)
        for start in range(0, len(wanted), BATCH):
            some = wanted[start : start + BATCH]
            marks = ",".join("?" * len(some))
            query = f"SELECT {columns} FROM results WHERE key IN ({marks})"  # noqa: S608 - only our own words
            with suppress(sqlite3.DatabaseError):  # a damaged page of the file
                yield self._connection.execute(query, some).fetchall()

    def hold(self, keys: Callable[[], Iterable[str]]) -> None:
        """Count results as used that nobody had to read; their keys are asked for where any are removed."""
        self._held.append(keys)

    def put(self, results: Mapping[str, object]) -> None:
        """Store results; each must be plain JSON."""
        texts = ((k, json.dumps(r, ensure_ascii=False, separators=(",", ":"))) for k, r in results.items())
        self.write({key: text.encode("utf-8", "surrogatepass") for key, text in texts})

    def write(self, results: Mapping[str, bytes]) -> None:
        """Store results that are JSON already."""
        self._used.update(results)
        if not self._is_written:
            return
        rows = []
        for key, result in results.items():
            digest, value = pack(result)
            self._weight += len(value)
            rows.append((key, digest, value))
        try:
            self._write(rows)
        except sqlite3.DatabaseError as error:
            if getattr(error, "sqlite_errorcode", 0) & 0xFF in TRANSIENT:
                raise ArchiveError(f"{self._path}: results cannot be stored ({error}).") from None
            self._connection.close()
            _forget(self._path)
            self._connection = _prepared(self._path)
            self._write(rows)

    def _write(self, rows: Iterable[tuple[str, str, bytes]]) -> None:
        with self._connection:
            self._connection.executemany("INSERT OR REPLACE INTO results VALUES (?, ?, ?)", rows)

    def remove(self, keys: Iterable[str]) -> None:
        """Forget some results, from every byte of the store."""
        self._used.difference_update(keys)
        if self._is_written:
            with self._connection:
                self._connection.executemany("DELETE FROM results WHERE key = ?", zip(sorted(keys)))
            self._shrink()

    def prune(self, *, anew: bool = True) -> None:
        """Remove what was not used since the store was opened, where that is most of it.

        Where it need not be counted `anew`, as much passes for used as when it was counted last.
        """
        [[whole]] = self._connection.execute("SELECT coalesce(sum(length(value)), 0) FROM results")
        counted = None if anew else self.get([IN_USE]).get(IN_USE)
        if whole > MOST_UNUSED * (max(self._weight, counted if isinstance(counted, int) else 0) + SMALL):
            self._count_held()
            used = sum(int(total) for [[total]] in self._select(self._used, "total(length(value))"))
            self.put({IN_USE: used})
            if whole > MOST_UNUSED * (used + SMALL):
                self.forget_unused()

    def forget_unused(self) -> int:
        """Remove what was neither asked for nor stored since the store was opened, from every byte of it.

        Returns how many results were removed.
        """
        if not self._is_written:
            return 0
        self._count_held()
        with self._connection:
            self._connection.execute("CREATE TEMP TABLE used (key TEXT PRIMARY KEY)")
            self._connection.executemany(
                "INSERT INTO used VALUES (?)", ((key,) for key in sorted(self._used))
            )
            done = self._connection.execute("DELETE FROM results WHERE key NOT IN (SELECT key FROM used)")
            self._connection.execute("DROP TABLE used")
        self._shrink()
        return done.rowcount

    def _count_held(self) -> None:
        """Ask, once, which results are held."""
        while self._held:
            self._used.update(self._held.pop()())

    def _shrink(self) -> None:
        """Write the store anew: what SQLite deletes stays in free pages and in the log until then."""
        self._connection.execute("VACUUM")
        self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def reopen(self) -> sqlite3.Connection:
        """Open the file, at first or after it was let go."""
        self._connection = _open(self._path) if self._is_written else _open_for_reading(self._path)
        return self._connection

    def close(self) -> None:
        """Let the file go; SQLite bars that a process is copied which has it open."""
        self._connection.close()


def stored_values(path: Path) -> Iterator[bytes]:
    """Yield every key and, unpacked, every result of a store."""
    connection = _open_for_reading(path)
    try:
        for key, value in connection.execute("SELECT key, value FROM results ORDER BY key"):
            yield str(key).encode()
            plain = value if isinstance(value, bytes) else str(value).encode()
            text = expand(plain)
            yield plain if text is None else text
    finally:
        connection.close()


def _open_for_reading(path: Path) -> sqlite3.Connection:
    if path.is_file():
        connection = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True, timeout=30)
        try:
            connection.execute("SELECT 1 FROM results LIMIT 1")
        except sqlite3.DatabaseError:
            connection.close()
        else:
            return connection
    connection = sqlite3.connect(":memory:")
    connection.execute(TABLE)
    return connection


def _open(path: Path) -> sqlite3.Connection:
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        return _prepared(path)
    except sqlite3.DatabaseError:
        _forget(path)
        return _prepared(path)


def _forget(path: Path) -> None:
    """Remove what is no store, or a damaged one: everything in it can be worked out again."""
    for name in (path, Path(f"{path}-wal"), Path(f"{path}-shm")):
        if name.is_dir():
            shutil.rmtree(name)
        else:
            name.unlink(missing_ok=True)


def _prepared(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=30)
    try:
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA temp_store=MEMORY")
        connection.execute(TABLE)
    except sqlite3.DatabaseError:
        connection.close()
        raise
    return connection
