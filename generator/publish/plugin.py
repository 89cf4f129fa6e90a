"""The MkDocs plugin: makes the pages before MkDocs reads them, and the search index after it renders them."""

import logging
from collections.abc import Callable, Mapping
from contextlib import ExitStack
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from mkdocs.config import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

from generator.errors import ConfigurationError, Problem
from generator.mapping import Engine, map_batches
from generator.pages.sitemaps import SECURITY
from generator.progress import Progress, Tick
from generator.publish.ahead import Ahead, look_ahead
from generator.publish.beside import begin_beside
from generator.publish.building import CACHE, Made, make_pages
from generator.publish.guarding import REPORT, emptied_on_leak, guarded, refuse_leaks, scan_build
from generator.publish.indexing import Indexing
from generator.publish.language import read_site
from generator.publish.manifest import Manifest, read_manifest, write_manifest
from generator.publish.menu import check_menu
from generator.publish.mkdocs_inside.files import EveryPage, leave_unused, site_kept
from generator.publish.mkdocs_inside.obstacles import find_obstacle
from generator.publish.rendering import Counts, Rendering
from generator.publish.report import Report, make_report, write_report
from generator.publish.search.writing import FOLDER
from generator.publish.telling import LOG, in_words, rebuild_in_words, tell_of_waiting, tell_problems
from generator.publish.workplace import forget, hold, refuse_unwritable
from generator.settings import Settings, parse_settings

if TYPE_CHECKING:
    from mkdocs.livereload import LiveReloadServer

log = logging.getLogger(LOG)
WRITTEN_BY_PEOPLE = ("content", "theme")


class _Options(Config):  # type: ignore[no-untyped-call]
    """What MkDocs would check; `Settings` does, with better words."""


