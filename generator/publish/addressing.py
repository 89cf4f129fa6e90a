"""Where each page lies in the site, and all of them in the order of MkDocs, as the sitemap lists them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from urllib.parse import quote, urlsplit

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.utils import get_build_date


@dataclass(frozen=True, slots=True)
class ListedPage:
    """A page as the sitemap sees it."""

    url: str
    canonical_url: str | None
    abs_url: str | None
    meta: Mapping[str, str]
    update_date: str
    is_link: bool = False


@dataclass(frozen=True, slots=True)
class ListedFile:
    """The file of such a page."""

    src_uri: str
    url: str
    page: ListedPage


def list_pages(config: MkDocsConfig, names: Iterable[str], robots: Mapping[str, str]) -> list[ListedFile]:
    """List all pages in the order in which MkDocs would."""
    base = f"{config.site_url.rstrip('/')}/" if config.site_url else ""
    path, today = urlsplit(base).path, get_build_date()
    listed = []
    for name in sorted(names, key=_walk_order):
        url = quote(output_of(name))
        page = ListedPage(
            url,
            base + url if base else None,
            path + url if base else None,
            {"robots": robots.get(name, "")},
            today,
        )
        listed.append(ListedFile(name, url, page))
    return listed


def output_of(name: str) -> str:
    """Name the file of the site that a page becomes."""
    folder, slash, file = name.rpartition("/")
    stem = PurePosixPath(file).stem
    return f"{folder}{slash}{'index' if stem == 'README' else stem}.html"


def _walk_order(name: str) -> tuple[tuple[bool, bool, str], ...]:
    *folders, last = name.split("/")
    is_index = PurePosixPath(last).stem in ("index", "README")
    return (*((True, False, folder) for folder in folders), (False, not is_index, last))
