"""Pages become HTML: only those that changed, over all processors, by the fast parser where it may be."""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import NamedTuple

from jinja2 import TemplateError
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.nav import Navigation
from msgspec.structs import replace

from generator.errors import ArchiveError, template_error_words
from generator.mapping import map_forked
from generator.progress import Tick
from generator.publish.built_folder import BuiltFolder
from generator.publish.frame import frame_checksum
from generator.publish.manifest import Manifest, Rendered
from generator.publish.mkdocs_inside.files import SiteFiles
from generator.publish.mkdocs_inside.pages import PageRenderer, read_menu, read_page
from generator.publish.mkdocs_inside.templates import Codes
from generator.whole_files import read_at, write_at

LEAST = 100
"""Pages that are worth a process of their own."""


class Counts(NamedTuple):
    """How many were done anew, of all of them."""

    done: int
    of: int


class _Done(NamedTuple):
    page: Rendered
    leads_to: tuple[str, ...] | None


class Rendering:
    """One build of the site: what is known of its pages before and after."""

    def __init__(
        self,
        *,
        config: MkDocsConfig,
        pages: Mapping[str, str],
        carried: Mapping[str, str],
        before: Manifest,
        site: BuiltFolder,
        codes: Codes | None = None,
    ) -> None:
        """List the files, and what of them is in the site.

        `pages` and `carried` have the checksums of pages and of other files in `docs_dir`, empty where one
        is not known; `site` has what lies in the site, but in folders that others look after; `codes` what
        is compiled of the theme already.
        """
        self.config, self.pages, self.carried, self.before, self.site = config, pages, carried, before, site
        self.codes = codes or Codes()
        self.counts = Counts(0, 0)
        self._outputs = {name: output_of(name) for name in self.pages}
        self._folders: set[str] = set()  # known to be there
        lying = {name for name, source in self.carried.items() if source and self._is_carried(name, source)}
        self.after = Manifest(carried={name: self.before.carried[name] for name in sorted(lying)})
        fresh = [name for name in self.carried if name not in lying]
        self.files = SiteFiles(self.config, self.pages, self.carried, fresh)

    def render(self, nav: Navigation, jobs: int, tick: Tick) -> None:
        """Render what changed; leave to MkDocs what it has to render itself."""
        read_menu(self.config, nav)
        frame = frame_checksum(self.config, nav)
        before = self.before if self.before.frame == frame else Manifest()
        kept = self._kept(before)
        todo = [name for name in self.pages if name not in kept]
        tick(len(kept))
        done = dict(zip(todo, self._render_all(nav, todo, jobs, tick), strict=True))
        made = {name: one for name, one in done.items() if one is not None}
        left = tuple(name for name in todo if name not in made)
        for name in left:
            self.files.render_by_mkdocs(name)
        leads = {name: before.leads[name] for name in before.leads if name in kept}
        self.after = replace(
            self.after,
            frame=frame,
            pages=kept | {name: one.page for name, one in made.items()},
            leads=leads | {name: one.leads_to for name, one in made.items() if one.leads_to is not None},
            left=left,
            templates=self._templates_kept(before),
        )
        self.counts = Counts(len(todo), len(self.pages))

    def _render_all(
        self, nav: Navigation, todo: Sequence[str], jobs: int, tick: Tick
    ) -> Sequence[_Done | None]:
        if not todo:
            return ()
        renderer = PageRenderer(config=self.config, files=self.files, nav=nav, codes=self.codes)
        if len(todo) >= 2 * LEAST:
            renderer.read_templates()
        work = partial(self._render_one, renderer)
        return map_forked(work, todo, jobs=jobs, tick=tick, least=LEAST)

    def _is_carried(self, name: str, source: str) -> bool:
        known = self.before.carried.get(name)
        return known is not None and known.source == source and self.site.holds(name, known.file)

    def _templates_kept(self, before: Manifest) -> dict[str, Rendered]:
        return {name: one for name, one in before.templates.items() if self.site.holds(name, one.file)}

    def _kept(self, before: Manifest) -> dict[str, Rendered]:
        gone = {*before.pages, *before.left, *before.carried} - self.pages.keys() - self.carried.keys()
        files = sorted({name.rpartition("/")[2] for name in gone if name.endswith(".md")})
        ends = [f"{file}{sign}".encode() for file in files for sign in ")#"]
        return {
            name: page
            for name, source in self.pages.items()
            if (page := before.pages.get(name)) is not None
            and page.source == source
            and self.site.holds(self._outputs[name], page.file)
            and not (gone and self._leads_to_any(name, before.leads.get(name), gone, ends))
        }

    def _leads_to_any(
        self, name: str, leads_to: Sequence[str] | None, gone: set[str], ends: Sequence[bytes]
    ) -> bool:
        """Whether a page that stayed the same may link to what is gone, as a note of an editor does."""
        if leads_to is not None:
            return not gone.isdisjoint(leads_to)
        text = read_at(f"{self.config.docs_dir}/{name}") if ends else b""
        return any(end in text for end in ends)

    def _render_one(self, renderer: PageRenderer, name: str) -> _Done | None:
        try:
            made = renderer.render(name, read_page(self.config, name))
        except TemplateError as error:
            # Said in words here, as another process may have the page.
            raise ArchiveError(template_error_words(error)) from None
        if made is None:
            return None
        path = f"{self.config.site_dir}/{self._outputs[name]}"
        folder = path.rpartition("/")[0]
        if folder not in self._folders:
            Path(folder).mkdir(parents=True, exist_ok=True)
            self._folders.add(folder)
        written = write_at(path, made.html.encode("utf-8", "xmlcharrefreplace"))
        return _Done(Rendered(self.pages[name], *written), made.leads_to)

    def finish(self) -> None:
        """Take away what lies in the site and is none of it, and note what MkDocs brought there."""
        templates = {*self.config.theme.static_templates, *self.after.templates}
        static = {file.dest_uri for file in self.files if not file.is_documentation_page()}
        wanted = {*self._outputs.values(), *self.carried, *static, *templates, *self.config.extra_templates}
        self.site.clear(wanted)
        self.after = replace(
            self.after,
            templates=self._noted(dict.fromkeys(templates, ""), self.after.templates),
            carried=self._noted(self.carried, self.after.carried),
        )

    @property
    def standing(self) -> "Mapping[str, tuple[int, int]]":
        """Of the pages that lie in the site as they lay there, size and moment of writing, by path."""
        noted = {self._outputs[name]: (page.size, page.written) for name, page in self.after.pages.items()}
        return {path: seen for path, seen in noted.items() if self.site.files.get(path) == seen}

    def _noted(self, files: Mapping[str, str], known: Mapping[str, Rendered]) -> dict[str, Rendered]:
        """Note of each file what lies in the site, be it known already or brought there since."""
        noted = dict[str, Rendered]()
        for name, source in sorted(files.items()):
            if row := known.get(name):
                noted[name] = row
                continue
            with suppress(OSError):  # a template that came out empty makes no file
                status = Path(self.config.site_dir, name).stat()
                noted[name] = Rendered(source, source, status.st_size, status.st_mtime_ns)
        return noted


def output_of(name: str) -> str:
    """Name the file of the site that a page becomes."""
    folder, slash, file = name.rpartition("/")
    stem = file.rpartition(".")[0]
    return f"{folder}{slash}{'index' if stem == 'README' else stem}.html"