class NewsArchivePlugin(BasePlugin[_Options]):  # type: ignore[no-untyped-call]
    """Brings the archive into MkDocs; nothing of it is needed to render `build/pages`."""

    def __init__(self) -> None:
        self.settings = Settings()
        self.jobs = 0
        self.engine: Engine = map_batches
        self.is_clean = False
        self.progress = Progress()
        self.report: Report | None = None
        self.holds_on = False  # whether other builds wait until shutdown, as there is more to note
        self._is_preview = False
        self._made: Made | None = None
        self._index: Indexing | None = None
        self._menu_problems: tuple[Problem, ...] = ()
        self._held = ExitStack()
        self._rendering = ExitStack()
        self._beginning = ExitStack()
        self._tick: Tick = lambda _: None
        self._fast: Rendering | None = None
        self._rendered = Manifest()

    def load_config(
        self,
        options: dict[str, Any],
        config_file_path: str | None = None,  # noqa: ARG002 - MkDocs's signature
    ) -> tuple[list[Any], list[Any]]:
        """Check the options; MkDocs reports the errors."""
        try:
            self.settings = parse_settings(options)
        except ConfigurationError as error:
            return [(key, message) for key, message in error.details], []
        return [], []

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:  # noqa: ARG002
        """Note whether this is a preview: a preview gives no address away for ever."""
        self._is_preview = command == "serve"

    def repeat(self, report: Report) -> None:
        """Say again what a build says in which nothing is done."""
        self.report = report
        tell_problems(report.problems)

    def on_config(self, config: MkDocsConfig) -> None:
        """Leave the map of the site to the archive, which knows the days of its articles."""
        config.theme.static_templates.discard("sitemap.xml")

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Run the pipeline, and bring `docs_dir` to hold its pages."""
        root, pages = Path(config.config_file_path).parent, Path(config.docs_dir)
        self.progress.stages.clear()
        with in_words(), emptied_on_leak(Path(config.site_dir)):
            for folder in (root / CACHE.parent, pages, Path(config.site_dir)):
                refuse_unwritable(folder)
            self._held.enter_context(hold(root, tell_of_waiting))
            if self.is_clean:
                forget(root)
            site = read_site(config, self.settings.language)
            obstacle = find_obstacle(config, self) if self.settings.fast else "the option 'fast' is off"
            self._index = Indexing(root, Path(config.site_dir), site, jobs=self.jobs, progress=self.progress)
            self._held.callback(self._index.stop)
            ahead = self._begin_ahead(config)
            self._made = make_pages(
                root,
                lambda: ahead().pages,
                self.settings,
                site,
                jobs=self.jobs,
                progress=self.progress,
                keep_addresses=not self._is_preview,
                engine=self.engine,
                # MkDocs alone would empty the site when it begins.
                meanwhile=partial(self._index.begin, may=self.settings.search and not obstacle),
            )
        tell_problems(self._made.gathered.problems)
        self._tick = self._rendering.enter_context(self.progress.stage("rendering", self._made.written.total))
        self._fast = self._prepared(config, self._made, obstacle, ahead())

    def _begin_ahead(self, config: MkDocsConfig) -> Callable[[], Ahead]:
        """Begin, where a processor would have nothing to do, with what needs no articles."""
        look = partial(look_ahead, config, (FOLDER,) if self.settings.search else ())
        if begun := begin_beside(partial(look, is_beside=True), jobs=self.jobs):
            self._held.callback(begun.stop)
        return cache(begun.result if begun else partial(look, is_beside=False))

    def _prepared(self, config: MkDocsConfig, made: Made, obstacle: str, ahead: Ahead) -> Rendering | None:
        """Let MkDocs begin with what is in the site, where only what changed has to be rendered."""
        if obstacle:
            log.info("Every page is rendered by MkDocs itself: %s.", obstacle)
            return None
        before = self._rendered if self._is_preview else read_manifest(_manifest(config))
        fast = Rendering(
            config=config,
            pages=made.pages,
            carried=made.carried,
            before=before,
            site=ahead.site,
            codes=ahead.codes,
        )
        self._beginning.enter_context(site_kept(lambda: fast.files))
        return fast

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Leave out of the menu what leads to no page, and of the files what no page asks for."""
        self._beginning.close()
        leave_unused(files)
        if contact := files.get_file_from_path(SECURITY):
            contact.inclusion = InclusionLevel.INCLUDED  # of a folder that MkDocs leaves out
        if config.nav is not None and self._made is not None:
            menu = check_menu(config.nav, self._made.pages)
            config.nav = menu.entries
            self._menu_problems = menu.problems
            tell_problems(menu.problems)
        return files

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:  # noqa: ARG002
        """Render what changed."""
        if self._fast:
            with in_words():
                self._fast.render(nav, self.jobs, self._tick)
            config.theme.static_templates -= self._fast.after.templates.keys()
        return nav

    def on_template_context(self, context: TemplateContext, **_: object) -> TemplateContext:
        """Refuse, in words, a template that goes through pages that are not held."""
        if self._fast:
            context["pages"] = EveryPage()
        return context

    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:  # noqa: ARG002
        """Count a page that is rendered."""
        if not self._fast:
            self._tick(1)
        return output

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Make the search index and the report."""
        if self._made is None:
            return
        counts = self._finished(config, self._made)
        self._rendering.close()
        guard = self._made.gathered.guard
        with in_words(), emptied_on_leak(Path(config.site_dir)):
            if self.settings.search and self._index:
                self._index.end(self._made.gathered)
            scan = scan_build(config, guard, self.progress, jobs=self.jobs)
            report = make_report(self._made, self.progress.stages, self._menu_problems, scan, counts)
            self.report = guarded(report, guard)
            write_report(self.report, Path(config.config_file_path).parent / REPORT)
            refuse_leaks(self.report)
        if not self.holds_on:  # else the process ends soon, and need not take apart what it holds
            self._made = self._index = None
            self._held.close()

    def _finished(self, config: MkDocsConfig, made: Made) -> Counts:
        """Take away what is no longer of the site, and write down what was rendered."""
        if self._fast is None:
            # It holds the moment of the build, and nothing that the sitemap does not.
            Path(config.site_dir, "sitemap.xml.gz").unlink(missing_ok=True)
            return Counts(len(made.pages), len(made.pages))
        with in_words():
            self._fast.finish()
            self._rendered = self._fast.after
            if not self._is_preview and self._rendered != self._fast.before:
                write_manifest(self._rendered, _manifest(config))
        return self._fast.counts

    @property
    def standing(self) -> "Mapping[str, tuple[int, int]]":
        """Of pages that lie in the site as they did before the build, size and moment of writing, by path."""
        return self._fast.standing if self._fast else {}

    def on_build_error(self, *, error: Exception) -> None:  # noqa: ARG002 - MkDocs's signature
        """Let the next build begin."""
        self._beginning.close()
        self._rendering.close()
        self._held.close()

    def on_shutdown(self) -> None:
        """Let the next build begin, however this one ended."""
        self._held.close()

    def on_serve(
        self, server: "LiveReloadServer", *, config: MkDocsConfig, builder: Callable[[], None]
    ) -> "LiveReloadServer":
        """Watch what people write, not what this plugin writes: one edit, one rebuild."""
        root = Path(config.config_file_path).parent
        server.unwatch(config.docs_dir)
        for folder in (*WRITTEN_BY_PEOPLE, *self.settings.sources):
            if not folder.startswith("content/") and (root / folder).is_dir():
                server.watch(str(root / folder))
        server.builder = partial(rebuild_in_words, builder)
        return server


def _manifest(config: MkDocsConfig) -> Path:
    return Path(config.config_file_path).parent / CACHE.parent / "rendered.json"
