"""The site's map for search engines, by year, and what robots, programs and finders of faults look for."""

import json
from collections.abc import Iterator, Mapping, Sequence
from xml.sax.saxutils import escape

from msgspec import Struct, field

from generator.pages.catalogue import Catalogue
from generator.pages.citing.plain import plain
from generator.pages.collections import Collection
from generator.pages.following.entries import changed_or_published
from generator.pages.metadata.describing import Offer
from generator.pages.page import Outline, TextFile
from generator.pages.permalinks import url_of
from generator.pages.site import Site
from generator.settings import Settings

SPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
MOST = 50_000
"""Addresses in one file (sitemaps.org)."""
FOLDER, INDEX = "sitemaps", "sitemap.xml"
OTHERS = "pages"
SECURITY = ".well-known/security.txt"


class SiteMap(Struct):
    """The addresses of the pages that are composed, noted one by one."""

    by_file: dict[str, list[str]] = field(default_factory=dict)
    """By year of the articles, or `pages`: lines of XML."""
    titles: dict[str, str] = field(default_factory=dict)
    """Of landing pages, by address."""

    def note(self, catalogue: Catalogue, page: Outline) -> None:
        """Note a page, unless search engines are to leave it out."""
        path = f"{page.path.removesuffix('.md')}.html"
        if page.path.count("/") == 0 or page.path.endswith("/index.md"):
            self.titles[path] = page.title
        if page.is_hidden or not catalogue.site.url:
            return
        steps, day = page.path.split("/"), ""
        if page.template == "article.html":
            day = changed_or_published(catalogue, catalogue.articles[page.id])
        of_year = steps[0] == "articles" and len(steps) > 2
        lines = self.by_file.setdefault(steps[1] if of_year else OTHERS, [])
        changed = f"<lastmod>{day}</lastmod>" if day else ""
        lines.append(f"<url><loc>{escape(catalogue.site.absolute(path))}</loc>{changed}</url>")


def map_files(site: Site, known: SiteMap) -> Iterator[TextFile]:
    """Write the map of each year and of the other pages, and the list of these maps."""
    names = []
    for name in sorted(known.by_file):
        lines = sorted(known.by_file[name])
        for number, start in enumerate(range(0, len(lines), MOST), start=1):
            path = f"{FOLDER}/{name if number == 1 else f'{name}--{number}'}.xml"
            names.append(path)
            yield TextFile(path=path, text=_xml("urlset", lines[start : start + MOST]))
    if names:
        maps = [f"<sitemap><loc>{escape(site.absolute(name))}</loc></sitemap>" for name in names]
        yield TextFile(path=INDEX, text=_xml("sitemapindex", maps))


def notices_for_machines(
    catalogue: Catalogue,
    settings: Settings,
    known: SiteMap,
    collections: Sequence[Collection],
    offers: Mapping[str, Offer],
) -> Iterator[TextFile]:
    """Write `robots.txt`, `llms.txt`, `index.json`, and `security.txt` where a contact is named."""
    site = catalogue.site
    map_line = f"\nSitemap: {site.absolute(INDEX)}\n" if site.url else ""
    yield TextFile(path="robots.txt", text=f"User-agent: *\nAllow: /\n{map_line}")
    yield TextFile(path="llms.txt", text=_for_language_models(catalogue, known))
    yield TextFile(path="index.json", text=_list(catalogue, collections, offers))
    if settings.security_contact:
        yield TextFile(path=SECURITY, text=_for_finders_of_faults(site, settings))


def _xml(root: str, lines: Sequence[str]) -> str:
    body = "\n".join(lines)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<{root} xmlns="{SPACE}">\n{body}\n</{root}>\n'


def _for_language_models(catalogue: Catalogue, known: SiteMap) -> str:
    """Say in Markdown what the archive is and where everything lies (llmstxt.org)."""
    site = catalogue.site
    count = len(catalogue.archive.articles)
    lines = [f"# {plain(site.name)}", ""]
    lines += [
        f"> An archive of {count:,} news articles, tied to the people, organizations and places they name.",
        "",
    ]
    lines += ["Each page says what its statements rest on; what is not known is said to be unknown.", ""]
    lines += ["## Pages", ""]
    lines += [
        f"- [{plain(title)}]({_link(site, path)})"
        for path, title in sorted(known.titles.items())
        if _leads(path)
    ]
    lines += [
        "",
        "## Data",
        "",
        f"- [Collections, with their feeds and citations]({_link(site, 'index.json')})",
    ]
    return "\n".join(lines) + "\n"


def _leads(path: str) -> bool:
    """Whether a page leads to others; years and months are reached from the list of all articles."""
    return path.count("/") < 2 and not path.endswith("--entity.html")


def _link(site: Site, path: str) -> str:
    return site.absolute(path) or path


def _list(catalogue: Catalogue, collections: Sequence[Collection], offers: Mapping[str, Offer]) -> str:
    """List the collections with their pages, feeds and citations; addresses relative to the site."""
    rows = [
        {
            "title": plain(one.title),
            "page": url_of(one.page),
            "articles": len(one.articles),
            "feeds": [feed["url"] for feed in offers[one.page].feeds],
            "citations": [file["url"] for file in offers[one.page].files],
        }
        for one in collections
    ]
    head = json.dumps({"name": catalogue.site.name, "url": catalogue.site.url or None}, ensure_ascii=False)
    body = ",\n".join(json.dumps(row, ensure_ascii=False) for row in rows)
    return f'{head[:-1]}, "collections": [\n{body}\n]}}\n'


def _for_finders_of_faults(site: Site, settings: Settings) -> str:
    """Say whom to tell of a fault in security (RFC 9116)."""
    lines = [f"Contact: {settings.security_contact}", f"Expires: {settings.security_expires}T00:00:00Z"]
    address = site.absolute(SECURITY)
    lines += [f"Preferred-Languages: {site.language}", *([f"Canonical: {address}"] if address else [])]
    return "\n".join(lines) + "\n"
