"""Ids and slugs that hold for ever."""

import string
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.articles import identity
from generator.articles.identity import Claim, assign_ids, make_key, make_slug


def claim(key, slug="s", day=None):
    return Claim(key=key, slugs=(slug,), day=day)


@pytest.mark.parametrize(
    ("headline", "slug"),
    [
        ("U.S. Orders 'As Soon As Possible'", "us-orders-as-soon-as-possible"),
        ("🙂", "article"),
        ("CON", "con-article"),
        ("&#65;&amp;", "65-amp"),
        ("", "article"),
    ],
)
def test_a_slug_is_readable_and_never_empty(headline, slug):
    assert make_slug(headline) == slug


@given(st.text())
def test_a_slug_is_short_plain_ascii(text):
    slug = make_slug(text)

    assert 1 <= len(slug) <= 80
    assert set(slug) <= set(string.ascii_lowercase + string.digits + "-")


def test_an_id_is_six_characters_that_are_not_misread():
    (id_,) = assign_ids([claim("a")], {})

    assert len(id_) == 6
    assert set(id_) <= set(identity.ALPHABET)
    assert not set("ilou") & set(identity.ALPHABET)


def test_an_id_comes_from_the_sources_own_id_else_from_the_path():
    assert make_key("AP", "7", "a/x.txt", 0) == make_key("AP", "7", "b/y.txt", 3)
    assert make_key("AP", "", "a/x.txt", 0) != make_key("AP", "", "a/x.txt", 1)


@pytest.fixture
def short(monkeypatch):
    """Make ids collide: one character, and so a pair of keys that share it."""
    monkeypatch.setattr(identity, "SHORTEST", 1)
    first: dict[str, str] = {}
    for number in range(100):
        (id_,) = assign_ids([claim(str(number))], {})
        if id_ in first:
            return first[id_], str(number), id_
        first[id_] = str(number)
    raise AssertionError("no collision")


def test_the_later_of_two_that_collide_gets_a_longer_id(short):
    first, second, id_ = short

    assert assign_ids([claim(first), claim(second)], {})[0] == id_
    assert len(assign_ids([claim(first), claim(second)], {})[1]) > 1


def test_the_ledger_says_whose_a_shared_id_is(short):
    first, second, id_ = short
    ledger = {id_: f"articles/2020/01/02/old-{id_}.html"}

    ids = assign_ids([claim(first, "new"), claim(second, "old", date(2020, 1, 2))], ledger)

    assert ids[1] == id_
    assert ids[0].startswith(id_)
    assert len(ids[0]) > 1


def test_a_longer_id_stays_when_the_other_article_is_gone(short):
    first, second, _ = short
    longer = assign_ids([claim(first), claim(second)], {})[1]

    assert assign_ids([claim(second)], {longer: f"articles/undated/s-{longer}.html"}) == (longer,)
