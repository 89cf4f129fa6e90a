"""What stands in a file but is no part of the story: end marks, separators, references, bylines, credits."""

import re
from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from generator.articles.bylines import find_byline, find_credit
from generator.articles.dating.datelines import AGENCIES
from generator.model import Cut, Part

END_LINE = re.compile(
    r"(?:Enditem|ENDITEM|End[ -]item|Reuters?|REUTERS?|-+ ?(?:30|ends?|END|ENDS|Ends) ?-+|# ?# ?#(?: ?#)*"
    r"|\(?ENDS?\)?|\((?:End|Ends|end|ends|MORE|more)\)|Ends|Ends?\.)\.?"
)
GLUED = re.compile(
    r"(?<=[.!?\"”'’)])\s+"
    r"(?:Enditem|ENDITEM|Reuter|REUTERS?|-30-|-ENDS-|-ends-|###|# # #|ENDS|\((?:END|ENDS|End|Ends)\))\.?\Z"
)
SEPARATOR = re.compile(r"[-*_=~#.·•+ ]{3,}")
REFERENCE = re.compile(
    r"\[(?:RELATED|READ MORE|READ ALSO|SEE ALSO|ALSO READ|MORE|WATCH)(?: [A-Z]+)?\]:?\s*"
    r"|(?:RELATED|READ MORE|READ ALSO|SEE ALSO|ALSO READ|Related|Read more|See also|Also read)"
    r"(?: stor(?:y|ies)| articles?)?:\s+"
)
ANY_AGENCY = "|".join(sorted(map(re.escape, AGENCIES), reverse=True))
LONG_AGENCY = "|".join(sorted((re.escape(name) for name in AGENCIES if " " in name), reverse=True))
AGENCY_LINE = re.compile(
    rf"(?:by|from|via)\s+(?:the )?(?:{ANY_AGENCY})(?: staff)?"
    rf"|(?:the )?(?:{LONG_AGENCY})(?: (?:staff|writers?|reporters?|correspondents?))*"
    r"|by (?:our |an? |the )?(?:(?:own|special|staff|political|local|city|sports|chief|foreign) ){0,2}"
    r"(?:reporters?|writers?|correspondents?|staff)",
    re.IGNORECASE,
)
"""A line of its own that names the agency in place of a writer, or below one."""
TO_EDITORS = re.compile(
    r"\((?:Adds|Updates?|Recasts|Releads|Rewrites|Writes through|Changes|New throughout|Edits|Deletes)\b"
    r"[^()]{3,400}\)"
    r"|ATTENTION\s+[-–—]\s+[^/]{3,400}/{2,3}"
)
"""What an agency tells those who print its copy."""
CONTACT = re.compile(r"\(\([^()]{0,200}(?:@|Newsroom|Tel\b|\+\d)[^()]{0,300}\)\)")
COPYRIGHT = re.compile(r"(?:copyright\b|©|\(c\)).{0,40}\d{4}.{0,400}", re.IGNORECASE | re.DOTALL)
COPYRIGHT_LINE = "copyright line"
TOP = 5


class Body(Struct, frozen=True, kw_only=True):
    """Parts of a story without what is no part of it, and what was taken out."""

    parts: tuple[Part, ...]
    references: tuple[str, ...]
    cuts: tuple[Cut, ...]
    byline: str = ""
    byline_words: str = ""
    """The line that names who wrote it."""


def is_end_mark(text: str) -> bool:
    """Whether a line only says that the story is over."""
    return bool(END_LINE.fullmatch(text))


def is_byline(text: str) -> bool:
    """Whether a line only names who wrote the story: people, or an agency in their place."""
    return bool(find_byline(text) or AGENCY_LINE.fullmatch(text.strip().rstrip(".")))


def clear_body(parts: Sequence[Part]) -> Body:
    """Take end marks, separators, references, bylines and credits out of the parts."""
    kept: list[Part] = []
    references: list[str] = []
    cuts: list[Cut] = []
    byline = words = ""
    for number, part in enumerate(parts):
        found = REFERENCE.match(part.text)
        is_own = part.kind in {"headline", "deck"} or part.picture is not None
        reason = "" if is_own else _reason(part.text, bool(found), number)
        if not reason:
            kept.append(part)
            continue
        cuts.append(Cut(text=part.text, reason=reason))
        if found and part.text[found.end() :].strip():
            references.append(part.text[found.end() :].strip())
        named = _named(part.text, reason)
        if named and not byline:
            byline, words = named, part.text
    kept, ends = _clear_end(kept)
    if len(kept) > 1 and kept[-1].kind == "paragraph" and COPYRIGHT.fullmatch(kept[-1].text):
        ends = [*ends, Cut(text=kept.pop().text, reason=COPYRIGHT_LINE)]
    return Body(
        parts=tuple(kept),
        references=tuple(references),
        cuts=(*cuts, *ends),
        byline=byline,
        byline_words=words,
    )


def _reason(text: str, refers: bool, number: int) -> str:
    if refers:
        return "points to another story"
    if is_end_mark(text):
        return "end mark"
    if SEPARATOR.fullmatch(text):
        return "separates parts of the text"
    if number < TOP and is_byline(text):
        return "byline"
    if number < TOP and TO_EDITORS.fullmatch(text):
        return "note to editors"
    if CONTACT.fullmatch(text):
        return "how to reach the writers"
    return "credits" if find_credit(text)[0] else ""


def _named(text: str, reason: str) -> str:
    if reason == "byline":
        return find_byline(text)
    return find_credit(text)[1] if reason == "credits" else ""


def _clear_end(parts: list[Part]) -> tuple[list[Part], list[Cut]]:
    """Take an end mark off the last sentence."""
    found = GLUED.search(parts[-1].text[-60:]) if parts else None
    if not found:
        return parts, []
    last = parts[-1]
    text = last.text[: len(last.text) - len(found.group())]
    marks = tuple(replace(m, end=min(m.end, len(text))) for m in last.marks if m.start < len(text))
    cut = Cut(text=found.group().strip(), reason="end mark")
    return [*parts[:-1], replace(last, text=text, marks=marks)], [cut]
