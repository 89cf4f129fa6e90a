"""A site whose own language runs from right to left, with articles that do not."""

import re

import pytest
from lxml import html

from tests.site.browsing import ARTICLE, IN_A_BROWSER, serve, visit
from tests.site.sites import build_site, full_archive

# Words of sources, names, addresses and formats stay as they are.
OTHERS = "ancestor-or-self::*[self::bdi or self::code or self::pre or self::kbd or self::a or self::script]"
NAMES = ("kicker", "clipping", "entity__name", "deck", "site-footer__name", "to-copy")
LOOKED_AT = ["index.html", ARTICLE, "places/iraq.html", "articles/2025/06/index.html", "search.html?q=wheat"]


@pytest.fixture(scope="module")
def persian(tmp_path_factory):
    folder = tmp_path_factory.mktemp("persian")
    return build_site(folder, full_archive(30), size=10, with_search=True, language="fa")


@pytest.fixture(scope="module")
def persian_origin(persian):
    yield from serve(persian)


def _page(site, name):
    return html.parse(site / name).getroot()


def test_every_page_is_of_the_sites_language_and_reads_from_right_to_left(persian):
    for path in persian.rglob("*.html"):
        page = html.parse(path).getroot()

        assert (page.get("lang"), page.find("body").get("dir")) == ("fa", "rtl"), path


def test_an_article_of_another_language_reads_as_that_does(persian):
    article = _page(persian, ARTICLE).find_class("article")[0]

    assert (article.get("lang"), article.get("dir")) == ("en", "ltr")
    assert article.find_class("article__names")[0].get("dir") == "rtl"


def test_headlines_of_another_language_are_marked_as_such_in_lists(persian):
    (headline,) = _page(persian, "index.html").xpath("//li/a/bdi[contains(., 'foreign diplomatic')]")[:1]

    assert headline.get("lang") == "en"


def test_headings_keep_the_anchors_that_links_lead_to(persian):
    assert _page(persian, "people/sabah-al-numan.html").xpath("//h2//*[@id='appearances']")
    assert _page(persian, "articles/2025/06/index.html").xpath("//h2//*[@id='11-june-2025']")
    assert _page(persian, "index.html").find_class("front__section--newest")


def test_what_the_archive_says_is_in_its_language(persian):
    for name in ["index.html", ARTICLE, "people/sabah-al-numan.html", "articles/index.html", "search.html"]:
        page = _page(persian, name)
        for text in page.xpath(f"//body//text()[not({OTHERS})]"):
            owner = text.getparent()
            around = owner if text.is_text else owner.getparent()
            language = around.xpath("string(ancestor-or-self::*[@lang][1]/@lang)")
            classes = " ".join(around.xpath("ancestor-or-self::*/@class"))
            if language == "fa" and not any(one in classes for one in NAMES):
                foreign = re.findall(r"\b(?:[Tt]he|[Aa]nd|of|in|[Aa]rticles?|[Rr]eports?|Date)\b", text)
                assert not foreign, f"{name}: {text.strip()}"


def test_numbers_and_dates_are_written_as_the_language_does(persian):
    text = _page(persian, "index.html").text_content()

    assert "۳۴ مقاله" in text
    assert "۱۲ ژوئن ۲۰۲۵" in text


class TestInABrowser:
    pytestmark = IN_A_BROWSER

    @pytest.mark.parametrize("name", LOOKED_AT)
    @pytest.mark.parametrize("width", [320, 1280])
    def test_a_page_begins_at_the_right_and_is_no_wider_than_the_window(
        self, page, persian_origin, name, width
    ):
        page.set_viewport_size({"width": width, "height": 800})
        visit(page, f"{persian_origin}/{name}")
        first, second, *_ = page.locator(".masthead__nav a").all()

        assert first.bounding_box()["x"] > second.bounding_box()["x"]
        assert page.evaluate("document.documentElement.scrollWidth") <= width

    @pytest.mark.parametrize("name", LOOKED_AT)
    def test_a_page_breaks_no_guideline(self, page, persian_origin, name):
        axe = pytest.importorskip("axe_playwright_python.sync_playwright")
        visit(page, f"{persian_origin}/{name}")

        found = axe.Axe().run(page).response["violations"]
        assert [one["id"] for one in found] == []

    def test_the_search_speaks_the_language_of_the_site(self, page, persian_origin):
        visit(page, f"{persian_origin}/search.html?q=wheat")

        assert "۳۰ مقاله" in page.locator("#search--status").inner_text()
        assert "ژوئن ۲۰۲۵" in page.locator(".range__words").inner_text()
        assert "منبع" in page.locator("#search--facets").inner_text()
