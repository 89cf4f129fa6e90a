"""When an article is of: a day or span of days, and everything that tells it."""

from datetime import date

from msgspec import Struct


class DateCandidate(Struct, frozen=True, kw_only=True):
    """One thing that tells when an article is of; the strongest comes first."""

    edtf: str
    """What it says, as far as it says it: `2025-06-12`, `XXXX-06-12`."""
    basis: str
    """What says so, in words a reader would say."""
    agrees: bool = True
    """Whether it and the article's date can be of the same day, give or take one."""


class Date(Struct, frozen=True, kw_only=True):
    """A day or span of days, and what it rests on."""

    edtf: str
    """Extended Date/Time Format (ISO 8601-2); empty where nothing at all is known."""
    earliest: date | None
    latest: date | None
    basis: str
    """The rule and the words it was applied to, in words a reader would say."""
    time: str = ""
    """Time of day as stated, with its zone where that is stated: `08:00+03:00`."""
    candidates: tuple[DateCandidate, ...] = ()
    """All that tells a date, in order of evidence; where none disagrees, the date follows from them."""

    @property
    def day(self) -> date | None:
        """Give the day, where it can be no other."""
        return self.earliest if self.earliest == self.latest else None
