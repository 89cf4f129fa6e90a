"""All that tells when an article is of, in order of evidence, each with its words.

Order: the sidecar; the file's own field or the page's metadata; the article's address; the folder's or file's
name; the dateline; a line of the text. An editor's decision comes on top later, neighbours after all.
"""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from urllib.parse import urlsplit

from msgspec import Struct

from generator.articles.dating.days import MonthDay, parse_day
from generator.articles.dating.edtf_values import date_of
from generator.articles.dating.path_dates import find_path_date
from generator.articles.dating.stated_dates import find_readings
from generator.articles.dating.text_dates import TextDate
from generator.model import Date, Field

GRACE = 1
"""Days: the clock of one zone shows a day more than that of another."""
MOST_STATED = 12


class Evidence(Struct, frozen=True, kw_only=True):
    """All that may tell when an article was written."""

    path: str
    sidecar: Field | None = None
    """The date that a person states beside the file."""
    stated: Sequence[Field] = ()
    """The dates that the file states, the best first; `date_text` is one that cannot be read for certain."""
    url: str = ""
    day: str = ""
    """The dateline's day, as written."""
    text: TextDate | None = None
    lede: str = ""
    received: date | None = None
    window: Sequence[int] | None = None
    """First and last year that a day without a year may be read in."""


class Clue(Struct, frozen=True, kw_only=True):
    """One thing that tells a date."""

    when: Date
    """With its basis as a sentence."""
    who: str
    """What says so, such as `the dateline`."""
    words: str
    rest: str = ""
    """How a more exact clue refers to this one."""
    day: MonthDay | None = None
    """A day without its year; `when` is then open."""
    is_human: bool = False

    def is_late(self, received: date | None) -> bool:
        """Whether it lies after the day on which the article was received, and no person states it."""
        first = self.when.earliest
        if self.is_human or received is None or first is None:
            return False
        return first > received + timedelta(days=GRACE if self.when.time else 0)


def find_clues(evidence: Evidence) -> tuple[Clue, ...]:
    """List what tells a date, the strongest first."""
    return tuple(_clues(evidence))


def _clues(evidence: Evidence) -> Iterator[Clue]:
    if evidence.sidecar:
        yield _of_field(evidence.sidecar, is_human=True)
    for field in evidence.stated[:MOST_STATED]:
        if field.name == "date":
            yield _of_field(field)
        elif readings := find_readings(field.value):
            yield _of_readings(field, readings)
    yield from _of_path(_path_of(evidence.url), "the address")
    yield from _of_path(evidence.path, "the file's path")
    day = parse_day(evidence.day)
    if day and day.exists:
        yield _of_dateline(evidence.day, day)
    if evidence.text:
        yield _of_text(evidence.text)


def _of_field(field: Field, *, is_human: bool = False) -> Clue:
    value = f"{field.value}T{field.time}" if field.time else field.value
    day = date_of(value, "").edtf
    when = date_of(value, f"Stated in {field.basis}: {day}.")
    rest = f"'{day}' is stated in {field.basis}"
    return Clue(when=when, who=field.basis, words=day, rest=rest, is_human=is_human)


def _of_readings(field: Field, readings: Sequence[str]) -> Clue:
    """Take every day that numbers can mean: which is the month is never guessed."""
    several = f"[{','.join(readings)}]"
    rest = f"'{field.value}' in {field.basis} can be read with the day or the month first"
    basis = f"{rest[0].upper()}{rest[1:]}."
    return Clue(when=date_of(several, basis), who=field.basis, words=field.value, rest=rest)


def _of_path(path: str, who: str) -> Iterator[Clue]:
    found = find_path_date(path)
    if found is None or (found.grain == "year" and who == "the address"):
        return
    when = date_of(found.edtf, f"{who[0].upper()}{who[1:]} says '{found.words}'.")
    yield Clue(when=when, who=who, words=found.words, rest=f"the {found.grain} is '{found.words}' in {who}")


def _of_dateline(words: str, day: MonthDay) -> Clue:
    basis = f"The dateline says '{words}'" + (" and no year." if not day.year else ".")
    exact = day.in_year(day.year) if day.year else None
    edtf = exact.isoformat() if exact else f"XXXX-{day.month:02}-{day.day:02}"
    when = Date(edtf=edtf, earliest=exact, latest=exact, basis=basis)
    return Clue(when=when, who="the dateline", words=words, day=None if exact else day)


def _of_text(found: TextDate) -> Clue:
    when = date_of(found.value, f"The text says '{found.words}'.")
    return Clue(when=when, who="the text", words=found.words, rest=f"the text says '{found.words}'")


def _path_of(url: str) -> str:
    try:
        return urlsplit(url).path
    except ValueError:
        return ""
