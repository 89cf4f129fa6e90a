"""The end of a build: what was written is looked through, and withheld words keep it from readers."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.utils import clean_directory
from msgspec.structs import replace

from generator.articles.withheld.anonymising import redacted
from generator.articles.withheld.withholding import Guard
from generator.errors import ArchiveError, WithheldWords
from generator.progress import Progress
from generator.publish.building import CACHE
from generator.publish.report import Report, format_json
from generator.publish.scanning import Scan, Theme, scan_files, scan_text

REPORT = Path("build", "report.json")
EMPTIED = "The folder of the site was emptied, so that it is not published by mistake."


def scan_build(config: MkDocsConfig, guard: Guard, progress: Progress, *, jobs: int) -> Scan | None:
    """Look through all that a build wrote, where anything is withheld."""
    if not guard:
        return None
    root, site = Path(config.config_file_path).parent, Path(config.site_dir)
    installed = (Path(folder) for folder in config.theme.dirs if not Path(folder).is_relative_to(root))
    theme = Theme(site=site, folders=tuple(installed))
    with progress.stage("scan"):
        written = (Path(config.docs_dir), site, (root / CACHE).parent)
        return scan_files(written, root, guard, theme, jobs=jobs)


def guarded(report: Report, guard: Guard) -> Report:
    """Look through a report before it is written, and tell in it what was found."""
    if report.scanned is None:
        return report
    leaks = (*report.scanned.leaks, *scan_text(format_json(report), REPORT.as_posix(), guard))
    if not leaks:
        return report
    told = replace(report, scanned=replace(report.scanned, leaks=leaks), problems=(*report.problems, *leaks))
    return redacted(told, guard.names)


def refuse_leaks(report: Report) -> None:
    """Raise `WithheldWords` where withheld words were found."""
    if report.scanned and report.scanned.leaks:
        raise WithheldWords(report.scanned.leaks)


def refuse_leaks_in_export(files: Sequence[Path], guard: Guard) -> None:
    """Remove an export and raise `WithheldWords` where withheld words stand in it."""
    leaks = scan_files(files, Path(), guard).leaks if guard else ()
    if leaks:
        for file in files:
            file.unlink()
        raise WithheldWords(leaks)


def refuse_leaks_in_text(text: str, guard: Guard) -> None:
    """Raise `WithheldWords` where withheld words stand in what is about to be printed."""
    if leaks := scan_text(text, "what was to be printed", guard) if guard else ():
        raise WithheldWords(leaks)


@contextmanager
def emptied_on_leak(site: Path) -> Iterator[None]:
    """Leave nothing of a site that could be published where withheld words would be read in it."""
    try:
        yield
    except WithheldWords as error:
        clean_directory(str(site))
        raise ArchiveError(f"{error}\n{EMPTIED}") from None
