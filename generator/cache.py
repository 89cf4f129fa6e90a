"""A content-addressed store of what is slow to work out; a damaged entry counts as absent."""

import hashlib
import json
import sqlite3
import zlib
from collections.abc import Iterable, Mapping
from pathlib import Path

BATCH = 500
TABLE = "CREATE TABLE IF NOT EXISTS results (key TEXT PRIMARY KEY, digest TEXT, value BLOB) WITHOUT ROWID"


def cache_key(*parts: str) -> str:
    """Make one key of all that a result depends on."""
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()


class Cache:
    """Results by key, as JSON, in one SQLite file."""

    def __init__(self, path: Path, *, is_written: bool = True) -> None:
        """Open the store; one that is not written to is read where it exists, and empty elsewhere."""
        self._is_written = is_written
        self._connection = _open(path) if is_written else _open_for_reading(path)

    def get(self, keys: Iterable[str]) -> dict[str, object]:
        """Find the results that are stored and whole."""
        wanted = sorted(set(keys))
        found: dict[str, object] = {}
        for start in range(0, len(wanted), BATCH):
            some = wanted[start : start + BATCH]
            marks = ",".join("?" * len(some))
            query = f"SELECT key, digest, value FROM results WHERE key IN ({marks})"  # noqa: S608 - only marks
            try:
                rows = self._connection.execute(query, some).fetchall()
            except sqlite3.DatabaseError:
                continue  # a damaged page of the file
            for key, digest, value in rows:
                if isinstance(value, bytes) and hashlib.sha256(value).hexdigest() == digest:
                    found[key] = json.loads(zlib.decompress(value))
        return found

    def put(self, results: Mapping[str, object]) -> None:
        """Store results; each must be plain JSON."""
        if not self._is_written:
            return
        rows = []
        for key, result in results.items():
            value = zlib.compress(json.dumps(result, ensure_ascii=False, separators=(",", ":")).encode(), 1)
            rows.append((key, hashlib.sha256(value).hexdigest(), value))
        with self._connection:
            self._connection.executemany("INSERT OR REPLACE INTO results VALUES (?, ?, ?)", rows)

    def close(self) -> None:
        """Let the file go."""
        self._connection.close()


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
        path.unlink()  # not a store, or one cut short: everything in it can be worked out again
        return _prepared(path)


def _prepared(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=30)
    try:
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute(TABLE)
    except sqlite3.DatabaseError:
        connection.close()
        raise
    return connection
