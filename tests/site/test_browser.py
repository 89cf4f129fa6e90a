"""What only a browser can tell; each test is skipped, with the reason, where there is none."""

import re
from pathlib import Path
from urllib.parse import unquote

import pytest

from tests.site.browsing import ARTICLE, DECIDED, IN_A_BROWSER, KINDS
from tests.site.hostile import HOSTILE

pytestmark = IN_A_BROWSER


@pytest.mark.parametrize("width", [320, 360, 768, 1280])
def test_no_page_scrolls_sideways(page, origin: str, width: int):
    page.set_viewport_size({"width": width, "height": 800})
    for kind in KINDS:
        page.goto(f"{origin}/{kind}", wait_until="networkidle")

        assert page.evaluate("document.documentElement.scrollWidth") <= width, kind


def test_no_page_scrolls_sideways_with_letters_of_twice_the_size(page, origin: str):
    page.set_viewport_size({"width": 640, "height": 800})
    for kind in KINDS:
        page.goto(f"{origin}/{kind}", wait_until="networkidle")
        page.evaluate("document.documentElement.style.fontSize = '200%'")

        assert page.evaluate("document.documentElement.scrollWidth") <= 640, kind


def test_no_page_asks_another_host_or_for_what_is_not_there(page, origin: str):
    asked: list[str] = []
    failed: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("response", lambda response: failed.append(response.url) if response.status >= 400 else None)
    page.on("pageerror", lambda error: failed.append(str(error)))
    for kind in KINDS:
        page.goto(f"{origin}/{kind}", wait_until="networkidle")

    assert [url for url in asked if not url.startswith((origin, "data:", "blob:"))] == []
    assert failed == []


def test_what_can_be_pressed_is_large_enough(page, origin: str):
    """24 by 24 px (WCAG 2.2, 2.5.8); links inside sentences and bars beside a list are exempt there."""
    page.set_viewport_size({"width": 360, "height": 800})
    small = (
        "[...document.querySelectorAll('nav a, button, input[type=search], .margin-note li a, summary')]"
        ".filter(one => one.offsetParent && one.getBoundingClientRect().height < 24)"
        ".map(one => one.outerHTML)"
    )
    for kind in KINDS:
        page.goto(f"{origin}/{kind}", wait_until="networkidle")

        assert page.evaluate(small) == [], kind


LOST = ["nothing.html", "articles/nothing", "articles/2025/06/12/nothing.html", "a/b/c/d/nothing/"]
STYLED = "getComputedStyle(document.querySelector('.masthead__name')).fontFamily.includes('Charter')"
# A link within the page leads to the page itself, which is not there.
LINKS = "[...document.querySelectorAll(':is(main, header, footer) a[href]:not([href^=\"#\"])')]"
ADDRESSES = f"{LINKS}.map(one => new URL(one.getAttribute('href'), location).href)"


@pytest.mark.parametrize("lost", LOST)
@pytest.mark.parametrize("server", ["origin", "below", "addressed"])
def test_the_page_for_lost_readers_has_its_looks_and_its_links_at_any_depth(page, server, lost, request):
    origin = request.getfixturevalue(server)
    response = page.goto(f"{origin}/{lost}", wait_until="networkidle")

    assert response.status == 404
    assert page.evaluate(STYLED)
    links = page.evaluate(ADDRESSES)
    assert len(links) > 10
    assert {page.request.get(link).status for link in links} == {200}
    page.keyboard.press("/")
    page.keyboard.type("wheat")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{origin}/search.html?q=wheat")


@pytest.mark.parametrize("server", ["origin", "below", "addressed"])
def test_the_address_of_a_list_that_is_no_more_leads_to_whose_it_was(page, server, request):
    origin = request.getfixturevalue(server)
    page.goto(f"{origin}/people/sabah-al-numan--said-of.html")

    page.wait_for_url(f"{origin}/people/sabah-al-numan.html")


def test_the_page_for_lost_readers_has_its_looks_without_scripts(browser, below: str):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    for lost in LOST:
        page.goto(f"{below}/{lost}")

        assert page.evaluate(STYLED), lost
    context.close()


def test_every_page_and_its_search_work_below_a_folder(page, below: str):
    failed: list[str] = []
    page.on("response", lambda response: failed.append(response.url) if response.status >= 400 else None)
    page.on("pageerror", lambda error: failed.append(str(error)))
    for kind in KINDS:
        if kind != "404.html":
            page.goto(f"{below}/{kind}", wait_until="networkidle")
            links = [link for link in page.evaluate(ADDRESSES) if link.startswith("http://127.")]
            assert [link for link in links if not link.startswith(f"{below}/")] == [], kind
    page.goto(f"{below}/search.html?q=wheat")
    page.locator("#search--results a").first.click()
    page.wait_for_url(f"{below}/articles/2025/06/**")

    assert failed == []


