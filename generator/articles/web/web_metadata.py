"""What a web page states about its article, each field from the first place that states it."""

import re
from collections.abc import Iterator, Sequence
from html import unescape
from typing import Any
from urllib.parse import urljoin, urlsplit

from msgspec import Struct
from msgspec.structs import replace

from generator.articles.bylines import find_byline, split_names
from generator.articles.dating.path_dates import find_path_date
from generator.articles.dating.stated_dates import state_date
from generator.articles.web.web_evidence import EVIDENCE, NAMES, Evidence
from generator.articles.web.web_json import Node, find_article, persons, texts
from generator.model import Field

MAX_VALUE = 2_000
"""Characters of one field; a longer one is no headline, name or tag, but a fault of the page."""
MAX_VALUES = 50
MANY = ("author", "tag")
SUFFIX = re.compile(r"\s+[|–—·•«»-]\s+|\s*\|\s*|\s+:\s+")


class _Page(Struct, frozen=True, kw_only=True):
    tree: Any
    meta: "dict[str, list[str]]"
    article: Node
    url: str


def read_metadata(html: str, url: str) -> tuple[Field, ...]:
    """Take what a page states; `url` is its address where what carries it says so."""
    from lxml import etree

    tree = etree.HTML(html, etree.HTMLParser(huge_tree=True, no_network=True, remove_pis=True))
    if tree is None:
        return ()
    article, broken = find_article(tree.xpath("//script[contains(@type, 'ld+json')]/text()"))
    page = _Page(tree=tree, meta=_meta(tree), article=article, url=url)
    found: dict[str, list[Field]] = {}
    for evidence in EVIDENCE:
        if evidence.field not in found and (fields := list(_fields(page, evidence))):
            found[evidence.field] = fields
        elif evidence.field == "date" and "date" in found and evidence.where != "element":
            found["date"] += [other for other in _fields(page, evidence) if _is_new(other, found["date"])]
    fields = [field for some in found.values() for field in some]
    if "date" not in found:
        address = url or next((field.value for field in found.get("url", ())), "")
        fields += _date_of_address(address)
        fields += _unclear_date(page)
    if broken:
        fields.append(
            Field(name="note", value=f"{broken} of its JSON-LD blocks cannot be read", basis="the page")
        )
    return tuple(fields)


def _is_new(date: Field, dates: Sequence[Field]) -> bool:
    """Whether a further date says another day, or a time of day where none was told."""
    same = [one for one in dates if one.value == date.value]
    return not same or (bool(date.time) and not any(one.time for one in same))


def _fields(page: _Page, evidence: Evidence) -> Iterator[Field]:
    """Make fields of what one place states; a single-valued field takes its first value."""
    where = _words(evidence)
    values = [
        value
        for words in _values(page, evidence)
        if (value := evidence.rule(words)) and len(value) <= MAX_VALUE
    ]
    if evidence.field == "tag":
        values = [tag for value in values for tag in _tags(value)]
    if evidence.field in ("date", "versioncreated"):
        alone = evidence.name == "//time[@datetime]"
        yield from (replace(date, name=evidence.field) for date in _dates(values, where, alone=alone))
        return
    if evidence.field == "author":
        values = [name for value in values for name in _authors(value)]
    if evidence.field == "url":
        values = [address for value in values if (address := _address(value, page.url))]
    if evidence.field == "headline":
        values = [cut_site(value, _sites(page)) for value in values]
    if evidence.name == "//h1" and len(set(values)) > 1:
        return
    count = MAX_VALUES if evidence.field in MANY else 1
    for value in tuple(dict.fromkeys(values))[:count]:
        yield Field(name=evidence.field, value=value, basis=where)


def _dates(values: Sequence[str], where: str, *, alone: bool) -> "list[Field]":
    """Take the first date; of elements that may stand anywhere, only the one day they all state."""
    stated = [state_date(value, where) for value in values]
    dates = [date for date in stated if date and date.name == "date"]
    return [] if alone and len({date.value for date in dates}) > 1 else dates[:1]


