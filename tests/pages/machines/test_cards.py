"""Cards: pictures of names that other sites show beside a link."""

import struct
import zlib

import pytest

from generator.pages.cards import HEIGHT, MARGIN, WIDTH, can_draw, draw_card
from generator.pages.page import DataFile, Page
from generator.pages.site import Site
from tests.pages.machines.test_feeds import SITE, made, story


def points(data):
    """Unpack a card to rows of numbers of colours, and check its frame on the way."""
    assert data.startswith(b"\x89PNG\r\n\x1a\n")
    at, chunks = 8, {}
    while at < len(data):
        (size,), kind = struct.unpack(">I", data[at : at + 4]), data[at + 4 : at + 8]
        body = data[at + 8 : at + 8 + size]
        assert struct.unpack(">I", data[at + 8 + size : at + 12 + size]) == (zlib.crc32(kind + body),)
        chunks[kind] = body
        at += 12 + size
    assert struct.unpack(">IIBBBBB", chunks[b"IHDR"]) == (WIDTH, HEIGHT, 4, 3, 0, 0, 0)
    rows = zlib.decompress(chunks[b"IDAT"])
    step = WIDTH // 2 + 1
    assert len(rows) == HEIGHT * step
    return [
        [n for byte in rows[y * step + 1 : (y + 1) * step] for n in (byte >> 4, byte & 15)]
        for y in range(HEIGHT)
    ]


def ink(rows, top, bottom):
    return sum(level in (1, 2, 3) for row in rows[top:bottom] for level in row)


def test_a_card_is_a_small_picture_with_the_names_of_the_source_and_of_the_archive():
    data = draw_card("Süddeutsche Zeitung", "The News Archive")
    rows = points(data)

    assert len(data) < 10_000
    assert ink(rows, 84, 140) > 500
    assert ink(rows, 184, 290) > 2_000
    assert {level for row in rows for level in row} <= set(range(5))
    assert all(row[x] == 0 for row in rows for x in (*range(MARGIN - 20), *range(WIDTH - MARGIN + 20, WIDTH)))


def test_the_same_words_give_the_same_bytes_and_others_do_not():
    assert draw_card("Xinhua", "A") == draw_card("Xinhua", "A")
    assert draw_card("Xinhua", "A") != draw_card("Xinhub", "A")


@pytest.mark.parametrize("name", ["word " * 200, "W" * 400, "x", "…", "a " + "b" * 300])
def test_whatever_the_length_of_a_name_it_stays_on_the_card(name):
    rows = points(draw_card(name, "W" * 300))

    assert all(row[x] == 0 for row in rows for x in range(WIDTH - 40, WIDTH))


@pytest.mark.parametrize("name", ["وكالة", "新华社", "a\u202eb", "\0", "", " "])
def test_what_cannot_be_drawn_is_left_out(name):
    assert not can_draw(name)
    assert ink(points(draw_card(name, "")), 184, 500) == 0


@pytest.mark.parametrize(
    "name", ["Le Monde", "Ελευθεροτυπία", "Правда", "Gazeta Wyborcza – Łódź", "#1 & Co."]
)
def test_latin_greek_and_cyrillic_letters_can_be_drawn(name):
    assert can_draw(name)


def test_each_page_names_a_card_that_is_there_and_articles_that_of_their_source():
    whole = made(story(), entity_feeds=2)
    cards = {path for path, one in whole.items() if isinstance(one, DataFile) and path.endswith(".png")}
    named = {
        path: one.meta["card"]["url"].removeprefix(SITE.url)
        for path, one in whole.items()
        if isinstance(one, Page) and one.meta.get("card")
    }

    assert set(named.values()) == cards
    assert named["sources/the-paper.md"] == "cards/sources/the-paper.png"
    assert {card for path, card in named.items() if whole[path].template == "article.html"} == {
        "cards/sources/the-paper.png"
    }
    assert named["people/jane-doe.md"] == "cards/people.png"
    assert named["index.md"] == "cards/archive.png"


def test_without_an_address_of_the_site_there_is_no_card():
    whole = made(story(), site=Site(name="A"))

    assert not any(path.endswith(".png") for path in whole)
    assert not any(one.meta.get("card") for one in whole.values() if isinstance(one, Page))
