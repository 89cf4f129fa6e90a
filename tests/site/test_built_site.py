import re
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from lxml import html

from tests.builders import archive
from tests.pages.machines.zotero import take
from tests.site.hostile import HOSTILE, hostile_archive
from tests.site.sites import build_site, full_archive

OWN_LINKS = {
    "https://www.wikidata.org/wiki/Q796",
    "https://www.wikidata.org/wiki/Q204839",
    "https://agency.example/",
}
"""What records of places and sources give as their identifiers and websites."""
URL = re.compile(r"url\(\s*['\"]?([^'\")]+)")
KINDS = [
    "index.html",
    "search.html",
    "about.html",
    "404.html",
    "articles/index.html",
    "articles/2025/06/index.html",
    "articles/2025/06/12/missions-secure-aaaaa1.html",
    "articles/2019/05/14/arabic-aaaaa3.html",
    "people/index.html",
    "people/a-z--a.html",
    "people/sabah-al-numan.html",
    "places/iraq--last.html",
    "sources/xinhua.html",
]


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    return build_site(tmp_path_factory.mktemp("full"), full_archive(30), size=10)


@pytest.fixture(scope="module")
def pages(site):
    return {path.relative_to(site).as_posix(): html.parse(path) for path in sorted(site.rglob("*.html"))}


def test_no_page_asks_another_host_for_anything(site, pages):
    for name, page in pages.items():
        for address in page.xpath("//@src | //link/@href | //@srcset | //@action"):
            assert not urlsplit(address).netloc, (name, address)
        assert not page.xpath("//iframe | //object | //embed | //base"), name
        # Only the page at an old address leads on by itself, and only to a page of this site.
        for onward in page.xpath("//meta[@http-equiv='refresh']/@content"):
            assert (site / name).parent.joinpath(onward.removeprefix("0; url=")).is_file(), (name, onward)


def test_only_links_of_the_records_lead_away(pages):
    away = {a for page in pages.values() for a in page.xpath("//a/@href") if urlsplit(a).netloc}

    assert away == OWN_LINKS


def test_no_style_sheet_asks_another_host_for_anything(site):
    sheets = list(site.rglob("*.css"))

    assert sheets
    for sheet in sheets:
        text = sheet.read_text(encoding="utf-8")
        assert "@import" not in text
        assert all(found.startswith("data:") for found in URL.findall(text)), sheet


def test_every_link_asset_and_anchor_is_there(site, pages):
    ids = {name: set(page.xpath("//@id")) for name, page in pages.items()}
    for name, page in pages.items():
        for address in page.xpath("//@href | //@src | //@action"):
            parts = urlsplit(address)
            # The page for lost readers looks for its style at every depth that a lost address may have.
            if parts.netloc or (name == "404.html" and parts.path.startswith("../")):
                continue
            base = site if parts.path.startswith("/") else (site / name).parent
            target = (base / unquote(parts.path).lstrip("/")).resolve() if parts.path else site / name
            assert target.is_file(), (name, address)
            if parts.fragment:
                there = target.relative_to(site.resolve()).as_posix() if parts.path else name
                assert parts.fragment in ids[there], (name, address)


@pytest.mark.parametrize("name", KINDS)
def test_every_kind_of_page_is_whole(pages, name: str):
    page = pages[name]

    assert len(page.xpath("//h1")) == 1
    assert len(page.xpath("//main")) == 1
    assert len(page.xpath("/html/head/title")) == 1
    assert page.xpath("//a[@href='#page--content']") and page.xpath("//*[@id='page--content']")
    assert len(page.xpath("//@id")) == len(set(page.xpath("//@id")))
    assert page.xpath("/html/@lang") == ["en"]
    # Figures and fields have names; nothing but Material's hidden toggles is left without one.
    assert all(
        field.get("aria-label") or field.get("id") in page.xpath("//label/@for")
        for field in page.xpath("//input[@type='search']")
    )
    assert all(figure.get("aria-label") or figure.get("aria-hidden") for figure in page.xpath("//svg"))


