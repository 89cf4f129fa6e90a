"""All that is used of MkDocs beyond what it documents for plugins; written against MkDocs 1.6.1."""

import filecmp
import logging
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from functools import cache, lru_cache, partial
from importlib.util import find_spec
from pathlib import Path, PurePosixPath
from types import SimpleNamespace
from typing import Any, cast

import mkdocs
from jinja2 import Environment, TemplateError, pass_context
from markdown.extensions.toc import nest_toc_tokens
from mkdocs import utils
from mkdocs.commands import build
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import BuildError
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import get_toc
from mkdocs.utils.templates import TemplateContext

from generator.publish.fast_markdown import EXTENSIONS, Heading, render_markdown
from generator.publish.narrowing import narrow
from generator.publish.page_reading import parse_page
from generator.publish.readied import ready_templates
from generator.publish.said_once import say_once

TESTED = "1.6."
PAGE_EVENTS = (
    "files", "nav", "env", "pre_page", "page_read_source", "page_markdown", "page_content", "page_context",
    "post_page", "pre_template", "template_context", "post_template",
)  # fmt: skip
"""By which another plugin may have a say in what a page holds."""

UNUSED = re.compile(r"assets/(?:javascripts/(?:lunr|workers)/|(?:javascripts|stylesheets)/.*\.map$)")
ADDRESSES = 100_000
"""Ways from a folder to a page that are remembered."""


def find_obstacle(config: MkDocsConfig, plugin: object) -> str:
    """Say why every page has to be rendered by MkDocs itself, or nothing."""
    if not mkdocs.__version__.startswith(TESTED):
        return f"fast rendering is tested with MkDocs {TESTED}x, and this is {mkdocs.__version__}"
    if find_spec("pyromark") is None:
        return "the package 'pyromark' is not installed"
    if others := sorted({other for other in _others(config, plugin) if other}):
        return f"{', '.join(others)} may change any page"
    extensions = {name.removeprefix("markdown.extensions.") for name in config.markdown_extensions}
    if config.mdx_configs.get("toc"):
        extensions.add("toc with options")
    if more := sorted(extensions - EXTENSIONS):
        return f"the Markdown extension '{more[0]}' may change any page"
    if config.use_directory_urls:
        return "'use_directory_urls' is on"
    if config.exclude_docs or config.draft_docs:
        return "'exclude_docs' or 'draft_docs' leaves pages out"
    return "'validation: links: anchors' is on" if config.validation.links.anchors >= logging.WARNING else ""


def _others(config: MkDocsConfig, plugin: object) -> Iterator[str]:
    names = {id(other): name for name, other in config.plugins.items()}
    for event in PAGE_EVENTS:
        for method in config.plugins.events[event]:
            owner = getattr(method, "__self__", None)
            if owner is not plugin:
                yield f"the plugin '{names[id(owner)]}'" if id(owner) in names else "a hook"


@contextmanager
def site_kept(files: Callable[[], Files]) -> Iterator[None]:
    """Let MkDocs begin with these files, without a look at `docs_dir`, and leave what is in the site."""
    inside, beside = vars(build), vars(utils)
    own, cleaning = inside["get_files"], beside["clean_directory"]
    inside["get_files"], beside["clean_directory"] = lambda _: files(), lambda _: None
    try:
        yield
    finally:
        inside["get_files"], beside["clean_directory"] = own, cleaning


class _CarriedFile(File):
    """A file that is taken over as it is, and only where it is not there yet."""

    def copy_file(self, dirty: bool = False) -> None:
        """Copy the file, where the site does not hold it."""
        source, target = Path(str(self.abs_src_path)), Path(self.abs_dest_path)
        if not target.is_file() or not filecmp.cmp(source, target, shallow=False):
            super().copy_file(dirty)


class SiteFiles(Files):
    """The files of a site whose pages are known by name, and made only where one is asked for."""

    def __init__(self, config: MkDocsConfig, pages: Mapping[str, str], carried: Sequence[str]) -> None:
        super().__init__([_file(_CarriedFile, name, config, InclusionLevel.INCLUDED) for name in carried])
        self.names = pages
        self._config = config
        self._made: dict[str, File] = {}

    def get_file_from_path(self, path: str) -> File | None:
        """Find a file, or the page of that name."""
        name = PurePosixPath(path).as_posix()
        return super().get_file_from_path(name) or (self.page_file(name) if name in self.names else None)

    def page_file(self, name: str) -> File:
        """Make the file of a page, once."""
        if name not in self._made:
            self._made[name] = _file(File, name, self._config, InclusionLevel.NOT_IN_NAV)
        return self._made[name]

    def render_by_mkdocs(self, name: str) -> None:
        """Leave a page to MkDocs."""
        self.append(self.page_file(name))

    def forget(self, name: str) -> None:
        """Let go of a page that is rendered."""
        self._made.pop(name, None)


