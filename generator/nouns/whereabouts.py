"""Where places lie, and what articles are about: nouns of `model.py`."""

from msgspec import Struct


class Location(Struct, frozen=True, kw_only=True):
    """Where a place lies, as far as that is known."""

    country: str
    """Two letters (ISO 3166-1); empty where it is in none, or not known."""
    region: str
    """The country's first-order division, by name."""
    latitude: float | None
    longitude: float | None
    basis: str


class About(Struct, frozen=True, kw_only=True):
    """An entity that an article is about, apart from those it only mentions."""

    article: str
    entity: str
    reason: str


class CountryOf(Struct, frozen=True, kw_only=True):
    """A country that an article is about, by its dateline and the places and peoples that it names."""

    article: str
    country: str
    """Two letters (ISO 3166-1)."""
    reason: str
    of_dateline: bool = False
    """Whether the report comes from there."""
