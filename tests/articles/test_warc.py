"""Web archives: each captured page is an item; what is cut short or damaged is a flaw."""

import gzip

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.articles.formats import Flaw, Item
from generator.articles.packages.packages import unpack
from generator.articles.web.warc import INSTALL, PICTURE

PAGE = "<!doctype html><html><title>Café</title><p>The bridge is old.</p></html>"


def record(
    kind: str, body: bytes, url: str = "https://example.org/2019/a", day: str = "2020-01-02T03:04:05Z"
) -> bytes:
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nWARC-Date: {day}\r\n"
        f"WARC-Record-ID: <urn:uuid:0>\r\nContent-Type: application/http; msgtype=response\r\n"
        f"Content-Length: {len(body)}\r\n\r\n"
    )
    return head.encode() + body + b"\r\n\r\n"


def response(
    body: bytes, kind: str = "text/html; charset=windows-1252", status: str = "200 OK", more: str = ""
) -> bytes:
    head = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {len(body)}\r\n{more}\r\n"
    return record("response", head.encode() + body)


WARC = b"".join(
    [
        record("warcinfo", b"software: x\r\n"),
        response(PAGE.encode("cp1252")),
        response(b"\x89PNG", "image/png"),
        response(b"<html>gone", status="404 Not Found"),
        response(gzip.compress(PAGE.encode()), "text/html", more="Content-Encoding: gzip\r\n"),
    ]
)


def take(data: bytes, name: str = "a/x.warc") -> list[Item | Flaw]:
    found = unpack(Item(path=name, data=data, checksum=""))
    return [one for one in found if isinstance(one, Flaw) or one.suffix != PICTURE]


@pytest.mark.parametrize(
    ("name", "data"), [("a/x.warc", WARC), ("a/x.warc.gz", gzip.compress(WARC, mtime=0))]
)
def test_each_page_is_an_item_with_its_address_day_and_encoding(name, data):
    first, second = take(data, name)

    assert first.data == PAGE.encode("cp1252")
    assert (first.suffix, first.encoding, second.encoding) == (".html", "windows-1252", "")
    assert first.member.endswith("2 https://example.org/2019/a")
    assert {known.name: known.value for known in first.fields} == {
        "url": "https://example.org/2019/a",
        "received": "2020-01-02",
    }
    assert first.fields[1].basis == "the web archive's record of the capture, at 2020-01-02T03:04:05Z"
    assert second.data == PAGE.encode()


@pytest.mark.parametrize("tenth", range(10))
def test_a_web_archive_cut_short_gives_whole_pages_and_flaws(tenth):
    found = take(WARC[: len(WARC) * tenth // 10])

    assert all(one.data in (PAGE.encode("cp1252"), PAGE.encode()) for one in found if isinstance(one, Item))


def test_a_page_cut_in_the_middle_is_a_flaw():
    (flaw,) = take(response(PAGE.encode())[:-60])

    assert isinstance(flaw, Flaw)
    assert (
        flaw.message
        == "record 1 (https://example.org/2019/a): it ends in the middle; expected the whole page."
    )


def test_a_page_longer_than_its_record_says_is_a_flaw_and_nothing_is_said_aside(capfd):
    whole = response(PAGE.encode())
    found = take(whole.replace(b"old.</p>", b"old, and long.</p>") + whole)

    assert [type(one) for one in found] == [Flaw, Item]
    assert "record 1: it is longer than its record says" in found[0].message
    assert capfd.readouterr().err == ""


def test_a_page_that_goes_on_behind_a_line_end_is_a_flaw():
    found = take(response(b"<p>The bridge is old.</p>").rstrip() + b"\n\nand so is the mill.\n")

    assert [type(one) for one in found] == [Flaw, Flaw]


def test_all_pages_of_a_file_together_are_bounded(monkeypatch):
    monkeypatch.setattr("generator.articles.web.warc.MAX_TOTAL_BYTES", 3 * len(PAGE))

    *pages, flaw = take(response(PAGE.encode()) * 9)

    assert [type(one) for one in pages] == [Item, Item]
    assert "its pages hold more than" in flaw.message


def test_a_page_too_large_is_a_flaw(monkeypatch):
    monkeypatch.setattr("generator.articles.web.warc.MAX_PAGE_BYTES", 1_000_000)
    bomb = response(gzip.compress(bytes(9_000_000)), "text/html", more="Content-Encoding: gzip\r\n")

    assert "more than 1,000,000 bytes" in take(bomb)[0].message


def test_without_the_package_it_is_said_how_to_install_it(monkeypatch):
    monkeypatch.setattr("generator.articles.web.warc.find_spec", lambda name: None)

    assert [one.message for one in take(WARC)] == [INSTALL]


@given(st.lists(st.tuples(st.integers(0, 3000), st.integers(0, 255)), max_size=8), st.binary(max_size=100))
def test_any_damage_gives_items_or_flaws(changes, rest):
    data = bytearray(WARC + rest)
    for place, value in changes:
        data[place % len(data)] = value

    assert all(isinstance(one, Item | Flaw) for one in take(bytes(data)))
    take(b"WARC/1.0\r\n" + rest)
