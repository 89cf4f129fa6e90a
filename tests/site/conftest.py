"""The sites that are looked at in a browser; each is built when a test first asks for it."""

import pytest

from tests.site.browsing import ARGUMENTS, CHROMIUM, serve
from tests.site.hostile import HOSTILE, hostile_archive
from tests.site.sites import build_site, full_archive


@pytest.fixture(scope="module")
def browser():
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
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
