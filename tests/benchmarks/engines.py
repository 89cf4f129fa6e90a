"""The same pages rendered by several engines: by the plugin's fast way, by MkDocs alone, by Hugo."""

import json
import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import yaml
from mkdocs.utils.yaml import yaml_load

from generator.publish.page_reading import parse_page
from tests.archives import ROOT
from tests.benchmarks.measuring import Cost, measure, python, weigh

HUGO = {
    "baseURL": "https://example.org/",
    "title": "The News Archive",
    "uglyURLs": True,
    "disableKinds": ["taxonomy", "term", "rss", "section", "home"],
    "markup": {"goldmark": {"renderer": {"unsafe": True}}},
}
LAYOUT = Path(__file__).parent / "hugo.html"
"""A theme of the same frame and facts: head, masthead, the text, what is known of it, footer."""
LINKS = '<a href="{{ replaceRE "\\\\.md(#|$)" ".html$1" .Destination | safeURL }}">{{ .Text }}</a>'


class Run(NamedTuple):
    """One engine's work, on one processor and on all."""

    engine: str
    cost: Cost
    files: int
    bytes: int


def render_all(archive: Path, place: Path) -> Iterator[Run]:
    """Render the pages of an archive that is built by each engine, into a folder of its own."""
    yield _fast(archive)
    yield _plain(archive, place / "mkdocs")
    if hugo := shutil.which("hugo"):
        yield _hugo(archive, place / "hugo", hugo)


def _fast(archive: Path) -> Run:
    """Render anew in a build of which all else is done, and count that stage alone."""
    for name in ("rendered.json", "last-build.json"):
        (archive / "build" / "cache" / name).unlink(missing_ok=True)
    cost = measure(python("generator.cli.main", "build"), archive, PYTHONPATH=str(ROOT))
    report = json.loads((archive / "build" / "report.json").read_text(encoding="utf-8"))
    stage = next(stage for stage in report["stages"] if stage["name"] == "rendering")
    files, size = weigh(archive / "build" / "site")
    return Run("news-archive", Cost(stage["cpu"], stage["seconds"], cost.peak_mb), files, size)


def _plain(archive: Path, place: Path) -> Run:
    place.mkdir(parents=True)
    read = yaml_load((archive / "mkdocs.yml").read_text(encoding="utf-8"))
    read["theme"]["custom_dir"] = str(archive / "theme")
    changed = {"plugins": [], "docs_dir": str(archive / "build" / "pages"), "site_dir": str(place / "site")}
    (place / "mkdocs.yml").write_text(yaml.safe_dump({**read, "site_url": "", **changed}), encoding="utf-8")
    cost = measure(python("mkdocs", "build", "-q"), place, PYTHONPATH=str(ROOT), NO_MKDOCS_2_WARNING="1")
    return Run("MkDocs alone", cost, *weigh(place / "site"))


def _hugo(archive: Path, place: Path, hugo: str) -> Run:
    layouts = place / "layouts" / "_default"
    (layouts / "_markup").mkdir(parents=True)
    shutil.copyfile(LAYOUT, layouts / "single.html")
    (layouts / "_markup" / "render-link.html").write_text(LINKS, encoding="utf-8")
    (place / "hugo.yaml").write_text(yaml.safe_dump(HUGO), encoding="utf-8")
    pages = archive / "build" / "pages"
    for path in pages.rglob("*.md"):
        meta, body = parse_page(path.read_text(encoding="utf-8"))
        # `index.md` would make a bundle of its folder there.
        target = (
            place
            / "content"
            / path.relative_to(pages).with_name(f"{path.stem.replace('index', 'index-')}.md")
        )
        target.parent.mkdir(parents=True, exist_ok=True)
        front = json.dumps({"title": meta["title"], "params": meta}, ensure_ascii=False)
        target.write_text(f"{front}\n\n{body}", encoding="utf-8")
    cost = measure([hugo, "--quiet", "--source", str(place), "--destination", str(place / "site")], place)
    return Run(f"Hugo, {os.cpu_count()} processors", cost, *weigh(place / "site"))
