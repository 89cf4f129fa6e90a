"""One set of pages rendered twice: by MkDocs alone, and as the plugin does."""

import re
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

import yaml
from lxml import html
from mkdocs.commands import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.nav import get_navigation
from mkdocs.utils.yaml import yaml_load

from generator.pages.page import Page, SiteFile
from generator.publish.built_folder import look_into
from generator.publish.manifest import Manifest
from generator.publish.rendering import Rendering
from generator.publish.writer import write_pages
from tests.archives import ROOT

SPACE = re.compile(r"[ \n]+")


def configuration(folder: Path, **changed: object) -> MkDocsConfig:
    """Take the project's own configuration and theme, without its plugin."""
    read = yaml_load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"))
    read["theme"]["custom_dir"] = str(ROOT / "theme")
    text = yaml.safe_dump({**read, "plugins": [], **changed}, allow_unicode=True, sort_keys=False)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "build" / "pages").mkdir(parents=True, exist_ok=True)
    (folder / "mkdocs.yml").write_text(text, encoding="utf-8")
    return load_config(str(folder / "mkdocs.yml"))


def stock_site(folder: Path, pages: list[Page], **changed: object) -> Path:
    """Render pages by MkDocs alone; return the site."""
    config = configuration(folder, **changed)
    write_pages(pages, Path(config.docs_dir), lambda _: None)
    build.build(config)
    return Path(config.site_dir)


def fast(
    folder: Path,
    pages: list[Page],
    before: Manifest | None = None,
    *,
    carried: Mapping[str, str] = MappingProxyType({}),
    **changed: object,
) -> Rendering:
    """Render pages as the plugin does, but those that it leaves to MkDocs."""
    config = configuration(folder, **changed)
    sums: dict[str, str] = {}
    write_pages(
        pages,
        Path(config.docs_dir),
        lambda _: None,
        [SiteFile(path=path, size=0) for path in carried],
        lambda put: sums.update({put.path: put.file.checksum}),
    )
    rendering = Rendering(
        config=config,
        pages=sums,
        carried=carried,
        before=before or Manifest(),
        site=look_into(config.site_dir),
    )
    rendering.render(get_navigation(rendering.files, config), 1, lambda _: None)
    return rendering


def tree(page: str | bytes) -> list[object]:
    """List a page's elements with their attributes and words; of space only whether there is some."""
    root = html.document_fromstring(page)
    return [
        (element.tag, sorted(element.attrib.items()), _words(element.text), _words(element.tail))
        for element in root.iter()
        if isinstance(element.tag, str)
    ]


def _words(text: str | None) -> str:
    return SPACE.sub(" ", text or "").strip(" ")
