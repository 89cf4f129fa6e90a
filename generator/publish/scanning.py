"""Every byte that the archive wrote is looked through for what editors withhold."""

import contextlib
import gzip
import html
import re
import zlib
from collections.abc import Iterable, Iterator
from functools import partial
from io import BytesIO
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from msgspec import Struct, field

from generator.articles.withheld.withheld_names import fold
from generator.articles.withheld.withholding import Guard
from generator.cache import stored_values
from generator.content.takedowns import PATH
from generator.errors import Problem
from generator.mapping import map_forked
from generator.publish.search.encoding import MAGIC, text_of
from generator.words import list_words

SHOWN = 3
"""Most files named in one message."""
GZIP = b"\x1f\x8b"
ZIP = b"PK\x03\x04"
SQLITE = b"SQLite format 3\x00"
# Tags that stand inside a word or between two words; any other ends what was said.
INSIDE = re.compile(
    r"</?(?:a|abbr|b|bdi|bdo|cite|code|em|i|mark|q|s|small|span|strong|sub|sup|u)\b[^<>]*>", re.IGNORECASE
)
BREAK = re.compile(r"<(?:br|wbr)\b[^<>]*>", re.IGNORECASE)
TAG = re.compile(r"<[^<>]*>")
ESCAPES = re.compile(r"(?:%[0-9a-fA-F]{2})+")
CODE_POINT = re.compile(r"\\u([0-9a-fA-F]{4})")
LINE_END = re.compile(r"\\[nrt]")
LEAST = 200
"""Files for which a process of its own is worth while."""
BLOCK = 1 << 20
OVERLAP = 1 << 12
"""Characters that two blocks of a long text share: no name and no run of words is longer."""


class Scan(Struct, frozen=True, kw_only=True):
    """What was looked through, and where withheld words were found."""

    files: int = 0
    bytes: int = 0
    """Unpacked."""
    leaks: tuple[Problem, ...] = ()


class Theme(Struct, frozen=True, kw_only=True):
    """What is in a site whatever the archive holds: the files of installed themes."""

    site: Path
    folders: tuple[Path, ...]

    def brings(self, path: Path, data: bytes) -> bool:
        """Whether a file of the site is the same in the theme."""
        if path.suffix in (".html", ".md") or not path.is_relative_to(self.site):
            return False
        inside = path.relative_to(self.site)
        twins = (folder / inside for folder in self.folders)
        return any(twin.is_file() and twin.read_bytes() == data for twin in twins)


class _Found(Struct):
    """By the line of a decision, and whether it is a name: the files in which its words stand."""

    names: dict[int, list[str]] = field(default_factory=dict)
    texts: dict[int, list[str]] = field(default_factory=dict)


def scan_files(
    paths: Iterable[Path], root: Path, guard: Guard, theme: Theme | None = None, *, jobs: int = 1
) -> Scan:
    """Look through files and all below folders, their names and what is packed in them.

    What the theme brings with it, byte for byte, is not the archive's.
    """
    work = partial(_scan_file, root, guard, theme)
    scanned = map_forked(work, list(_files(paths)), jobs=jobs, tick=lambda _: None, least=LEAST)
    found = _Found()
    for one in scanned:
        for line in one.names:
            _note(found.names, line, one.name)
        for line in one.texts:
            _note(found.texts, line, one.name)
    looked = [one.size for one in scanned if one.name]
    return Scan(files=len(looked), bytes=sum(looked), leaks=tuple(_leaks(found)))


class _Scanned(Struct, frozen=True):
    """One file: its bytes unpacked, and the lines of the decisions whose words stand in it."""

    name: str = ""
    """Empty where it is not the archive's."""
    size: int = 0
    names: tuple[int, ...] = ()
    texts: tuple[int, ...] = ()


