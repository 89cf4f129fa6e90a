"""Pages become HTML: only those that changed, over all processors, by the fast parser where it may be."""

import logging
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import NamedTuple

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.nav import Navigation

from generator.mapping import map_forked
from generator.progress import Tick
from generator.publish.frame import frame_checksum
from generator.publish.manifest import Manifest, Rendered, stands
from generator.publish.mkdocs_inside import PageRenderer, SiteFiles
from generator.publish.whole_files import read_at, write_at

LEAST = 40
"""Pages that are worth a process of their own."""
BYTE_ORDER_MARK = "\ufeff"
log = logging.getLogger("mkdocs.plugins.news-archive")


class Counts(NamedTuple):
    """How many were done anew, of all of them."""

    done: int
    of: int


@dataclass(slots=True, kw_only=True)
class Rendering:
    """One build of the site: what is known of its pages before and after."""

    config: MkDocsConfig
    pages: Mapping[str, str]
    """Of each page in `docs_dir` the checksum."""
    carried: Sequence[str]
    before: Manifest
    after: Manifest = field(default_factory=Manifest)
    counts: Counts = field(default=Counts(0, 0))
    files: SiteFiles = field(init=False)
    _folders: set[str] = field(default_factory=set)
    """Known to be there."""

    def __post_init__(self) -> None:
        """List the files."""
        self.files = SiteFiles(self.config, self.pages, self.carried)

    def render(self, nav: Navigation, jobs: int, tick: Tick) -> None:
        """Render what changed; leave to MkDocs what it has to render itself."""
        renderer = PageRenderer(config=self.config, files=self.files, nav=nav)
        frame = frame_checksum(self.config, nav)
        kept = self._kept() if self.before.frame == frame else {}
        todo = [name for name in self.pages if name not in kept]
        tick(len(kept))
        if len(todo) > LEAST:
            renderer.read_templates()
        work = partial(self._render_one, renderer)
        done = dict(zip(todo, map_forked(work, todo, jobs=jobs, tick=tick, least=LEAST), strict=True))
        for name, page in done.items():
            if page is None:
                self.files.render_by_mkdocs(name)
        made = {name: page for name, page in done.items() if page is not None}
        self.after = Manifest(frame=frame, pages={**kept, **made})
        self.counts = Counts(len(todo), len(self.pages))

    def _kept(self) -> dict[str, Rendered]:
        gone = [name.rpartition("/")[2] for name in self.before.pages.keys() - self.pages.keys()]
        return {
            name: page
            for name, source in self.pages.items()
            if (page := self.before.pages.get(name)) is not None
            and stands(page, source, self._output(name))
            and not (gone and self._names_any(name, gone))
        }

    def _names_any(self, name: str, gone: Sequence[str]) -> bool:
        """Whether a page that stayed the same may link to one that is gone, as a note of an editor does."""
        text = Path(self.config.docs_dir, name).read_text(encoding="utf-8")
        return any(f"{file})" in text or f"{file}#" in text for file in gone)

    def _output(self, name: str) -> Path:
        return Path(self.config.site_dir, output_of(name))

    def _render_one(self, renderer: PageRenderer, name: str) -> Rendered | None:
        text = read_at(f"{self.config.docs_dir}/{name}").decode().removeprefix(BYTE_ORDER_MARK)
        made = renderer.render(name, text)
        if made is None:
            return None
        path = f"{self.config.site_dir}/{output_of(name)}"
        folder = path.rpartition("/")[0]
        if folder not in self._folders:
            Path(folder).mkdir(parents=True, exist_ok=True)
            self._folders.add(folder)
        return Rendered(self.pages[name], *write_at(path, made.encode("utf-8", "xmlcharrefreplace")))

    def remove_stale(self, kept: Sequence[str] = ()) -> None:
        """Take away what lies in the site and is none of it; `kept` names folders that others look after."""
        site = Path(self.config.site_dir)
        wanted = {output_of(name) for name in self.pages}
        wanted |= {file.dest_uri for file in self.files if not file.is_documentation_page()}
        wanted |= {*self.config.theme.static_templates, *self.config.extra_templates}
        for folder, _, names in os.walk(site, topdown=False):
            inside = Path(folder).relative_to(site).as_posix()
            if any(inside == one or inside.startswith(f"{one}/") for one in kept):
                continue
            for name in names:
                if (name if inside == "." else f"{inside}/{name}") not in wanted:
                    Path(folder, name).unlink()
            if inside != "." and not any(Path(folder).iterdir()):
                Path(folder).rmdir()


def output_of(name: str) -> str:
    """Name the file of the site that a page becomes."""
    folder, slash, file = name.rpartition("/")
    stem = file.rpartition(".")[0]
    return f"{folder}{slash}{'index' if stem == 'README' else stem}.html"
