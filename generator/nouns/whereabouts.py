"""Where places lie, and what articles are about: nouns of `model.py`."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Location:
    """Where a place lies, as far as that is known."""

    country: str
    """Two letters (ISO 3166-1); empty where it is in none, or not known."""
    region: str
    """The country's first-order division, by name."""
    latitude: float | None
    longitude: float | None
    basis: str


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """An entity that an article is about, apart from those it only mentions."""

    article: str
    entity: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CountryOf:
    """A country that an article is about, by its dateline and the places and peoples that it names."""

    article: str
    country: str
    """Two letters (ISO 3166-1)."""
    reason: str
    of_dateline: bool = False
    """Whether the report comes from there."""
