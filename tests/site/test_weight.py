"""What a page costs a reader on a phone: all that it asks for, as servers send it."""

import gzip

import pytest

from tests.site.browsing import ARTICLE, DECIDED, IN_A_BROWSER

pytestmark = IN_A_BROWSER

MOST = 100_000
PAGES = [
    ARTICLE,
    DECIDED,
    "index.html",
    "places/iraq.html",
    "places/index.html",
    "articles/2025/06/index.html",
]


@pytest.mark.parametrize("name", PAGES)
def test_a_page_with_all_that_it_asks_for_is_light(page, origin: str, name: str):
    sizes: dict[str, int] = {}
    page.on("response", lambda one: sizes.setdefault(one.url, len(gzip.compress(one.body()))))
    page.set_viewport_size({"width": 360, "height": 800})
    page.goto(f"{origin}/{name}", wait_until="networkidle")

    assert sum(sizes.values()) <= MOST, sizes
    assert len(sizes) <= 10


@pytest.mark.parametrize("name", [*PAGES, "search.html", "search.html?q=wheat"])
@pytest.mark.parametrize("width", [360, 1280])
def test_nothing_moves_while_a_page_is_drawn(page, origin: str, name: str, width: int):
    page.add_init_script("""
    window.moved = 0;
    new PerformanceObserver(list => {
      for (const one of list.getEntries()) window.moved += one.value;
    }).observe({ type: "layout-shift", buffered: true });
    """)
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"{origin}/{name}", wait_until="networkidle")

    assert page.evaluate("window.moved") < 0.01
