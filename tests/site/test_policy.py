"""What pages may load and run: files of their own site, and nothing that is written into them."""

import re

import pytest
from lxml import html

from tests.site.browsing import ARTICLE, IN_A_BROWSER, KINDS, visit

POLICY = "/html/head/meta[@http-equiv='Content-Security-Policy']/@content"
# Heard before anything of the page is read.
LISTEN = """
window.broken = [];
document.addEventListener("securitypolicyviolation", one => window.broken.push(one.violatedDirective));
"""
INTRUDERS = [
    "const s = document.createElement('script'); s.textContent = '1'; document.head.append(s)",
    "const s = document.createElement('style'); s.textContent = 'p {}'; document.head.append(s)",
    "document.body.setAttribute('style', 'color: red')",
    "new Image().src = 'https://example.org/a.png'",
    "fetch('https://example.org/').catch(() => 0)",
]


@pytest.fixture(scope="module")
def pages(site):
    return {path.relative_to(site).as_posix(): html.parse(path) for path in sorted(site.rglob("*.html"))}


def test_every_page_states_the_policy_before_it_loads_anything(pages):
    for name, page in pages.items():
        charset, policy, *_ = page.xpath("/html/head/*")
        assert charset.get("charset") == "utf-8", name
        assert policy.get("http-equiv") == "Content-Security-Policy", name


def test_the_policy_names_no_other_host_and_nothing_inline(pages):
    (policy,) = {content for page in pages.values() for content in page.xpath(POLICY)}

    assert "default-src 'none'" in policy
    assert set(re.findall(r"'unsafe[\w-]*'|\*|\w+:(?!;)\S*", policy)) <= {"data:"}
    assert "wasm" not in policy


def test_hosts_that_send_headers_send_the_same_policy(site, pages):
    (policy,) = {content for page in pages.values() for content in page.xpath(POLICY)}
    sent = (site / "_headers").read_text(encoding="utf-8")

    assert f"  Content-Security-Policy: {policy}; frame-ancestors 'none'\n" in sent


def test_nothing_that_the_policy_bars_is_written_into_a_page(pages):
    for name, page in pages.items():
        assert not page.xpath(
            "//style | //*[@style] | //script[not(@src) and not(contains(@type, 'json'))]"
        ), name
        assert not [a for a in page.xpath("//@*") if re.match(r"\s*javascript:", a)], name
        assert not page.xpath("//@*[starts-with(name(), 'on')]"), name


class TestInABrowser:
    pytestmark = IN_A_BROWSER

    def test_no_page_breaks_the_policy(self, page, origin: str):
        page.add_init_script(LISTEN)
        for kind in KINDS:
            visit(page, f"{origin}/{kind}")

            assert page.evaluate("window.broken") == [], kind

    @pytest.mark.parametrize("intruder", INTRUDERS)
    def test_the_policy_holds_off(self, page, origin: str, intruder: str):
        page.add_init_script(LISTEN)
        page.goto(f"{origin}/{ARTICLE}")
        page.evaluate(intruder)

        page.wait_for_function("window.broken.length > 0")
