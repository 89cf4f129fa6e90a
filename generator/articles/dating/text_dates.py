"""The day that a text itself says it was published: a line such as `Published 3 June 2019`, or a bare date.

Only whole lines count. Of a report `published 3 June 2019` that a sentence speaks of, nothing follows.
"""

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from generator.articles.dating.month_names import CJK
from generator.articles.dating.stated_dates import parse_moment
from generator.model import Part

LONGEST = 160
LONGEST_BEHIND = 16
"""Characters behind a day in Chinese, Japanese or Korean: the time of day, or who published it."""
NEAR = 4
"""Such a line stands among the first or the last few."""
LONG = 200
"""A line longer than this is the story: below it a bare date is a heading of its own."""
LEAD = re.compile(
    r"\W*(?:(?:this|the) (?:article|story|report|item|piece|post|page|column|text) (?:was |is |has been )?)?"
    r"(?:(?:first|originally) )?(?:(?:date )?(?:published|posted|issued)|publication date|date of publication"
    r"|date)"
    r"(?:\s+(?:by|in|at|to)\s+[^:\d]{1,60}?)?(?:\s+(?:on|at)(?=\s)|\s*:)?\s+(?:(?:on|at)\s+)?"
    r"(?P<rest>(?=\d|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|mon|tue|wed|thu|fri|sat|sun)(?=.*\d{4}).*)",
    re.IGNORECASE | re.DOTALL,
)
CUTS = re.compile(
    r"\s+[|•·–—-]+\s+|\s*[|•·;]\s*|\s+(?:by|updated|last updated|modified)\b|\)\s*\Z|\.\s*\Z", re.IGNORECASE
)
CLOCK_FIRST = re.compile(
    r"(\d{1,2}[:.]\d\d\s*(?:[ap]\.?m\.?)?(?:\s+[A-Z]{2,5})?),?\s+(?:on\s+)?(.+)", re.IGNORECASE
)


NUMBERS = re.compile(r"\d{4}|\d[./-]\d{1,2}[./-]\d|\d\s+[^\W\d_]{3,9}\.?\s+\d\d")
"""What is in every date of a day."""


class TextDate(Struct, frozen=True, kw_only=True):
    """What a line says, as EDTF or a moment, and the line."""

    value: str
    words: str


def find_text_date(parts: Sequence[Part]) -> TextDate | None:
    """Find the first line of a text that says when it was published."""
    ends = parts if len(parts) <= 2 * NEAR else [*parts[:NEAR], *parts[-NEAR:]]
    body = [part for part in parts if part.kind not in ("headline", "deck")]
    return next((found for part in ends if (found := _led(part.text))), None) or next(
        _bare(body[:NEAR]), None
    )


def _led(text: str) -> TextDate | None:
    found = LEAD.fullmatch(text) if len(text) <= LONGEST else None
    value = _value(found["rest"]) if found else ""
    return TextDate(value=value, words=text.strip()) if value else None


def _bare(body: Sequence[Part]) -> Iterator[TextDate]:
    for part in body:
        if len(part.text) > LONG:
            return
        value = _value(part.text) if part.kind == "paragraph" and len(part.text) <= LONGEST else ""
        if value and not part.text.strip().isdigit():
            yield TextDate(value=value, words=part.text.strip())


def _value(words: str) -> str:
    """Read a date that words begin with and that nothing but a credit or an update follows; days only."""
    if not NUMBERS.search(words):
        return ""
    for end in [*(cut.start() for cut in CUTS.finditer(words)), len(words)]:
        said = words[:end].strip(" ,.()")
        clock = CLOCK_FIRST.fullmatch(said)
        value = parse_moment(f"{clock[2]} {clock[1]}" if clock else said)
        if len(value.partition("T")[0]) == len("2019-06-03"):
            return value
    # In Chinese, Japanese and Korean no space tells the day from what follows.
    found = CJK.match(words)
    is_alone = bool(found) and len(words) - (found.end() if found else 0) <= LONGEST_BEHIND
    return parse_moment(found.group()) if found and is_alone else ""
