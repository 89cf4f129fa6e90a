"""What a story says of its own edition: its number, when it was made and received, what the wire calls it."""

import re
from collections.abc import Mapping
from datetime import date, datetime, timedelta

from msgspec import Struct

from generator.articles.dating.moments import MOMENT, OFFSET, read_moment
from generator.model import Article, Date, Field

MADE = ("versioncreated", "modified", "updated")
NUMBER = re.compile(r"\s*[vV]?(\d{1,9})(?:\.(\d{1,6}))?\s*")


class Stamp(Struct, frozen=True, kw_only=True):
    """A day as stated, with what orders it among others: in universal time as far as the zone is told."""

    order: str = ""
    """ISO 8601; a day without a time of day comes before all times on it."""
    day: str = ""
    basis: str = ""

    @property
    def date(self) -> Date:
        """Give the day with its basis."""
        if not self.day:
            return Date(edtf="", earliest=None, latest=None, basis="Nothing in the file states when.")
        known = date.fromisoformat(self.day)
        return Date(edtf=self.day, earliest=known, latest=known, basis=self.basis)


class Edition(Struct, frozen=True, kw_only=True):
    """What tells one version of a story from another; each empty where nothing is stated."""

    number: tuple[int, ...] = ()
    number_words: str = ""
    made: Stamp = Stamp()
    received: Stamp = Stamp()
    keyword: str = ""
    """The wire's slug, such as `BC-US--Bridge, 1st Ld-Writethru`."""


class Parsed(Struct, frozen=True, kw_only=True):
    """One version of an article, as it was read; it bears the id that is likely, from its key."""

    article: Article
    key: str
    edition: Edition
    digest: str = ""
    """Of the key; empty where it is still to be made."""
    checksum: str = ""
    """Of the article as it is here; empty where it is still to be made."""

    @property
    def place(self) -> "tuple[str, str, int]":
        """Where it lies: file, member, story."""
        origin = self.article.provenance
        return origin.path, origin.member, origin.item

    @property
    def when(self) -> Date:
        """When this version was made, as far as it is known."""
        for stamp in (self.edition.made, self.edition.received):
            if stamp.day:
                return stamp.date
        return self.article.date


def find_edition(stated: Mapping[str, Field]) -> Edition:
    """Gather what the stated fields of a story say of its edition."""
    version = stated.get("version")
    number = NUMBER.fullmatch(version.value) if version else None
    made = next((stated[name] for name in MADE if name in stated), None)
    slug = stated.get("slug")
    return Edition(
        number=tuple(int(part or 0) for part in number.groups()) if number else (),
        number_words=f"{version.value.strip()} ({version.basis})" if version and number else "",
        made=_stamp(made, "Made"),
        received=_stamp(stated.get("received"), "Received"),
        keyword=" ".join(slug.value.split()) if slug else "",
    )


def _stamp(known: Field | None, verb: str) -> Stamp:
    if known is None:
        return Stamp()
    words = known.value.strip()
    whole = read_moment(words) or (read_moment(f"{words}T{known.time}") if known.time else None)
    told = MOMENT.search(known.basis)
    if not whole and told and told.group().startswith(words):
        whole = read_moment(told.group().strip())
    day = whole.day if whole else words[:10]
    try:
        date.fromisoformat(day)
    except ValueError:
        return Stamp()
    order = _universal(day, whole.time) if whole and whole.time else day
    return Stamp(order=order, day=day, basis=f"{verb} on that day, as {known.basis} states: {words}.")


def _universal(day: str, time: str) -> str:
    """Write a moment in universal time where its zone is known, else as it is stated."""
    clock = re.match(r"\d\d:\d\d(?::\d\d)?", time)
    if not clock:
        return day
    moment = datetime.fromisoformat(f"{day}T{clock.group()}")
    zone = OFFSET.fullmatch(time[clock.end() :].strip())
    if zone:
        ahead = timedelta(hours=int(zone[2]), minutes=int(zone[3] or 0))
        try:
            moment = moment - ahead if zone[1] == "+" else moment + ahead
        except OverflowError:
            return day
    return moment.isoformat()