def leave_unused(files: Files) -> None:
    """Leave out what the installed theme has for its own search and for those who develop it."""
    for file in [file for file in files if UNUSED.match(file.src_uri)]:
        files.remove(file)


def _file(kind: type[File], name: str, config: MkDocsConfig, inclusion: InclusionLevel) -> File:
    return kind(name, config.docs_dir, config.site_dir, config.use_directory_urls, inclusion=inclusion)


class EveryPage(Sequence[File]):
    """What MkDocs calls `pages`; a template that goes through it would need each page at once."""

    def __getitem__(self, _: object) -> Any:
        raise BuildError(NEEDS_ALL)

    def __len__(self) -> int:
        raise BuildError(NEEDS_ALL)


NEEDS_ALL = (
    "a template of the theme goes through 'pages', which fast rendering does not hold;"
    " expected the option 'fast: false' of news-archive in mkdocs.yml."
)


@dataclass(slots=True)
class PageRenderer:
    """Renders pages through the theme as MkDocs does, one at a time."""

    config: MkDocsConfig
    files: SiteFiles
    nav: Navigation
    _env: Environment = field(init=False)
    _in_menu: frozenset[str] = field(init=False)
    _around: dict[str, TemplateContext] = field(default_factory=dict)
    """By folder, what templates are given of pages there but for the page."""

    def __post_init__(self) -> None:
        """Load the theme."""
        self._env = self.config.theme.get_env()
        self._env.auto_reload = False
        self._env.filters["url"] = _leading_from("")
        ready_templates(self._env, say_once(self._env, self.config))
        self._in_menu = frozenset(page.file.src_uri for page in self.nav.pages)
        for page in self.nav.pages:
            page.read_source(self.config)  # the menu shows its title

    def read_templates(self) -> None:
        """Read the theme's templates now, so that copies of this process need not."""
        for path in sorted(Path(self.config.theme.dirs[0]).glob("*.html")):
            with suppress(TemplateError):  # said where a page asks for it
                self._env.get_template(path.name)

    def render(self, name: str, text: str) -> str | None:
        """Render a page; None where MkDocs has to, as its Markdown is more than is read here."""
        file = self.files.page_file(name)
        page = file.page if isinstance(file.page, Page) else Page(None, file, self.config)
        meta, body = parse_page(text)
        content = render_markdown(body, partial(self._resolve, _folders_around(name.rpartition("/")[0])))
        if content is None:
            return None
        page.meta, page.markdown, page.content = meta, body, content.content
        page.toc = get_toc(nest_toc_tokens([_token(heading) for heading in content.headings]))
        page.active = True
        try:
            context = self._context(page)
            template = self._env.get_template(meta.get("template", "main.html"))
            return narrow(template.render(context))
        finally:
            page.active = False
            if name not in self._in_menu:
                self.files.forget(name)

    def _context(self, page: Page) -> TemplateContext:
        folder = page.url.rpartition("/")[0]
        self._env.filters["url"] = _leading_from(folder)
        if folder not in self._around:
            self._around[folder] = build.get_context(self.nav, EveryPage(), self.config, page)
        return cast(TemplateContext, {**self._around[folder], "page": page})

    def _resolve(self, folders: Sequence[str], path: str) -> str | None:
        """Find the address of a page that the Markdown of another leads to; `folders` lie around that one."""
        up = path.count("../")
        if not path.endswith(".md") or path.endswith("README.md") or up >= len(folders):
            return None
        return f"{path[:-3]}.html" if f"{folders[up]}{path[3 * up :]}" in self.files.names else None


@cache
def _folders_around(folder: str) -> tuple[str, ...]:
    """List a folder and those that it lies in, up to the top, each as a path within it begins."""
    return (f"{folder}/", *_folders_around(folder.rpartition("/")[0])) if folder else ("",)


@cache
def _leading_from(folder: str) -> Callable[[object, object], str]:
    """Make the filter that leads from pages in a folder to a file or page, as MkDocs does."""

    @pass_context  # else Jinja would fill it in where a template is read
    def address(_: object, value: object) -> str:
        return _from_folder(str(value), folder)

    return address


@lru_cache(maxsize=ADDRESSES)
def _from_folder(address: str, folder: str) -> str:
    return utils.normalize_url(address, cast(Page, SimpleNamespace(url=f"{folder}/index.html")))


def _token(heading: Heading) -> dict[str, Any]:
    return {"level": heading.level, "id": heading.id, "name": heading.name, "children": []}