def test_an_article_says_what_it_rests_on(pages):
    page = pages["articles/2025/06/12/missions-secure-aaaaa1.html"]
    words = " ".join(page.xpath("string(//main)").split())

    assert page.xpath("string(/html/head/title)").endswith("authorities say - The News Archive")
    assert "Headline supplied by the archive: Taken from the lede, up to its first comma" in words
    assert "Published 12 June 2025 stated in the test" in words
    assert "SHA-256 3f2a3f2a" in words
    undated = " ".join(pages["articles/undated/undated-aaaaa4.html"].xpath("string(//main)").split())
    assert "Nothing of the file was kept out of the text." in undated
    assert "Nothing of the file was kept out of the text." not in words
    assert "“Enditem” The agency's end mark" in words.replace("Enditem The", "“Enditem” The")
    assert page.xpath("//aside[@class='look-alike-notice']//a[@href='#look--alikes']")
    assert page.xpath("string(//*[@id='look--alikes']/h2)") == "Look-alikes, other events"


def test_zotero_takes_a_newspaper_article_from_the_head_of_a_page(pages):
    for name, taken in {
        "articles/2025/06/12/missions-secure-aaaaa1.html": ("Xinhua", "2025-06-12", "en"),
        "articles/2019/05/14/arabic-aaaaa3.html": ("وكالة", "2019-05-14", "ar"),
    }.items():
        tags = pages[name].xpath("/html/head/meta[@content]")
        item = take([(tag.get("name") or tag.get("property", ""), tag.get("content")) for tag in tags])

        assert item["itemType"] == "newspaperArticle"
        assert (item["publicationTitle"], item["date"], item["language"]) == taken
        assert item["title"] == pages[name].xpath("string(//h1)")


def test_names_that_nobody_reviewed_are_marked(pages):
    page = pages["articles/2025/06/12/missions-secure-aaaaa1.html"]
    found = set(page.xpath("//*[@class='text']//u/a/text()"))
    plain = set(page.xpath("//*[@class='text']//a[not(parent::u)]/text()"))

    assert found == {"Sabah al-Numan", "al-Numan said"}
    assert plain == {"Iraq"}


def test_an_article_has_its_own_language_and_direction_and_the_archive_keeps_its_own(pages):
    page = pages["articles/2019/05/14/arabic-aaaaa3.html"]
    (article,) = page.xpath("//article")

    assert (article.get("lang"), article.get("dir")) == ("ar", "rtl")
    for part in article.xpath(".//aside | .//section"):
        nearest = part.xpath("ancestor-or-self::*[@lang][1]")[0]
        assert (nearest.get("lang"), nearest.get("dir")) == ("en", "ltr")


def test_no_control_of_material_that_leads_nowhere_is_left(pages):
    for name, page in pages.items():
        assert not page.xpath("//*[contains(@class, 'md-sidebar') or contains(@class, 'md-search')]")
        assert not page.xpath("//script[not(@src) and not(@type='application/ld+json')]")
        scripts = {address.rsplit("/", 1)[-1] for address in page.xpath("//script/@src")}
        of_old_address = set() if page.xpath("//meta[@http-equiv='refresh']") else {"scheme.js", "search.js"}
        of_article = {"cite.js"} if page.xpath("//article[@class='article']") else set()
        of_article |= {"hover-cards.js"} if page.xpath("//article") and "--copied" not in name else set()
        assert scripts == (
            {"scheme.js", "not-found.js"} if name == "404.html" else of_old_address | of_article
        ), name


def test_an_empty_archive_says_so(tmp_path: Path):
    site = build_site(tmp_path, archive())

    assert "holds no article yet" in (site / "index.html").read_text(encoding="utf-8")
    assert "No people are named" in (site / "people" / "index.html").read_text(encoding="utf-8")


def test_nothing_that_a_source_wrote_adds_an_element_or_an_attribute(tmp_path: Path):
    harmless = [f"Plain words {number}" for number in range(len(HOSTILE))]
    expected = _structure(build_site(tmp_path / "harmless", hostile_archive(harmless)))
    found = _structure(build_site(tmp_path / "hostile", hostile_archive(HOSTILE)))
    # Lists by letter and by name order other words otherwise; the articles and the names keep their pages.
    own = [name for name in expected if re.search(r"/hostile-|/e-", name)]

    assert len(own) == 2 * len(HOSTILE)
    for name in own:
        assert found[name] == expected[name], name


def _structure(site: Path) -> dict[str, list[tuple[str, list[str]]]]:
    """List the elements of each page with the names of their attributes.

    The notes on others of the same name are left out: some of the hostile strings agree in their letters.
    """
    return {
        path.relative_to(site).as_posix(): [
            (str(element.tag), sorted(element.attrib))
            for element in html.parse(path).iter()
            if not element.xpath("ancestor-or-self::*[contains(@class, 'namesakes')]")
        ]
        for path in sorted(site.rglob("*.html"))
    }