@pytest.mark.parametrize(("words", "headline"), [
    ("diplomatic missions", "All foreign diplomatic missions in Iraq are fully secure, authorities say"),
    ("spokesperson commander", "All foreign diplomatic missions in Iraq are fully secure, authorities say"),
    ("threats posed", "U.S. Orders Non-Emergency Personnel to Leave Iraq 'As Soon As Possible'"),
])  # fmt: skip
def test_search_finds_words_of_headlines_and_texts_and_leads_there(
    page, origin: str, words: str, headline: str
):
    page.goto(f"{origin}/index.html")
    page.keyboard.press("/")
    page.keyboard.type(words)
    page.keyboard.press("Enter")
    first = page.locator("#search--results a").first
    first.wait_for()

    assert first.inner_text() == headline
    assert page.locator("#search--results mark").count() > 0
    assert re.fullmatch(r"\d+ articles?", page.locator("#search--status").inner_text())
    first.click()
    page.wait_for_url("**/articles/**")
    assert page.locator("h1").inner_text() == headline


def test_the_address_holds_the_search(page, origin: str):
    page.goto(f"{origin}/search.html")
    page.locator("#search--words").fill("wheat")
    page.locator("#search--results a").first.wait_for()
    page.reload()
    page.locator("#search--results a").first.wait_for()

    assert page.url.endswith("?q=wheat")
    assert page.locator("#search--words").input_value() == "wheat"
    assert page.locator("#search--results > li").count() == 10
    page.locator("#search--more").click()
    page.locator("#search--results > li:nth-child(11)").wait_for()
    assert page.evaluate(
        "document.activeElement.closest('li') === document.querySelectorAll('#search--results > li')[10]"
    )


def test_words_typed_before_the_search_is_ready_are_looked_for_and_stand_in_the_address(page, origin: str):
    held = []
    page.route("**/search/page.js*", lambda route: held.append(route))
    with page.expect_request("**/search/page.js*"):
        page.goto(f"{origin}/search.html", wait_until="commit")
    page.locator("#search--words").fill("wheat")
    held[0].continue_()
    page.locator("#search--results a").first.wait_for()

    assert page.url.endswith("?q=wheat")


def test_a_search_that_finds_nothing_says_what_to_do(page, origin: str):
    page.goto(f"{origin}/search.html?q=zzyzzxqq")
    page.get_by_text("Nothing was found.").wait_for()

    assert page.locator(".search__elsewhere a").count() >= 5


def test_a_page_opened_as_a_file_says_why_it_cannot_search(page, site: Path):
    page.goto((site / "search.html").as_uri())

    page.get_by_text("Search runs only from a web server").wait_for()


def test_every_page_but_search_works_as_a_file(page, site: Path):
    failed: list[str] = []

    def note(request) -> None:
        # What is still asked for when the reader leaves a page is broken off by the browser: it fails nobody.
        if request.failure != "net::ERR_ABORTED":
            failed.append(f"{request.url}: {request.failure}")

    page.on("requestfailed", note)
    page.on("pageerror", lambda error: failed.append(str(error)))
    for kind in KINDS:
        if kind != "404.html":
            page.goto(f"{site.as_uri()}/{kind}", wait_until="networkidle")
            assert page.evaluate(STYLED), kind
            for link in page.evaluate(ADDRESSES):
                path = re.sub("[?#].*", "", link).removeprefix("file://")
                assert link.startswith("https://") or Path(unquote(path)).is_file(), (kind, link)
    page.goto(f"{site.as_uri()}/{ARTICLE}")
    page.keyboard.press("/")
    page.keyboard.type("wheat")
    page.keyboard.press("Enter")
    page.get_by_text("Search runs only from a web server").wait_for()

    assert failed == []


def test_the_key_for_search_is_left_alone_where_one_writes_or_wants_it_so(page, origin: str):
    focused = "document.activeElement.type"
    page.goto(f"{origin}/search.html")
    page.keyboard.type("either/or")
    assert page.locator("#search--words").input_value() == "either/or"

    page.goto(f"{origin}/{ARTICLE}")
    page.keyboard.press("/")
    assert page.evaluate(focused) == "search"

    page.goto(f"{origin}/search.html")
    page.get_by_label("opens the search on every page").uncheck()
    page.goto(f"{origin}/{ARTICLE}")
    page.keyboard.press("/")
    assert page.evaluate(focused) is None
    assert page.locator("[aria-keyshortcuts]").count() == 0

    page.goto(f"{origin}/search.html")
    assert not page.get_by_label("opens the search on every page").is_checked()
    page.get_by_label("opens the search on every page").check()
    page.locator("h1").click()
    page.keyboard.press("/")
    assert page.evaluate(focused) == "search"


