"""Pages rendered through the theme as MkDocs does, one at a time."""

import logging
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache, partial
from typing import Any, NamedTuple, cast

from markdown.extensions.toc import nest_toc_tokens
from mkdocs.commands import build
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import get_toc
from mkdocs.utils.templates import TemplateContext

from generator.publish.fast_markdown import Heading, render_markdown
from generator.publish.mkdocs_inside.files import EveryPage, SiteFiles
from generator.publish.mkdocs_inside.templates import Codes, environment, leading_from, read_templates
from generator.publish.narrowing import narrow
from generator.publish.page_reading import parse_page
from generator.whole_files import read_at

BYTE_ORDER_MARK = "\ufeff"


class RenderedPage(NamedTuple):
    """A page of the site."""

    html: str
    leads_to: tuple[str, ...] | None = None
    """All files that it links to; None where the fast parser read it, as the links then stand in the text."""


class PageRenderer:
    """Renders pages through the theme as MkDocs does, one at a time."""

    def __init__(
        self, *, config: MkDocsConfig, files: SiteFiles, nav: Navigation, codes: Codes | None = None
    ) -> None:
        """Load the theme; of its templates what is compiled already may be given."""
        self.config, self.files, self.nav = config, files, nav
        self._env = environment(config, codes or Codes())
        self._in_menu = frozenset(page.file.src_uri for page in nav.pages)
        # By folder, what templates are given of pages there but for the page.
        self._around: dict[str, TemplateContext] = {}

    def read_templates(self) -> None:
        """Read the theme's templates now, so that copies of this process need not."""
        read_templates(self._env, self.config)

    def render(self, name: str, text: str) -> RenderedPage | None:
        """Render a page; None where MkDocs has to, as it has something to say of it."""
        file = self.files.page_file(name)
        page = file.page if isinstance(file.page, Page) else Page(None, file, self.config)
        try:
            page.meta, page.markdown = parse_page(text)
            if self._read_fast(page, name):
                return RenderedPage(narrow(self._fill(page)))
            leads_to = self._read_slowly(page)
            return None if leads_to is None else RenderedPage(self._fill(page), leads_to)
        finally:
            if name not in self._in_menu:
                self.files.forget(name)

    def _read_fast(self, page: Page, name: str) -> bool:
        """Read the Markdown of a page, unless that is more than is read here."""
        around = _folders_around(name.rpartition("/")[0])
        content = render_markdown(page.markdown or "", partial(self._resolve, around))
        if content is None:
            return False
        page.content = content.content
        page.toc = get_toc(nest_toc_tokens([_token(heading) for heading in content.headings]))
        return True

    def _read_slowly(self, page: Page) -> tuple[str, ...] | None:
        """Read the Markdown of a page as MkDocs does; None where a link leads nowhere, or the like."""
        self.files.asked.clear()
        with _listening() as said:
            try:
                page.render(self.config, self.files)
            except Exception:  # MkDocs tells of which page it is
                return None
        if said or not all(self.files.asked.values()) or self._is_anchor_lost(page):
            return None
        return tuple(sorted(self.files.asked))

    def _is_anchor_lost(self, page: Page) -> bool:
        links = (page.links_to_anchors or {}).get(page.file, {})
        lost = links.keys() - (page.present_anchor_ids or set())
        return bool(lost) and self.config.validation.links.anchors >= logging.INFO

    def _fill(self, page: Page) -> str:
        """Fill the theme's template."""
        page.active = True
        try:
            template = self._env.get_template(page.meta.get("template", "main.html"))
            return template.render(self._context(page))
        finally:
            page.active = False

    def _context(self, page: Page) -> TemplateContext:
        folder = page.url.rpartition("/")[0]
        self._env.filters["url"] = leading_from(folder)
        if folder not in self._around:
            self._around[folder] = build.get_context(self.nav, EveryPage(), self.config, page)
        return cast(TemplateContext, {**self._around[folder], "page": page})

    def _resolve(self, folders: Sequence[str], path: str) -> str | None:
        """Find the address of a page that the Markdown of another leads to; `folders` lie around that one."""
        up = path.count("../")
        if not path.endswith(".md") or path.endswith("README.md") or up >= len(folders):
            return None
        return f"{path[:-3]}.html" if f"{folders[up]}{path[3 * up :]}" in self.files.names else None


def read_menu(config: MkDocsConfig, nav: Navigation) -> None:
    """Read the pages that the menu leads to, as it shows their titles."""
    for page in nav.pages:
        page.meta, page.markdown = parse_page(read_page(config, page.file.src_uri))


def read_page(config: MkDocsConfig, name: str) -> str:
    """Read the text of a page."""
    return read_at(f"{config.docs_dir}/{name}").decode().removeprefix(BYTE_ORDER_MARK)


@contextmanager
def _listening() -> Iterator[list[logging.LogRecord]]:
    """Hear what MkDocs has to say of pages, and let nobody else."""
    log, said = logging.getLogger(Page.__module__), list[logging.LogRecord]()
    level = log.level

    def hear(record: logging.LogRecord) -> bool:
        said.append(record)
        return False

    log.setLevel(logging.INFO)
    log.addFilter(hear)
    try:
        yield said
    finally:
        log.removeFilter(hear)
        log.setLevel(level)


@cache
def _folders_around(folder: str) -> tuple[str, ...]:
    """List a folder and those that it lies in, up to the top, each as a path within it begins."""
    return (f"{folder}/", *_folders_around(folder.rpartition("/")[0])) if folder else ("",)


def _token(heading: Heading) -> dict[str, Any]:
    return {"level": heading.level, "id": heading.id, "name": heading.name, "children": []}
