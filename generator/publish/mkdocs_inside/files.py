"""The files of a site as MkDocs is told of them: only those that it has something to do with."""

import filecmp
import os
import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from types import SimpleNamespace
from typing import Any, cast

from jinja2 import Environment
from mkdocs import utils
from mkdocs.commands import build
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import BuildError
from mkdocs.structure.files import File, Files, InclusionLevel

UNUSED = re.compile(r"assets/(?:javascripts/(?:lunr|workers)/|(?:javascripts|stylesheets)/.*\.map$)")
NEEDS_ALL = (
    "a template of the theme goes through 'pages', which fast rendering does not hold;"
    " expected the option 'fast: false' of news-archive in mkdocs.yml."
)


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
    """The files of a site: its pages, and those carried to it, are made only where one is asked for."""

    def __init__(
        self,
        config: MkDocsConfig,
        pages: Mapping[str, str],
        carried: Collection[str],
        to_copy: Collection[str],
    ) -> None:
        super().__init__([_file(_CarriedFile, name, config, InclusionLevel.INCLUDED) for name in to_copy])
        self.names = pages
        self.asked: dict[str, bool] = {}
        """Whether there was such a file, by path; whoever wants to know of some empties it before."""
        self._carried = carried
        self._config = config
        self._made: dict[str, File] = {}

    def get_file_from_path(self, path: str) -> File | None:
        """Find a file, or the page of that name."""
        name = PurePosixPath(path).as_posix()
        found = super().get_file_from_path(name) or self._known(name)
        self.asked[name] = found is not None
        return found

    def _known(self, name: str) -> File | None:
        if name in self.names:
            return self.page_file(name)
        if name in self._carried:
            return _file(_CarriedFile, name, self._config, InclusionLevel.INCLUDED)
        return None

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

    def add_files_from_theme(self, env: Environment, config: MkDocsConfig) -> None:  # noqa: ARG002 - MkDocs's
        """Add what MkDocs would, without a look at the thousands of icons in hidden folders."""
        names = sorted({name for folder in config.theme.dirs for name in _names_in(folder)})
        listed = SimpleNamespace(list_templates=lambda filter_func: filter(filter_func, names))
        super().add_files_from_theme(cast(Environment, listed), config)


def leave_unused(files: Files) -> None:
    """Leave out what the installed theme has for its own search and for those who develop it."""
    for file in [file for file in files if UNUSED.match(file.src_uri)]:
        files.remove(file)


class EveryPage(Sequence[File]):
    """What MkDocs calls `pages`; a template that goes through it would need each page at once."""

    def __getitem__(self, _: object) -> Any:
        raise BuildError(NEEDS_ALL)

    def __len__(self) -> int:
        raise BuildError(NEEDS_ALL)


def _names_in(folder: str) -> Iterator[str]:
    for place, folders, names in os.walk(folder):
        folders[:] = [one for one in folders if not one.startswith(".")]
        inside = Path(place).relative_to(folder)
        yield from ((inside / name).as_posix() for name in names)


def _file(kind: type[File], name: str, config: MkDocsConfig, inclusion: InclusionLevel) -> File:
    return kind(name, config.docs_dir, config.site_dir, config.use_directory_urls, inclusion=inclusion)
