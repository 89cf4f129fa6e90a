"""How wire services mark that a story was sent before: `UPDATE 2-`, `1st Ld-Writethru`, `CORRECTED-`.

Reuters sets tags before the headline and may join them (`CORRECTED-UPDATE 1-…`); AP numbers leads in the slug
after its keyword (`BC-Bridge,2nd Ld-Writethru`); others write `1st lead`, `(2nd LD)`, `3RD LEAD` before the
headline. Words alone, such as `LEAD PRICES RISE`, are no mark.
"""

import re
from functools import lru_cache

from msgspec import Struct

ORDINAL = r"\d{1,2}(?:st|nd|rd|th|ST|ND|RD|TH)"
LEAD = rf"{ORDINAL}[ -](?:LEAD|LD|Lead|lead|Ld|ld)(?:[ -]?(?i:write-?thr(?:u|ough)))?"
COUNTED = (
    rf"(?:(?:UPDATE|WRAPUP|WRAP|LEAD|SNAPSHOT)\s?\d{{1,2}}|{LEAD}|{ORDINAL}[ -](?i:update|roundup|wrap))"
)
DONE = "(?:CORRECTED|CORRECTION|CORRECTS|CORRECTING|REFILED?|RPT|REPEAT|REPEATING|RECASTS?|RESENDING)"
BRACKETED = rf"(?:{COUNTED}|(?i:update\s?\d{{1,2}}|updated|{DONE})|LEAD|Lead|LD|Ld|UPDATE|URGENT LEAD)"
BEFORE = (
    re.compile(rf"\(\s*({BRACKETED})\s*\)\s*(?:[-–—:]+\s*)?"),
    re.compile(rf"({COUNTED}|{DONE}(?:[ -]\(?OFFICIAL\)?)?)\s*[-–—:]+\s*"),
    re.compile(r"(LEAD|UPDATED?|Corrected|Correction|Refiled?|(?i:update)\s?\d{1,2})\s*:\s*"),
)
IN_BRACKETS = re.compile(rf"[(\[]\s*({BRACKETED})\s*[)\]]\s*\Z")
BEHIND_DASH = re.compile(rf"[,;–—-]\s*({LEAD}|(?i:update)\s?\d{{1,2}}|{DONE})\s*(?:,[\w ,-]{{0,40}})?\Z")
DASHES = ",;–—-"
WORDS = ("lead", "ld", "update", "corr", "refil", "rpt", "repeat", "resend", "recast", "snapshot", "wrap")
"""What is in every such mark at an end."""
LIKELY = (*WORDS, "roundup")
"""What is in every mark; most headlines have none of it."""
DIGITS = re.compile(r"\d{1,2}")
CORRECTING = re.compile(r"corr|refile", re.IGNORECASE)
REPEATING = re.compile(r"rpt|repeat|resend", re.IGNORECASE)
FIRST = re.compile(r"(?:URGENT )?(?:LEAD|Lead|LD|Ld)|UPDATE")
"""A lead or update without a number is the first."""
MOST = 4
"""Tags that are joined at the most."""
LONGEST = 120
"""Characters at the end of a headline in which a mark is looked for."""


class WireMark(Struct, frozen=True, kw_only=True):
    """What the marks of a headline or slug say, and the words they stand on."""

    words: str = ""
    """As written, joined by a space; empty where there is no mark."""
    stem: str = ""
    """The headline or slug without them."""
    number: int | None = None
    """Of the update or lead; None where none is stated."""

    @property
    def corrects(self) -> bool:
        """Whether it marks a correction or a refiled story."""
        return bool(CORRECTING.search(self.words))

    @property
    def repeats(self) -> bool:
        """Whether it marks the same story sent again."""
        return bool(REPEATING.search(self.words))


@lru_cache(maxsize=256)  # a headline is asked for several times in a row
def find_mark(headline: str) -> WireMark:
    """Read the marks at the beginning and the end of a headline or slug."""
    stem = headline.strip()
    low = stem.lower()
    if not any(word in low for word in LIKELY):
        return WireMark(stem=stem)
    words: list[str] = []
    for _ in range(MOST):
        found = next(filter(None, (pattern.match(stem) for pattern in BEFORE)), None)
        if not found or not stem[found.end() :].strip():
            break
        words.append(found[1])
        stem = stem[found.end() :].strip()
    for _ in range(MOST):
        found = _after(stem[-LONGEST:])
        rest = stem[: len(stem) - len(found.group())].rstrip(f"{DASHES} \t") if found else ""
        if not found or not rest:
            break
        words.append(found[1])
        stem = rest
    numbers = [int(digits) for one in words for digits in DIGITS.findall(one)]
    number = numbers[0] if numbers else 1 if any(FIRST.fullmatch(one) for one in words) else None
    return WireMark(words=" ".join(words), stem=stem, number=number)


def _after(end: str) -> "re.Match[str] | None":
    """Find a mark at an end: in brackets, or behind a comma or dash."""
    low = end.lower()
    if not any(word in low for word in WORDS):
        return None
    bracket = max(end.rfind("("), end.rfind("["))
    if bracket >= 0 and (found := IN_BRACKETS.match(end, bracket)):
        return found
    places = (place for place, sign in enumerate(end) if sign in DASHES)
    return next(filter(None, (BEHIND_DASH.match(end, place) for place in places)), None)
