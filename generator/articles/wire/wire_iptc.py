"""Wire headers by IPTC 7901, as dpa and others have sent them.

A line of origin and number, priority, category and word count; a line of keywords; versions, headline and
byline; below the story what is not for readers, the editors' signs, and the day and time of sending.
"""

import re
from collections.abc import Sequence

from generator.articles.bylines import find_byline
from generator.articles.dating.datelines import find_opening
from generator.articles.dating.stated_dates import state_date
from generator.articles.wire.wire import VERSION, Wire, bare
from generator.model import Cut

IPTC = re.compile(
    r"(?P<origin>[A-Za-z]{2,5})(?P<number>\d{2,5}) (?P<urgency>[1-9]) (?P<category>[A-Za-z]{1,3})"
    r" (?P<count>\d{1,5})(?: +(?P<rest>\S.*))?"
)
OF_AFP = re.compile(
    r"(?P<urgency>[A-Za-z]) (?P<category>[A-Za-z]) +(?P<rest>[A-Z]{2,3} ?/ ?AFP-[A-Z0-9]{2,8})"
    r"(?: +(?P<count>\d{1,5}))?"
)
"""The same without a number: `u i FRA /AFP-TB31`."""
AGENCY = re.compile(
    r"(?:.*/ ?(?=[A-Z]+-)|(?=[a-z]+\b|\S+\s+\d))(?P<name>[A-Za-z]{2,6})(?:-[A-Z]{2}\d{2,4})?(?:\s*\d+)?"
)
"""Who sent it, by dpa (`dpa 0045`) and AFP (`FRA /AFP-QA12`); other words there are not told."""
SLUG = re.compile(r"[\w.&']+(?:-[\w.&']+)+")
"""Keywords without a blank between them (`France-politics`), which no headline is."""
IPTC_STAMP = re.compile(
    r"(?:[A-Z]{2,5} )?(?P<day>\d\d)(?P<time>\d{4})(?: ?(?P<zone>[A-Z]{3,4}))?"
    r" (?P<month>[A-Za-z]{3}) (?P<year>\d\d)"
)
NOT_FOR_READERS = re.compile(
    r"#+ ?(?:dpa-)?(?:Notebook|Notizblock)|.*\bfollowing information is not (?:intended )?for publication.*"
    r"|.*\bfolgenden Informationen sind nicht zur Veröffentlichung bestimmt.*",
    re.IGNORECASE,
)
SIGN_OFF = re.compile(r"[a-z]{2,6}(?: [a-z][a-z0-9]{1,3}){1,6}|[a-z]{2,4}(?:[-/][a-z]{2,4}){1,4}")
MOST_ABOVE = 6
"""Lines of headline and byline; more are the story itself."""
TAIL = 8
"""Lines at the end that the time of sending is looked for in."""


def is_iptc(lines: Sequence[str]) -> bool:
    """Whether lines, of which the first is not empty, open with such a header."""
    return bool(IPTC.fullmatch(bare(lines[0])) or OF_AFP.fullmatch(bare(lines[0])))


def take_iptc(wire: Wire) -> None:
    """Take the lines above and below a story off, and say what they state."""
    line = bare(wire.take("wire header: origin, number, priority, category, word count"))
    found = IPTC.fullmatch(line) or OF_AFP.fullmatch(line)
    assert found
    where = f"the wire header's line '{found.group()}'"
    if found.re is IPTC:
        wire.say("wire_number", found["origin"] + found["number"], where)
    wire.say("urgency", found["urgency"], where)
    wire.say("category", found["category"].lower(), where)
    wire.say("word_count", str(int(found["count"])) if found["count"] else "", where)
    agency = AGENCY.fullmatch(found["rest"] or "")
    wire.say("agency", agency["name"] if agency else "", where)
    _take_keywords(wire)
    _take_trailer(wire)


def _take_keywords(wire: Wire) -> None:
    wire.skip_empty()
    if wire.lines and _is_keywords(bare(wire.lines[0])):
        keywords = bare(wire.take("wire header: keywords"))
        where = f"the wire header's keywords '{keywords}'"
        wire.say("slug", keywords.replace("/", " "), where)
        wire.say("keyword", keywords, where)
    while wire.is_open and VERSION.fullmatch(bare(wire.lines[0])):
        version = bare(wire.take("wire header: version"))
        wire.say("version", version, "the wire header's line below the keywords")
    # The lines up to the first empty one stand above the story; dpa ends the last with an equals sign.
    end = next((n for n, line in enumerate(wire.lines) if _is_below(line)), len(wire.lines))
    if end > MOST_ABOVE:
        return
    above = [bare(line).removesuffix("=").strip() for line in wire.lines[:end]]
    del wire.lines[:end]
    kept: list[str] = []
    for line in above:
        if line.lower().startswith("by ") and not find_byline(line):
            wire.cuts.append(Cut(text=line, reason="byline of the agency"))
        else:
            kept += [line, ""]
    wire.lines[:0] = kept


def _is_below(line: str) -> bool:
    """Whether a line is empty, or the first of the story."""
    return not bare(line) or bool(find_opening(bare(line)))


def _is_keywords(line: str) -> bool:
    return bool(SLUG.fullmatch(line)) or ("/" in line and not line.endswith((".", ":")))


def _take_trailer(wire: Wire) -> None:
    end = next((n for n, line in enumerate(wire.lines) if NOT_FOR_READERS.fullmatch(bare(line))), None)
    tail = [
        n for n, line in enumerate(wire.lines[-TAIL:], start=max(len(wire.lines) - TAIL, 0)) if bare(line)
    ]
    for number in tail:
        found = IPTC_STAMP.fullmatch(bare(wire.lines[number]))
        if found:
            words = f"{found['day']} {found['month']} {found['year']}"
            if found["zone"]:
                words += f" {found['time'][:2]}:{found['time'][2:]} {found['zone']}"
            dated = state_date(words, f"the time of sending '{found.group()}' at its end")
            wire.fields += [dated] if dated else []
            wire.cut(number, "time of sending")
    for number in tail[-3:]:
        if SIGN_OFF.fullmatch(bare(wire.lines[number])):
            wire.cut(number, "signs of agency and editors")
    if end is not None:
        below = [line for line in wire.lines[end:] if bare(line)]
        wire.cuts.append(Cut(text="\n".join(map(bare, below)), reason="not for publication"))
        del wire.lines[end:]
