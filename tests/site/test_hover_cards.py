"""What a name in a text shows when a reader points at it."""

import pytest

from tests.site.browsing import ARTICLE, IN_A_BROWSER

pytestmark = IN_A_BROWSER
CARD = ".hover-card"


@pytest.fixture
def name(page, origin: str):
    page.goto(f"{origin}/{ARTICLE}")
    return page.locator(".text a", has_text="Sabah al-Numan").first


def test_a_card_opens_under_the_mouse_stays_under_it_and_goes_with_it(page, origin: str):
    page.clock.install()
    page.goto(f"{origin}/{ARTICLE}")
    page.locator(".text a", has_text="Sabah al-Numan").first.hover()
    page.clock.run_for(1_000)
    card = page.locator(CARD)
    card.wait_for()

    assert card.inner_text().split("\n")[0].upper() == "PERSON"
    assert "2 in 1 article · 12 June 2025" in card.inner_text()
    card.hover()
    page.clock.run_for(1_000)
    assert card.is_visible()
    page.mouse.move(0, 0)
    page.clock.run_for(1_000)
    assert card.count() == 0


def test_a_card_opens_by_keyboard_and_goes_by_escape_with_the_name_still_in_focus(page, name):
    page.keyboard.press("Tab")
    name.focus()
    page.locator(CARD).wait_for()
    assert name.get_attribute("aria-describedby") == page.locator(CARD).get_attribute("id")
    page.keyboard.press("Escape")

    assert page.locator(CARD).count() == 0
    assert name.evaluate("one => one === document.activeElement")
    assert name.get_attribute("aria-describedby") is None
    page.keyboard.press("Enter")
    page.wait_for_url("**/people/sabah-al-numan.html")


LATE = """
window.fetch = () => new Promise(answer => {
  window.answer = () => answer(new Response("<h1 class='entity__name'>Late</h1>"));
});
"""


def test_a_card_that_comes_late_never_hides_what_the_keyboard_has_gone_on_to(page, origin: str):
    page.add_init_script(LATE)
    page.clock.install()
    page.goto(f"{origin}/{ARTICLE}")
    page.keyboard.press("Tab")
    page.locator(".text a", has_text="Sabah al-Numan").first.focus()
    page.clock.run_for(1)
    page.locator("footer a").first.focus()
    page.evaluate("answer()")
    page.evaluate("new Response('read after it').text()")

    assert page.locator(CARD).count() == 0


def test_a_touch_opens_the_card_and_a_second_one_follows_the_link(browser, origin: str):
    context = browser.new_context(has_touch=True, viewport={"width": 320, "height": 600})
    page = context.new_page()
    page.goto(f"{origin}/{ARTICLE}")
    name = page.locator(".text a", has_text="Sabah al-Numan").first
    name.tap()
    page.locator(CARD).wait_for()
    assert page.url.endswith(ARTICLE)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    name.tap()
    page.wait_for_url("**/people/sabah-al-numan.html")
    context.close()


def test_where_no_card_can_be_had_a_touch_follows_the_link_at_once(browser, origin: str):
    context = browser.new_context(has_touch=True)
    page = context.new_page()
    page.add_init_script(
        "window.fetch = () => Promise.reject(new TypeError('as for a page opened as a file'))"
    )
    page.goto(f"{origin}/{ARTICLE}")
    page.locator(".text a", has_text="Sabah al-Numan").first.tap()
    page.wait_for_url("**/people/sabah-al-numan.html")
    context.close()


def test_on_a_page_opened_as_a_file_a_name_is_a_plain_link_and_nothing_fails(page, site):
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.goto((site / ARTICLE).as_uri())
    name = page.locator(".text a", has_text="Sabah al-Numan").first
    name.hover()
    name.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/people/sabah-al-numan.html*")

    assert said == []


def test_a_card_breaks_no_guideline(page, name):
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is missing")
    name.hover()
    page.locator(CARD).wait_for()

    assert [one["id"] for one in axe.Axe().run(page).response["violations"]] == []


def test_what_a_source_wrote_is_only_ever_text_on_a_card(page, origin: str):
    hostile = "&lt;img src=x onerror=alert(1)&gt;"
    page.route("**/people/*.html", lambda route: route.fulfill(
        content_type="text/html; charset=utf-8",
        body=f"<h1 class='entity__name'>{hostile}</h1><img src='/never-asked.png'>",
    ))  # fmt: skip
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{origin}/{ARTICLE}")
    page.locator(".text a", has_text="Sabah al-Numan").first.hover()
    page.locator(CARD).wait_for()

    assert page.locator(f"{CARD} *").evaluate_all("all => all.map(one => one.tagName)") == ["P"]
    assert "<img src=x" in page.locator(CARD).inner_text()
    assert not [url for url in asked if "never-asked" in url]
