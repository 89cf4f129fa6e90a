"""Whether anything changed since the last build: if nothing did, there is nothing to do."""

import os
import stat
from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path, PurePosixPath
from types import MappingProxyType
from typing import TypeAlias

from mkdocs.config.defaults import MkDocsConfig
from msgspec import Struct
from msgspec.structs import replace

from generator.content.ledger import PATH as LEDGER
from generator.entities.marking.spans import find_model
from generator.fixity import Fixity, read_clock
from generator.progress import Progress
from generator.publish.beside import beside
from generator.publish.building import CACHE
from generator.publish.frame import digest, setting_checksum
from generator.publish.rendering import Counts
from generator.publish.report import Report, parse_report, report_data, write_report
from generator.settings import Settings
from generator.whole_files import read_note, write_note

Standing: TypeAlias = Mapping[str, "tuple[int, int]"]
"""Of files in the site by path their size, and when they were last written, in nanoseconds."""
WRITTEN = "content"
LAST = CACHE.with_name("last-build.json")


class Stock(Struct, frozen=True, kw_only=True):
    """All that a build depends on, as it was before the build."""

    settings: str
    """Checksum of program, packages, configuration, theme and options."""
    files: str
    """Checksum of every file that people write, but the ledger of addresses."""
    ledger: bytes


def take_stock(config: MkDocsConfig, settings: Settings) -> Stock:
    """Look at all that a build depends on."""
    root = Path(config.config_file_path).parent
    model = find_model(settings.model)
    options = (settings.model_dump_json(), model.signature if model else "", config.site_dir)
    moment, fixity = read_clock(root), Fixity(root)
    stock = Stock(
        settings=digest([setting_checksum(config).encode(), *(option.encode() for option in options)]),
        files=digest(_contents(root, settings, fixity)),
        ledger=_ledger(root),
    )
    fixity.settle(moment)
    return stock


def recall(config: MkDocsConfig, stock: Stock, progress: Progress, *, jobs: int) -> Report | None:
    """Give the report of a build in which nothing is to be done; None where there may be something."""
    root = Path(config.config_file_path).parent
    with progress.stage("changes"):
        report = _recalled(root / LAST, config, stock, jobs)
    if report is None:
        progress.stages.clear()
        return None
    pages = replace(report.pages, new=0, changed=0, removed=0, unchanged=report.pages.total, composed=0)
    told = replace(
        report,
        new=0,
        changed=0,
        pages=pages,
        read=Counts(0, report.read.of),
        rendered=Counts(0, pages.total),
        stages=tuple(progress.stages),
    )
    write_report(told, root / "build" / "report.json")
    return told


def remember(config: MkDocsConfig, stock: Stock, report: Report, standing: Standing, *, jobs: int) -> None:
    """Note after a build what it was made of; the ledger may have grown by what the build gave away.

    Of files that are `standing` in the site, size and moment of writing are known.
    """
    root = Path(config.config_file_path).parent
    ledger = _ledger(root)
    if not ledger.startswith(stock.ledger):
        (root / LAST).unlink(missing_ok=True)
        return
    write_note(root / LAST, [_given(stock, ledger), _made(config, jobs, standing), report_data(report)])


def _recalled(path: Path, config: MkDocsConfig, stock: Stock, jobs: int) -> Report | None:
    try:
        given, made, report = read_note(path)
        # What was made is looked at only where it was made of the same.
        is_same = given == _given(stock, stock.ledger) and made == _made(config, jobs)
        return parse_report(report) if is_same else None
    except (ValueError, KeyError, TypeError):
        return None


def _given(stock: Stock, ledger: bytes) -> str:
    return digest([stock.settings.encode(), stock.files.encode(), ledger])


def _made(config: MkDocsConfig, jobs: int, standing: Standing = MappingProxyType({})) -> str:
    """Make a checksum of where all lies that a build made; pages are looked at beside the site."""
    with beside(partial(_look_at, config.docs_dir), jobs=jobs) as pages:
        site = _look_at(config.site_dir, standing)
        return digest([pages().encode(), site.encode()])


def _ledger(root: Path) -> bytes:
    try:
        return (root / LEDGER).read_bytes()
    except OSError:
        return b""


def _contents(root: Path, settings: Settings, fixity: Fixity) -> Iterator[bytes]:
    """Yield name and words of every file below the folders that people write in."""
    apart = {folder for folder in settings.sources if PurePosixPath(folder).parts[0] != WRITTEN}
    ledger = str(root / LEDGER)
    for folder in sorted({WRITTEN, *apart}):
        for place, names in _walk_names(str(root / folder)):
            for name in names:
                path = f"{place}/{name}"
                if path != ledger:
                    yield os.fsencode(path)
                    yield (fixity.find(path) or _content(path, fixity)).encode()


def _content(path: str, fixity: Fixity) -> str:
    """Make a checksum of a file's bytes; of what is none, say so. A pipe is not waited for."""
    try:
        file = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
        try:
            status = os.fstat(file)
            if not stat.S_ISREG(status.st_mode):
                return "no file"
            with os.fdopen(file, "rb", buffering=0, closefd=False) as opened:
                return fixity.note(path, status, opened.read())
        finally:
            os.close(file)
    except OSError as error:
        return str(error)


def _look_at(folder: str, standing: Standing = MappingProxyType({})) -> str:
    return digest(_places(folder, standing))


def _places(folder: str, standing: Standing) -> Iterator[bytes]:
    """Yield name, size and moment of every file that a build made."""
    for place, names in _walk_names(folder):
        inside = place[len(folder) + 1 :]
        below = f"{inside}/" if inside else ""
        for name in names:
            size, moment = standing.get(below + name) or _size_and_moment(f"{place}/{name}")
            yield os.fsencode(f"{below}{name} {size} {moment}")


def _size_and_moment(path: str) -> "tuple[int, int]":
    status = os.lstat(path)
    return status.st_size, status.st_mtime_ns


def _walk_names(folder: str) -> Iterator[tuple[str, list[str]]]:
    """Yield each folder with the names in it, both in order; without paths, which take most of the time."""
    for place, folders, names in os.walk(folder):
        folders.sort()
        yield place, sorted([*names, *(one for one in folders if Path(place, one).is_symlink())])
