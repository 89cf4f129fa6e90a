"""Pages as files under `build/pages`, written only when their bytes change."""

import html
import json
import re
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.pages.page import DataFile, Page, ScriptJson, SiteFile, TextFile
from generator.progress import Tick
from generator.publish.whole_files import checksum

KEPT = ".gitkeep"
PAGE = ".md"
# What YAML bars even inside quotes (YAML 1.2, 5.1), and what some readers take for a line's end.
UNPRINTABLE = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """How many pages were written, were as they are, and were taken away."""

    new: int
    changed: int
    unchanged: int
    removed: int

    @property
    def total(self) -> int:
        """Count the pages of the site."""
        return self.new + self.changed + self.unchanged


def write_pages(
    pages: Iterable[Page | TextFile | DataFile],
    folder: Path,
    tick: Tick,
    beside: Collection[SiteFile] = (),
    seen: Callable[[str, str], None] = lambda _path, _checksum: None,
) -> Written:
    """Bring a folder to hold exactly these pages and files, and of others only those carried `beside`.

    Pages alone are counted.

    A file whose bytes stay the same is not touched: a preview that watches the folder would build again.
    `seen` is told the path and the checksum of each page.
    """
    before = {path for path in folder.rglob("*") if path.is_file() and path.name != KEPT}
    kept = {folder / file.path for file in beside}
    counts = {"new": 0, "changed": 0, "unchanged": 0}
    made: set[Path] = set()
    for page in pages:
        path = folder / page.path
        kept.add(path)
        is_page = isinstance(page, Page)
        tick(is_page)
        content = _content(page)
        if is_page:
            seen(page.path, checksum(content))
        if path in before and path.read_bytes() == content:
            counts["unchanged"] += is_page
            continue
        counts["changed" if path in before else "new"] += is_page
        if path.parent not in made:
            path.parent.mkdir(parents=True, exist_ok=True)
            made.add(path.parent)
        path.write_bytes(content)
    stale = before - kept
    for path in sorted(stale):
        path.unlink()
    _remove_empty(folder, stale)
    return Written(**counts, removed=sum(path.suffix == PAGE for path in stale))


def _content(page: Page | TextFile | DataFile) -> bytes:
    if isinstance(page, DataFile):
        return page.data
    return (format_page(page) if isinstance(page, Page) else page.text).encode("utf-8")


def format_page(page: Page) -> str:
    """Format a page as front matter and Markdown.

    Every string of the front matter is escaped for HTML, since MkDocs and its themes print them as they are.
    """
    fields = {"title": page.title, "template": page.template, **page.meta}
    lines = [f"{key}: {_yaml(_escaped(value))}\n" for key, value in fields.items()]
    return f"---\n{''.join(lines)}---\n\n{page.body}"


def _escaped(value: object) -> object:
    if isinstance(value, ScriptJson):
        return str(value)
    if isinstance(value, str):
        return html.escape(value, quote=True)
    if isinstance(value, Mapping):
        return {key: _escaped(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_escaped(item) for item in value]
    return value


def _yaml(value: object) -> str:
    """Format a value as JSON, which every YAML reader takes."""
    text = json.dumps(value, ensure_ascii=False)
    return UNPRINTABLE.sub(lambda found: f"\\u{ord(found.group()):04x}", text)


def _remove_empty(root: Path, removed: Iterable[Path]) -> None:
    for folder in sorted(
        {parent for path in removed for parent in path.parents}, key=lambda p: -len(p.parts)
    ):
        if root in folder.parents and folder.is_dir() and not any(folder.iterdir()):
            folder.rmdir()
