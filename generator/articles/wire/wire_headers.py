"""The header and trailer of a wire story become fields, and are kept out of its body."""

import re
from collections.abc import Sequence

from generator.articles.dating.stated_dates import state_date
from generator.articles.wire.wire import Wire, bare
from generator.articles.wire.wire_anpa import is_anpa, take_anpa
from generator.articles.wire.wire_iptc import is_iptc, take_iptc

TELEGRAM = re.compile(r"ZCZC(?:[ /]+\S.*)?")
TELEGRAM_LINE = re.compile(
    r"[%$:*^]\S{0,40}(?: .{0,80})?|:|[A-Z]{2}-[A-Z]{3}(?:-{1,2}[A-Z0-9]{2,8})?|(?=\S*\d)[A-Z0-9/-]{4,24}"
)
STAMP = re.compile(
    r"(?P<agency>[A-Z]{2,4})-(?P<service>[A-Z]{2})-(?P<month>\d\d)-(?P<day>\d\d)-(?P<year>\d\d)"
    r"(?: +(?P<time>\d{4}) ?(?P<zone>[A-Z]{2,4}))?"
)
STAMP_OF_AFP = re.compile(
    r"(?P<agency>AFP) (?P<day>\d\d)(?P<clock>\d{4}) GMT (?P<month>[A-Z]{3}) (?P<year>\d\d)"
)
INITIALS = re.compile(r"[a-z]{2,4}(?:[-/][a-z]{2,4}){1,4}")
"""Of those who wrote and edited, above the stamp."""
ENDING = re.compile(r"NNNN|\d-\d\d-\d|GMT [A-Z]{3} \d\d")
OPENING = re.compile(r"[\x00-\x20]*(?:ZCZC|\^|[A-Za-z]{1,5}\d|[A-Za-z] [A-Za-z]\W|[BbAaPp][CcMmPp]-)")
"""What any such header begins with; most texts do not."""
CENTURY = 70
"""Of a year in two digits: the wire services sent such headers from the 1970s on."""
TAIL, LONGEST_END = 8, 200
"""Lines at the end that a time stamp is looked for in, and characters of one that may hold it."""


def is_wire_header(lines: Sequence[str]) -> bool:
    """Whether lines, of which the first is not empty, open with a wire header."""
    return bool(TELEGRAM.fullmatch(bare(lines[0]))) or is_iptc(lines) or is_anpa(lines)


def parse_wire(lines: Sequence[str]) -> Wire | None:
    """Take the header and trailer off a wire story; None where it has neither."""
    start = next((n for n, line in enumerate(lines) if bare(line)), len(lines))
    wire = Wire(lines=list(lines[start:]))
    if wire.lines and OPENING.match(wire.lines[0]) and is_wire_header(wire.lines):
        _take_header(wire)
    _take_stamp(wire)
    return wire if wire.cuts else None


def _take_header(wire: Wire) -> None:
    if TELEGRAM.fullmatch(bare(wire.lines[0])):
        wire.take("start of a telegram")
        while wire.is_open and TELEGRAM_LINE.fullmatch(bare(wire.lines[0])) and not is_anpa(wire.lines):
            wire.take("wire header")
        wire.skip_empty()
    if wire.lines and is_iptc(wire.lines):
        take_iptc(wire)
    elif wire.lines and is_anpa(wire.lines):
        take_anpa(wire)


def _take_stamp(wire: Wire) -> None:
    """Take the time stamp off the end: `AP-NY-06-12-25 1510EDT`."""
    first = max(len(wire.lines) - TAIL, 0)
    for number in range(len(wire.lines) - 1, first - 1, -1):
        if len(wire.lines[number]) > LONGEST_END or not ENDING.search(wire.lines[number]):
            continue
        if bare(wire.lines[number]) == "NNNN":
            wire.cut(number, "end of a telegram")
        line = bare(wire.lines[number]).rstrip("<")
        if of_afp := STAMP_OF_AFP.fullmatch(line):
            _take_stamp_of_afp(wire, of_afp, number)
            return
        found = STAMP.fullmatch(line)
        if not found:
            continue
        year = int(found["year"]) + (1900 if int(found["year"]) >= CENTURY else 2000)
        where = f"the time stamp '{found.group()}' at its end"
        dated = state_date(f"{year}-{found['month']}-{found['day']}", where)
        if dated and dated.name == "date":
            wire.fields.append(dated)
        wire.say("agency", found["agency"], where)
        wire.cut(number, "time stamp")
        return


def _take_stamp_of_afp(wire: Wire, found: "re.Match[str]", number: int) -> None:
    """Take `AFP 121530 GMT JUN 23` off the end, with the initials above it."""
    year = int(found["year"]) + (1900 if int(found["year"]) >= CENTURY else 2000)
    clock = f"{found['clock'][:2]}:{found['clock'][2:]}"
    where = f"the time stamp '{found.group()}' at its end"
    dated = state_date(f"{int(found['day'])} {found['month'].title()} {year} {clock} GMT", where)
    if dated and dated.name == "date":
        wire.fields.append(dated)
    wire.say("agency", found["agency"], where)
    wire.cut(number, "time stamp")
    above = next((n for n in range(number - 1, -1, -1) if bare(wire.lines[n])), -1)
    if above >= 0 and INITIALS.fullmatch(bare(wire.lines[above])):
        wire.cut(above, "initials of the writers")