def _unclear_date(page: _Page) -> "list[Field]":
    """Keep the first date that can be read in two ways, or in none, as it is written."""
    places = [one for one in EVIDENCE if one.field == "date" and one.where in ("json-ld", "meta")]
    stated = (state_date(value, _words(one)) for one in places for value in _values(page, one)[:1])
    return [field for field in stated if field and field.name == "date_text"][:1]


def _authors(value: str) -> Sequence[str]:
    """Take several names out of one value where they are certain, else the value as it is."""
    return split_names(find_byline(f"By {value}")) or (value,)


def _values(page: _Page, evidence: Evidence) -> Sequence[str]:
    if evidence.where == "json-ld":
        # Many systems escape the words for HTML, which JSON-LD is not.
        value = page.article.get(evidence.name)
        return [unescape(text) for text in texts(persons(value) if evidence.field == "author" else value)]
    if evidence.where == "meta":
        return page.meta.get(evidence.name, ())
    if evidence.where == "link":
        path = f"//link[@rel='{evidence.name}']/@href | //a[@rel='{evidence.name}']/@href"
        return [str(value).strip() for value in page.tree.xpath(path)[:1]]
    return [text for one in page.tree.xpath(evidence.name)[:MAX_VALUES] if (text := _element_text(one))]


def _element_text(element: Any) -> str:
    if isinstance(element, str):
        return element.strip()
    stated = element.get("datetime") or element.get("content") or "".join(element.itertext())
    return " ".join(stated[: MAX_VALUE * 2].split())


def _meta(tree: Any) -> "dict[str, list[str]]":
    found: dict[str, list[str]] = {}
    for element in tree.iter("meta"):
        value = " ".join((element.get("content") or "").split())
        name = (
            element.get("property")
            or element.get("name")
            or element.get("itemprop")
            or element.get("http-equiv")
        )
        if name and value:
            found.setdefault(name.strip().lower(), []).append(value)
    return found


def _words(evidence: Evidence) -> str:
    if evidence.where == "json-ld":
        return f"the page's JSON-LD {evidence.name}"
    if evidence.where == "meta":
        return f"the page's metadata {evidence.name}"
    if evidence.where == "link":
        return f"the page's {evidence.name} link"
    return f"the page's {NAMES[evidence.name]}"


def _tags(value: str) -> "list[str]":
    """Cut a list of keywords at its commas or semicolons."""
    return [tag for part in re.split(r"[,;]", value) if (tag := part.strip()) and len(tag) <= 100]


def _address(value: str, base: str) -> str:
    try:
        address = urljoin(base, value)
        parts = urlsplit(address)
    except ValueError:
        return ""
    good = parts.scheme in ("http", "https") and "." in parts.netloc and not re.search(r"[\s<>\"]", address)
    return address if good else ""


def _sites(page: _Page) -> "list[str]":
    return [*page.meta.get("og:site_name", ()), *texts(page.article.get("publisher"))]


def cut_site(title: str, sites: Sequence[str]) -> str:
    """Cut the site's name from a title's end, or its start, where a dash or bar sets it off."""
    names = {_bare(site) for site in sites} - {""}
    ends = list(SUFFIX.finditer(title))
    if ends and _bare(title[ends[-1].end() :]) in names:
        return title[: ends[-1].start()].strip()
    if ends and _bare(title[: ends[0].start()]) in names:
        return title[ends[0].end() :].strip()
    return title


def _bare(name: str) -> str:
    """Take the letters of a name, so that `TheHill` is `The Hill`."""
    return "".join(filter(str.isalnum, name.casefold()))


def _date_of_address(url: str) -> "list[Field]":
    """Take a day or month that the page's address states."""
    try:
        path = urlsplit(url).path
    except ValueError:
        return []
    found = find_path_date(path)
    if found is None or found.grain == "year":
        return []
    return [Field(name="date", value=found.edtf, basis=f"the page's address, '{found.words}'")]
