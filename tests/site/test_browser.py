"""What only a browser can tell; each test is skipped, with the reason, where there is none."""

import re
import shutil
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from urllib.parse import unquote

import pytest

from tests.site.hostile import HOSTILE, hostile_archive
from tests.site.sites import build_site, full_archive

playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
CHROMIUM = shutil.which("chromium") or "/usr/bin/chromium"
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not Path(CHROMIUM).exists(), reason="there is no /usr/bin/chromium"),
]
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
ARTICLE = "articles/2025/06/12/missions-secure-aaaaa1.html"
DECIDED = "articles/2025/06/11/wheat-0-m00000.html"
KINDS = [
    "index.html",
    ARTICLE,
    DECIDED,
    "articles/2019/05/orders-aaaaa2.html",
    "articles/2019/05/14/arabic-aaaaa3.html",
    "articles/undated/undated-aaaaa4.html",
    "articles/index.html",
    "articles/2025/index.html",
    "articles/2025/06/index.html",
    "people/index.html",
    "people/a-z--a.html",
    "places/iraq.html",
    "places/iraq--2.html",
    "sources/index.html",
    "sources/xinhua.html",
    "search.html?q=wheat",
    "about.html",
    "404.html",
]


class _Server:
    """A folder served on this machine alone, below a path, while the tests last."""

    def __init__(self, folder: Path, below: str) -> None:
        class Silent(SimpleHTTPRequestHandler):
            def log_message(self, *_: object) -> None:
                pass

            def translate_path(self, path: str) -> str:
                inside = path.startswith(below)
                return super().translate_path(path.removeprefix(below) if inside else "/nothing/there")

            def send_error(self, code: int, *_: object) -> None:
                """Show the site's own page, as hosts do, for an address that leads nowhere."""
                page = (folder / "404.html").read_bytes() if self.path.startswith(f"{below}/") else b"No."
                self.send_response(code)
                self.send_header("Content-Type", "text/html; charset=utf-8")
                self.end_headers()
                self.wfile.write(page)

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Silent, directory=str(folder)))
        self.origin = f"http://127.0.0.1:{self._server.server_port}{below}"
        self._thread = Thread(target=self._server.serve_forever)
        self._thread.start()

    def close(self) -> None:
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()


def serve(folder: Path, below: str = "") -> Iterator[str]:
    server = _Server(folder, below)
    yield server.origin
    server.close()


@pytest.fixture(scope="module")
def browser():
    with playwright.sync_playwright() as started:
        opened = started.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield opened
        opened.close()


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    folder = tmp_path_factory.mktemp("full")
    return build_site(folder, full_archive(30), size=10, with_search=True)


@pytest.fixture(scope="module")
def origin(site):
    yield from serve(site)


@pytest.fixture(scope="module")
def below(site):
    """The site below a folder of its server, made without knowing so."""
    yield from serve(site, "/archive")


@pytest.fixture(scope="module")
def addressed(tmp_path_factory):
    """The site below a folder of its server, made for that address."""
    folder = tmp_path_factory.mktemp("addressed")
    made = build_site(folder, full_archive(), address="https://example.org/archive/")
    yield from serve(made, "/archive")


@pytest.fixture(scope="module")
def hostile_origin(tmp_path_factory):
    folder = tmp_path_factory.mktemp("hostile")
    yield from serve(build_site(folder, hostile_archive(HOSTILE), with_search=True))


@pytest.fixture(scope="module")
def harmless_origin(tmp_path_factory):
    """The same archive with harmless words in every place."""
    folder = tmp_path_factory.mktemp("harmless")
    yield from serve(build_site(folder, hostile_archive([f"Plain words {n}" for n in range(len(HOSTILE))])))


@pytest.fixture
def page(browser):
    opened = browser.new_page()
    yield opened
    opened.close()


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
        page.add_style_tag(content="html { font-size: 200% !important }")

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
LINKS = "[...document.querySelectorAll('main a[href], header a[href], footer a[href]')]"
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

    assert page.url.startswith(f"{below}/articles/2025/06/")
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
    assert page.locator("h1").inner_text() == headline


def test_the_address_holds_the_search(page, origin: str):
    page.goto(f"{origin}/search.html")
    page.locator("#search--words").fill("wheat")
    page.locator("#search--results a").first.wait_for()
    page.reload()
    page.locator("#search--results a").first.wait_for()

    assert page.url.endswith("?q=wheat")
    assert page.locator("#search--words").input_value() == "wheat"
    assert page.locator("#search--results li").count() == 20
    page.locator("#search--more").click()
    page.locator("#search--results li:nth-child(21)").wait_for()
    assert page.evaluate(
        "document.activeElement.closest('li') === document.querySelectorAll('#search--results > li')[20]"
    )


def test_a_search_that_finds_nothing_says_what_to_do(page, origin: str):
    page.goto(f"{origin}/search.html?q=zzyzzxqq")
    page.get_by_text("No article was found for “zzyzzxqq”").wait_for()

    assert page.locator(".search__elsewhere a").count() == 5


def test_a_page_opened_as_a_file_says_why_it_cannot_search(page, site: Path):
    page.goto((site / "search.html").as_uri())

    page.get_by_text("Search runs only from a web server").wait_for()


def test_every_page_but_search_works_as_a_file(page, site: Path):
    failed: list[str] = []
    page.on("requestfailed", lambda request: failed.append(request.url))
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
    page.locator("summary").focus()
    assert not page.locator("details p").is_visible()
    page.keyboard.press("Enter")

    assert page.locator("details p").is_visible()
    page.emulate_media(media="print")
    assert page.locator("details p").is_visible()


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

    assert page.evaluate("document.activeElement.id") == "page--content"


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
        assert page.locator("script").count() == 1
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

    assert page.evaluate(tags) == ["A", "DIV", "LI", "MARK", "P"]
    excerpts = page.locator("#search--results p").all_inner_texts()
    assert any("Before <script>alert(1)</script> after." in excerpt for excerpt in excerpts)
    assert any("Before &lt;script&gt;alert(1)&lt;/script&gt; after." in excerpt for excerpt in excerpts)
    assert "<script>alert(1)</script>" in page.locator("#search--results a").all_inner_texts()
    assert told == []