def _scan_file(root: Path, guard: Guard, theme: Theme | None, path: Path) -> _Scanned:
    data = path.read_bytes()
    if theme and theme.brings(path, data):
        return _Scanned()
    found = _Found()
    size = 0
    name = path.relative_to(root).as_posix() if path.is_relative_to(root) else path.as_posix()
    _look(fold(name), name, guard, found)
    for content in _unpacked(path, data):
        size += len(content)
        # What is no text is no letter and no space; to fold it takes long.
        for text in _texts(content.decode("utf-8", "replace").replace("\ufffd", "\0")):
            _look(text, name, guard, found)
    return _Scanned(name, size, tuple(found.names), tuple(found.texts))


def scan_text(text: str, name: str, guard: Guard) -> tuple[Problem, ...]:
    """Look through a text before it is written to a file."""
    found = _Found()
    for view in _texts(text):
        _look(view, name, guard, found)
    return tuple(_leaks(found))


def _files(paths: Iterable[Path]) -> Iterator[Path]:
    for path in paths:
        if path.is_file():
            yield path
        else:
            yield from (one for one in sorted(path.rglob("*")) if one.is_file())


def _unpacked(path: Path, data: bytes) -> Iterator[bytes]:
    """Yield what a file holds: as it is, unpacked, and without what stands between letters of two bytes."""
    if data.startswith(SQLITE):
        yield from stored_values(path)
    if data.startswith(ZIP):
        with contextlib.suppress(
            BadZipFile, OSError, EOFError, zlib.error, NotImplementedError, RuntimeError
        ):
            zipped = ZipFile(BytesIO(data))
            names = zipped.namelist()
            data = b"\n\n".join((zipped.comment, *map(str.encode, names), *map(zipped.read, names)))
    if data.startswith(GZIP):
        with contextlib.suppress(OSError, EOFError, zlib.error):
            data = gzip.decompress(data)
    if data.startswith(MAGIC):
        data = text_of(data)  # behind it are numbers, whose bytes may be letters by chance
    yield data
    if b"\0" in data:
        yield data.replace(b"\0", b"")


def _texts(text: str) -> Iterator[str]:
    """Yield a text in blocks, each as readers of HTML, JSON, addresses and Markdown take it."""
    for start in range(0, max(len(text), 1), BLOCK):
        block = text[max(0, start - OVERLAP) : start + BLOCK]
        plain = _plain(block)
        yield plain
        if "<" in block:
            yield _plain(TAG.sub(" | ", BREAK.sub(" ", INSIDE.sub("", block))))


def _plain(text: str) -> str:
    if "&" in text:
        text = html.unescape(text)
    if "%" in text:
        text = ESCAPES.sub(_unquoted, text)
    if "\\" in text:
        text = CODE_POINT.sub(lambda match: chr(int(match.group(1), 16)), text)
        text = LINE_END.sub(" ", text).replace("\\", "")
    return fold(text)


def _unquoted(escapes: "re.Match[str]") -> str:
    return bytes.fromhex(escapes.group().replace("%", "")).decode("utf-8", "replace")


def _look(text: str, name: str, guard: Guard, found: _Found) -> None:
    for form in guard.names.forms_in(text):
        _note(found.names, form.line, name)
    if guard.texts.runs:
        for address in guard.addresses:
            text = text.replace(address, " ")
        for article in guard.texts.find(text):
            _note(found.texts, guard.lines[article], name)


def _note(found: dict[int, list[str]], line: int, name: str) -> None:
    names = found.setdefault(line, [])
    if name not in names[-1:]:
        names.append(name)


def _leaks(found: _Found) -> Iterator[Problem]:
    for what, lines in (("a name", found.names), ("text", found.texts)):
        for line, names in sorted(lines.items()):
            more = [f"{len(names) - SHOWN:,} more files"] if len(names) > SHOWN else []
            message = (
                f"{what} that this decision withholds is still in {list_words([*names[:SHOWN], *more])};"
                " nothing is published. Expected a decision on each article or page that it comes from."
            )
            yield Problem(severity="error", path=PATH, line=line, message=message)
