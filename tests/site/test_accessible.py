"""Every kind of page is usable by everybody: by eye or ear, mouse, finger or keyboard, in light and dark."""

import pytest

from tests.site.browsing import ARTICLE, IN_A_BROWSER, KINDS, visit

axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe-playwright-python is missing")
pytestmark = IN_A_BROWSER

STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
VIEWS = [(320, "light"), (320, "dark"), (1280, "light"), (1280, "dark")]


@pytest.mark.parametrize(("width", "scheme"), VIEWS)
def test_no_page_breaks_the_guidelines(page, origin: str, width: int, scheme: str):
    """WCAG 2.2, A and AA, and best practice, as far as axe-core can tell."""
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(color_scheme=scheme)
    for kind in KINDS:
        visit(page, f"{origin}/{kind}")
        found = axe.Axe().run(page, options={"runOnly": {"type": "tag", "values": STANDARDS}})

        assert [_words(one) for one in found.response["violations"]] == [], kind


def _words(violation: dict) -> str:
    nodes = ", ".join(node["html"] for node in violation["nodes"][:3])
    return f"{violation['id']}: {violation['help']}: {nodes}"


WALKED = [ARTICLE, "index.html", "articles/2025/06/index.html", "people/index.html", "places/iraq.html",
          "people/sabah-al-numan.html", "sources/xinhua.html", "search.html?q=wheat", "404.html"]  # fmt: skip
TABBABLE = "a[href]:not([tabindex='-1']), button, input:not([type=hidden]), select, summary"
VISIBLE = """
[...document.querySelectorAll(`%s`)].filter(one => one.checkVisibility() && !one.disabled).length
"""
FOCUSED = """
() => {
  const one = document.activeElement;
  if (one === document.body) return null;
  // A field for a month has several stops within.
  const isSame = window.lastFocused === one;
  window.lastFocused = one;
  const style = getComputedStyle(one);
  const box = one.getClientRects()[0] ?? one.getBoundingClientRect();
  const top = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
  return {
    html: one.outerHTML.slice(0, 200),
    isSame,
    isMarked: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
    isSeen: top !== null && (one.contains(top) || top.contains(one)),
  };
}
"""


@pytest.mark.parametrize("kind", WALKED)
@pytest.mark.parametrize("width", [320, 1280])
def test_the_tab_key_reaches_everything_and_always_shows_where_it_is(
    page, origin: str, kind: str, width: int
):
    page.set_viewport_size({"width": width, "height": 800})
    visit(page, f"{origin}/{kind}")
    page.evaluate("document.activeElement.blur()")
    reached = 0
    while True:
        page.keyboard.press("Tab")
        focused = page.evaluate(FOCUSED)
        if focused is None:
            break
        reached += not focused["isSame"]
        assert focused["isMarked"], focused["html"]
        assert focused["isSeen"], focused["html"]

    assert reached == page.evaluate(VISIBLE % TABBABLE)


def test_nothing_moves_for_readers_who_want_it_so(page, origin: str):
    moving = """
    [...document.querySelectorAll("*")].filter(one => ["", "::before", "::after"].some(part => {
      const style = getComputedStyle(one, part || null);
      return style.animationName !== "none" || style.transitionDuration.split(", ").some(t => t !== "0s")
        || style.scrollBehavior === "smooth";
    })).map(one => one.outerHTML.slice(0, 100))
    """
    page.emulate_media(reduced_motion="reduce")
    for kind in KINDS:
        visit(page, f"{origin}/{kind}")

        assert page.evaluate(moving) == [], kind


def test_every_page_reads_and_leads_on_without_scripts(browser, origin: str):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    for kind in KINDS:
        page.goto(f"{origin}/{kind}")

        assert page.locator("h1").is_visible(), kind
        assert page.locator(".masthead__nav a").first.is_visible(), kind
        # What only a script can do is not offered.
        assert page.locator("button:visible:not([type=submit]):not(form button)").count() == 0, kind
    context.close()


def test_no_word_is_lost_when_readers_set_lines_and_letters_further_apart(page, origin: str):
    """The spacing that every page has to bear (WCAG 2.2, 1.4.12)."""
    spaced = """
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: 0.12em !important;
      word-spacing: 0.16em !important } p { margin-block-end: 2em !important }`);
    document.adoptedStyleSheets = [sheet];
    """
    cut = """
    [...document.querySelectorAll("main *")].filter(one => {
      const style = getComputedStyle(one);
      return one.checkVisibility() && style.overflow === "hidden" && style.position !== "absolute"
        && one.scrollHeight > one.clientHeight + 1;
    }).map(one => one.outerHTML.slice(0, 100))
    """
    page.set_viewport_size({"width": 320, "height": 800})
    for kind in KINDS:
        visit(page, f"{origin}/{kind}")
        page.evaluate(spaced)

        assert page.evaluate("document.documentElement.scrollWidth") <= 320, kind
        assert page.evaluate(cut) == [], kind


GROUND = "getComputedStyle(document.body).backgroundColor"
LIGHT, DARK = "rgb(255, 253, 248)", "rgb(21, 20, 17)"


@pytest.mark.parametrize(("scheme", "ground"), [("light", LIGHT), ("dark", DARK)])
def test_without_scripts_pages_have_the_colours_of_the_device(browser, origin: str, scheme: str, ground: str):
    context = browser.new_context(java_script_enabled=False, color_scheme=scheme)
    page = context.new_page()
    page.goto(f"{origin}/{ARTICLE}")

    assert page.evaluate(GROUND) == ground
    context.close()


def test_colours_that_a_reader_chose_hold_on_every_page_before_it_is_drawn(page, origin: str):
    page.add_init_script("""
    new MutationObserver(() => {
      if (document.body) window.whenDrawn ??= document.documentElement.dataset.colours ?? "none";
    }).observe(document, { childList: true, subtree: true });
    """)
    page.goto(f"{origin}/{ARTICLE}")
    assert page.evaluate(GROUND) == LIGHT
    page.get_by_role("button", name="Dark").press("Enter")
    assert page.evaluate(GROUND) == DARK
    assert page.evaluate("document.querySelector('meta[name=theme-color]').content") == "#151411"

    page.goto(f"{origin}/people/index.html")
    assert page.evaluate(GROUND) == DARK
    assert page.evaluate("window.whenDrawn") == "dark"
    page.get_by_role("button", name="Light").click()
    assert page.evaluate(GROUND) == LIGHT
    # What the device says holds again, also when it changes.
    page.emulate_media(color_scheme="dark")
    assert page.evaluate(GROUND) == DARK
    page.get_by_role("button", name="Light").wait_for()


def test_a_printed_article_is_a_clipping_that_says_where_it_is_from(page, origin: str):
    page.emulate_media(color_scheme="dark", media="print")
    page.goto(f"{origin}/{ARTICLE}")

    assert page.evaluate(GROUND) == "rgb(255, 255, 255)"
    assert page.locator(".clipping").inner_text() == f"From The News Archive, {ARTICLE}"
    for shown in (".headline", ".text", ".article__when time", ".look-alike-notice", ".provenance-box"):
        assert page.locator(shown).first.is_visible(), shown
    for left_out in (
        "nav",
        "form",
        "button",
        ".article__names",
        ".cite-box",
        ".related-list",
        "footer.site-footer",
    ):
        assert page.locator(f"{left_out}:visible").count() == 0, left_out
