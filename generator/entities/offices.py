"""Offices that many countries have, such as `Finance Ministry`: whose is meant, by what the article says."""

from collections.abc import Collection, Iterable, Sequence
from functools import lru_cache

from generator.entities.ambiguities import NOT_DECIDED
from generator.entities.coreference import Named
from generator.entities.geography import read_countries
from generator.entities.names import read_rows
from generator.entities.words import GENERIC, INSTITUTIONS, PORTFOLIOS, TITLES
from generator.model import CountryOf

BODIES = frozenset(
    (
        *("Air Force", "Army", "Cabinet", "Central Bank", "Congress", "House of Representatives", "Navy"),
        *("Parliament", "Senate", "Supreme Court", "Treasury", "Treasury Department"),
    )
)
"""Of which many countries have one by this very name."""
HEADS = INSTITUTIONS | {"Agency"}
SERVED = frozenset({"Meteorological", "Statistics", "Statistical", "Census", "Customs", "Weather"})
"""What such an office may be for, besides what ministries are for."""
HAVE_DEPARTMENTS = frozenset({"AU", "CA", "GB", "IE", "PH", "US", "ZA"})
"""Whose government has departments; in news in English no other country's is called so."""
HAVE_NO_MINISTRIES = frozenset({"US"})
ADJECTIVES = {"US": "U.S."}
"""Where the first of a country's words in the table of demonyms is none for its offices."""


def is_office(name: str) -> bool:
    """Whether a name says what kind of office is meant, and not whose."""
    if name.removeprefix("the ").removeprefix("The ") in BODIES:
        return True
    words = [
        word for word in name.replace("-", " ").split() if word not in ("of", "the", "The", "and", "for")
    ]
    if len(words) < 2 or not HEADS & {words[0], words[-1]} or "International" in words:
        return False
    return all(
        word in GENERIC or word in PORTFOLIOS or word in TITLES or word in HEADS or word in SERVED
        for word in words
    )


def tell_offices(named: Sequence[Named], countries: Collection[CountryOf]) -> list[Named]:
    """Give each office without a country that of its article, or say that it is not told."""
    return [_told(name, countries) if _is_open(name) else name for name in named]


def has_offices(named: Iterable[Named]) -> bool:
    """Whether an article names an office without its country."""
    return any(_is_open(name) for name in named)


def _is_open(name: Named) -> bool:
    return name.kind == "organization" and not name.entity and is_office(name.name)


def _told(name: Named, countries: Collection[CountryOf]) -> Named:
    home = _home(name.name, countries)
    adjective = _adjectives().get(home.country, "") if home else ""
    if home is None or not adjective:
        return name._replace(reason=f"{name.reason}; many countries have one, and {NOT_DECIDED}")
    why = (
        "where the report comes from" if home.of_dateline else "the only one of the article that may have it"
    )
    reason = f"{name.reason}; its country is {read_countries()[home.country].name}, {why}: {home.reason}"
    return name._replace(
        name=f"{adjective} {name.name.removeprefix('the ').removeprefix('The ')}", reason=reason
    )


def _home(office: str, countries: Collection[CountryOf]) -> CountryOf | None:
    may = [one for one in countries if _may_have(office, one.country)]
    is_clear = len(may) == 1 and (len(countries) == 1 or "Department" in office)
    if is_clear:
        return may[0]
    of_dateline = [one for one in may if one.of_dateline]
    return of_dateline[0] if len(of_dateline) == 1 and office not in BODIES else None


def _may_have(office: str, country: str) -> bool:
    if "Department" in office:
        return country in HAVE_DEPARTMENTS
    return "Ministry" not in office or country not in HAVE_NO_MINISTRIES


@lru_cache(maxsize=1)
def _adjectives() -> dict[str, str]:
    """Read the word for what is of a country, by its two letters."""
    codes = {country.entity: code for code, country in read_countries().items()}
    words = {
        codes[place]: words.split("|")[0] for place, words in read_rows("demonyms.tsv") if place in codes
    }
    return {**words, **ADJECTIVES}
