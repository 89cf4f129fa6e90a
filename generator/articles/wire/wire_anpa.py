"""Wire headers by ANPA 1312, as AP and others have sent them.

A line of service and number; one of priority, category, keyword, version, month-day and word count; then
lines between `^` and `<` or `=`: keyword, headline, notes to editors, byline.
"""

import re
from collections.abc import Iterator, Sequence

from generator.articles.dating.days import MONTHS
from generator.articles.dating.stated_dates import state_date
from generator.articles.wire.wire import CYCLE, MOST_LINES, VERSION, Wire, bare
from generator.model import Cut

SERVICE = re.compile(r"(?:[A-Za-z]|[A-Z]{2,4})\d{4}(?:[ -]?[A-Za-z0-9-]{3,8})?")
ANPA = re.compile(
    r"(?P<urgency>[A-Za-z]) (?P<category>[A-Za-z]) +(?P<slug>[A-Za-z][\w.&'/]*-[\w.&'/-]+)"
    r"(?: +(?P<version>\S.*?))? +(?P<day>(?:0?[1-9]|1[0-2])-(?:0?[1-9]|[12]\d|3[01]))"
    r"(?: +(?P<count>\d{1,5}))?"
)
KEYWORD = re.compile(
    r"(?P<slug>(?:bc|am|pm|ap)-[^,<]{1,60}?)(?:, ?(?P<version>[^<]*?[A-Za-z][^<,]*))?"
    r"(?:, ?(?P<count>\d{1,5}))?",
    re.IGNORECASE,
)
EDITORS = re.compile(
    r"(?:eds?|editors?)(?:[.:]| note|'s note|,)|.*\bphotos?\b.*[A-Z]{2,5}\d{2,}", re.IGNORECASE
)
NOTE = re.compile(r"\^?(?:eds?|editors?)(?:[.:]| note|'s note)", re.IGNORECASE)
PRIORITY = re.compile(r"(?:urgent|bulletin|flash|newsalert|news alert|advisory)\W*", re.IGNORECASE)
SUMMARY = 60
"""Characters of a summary that the story opens with, too."""
SECTIONS = {
    "a": "domestic news",
    "e": "entertainment",
    "f": "financial news",
    "i": "international news",
    "l": "lifestyle",
    "n": "state and regional news",
    "p": "politics",
    "s": "sports",
    "t": "travel",
    "w": "Washington news",
}
"""The category letters of ANPA 1312 that all agencies use alike."""


def is_anpa(lines: Sequence[str]) -> bool:
    """Whether lines, of which the first is not empty, open with such a header."""
    first = bare(lines[0])
    if ANPA.fullmatch(first) or is_keyword_line(first):
        return True
    return bool(SERVICE.fullmatch(first)) and len(lines) > 1 and bool(ANPA.fullmatch(bare(lines[1])))


def is_keyword_line(line: str) -> bool:
    """Whether a line is AP's keyword line, which may stand alone: `bc-iran-evacuation, 1st Ld, 345`."""
    text = bare(line).lstrip("^").rstrip("<=").strip()
    found = KEYWORD.fullmatch(text)
    if not found:
        return False
    is_marked = bare(line).startswith("^") or bool(
        found["count"] or VERSION.fullmatch(found["version"] or "")
    )
    return is_marked or (not found["version"] and " " not in found["slug"] and found["slug"].count("-") > 1)


def take_anpa(wire: Wire) -> None:
    """Take the lines above a story off, and say what they state."""
    if wire.lines and SERVICE.fullmatch(bare(wire.lines[0])):
        number = bare(wire.take("wire header: service and number"))
        wire.say("wire_number", number, "the wire header's first line")
    wire.skip_empty()
    found = ANPA.fullmatch(bare(wire.lines[0])) if wire.lines else None
    if found:
        wire.take("wire header: priority, category, keyword, day and word count")
        where = f"the wire header's line '{found.group()}'"
        wire.say("urgency", found["urgency"], where)
        category = found["category"].lower()
        wire.say("category", category, where)
        wire.say("section", SECTIONS.get(category), f"the category letter '{category}' of {where}")
        _say_keyword(wire, found, where)
        month, day = (int(part) for part in found["day"].split("-"))
        dated = state_date(f"{day} {MONTHS[month - 1].title()}", where)
        wire.fields += [dated] if dated else []
    _take_caret_lines(wire)


def _say_keyword(wire: Wire, found: re.Match[str], where: str) -> None:
    if not wire.has("slug"):
        wire.say("slug", CYCLE.sub("", found["slug"], count=1), where)
        wire.say("keyword", found["slug"], where)
    if not wire.has("version"):
        wire.say("version", found["version"], where)
    if not wire.has("word_count") and found["count"]:
        wire.say("word_count", str(int(found["count"])), where)


def _take_caret_lines(wire: Wire) -> None:
    """Read the lines that stand above the story: keyword, headline, notes to editors, byline."""
    kept: list[str] = []
    seen: list[str] = []
    wire.skip_empty()
    if wire.lines and is_keyword_line(wire.lines[0]):
        text = _caret_text(wire.take("wire header: keyword, version and word count"))
        found = KEYWORD.fullmatch(text)
        assert found
        _say_keyword(wire, found, f"the wire header's line '{text}'")
        while wire.is_open and NOTE.match(bare(wire.lines[0])):
            wire.take("note to editors")
    while wire.is_open and len(kept) < 2 * MOST_LINES and bare(wire.lines[0]).startswith("^"):
        text = _caret_text(wire.lines[0])
        if EDITORS.match(text):
            wire.take("note to editors")
        elif text.lower().startswith("by "):
            kept += ["", text]
            wire.lines.pop(0)
            _take_titles(wire)
        elif PRIORITY.fullmatch(text):
            wire.take("wire header: priority")
            wire.say("urgency", "" if wire.has("urgency") else text, "the wire header's line of its own")
        elif not seen:
            wire.say("headline", text, "the wire header's line after the keyword")
            wire.take("wire header: headline")
            seen.append(text)
        else:
            kept += ["", text]
            wire.lines.pop(0)
    body = [_caret_text(line) if bare(line).startswith("^") else line.rstrip("< ") for line in wire.lines]
    wire.lines[:] = _without_repeated_lede(wire, kept, body)


def _take_titles(wire: Wire) -> None:
    while wire.is_open and re.fullmatch(r"\s*\^[^<]*=\s*", wire.lines[0]) and "(" not in wire.lines[0]:
        wire.take("the writer's title and house")


def _without_repeated_lede(wire: Wire, kept: Sequence[str], body: Sequence[str]) -> Iterator[str]:
    """Drop a summary above the story that says what the story opens with."""
    opening = " ".join(" ".join(body[:12]).split())
    for line in kept:
        if len(line) > SUMMARY and " ".join(line.split())[:SUMMARY] in opening:
            wire.cuts.append(Cut(text=line, reason="repeats the story's opening"))
        else:
            yield line
    yield from ["", *body] if kept else body


def _caret_text(line: str) -> str:
    return bare(line).lstrip("^").rstrip("<= ").strip()