def test_a_long_reason_for_a_date_is_unfolded_by_keyboard(page, origin: str):
    page.goto(f"{origin}/{DECIDED}")
    page.locator(".article__when summary").focus()
    assert not page.locator(".article__when details p").is_visible()
    page.keyboard.press("Enter")

    assert page.locator(".article__when details p").is_visible()
    page.emulate_media(media="print")
    assert page.locator(".article__when details p").is_visible()


def test_without_scripts_the_search_page_says_so_and_leads_on(browser, origin: str):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{origin}/search.html?q=wheat")

    assert page.locator("noscript p").is_visible()
    assert page.locator(".search__elsewhere a").first.is_visible()
    context.close()


def test_the_sentence_that_an_address_leads_to_is_marked(page, origin: str):
    page.goto(f"{origin}/{ARTICLE}#p4s2")
    ground = "getComputedStyle(document.getElementById('{}')).backgroundColor"

    assert page.evaluate(ground.format("p4s2")) == "rgb(255, 240, 179)"
    assert page.evaluate(ground.format("p4s1")) == "rgba(0, 0, 0, 0)"


def test_the_first_key_pressed_leads_past_the_masthead(page, origin: str):
    page.goto(f"{origin}/{ARTICLE}")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip-link"
    page.keyboard.press("Enter")

    page.wait_for_function("document.activeElement.id === 'page--content'")


def test_nothing_that_a_source_wrote_runs_or_changes_a_page(page, hostile_origin: str, harmless_origin: str):
    """Each page has the elements that it has with harmless words, and not one of them more."""
    told: list[str] = []
    asked: list[str] = []
    page.on("dialog", lambda dialog: (told.append(dialog.message), dialog.dismiss()))
    page.on("request", lambda request: asked.append(request.url))
    elements = "[...document.querySelectorAll('*')].map(e => e.tagName + [...e.getAttributeNames()].sort())"
    last = len(HOSTILE) - 1
    names = [f"articles/2024/02/03/hostile-{n}-h{n:05}.html" for n in range(1, last)]
    names += [f"people/e-{n}.html" for n in range(len(HOSTILE))]
    for name in names:
        page.goto(f"{harmless_origin}/{name}")
        expected = page.evaluate(elements)
        page.goto(f"{hostile_origin}/{name}")

        assert page.evaluate(elements) == expected, name
    for name in ("index.html", "articles/2024/02/index.html", "people/index.html", "sources/index.html"):
        page.goto(f"{hostile_origin}/{name}")
        assert page.locator("script[src]").count() == 2
    assert told == []
    assert [url for url in asked if not url.startswith(("http://127.0.0.1:", "data:"))] == []


def test_nothing_that_a_source_wrote_runs_or_is_lost_in_the_results(page, hostile_origin: str):
    told: list[str] = []
    page.on("dialog", lambda dialog: (told.append(dialog.message), dialog.dismiss()))
    page.goto(f"{hostile_origin}/search.html?q=alert")
    page.locator("#search--results a").first.wait_for()
    while page.locator("#search--more").is_visible():
        shown = page.locator("#search--results > li").count()
        page.locator("#search--more").click()
        page.locator(f"#search--results > li:nth-child({shown + 1})").wait_for()
    tags = "[...new Set([...document.querySelectorAll('#search--results *')].map(e => e.tagName))].sort()"

    assert page.evaluate(tags) == ["A", "BDI", "DIV", "LI", "MARK", "P"]
    excerpts = page.locator("#search--results p").all_inner_texts()
    assert any("Before <script>alert(1)</script> after." in excerpt for excerpt in excerpts)
    assert any("Before &lt;script&gt;alert(1)&lt;/script&gt; after." in excerpt for excerpt in excerpts)
    assert "<script>alert(1)</script>" in page.locator("#search--results a").all_inner_texts()
    assert told == []


def test_a_citation_is_copied_by_its_button(page, origin: str):
    page.goto(f"{origin}/articles/2025/06/12/missions-secure-aaaaa1.html")
    page.locator(".cite-box summary").click()
    page.evaluate(
        "navigator.clipboard.writeText = (text) => { window.copied = text; return Promise.resolve(); }"
    )
    page.locator(".cite-box__copy").first.click()

    assert page.evaluate("copied").startswith("“All foreign diplomatic missions")
    assert page.locator("#cite--status").text_content() == "Copied"


def test_without_scripts_a_citation_can_be_selected(browser, origin: str):
    opened = browser.new_page(java_script_enabled=False)
    opened.goto(f"{origin}/articles/2025/06/12/missions-secure-aaaaa1.html")
    opened.locator(".cite-box summary").click()

    assert opened.locator(".cite-box pre").first.is_visible()
    assert not opened.locator(".cite-box__copy").first.is_visible()
    opened.close()
