"""What an archive holds already: the bytes of its files, and articles that a new one may be the same as."""

import hashlib
import re
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from msgspec import Struct, field
from msgspec.structs import replace

from generator.articles.detection import COMPRESSED_TARS
from generator.articles.files import SourceFile, list_files, read_bytes
from generator.articles.reading import Reading, read_articles
from generator.content.records import Records
from generator.errors import UnreadableFile
from generator.model import Article, Version
from generator.settings import Settings

ARTICLES = "content/articles"
"""Where added articles lie."""
PACKED = (".gz", ".bz2", ".xz", ".zip", *COMPRESSED_TARS, ".parquet")
"""In these a word does not stand as it is written."""
SOFT_BREAK = re.compile(rb"=\r?\n")
PLAIN = re.compile(r"[A-Za-z0-9._-]+")
"""Characters that every format writes as they are."""


class Known(Struct, frozen=True, kw_only=True):
    """The files of an archive."""

    root: Path
    files: tuple[SourceFile, ...]
    by_checksum: Mapping[str, str]
    """The path of the file that holds the bytes of a SHA-256 checksum."""


class _Held(Struct, frozen=True, kw_only=True):
    path: str
    words: str


class Memory(Struct, kw_only=True):
    """What is in the archive, and what was added a moment ago."""

    checksums: dict[str, str]
    """The path of the file that holds the bytes."""
    _articles: dict[str, list[_Held]] = field(default_factory=dict)

    def note(self, articles: Iterable[Article], path: str = "") -> None:
        """Remember articles that later files may hold too; `path` is where they lie now."""
        for article in articles:
            held = _Held(path=path or article.provenance.path, words=words_of(article))
            for key in same_as(article):
                self._articles.setdefault(key, []).append(held)

    def note_all(self, reading: Reading) -> None:
        """Remember the articles of a reading and their older versions."""
        self.note(reading.articles)
        older: dict[str, list[Version]] = {}
        for version in reading.versions:
            older.setdefault(version.article, []).append(version)
        for article in reading.articles:
            for version in older.get(article.id, ()):
                self.note([replace(article, parts=version.parts)], version.provenance.path)

    def find_same(self, article: Article) -> str:
        """Find the file that holds an article already, in the same words."""
        words = words_of(article)
        return next((held.path for held in self._like(article) if held.words == words), "")

    def find_version(self, article: Article) -> str:
        """Find a file that holds an article of the same id or address, in whatever words."""
        return next((held.path for held in self._like(article)), "")

    def _like(self, article: Article) -> Iterator[_Held]:
        return (held for key in same_as(article) for held in self._articles.get(key, ()))


def read_known(root: Path, settings: Settings) -> Known:
    """Read the checksums of all article files."""
    files = list_files(root, settings.sources).files
    found: dict[str, str] = {}
    for file in files:
        data = _bytes(root, file.path)
        if data:
            found.setdefault(hashlib.sha256(data).hexdigest(), file.path)
    return Known(root=root, files=files, by_checksum=found)


def read_alone(
    where: str, data: bytes, sidecar: bytes | None, settings: Settings, records: Records
) -> Reading:
    """Read one file as the archive would if it lay at `where`, by itself."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, where)
        path.parent.mkdir(parents=True)
        path.write_bytes(data)
        if sidecar is not None:
            Path(f"{path}.meta.yml").write_bytes(sidecar)
        return _read(Path(folder), settings.model_copy(update={"sources": (ARTICLES,)}), records)


def find_like(
    known: Known, articles: Iterable[Article], settings: Settings, records: Records
) -> Reading | None:
    """Read the archive's articles of the same source and id, or of the same address, as any of these."""
    needles = {needle for article in articles for needle in _needles(article)}
    files = [file for file in known.files if needles and _may_hold(known.root, file, needles)]
    if not files:
        return None
    with tempfile.TemporaryDirectory() as folder:
        for file in files:
            for name in filter(None, (file.path, file.sidecar)):
                path = Path(folder, name)
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(_bytes(known.root, name))
        return _read(Path(folder), settings, records)


def same_as(article: Article) -> tuple[str, ...]:
    """Give the keys by which two articles are versions of one: an id of the source's own, an address."""
    keys = [f"id {article.id}"] if article.provenance.basis("id") else []
    return (*keys, f"url {article.url.rstrip('/')}") if article.url else tuple(keys)


def words_of(article: Article) -> str:
    """Join all words of an article, to tell whether another has the same."""
    return "\n".join(" ".join(part.text.split()) for part in article.parts)


def _read(root: Path, settings: Settings, records: Records) -> Reading:
    # Decisions are on articles that are in the archive; of the new one there can be none yet.
    return read_articles(root, settings, Records(sources=records.sources))


def _needles(article: Article) -> Iterator[bytes]:
    """Give what a file must hold somewhere if it states the same id or address."""
    own = article.provenance.basis("id").split(" (")[0]
    address = article.url.partition("://")[2] or article.url
    for words in (own, address.partition("/")[2].strip("/") or address):
        runs = PLAIN.findall(words)
        if runs:
            yield max(runs, key=len).encode()


def _may_hold(root: Path, file: SourceFile, needles: Iterable[bytes]) -> bool:
    if file.path.lower().endswith(PACKED):
        return True
    data = _bytes(root, file.path) + (_bytes(root, file.sidecar) if file.sidecar else b"")
    # What mail breaks over lines, and what UTF-16 writes wide, is put as it reads.
    data = SOFT_BREAK.sub(b"", data).replace(b"\0", b"")
    return any(needle in data for needle in needles)


def _bytes(root: Path, name: str) -> bytes:
    try:
        return read_bytes(root, name)
    except UnreadableFile:
        return b""
