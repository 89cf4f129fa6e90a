"""Small archives of every make: from the front page every page can be reached, and no link leads nowhere."""

from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from lxml import html

from tests.archives import build, make_archive

RECORD = "---\nname: {}\n---\n"
UNDATED = "Nobody knows when\n\nThis was written some day, by somebody.\n"
EVENT = {"content/authority/events/flood.md": RECORD.format("The Great Flood")}
PERSON = {"content/authority/people/jane-doe.md": RECORD.format("Jane Doe")}
SOURCE = {"content/authority/sources/the-paper.md": RECORD.format("The Paper")}
STORY = {
    "content/articles/story.md": (
        "---\nheadline: A flood\ndate: 2020-03-05\nsource: The Paper\nauthor: Ann Author\n---\n\n"
        "Jane Doe saw the Great Flood in Paris.\n"
    )
}
ARCHIVES = {
    "nothing": {},
    "one article": STORY,
    "one article and records": {**STORY, **EVENT, **PERSON, **SOURCE},
    "an event alone": EVENT,
    "a person alone": PERSON,
    "a source alone": SOURCE,
    "records alone": {**EVENT, **PERSON, **SOURCE},
    "undated articles alone": {f"content/articles/{n}.txt": f"{n}. {UNDATED}" for n in range(12)},
    "a year alone": {"content/articles/story.md": "---\nheadline: A\ndate: '1987'\n---\n\nSomething was.\n"},
    "one letter in another script": {"content/authority/people/x.md": RECORD.format("Ελένη")},
}


@pytest.mark.parametrize("name", ARCHIVES)
def test_every_page_is_reached_and_no_link_leads_nowhere(tmp_path: Path, name: str):
    folder = make_archive(tmp_path, ARCHIVES[name], options="      model: ''\n      page_size: 10\n")
    build(folder)
    site = folder / "build" / "site"
    reached = _reach(site, "index.html")

    assert {page for page in reached if not (site / page).is_file()} == set()
    every = {path.relative_to(site).as_posix() for path in site.rglob("*.html")}
    assert every - reached == {"404.html"}


@pytest.mark.parametrize("name", ["nothing", "records alone"])
def test_without_scripts_the_search_page_leads_to_every_list(tmp_path: Path, name: str):
    folder = make_archive(tmp_path, ARCHIVES[name])
    build(folder)
    site = folder / "build" / "site"
    lists = {path.relative_to(site).as_posix() for path in site.glob("*/index.html")}

    assert lists <= set(_links(site, "search.html"))
    assert lists <= set(_links(site, "index.html"))


def _reach(site: Path, start: str) -> set[str]:
    reached, waiting = {start}, [start]
    while waiting:
        page = waiting.pop()
        if page.endswith(".html") and (site / page).is_file():
            new = set(_links(site, page)) - reached
            reached |= new
            waiting += sorted(new)
    return reached


def _links(site: Path, page: str) -> list[str]:
    found = []
    for address in html.parse(site / page).xpath("//a/@href | //form/@action"):
        parts = urlsplit(address)
        if parts.path and not parts.netloc and not parts.scheme:
            target = (site / page).parent / unquote(parts.path)
            found.append(target.resolve().relative_to(site.resolve()).as_posix())
    return found
