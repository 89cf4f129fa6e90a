"""The search, as one uses it: by keyboard and by pointer, in a browser."""

import re
from pathlib import Path

import pytest
import yaml

from tests.archives import ROOT
from tests.site.browsing import IN_A_BROWSER, serve
from tests.site.searched import search_archive
from tests.site.sites import build_site

pytestmark = IN_A_BROWSER
GOLDEN = yaml.safe_load((ROOT / "tests" / "publish" / "search_words.yml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def searched(tmp_path_factory):
    return build_site(tmp_path_factory.mktemp("searched"), search_archive(), with_search=True)


@pytest.fixture(scope="module")
def there(searched):
    yield from serve(searched, "/archive")


@pytest.fixture
def told(page):
    """All that a browser says is wrong: errors, barred loads, files that are not there, other hosts."""
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("console", lambda line: wrong.append(line.text) if line.type in ("error", "warning") else None)
    page.on("response", lambda answer: wrong.append(answer.url) if answer.status >= 400 else None)
    page.on(
        "request",
        lambda asked: wrong.append(asked.url) if not asked.url.startswith("http://127.0.0.1:") else None,
    )
    return wrong


def search(page, there: str, asked: str) -> list[str]:
    """Open a search and give the titles found."""
    page.goto(f"{there}/search.html?{asked}")
    settle(page)
    return titles(page)


def settle(page):
    page.locator("#search--body[aria-busy=false]").wait_for()


def titles(page) -> list[str]:
    return page.locator("#search--results > li > a").all_inner_texts()


def status(page) -> str:
    return page.locator("#search--status").inner_text()


def facet(page, name: str, value: str):
    group = page.locator("fieldset", has=page.locator("legend", has_text=re.compile(f"^{name}$")))
    return group.locator("label", has_text=value)


@pytest.mark.parametrize(("asked", "found"), [
    ("q=oil", ["Oil and its price", "Oil prices fall", "Prices of oil rise"]),
    ('q="oil+prices"', ["Oil prices fall"]),
    ('q="prices+of+oil"', ["Prices of oil rise"]),
    ("q=muller", ["Jürgen Müller", "Prices of oil rise", "Oil prices fall"]),
    ("q=MÜLLER+zurich", ["Oil prices fall"]),
    ("q=ship", ["Grain ships leave harbor"]),
    ('q="ship"', []),
    ("q=harbour+colour", []),
    ("q=harbour", ["Grain ships leave harbor"]),
    ("q=organize", ["Colour of grain"]),
    ("q=whea", ["Colour of grain"]),
    ("q=oil&sort=newest&kind=article", ["Prices of oil rise", "Oil prices fall"]),
    ("q=oil&sort=oldest&kind=article", ["Oil prices fall", "Prices of oil rise"]),
    ("q=steel+first&sort=newest", ["Old steel"]),
])  # fmt: skip
def test_words_find_what_they_should_and_no_more(page, there: str, told, asked: str, found: list[str]):
    assert sorted(search(page, there, asked)) == sorted(found)
    assert told == []


def test_a_name_finds_what_names_it_otherwise_and_quotation_marks_do_not(page, there: str):
    by_name = search(page, there, "q=state+department")
    assert by_name[0] == "U.S. Department of State"
    assert status(page) == "14 articles, 1 organization"
    assert page.get_by_text("Also looked for by name").is_visible()

    search(page, there, 'q="state+department"&kind=article')
    assert status(page) == "13 articles"
    assert "The Department of State replies" in by_name + titles_of_all(page, there, "q=state+department")


def titles_of_all(page, there: str, asked: str) -> list[str]:
    search(page, there, asked)
    while page.locator("#search--more").is_visible():
        count = len(titles(page))
        page.locator("#search--more").click()
        page.locator(f"#search--results > li:nth-child({count + 1})").wait_for()
    return titles(page)


def test_undated_articles_come_last_in_either_order(page, there: str):
    newest = titles_of_all(page, there, "q=steel&sort=newest")
    oldest = titles_of_all(page, there, "q=steel&sort=oldest")

    assert newest[-1] == oldest[-1] == "Old steel"
    assert newest[:-1] == oldest[-2::-1]
    assert newest[0] == "Steel output number 16"


def test_facets_count_what_would_be_found_and_are_kept_in_the_address(page, there: str, told):
    search(page, there, "q=grain")
    assert "1" in facet(page, "Month", "March 1987").inner_text()
    search(page, there, "q=state")
    assert facet(page, "Source", "Daily Gazette").inner_text().split() == ["Daily", "Gazette", "12"]
    facet(page, "Source", "Reuters").locator("input").check()
    page.wait_for_url("**source=reuters")
    settle(page)
    assert status(page) == "2 articles"
    # What else could be chosen is still counted.
    assert "12" in facet(page, "Source", "Daily Gazette").inner_text()
    facet(page, "Organizations", "U.S. Department of State").locator("input").check()
    page.wait_for_url("**organization=us-department-of-state")
    page.reload()
    settle(page)
    assert len(titles(page)) == 2
    assert facet(page, "Organizations", "U.S. Department of State").locator("input").is_checked()

    page.get_by_role("button", name="Take away: Source, Reuters").click()
    page.wait_for_url(lambda url: "source=" not in url)
    settle(page)
    assert status(page) == "14 articles"
    page.go_back()
    page.wait_for_url("**source=reuters**")
    settle(page)
    assert status(page) == "2 articles"
    assert told == []


def test_what_is_chosen_in_a_facet_is_found_without_a_word(page, there: str):
    assert search(page, there, "story=oil-and-its-price&sort=oldest") == [
        "Oil prices fall",
        "Prices of oil rise",
    ]
    assert search(page, there, "person=jurgen-muller&place=zurich") == ["Oil prices fall"]
    assert search(page, there, "section=Markets&year=1986&sort=oldest") == [
        "Grain ships leave harbor",
        "Oil prices fall",
    ]
    assert search(page, there, "year=undated") == ["Old steel"]


def test_a_range_of_months_is_set_by_keyboard(page, there: str, told):
    search(page, there, "q=grain")
    page.get_by_label("First month").focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_url("**from=1986-12&to=1987-04")
    settle(page)

    assert titles(page) == ["Colour of grain"]
    assert page.get_by_label("First month").get_attribute("aria-valuetext") == "December 1986"
    assert page.locator("output").inner_text() == "December 1986 – April 1987: 1 article"
    page.get_by_role("button", name="All dates").click()
    page.wait_for_url(lambda url: "from=" not in url)
    settle(page)
    assert len(titles(page)) == 2
    assert told == []


def test_a_range_of_months_is_dragged_over_the_bars(page, there: str):
    search(page, there, "q=said")
    box = page.locator(".range__bars").bounding_box()
    month = box["width"] / 6
    page.mouse.move(box["x"] + 1.5 * month, box["y"] + 10)
    page.mouse.down()
    page.mouse.move(box["x"] + 1.2 * month, box["y"] + 12, steps=4)
    page.mouse.up()
    page.wait_for_url("**from=1986-12&to=1986-12")
    settle(page)

    assert titles(page) == ["Oil prices fall"]
    assert page.locator(".range__bars rect").count() == 6
    assert page.locator(".range__bars .is-out").count() == 5


def test_a_range_of_months_can_be_written(page, there: str):
    search(page, there, "q=oil")
    page.get_by_label("From").fill("1987-01")
    page.get_by_label("From").blur()
    page.wait_for_url("**from=1987-01**")
    settle(page)

    assert titles(page) == ["Prices of oil rise"]


def test_names_are_offered_while_one_types_and_lead_to_their_page(page, there: str, told):
    page.goto(f"{there}/index.html")
    page.keyboard.press("/")
    page.keyboard.type("state d")
    box = page.get_by_role("combobox")
    option = page.get_by_role("option")
    option.first.wait_for()

    assert option.all_inner_texts() == ["U.S. Department of State Organization · 14 articles"]
    assert box.get_attribute("aria-expanded") == "true"
    page.keyboard.press("ArrowDown")
    assert box.get_attribute("aria-activedescendant") == option.first.get_attribute("id")
    assert option.first.get_attribute("aria-selected") == "true"
    page.keyboard.press("Escape")
    assert box.get_attribute("aria-expanded") == "false"
    page.keyboard.type("e")
    option.first.wait_for()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{there}/organizations/us-department-of-state.html")
    assert told == []


def test_the_words_are_marked_on_arrival_until_one_takes_the_marks_away(page, there: str):
    search(page, there, 'q="department+of+state"&kind=article')
    page.locator("#search--results a").first.click()
    page.locator(".arrival").wait_for()

    marked = page.locator("mark.found-word").all_inner_texts()
    assert marked == ["Department of State", "Department of State"]
    page.get_by_role("button", name="Take the marks away").click()
    assert page.locator("mark").count() == 0
    assert "?" not in page.url


def test_where_nothing_is_found_nearest_words_and_each_word_alone_are_offered(page, there: str, told):
    assert search(page, there, "q=wheet+steel") == []
    assert status(page) == "Nothing was found."
    hints = page.locator("#search--hints")
    hints.get_by_role("button", name="wheat").wait_for()
    assert "Found alone: steel (13)" in hints.inner_text()
    hints.get_by_role("button", name="steel").click()
    page.wait_for_url("**q=steel")

    search(page, there, "q=wheet")
    hints.get_by_role("button", name="wheat").click()
    page.wait_for_url("**q=wheat")
    settle(page)
    assert titles(page) == ["Colour of grain"]
    assert told == []


def test_the_script_takes_words_apart_as_the_index_does(page, there: str):
    page.goto(f"{there}/search.html")
    script = (
        "async ([address, texts]) => { const { foldedWords } = await import(address);"
        " return texts.map(foldedWords); }"
    )
    found = page.evaluate(script, [f"{there}/assets/search/tokens.js", [case["text"] for case in GOLDEN]])

    assert found == [case["words"] for case in GOLDEN]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_whole_page_fits_a_narrow_screen_and_what_is_pressed_is_large_enough(
    page, there: str, scheme: str
):
    page.set_viewport_size({"width": 320, "height": 800})
    page.emulate_media(color_scheme=scheme)
    search(page, there, "q=steel")
    page.locator("#search--narrow > summary").click()
    page.locator("#search--words").press("End")
    small = (
        "[...document.querySelectorAll('.search button, .search select, .search summary, .facet label,"
        " .search input:not([type=checkbox])')]"
        ".filter(one => one.offsetParent && one.getBoundingClientRect().height < 24)"
        ".map(one => one.outerHTML)"
    )

    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert page.evaluate(small) == []


def test_on_a_narrow_screen_names_are_counted_when_a_reader_opens_what_narrows_the_search(page, there: str):
    asked: list[str] = []
    page.on("request", lambda one: asked.append(one.url))
    page.set_viewport_size({"width": 360, "height": 800})
    search(page, there, "q=steel&person=ann-lee")

    assert page.locator("#search--chosen").get_by_text("Ann Lee").count() == 1
    assert not any("/named/" in url for url in asked)
    page.locator("#search--narrow > summary").click()
    page.locator("#search--facets").get_by_label("U.S. Department of State").wait_for()
    assert any("/named/" in url for url in asked)


def test_every_file_of_the_search_is_fetched_from_the_site_and_is_small(page, there: str, told):
    sizes: dict[str, int] = {}
    page.on("response", lambda answer: sizes.update({answer.url: len(answer.body())}))
    search(page, there, "q=steel+output")

    assert sum(sizes.values()) < 200_000
    assert told == []


def test_the_search_stays_what_it_is_where_its_files_are_not_there(page, searched: Path, tmp_path: Path):
    for server in serve(searched, "/archive"):
        page.route("**/search-index/**", lambda route: route.abort())
        page.goto(f"{server}/search.html?q=steel")
        page.get_by_text("The search index could not be loaded.").wait_for()
        assert page.locator(".search__elsewhere a").first.is_visible()
