"""Pages as files under `build/pages`, written only when their bytes change."""

import html
import json
import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from generator.mapping import map_forked, worker_count
from generator.pages.compose import Composition
from generator.pages.page import DataFile, Made, Page, ScriptJson, SiteFile, outline_of
from generator.progress import Tick
from generator.publish.built_folder import BuiltFolder, look_into
from generator.publish.composing import Composer, Memory, Put
from generator.whole_files import look_at

KEPT = ".gitkeep"
PAGE = ".md"
LEAST = 2_500
"""Questions whose answers are worth a process of their own to make pages of."""
BARRED = re.compile("[\x00-\x08\x0b\x0e-\x1f]")
"""What HTML bars, even written as a number (HTML, 13.1.4)."""
# What YAML bars even inside quotes (YAML 1.2, 5.1), and what some readers take for a line's end.
UNPRINTABLE = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]")


class Written(Struct, frozen=True, kw_only=True):
    """How many pages were written, were as they are, and were taken away."""

    new: int
    changed: int
    unchanged: int
    removed: int
    composed: int
    """How many were composed anew, be they then as they were or not; pages that only lead on are none."""

    @property
    def total(self) -> int:
        """Count the pages of the site."""
        return self.new + self.changed + self.unchanged


class Place:
    """A folder of pages as it was, and as it becomes."""

    def __init__(self, lying: BuiltFolder) -> None:
        self.lying = lying
        self.folder = Path(lying.folder)

    def put(self, one: Made) -> Put:
        """Write a page or a file, unless it is there; bytes that stay the same are not touched."""
        path, content = self.folder / one.path, _content(one)
        known = one.path in self.lying.files
        # A preview that watches the folder would build again.
        if known and path.is_file() and path.read_bytes() == content:
            state = "unchanged"
        else:
            state = "changed" if known else "new"
            if not known:
                path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        outline = outline_of(one) if isinstance(one, Page) else None
        return Put(one.path, state, look_at(path, content), outline)

    def clear(self, kept: Collection[str]) -> list[str]:
        """Take away all but some paths; return what is gone."""
        stale = self.lying.files.keys() - kept
        spared = [path for path in stale if path.endswith(KEPT) or (self.folder / path).is_dir()]
        return self.lying.clear({*kept, *spared})


def write_pages(
    pages: Iterable[Made],
    folder: Path,
    tick: Tick,
    beside: Collection[SiteFile] = (),
    seen: Callable[[Put], None] = lambda _: None,
) -> Written:
    """Bring a folder to hold exactly these pages and files, and of others only those carried `beside`.

    Pages alone are counted. `seen` is told of each page and file.
    """
    place = Place(look_into(str(folder)))
    return _written(place, map(place.put, pages), tick, beside, seen)


def write_site(
    composition: Composition,
    place: Place,
    tick: Tick,
    beside: Collection[SiteFile],
    seen: Callable[[Put], None],
    *,
    memory: Path,
    jobs: int,
) -> Written:
    """Compose of a site what is not as it was, over several processes, and do as `write_pages` does.

    `memory` is the file that holds what the last build composed, and then what this one did.
    """
    known = Memory(memory, composition)
    written = _written(place, _put_site(composition, place, known, jobs), tick, beside, seen)
    known.write()
    return replace(written, composed=known.composed)


def _put_site(composition: Composition, place: Place, known: Memory, jobs: int) -> Iterator[Put]:
    todo = [part for part in composition.parts if not known.still(part, place.lying)]
    # The longest work first, so that no process is left with it at the end.
    todo.sort(key=known.weight, reverse=True)
    work, workers = Composer(composition, place.put), sum(map(known.weight, todo)) // LEAST
    jobs = min(worker_count(jobs), max(1, workers))
    sent = map_forked(work, todo, jobs=jobs, tick=lambda _: None)
    made = {part.name: known.learn(part, one) for part, one in zip(todo, sent, strict=True)}
    for part in composition.parts:
        for put in made.pop(part.name) if part.name in made else known.keep(part):
            if put.outline:
                composition.take(put.outline)
            yield put
    for part in composition.redirects():
        is_still = known.still(part, place.lying)
        for put in known.keep(part) if is_still else known.learn(part, work(part)):
            if put.outline:
                composition.note_down(put.outline)
            yield put
    yield from map(place.put, composition.files())


def _written(
    place: Place,
    puts: Iterable[Put],
    tick: Tick,
    beside: Collection[SiteFile],
    seen: Callable[[Put], None],
) -> Written:
    kept = [file.path for file in beside]
    counts = Counter[str]()
    for put in puts:
        kept.append(put.path)
        seen(put)
        if put.outline:
            tick(1)
            counts[put.state] += 1
    stale = place.clear(kept)
    return Written(
        new=counts["new"],
        changed=counts["changed"],
        unchanged=counts["unchanged"] + counts["kept"],
        removed=sum(path.endswith(PAGE) for path in stale),
        composed=counts.total(),
    )


def _content(page: Made) -> bytes:
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
        return html.escape(BARRED.sub("", value), quote=True)
    if isinstance(value, Mapping):
        return {key: _escaped(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_escaped(item) for item in value]
    return value


def _yaml(value: object) -> str:
    """Format a value as JSON, which every YAML reader takes."""
    text = json.dumps(value, ensure_ascii=False)
    return UNPRINTABLE.sub(lambda found: f"\\u{ord(found.group()):04x}", text)
