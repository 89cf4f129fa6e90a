"""Addresses that lead to the same page."""

import pytest

from generator.articles.addresses import canonical_address


@pytest.mark.parametrize(
    "url",
    [
        "http://Example.ORG/story?id=7",
        "https://example.org:443/story?id=7#comments",
        "https://example.org/story/?utm_source=x&id=7&fbclid=abc",
        " https://user:secret@example.org./story?id=7&UTM_Medium=mail ",
    ],
)
def test_the_same_page_is_known_again(url):
    assert canonical_address(url) == "example.org/story?id=7"


@pytest.mark.parametrize("url", ["https://example.org/Story?id=7", "https://example.org:8080/story?id=7"])
def test_another_page_is_another(url):
    assert canonical_address(url) != "example.org/story?id=7"


@pytest.mark.parametrize(
    "url",
    [
        "",
        "example.org/x",
        "ftp://example.org/x",
        "https://",
        "https://example.org/",
        "https://[x/y",
        "http://a:b/c",
    ],
)
def test_what_is_no_address_of_one_page_is_none(url):
    assert canonical_address(url) == ""
