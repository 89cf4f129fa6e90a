"""Stories whose parts open with codes of two or three letters, as Factiva exports them: `HD`, `BY`, `LP`."""

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct, field

from generator.articles.plain.header_blocks import Headed
from generator.articles.plain.header_fields import first_of_each, label_fields
from generator.articles.plain.labels import Labelled
from generator.model import Cut

FIELDS = {
    "HD": "headline",
    "BY": "byline",
    "CR": "agency",
    "WC": "word_count",
    "PD": "date",
    "SN": "source",
    "SE": "section",
    "LA": "language",
    "CY": "rights",
    "AN": "id",
    "LP": "body",
    "TD": "body",
    "IN": "tag",
    "NS": "tag",
    **dict.fromkeys(("CLM", "ET", "SC", "ED", "PG", "VOL", "CX", "DLN", "ART", "CT", "RF", "CO"), "noted"),
    **dict.fromkeys(("RE", "IPC", "IPD", "PUB", "GC", "RIC", "NT"), "noted"),
}
CODE = re.compile(rf"[ \t]*(?P<code>{'|'.join(FIELDS)})(?:[ \t]*:?[ \t]*|[ \t]+(?P<gap>\S.*))")
APART = re.compile(r"[ \t]*[A-Z]{2,3}(?:\t|[ \t]{2,})[ \t]*\S")
"""A code and its value in columns; within the story a single space is one between words."""
CLOSE = re.compile(r"HD \S")
"""Where the headline's code stands close to its value, so do all."""
OF_AN_EXPORT = frozenset({"WC", "PD", "SN", "SC", "LA", "CY", "AN"})
LEAST = 3
"""Of these codes above or below the text, beside the headline and the text."""
LOOKED_AT = 80
"""Lines in which the headline's code stands."""
DOCUMENT = re.compile(r"Document\s+(?=\S+\Z)")


class _Entry(Struct):
    code: str
    first: int
    lines: list[str] = field(default_factory=list)


def parse_coded(lines: Sequence[str]) -> Headed | None:
    """Take a coded story apart; None where lines are none."""
    if not any(line.lstrip()[:2].isupper() and CODE.fullmatch(line) for line in lines[:LOOKED_AT]):
        return None
    above, entries = _entries(lines)
    codes = {one.code for one in entries}
    if "HD" not in codes or not codes & {"LP", "TD"} or len(codes & OF_AN_EXPORT) < LEAST:
        return None
    labels = [_labelled(one) for one in entries if FIELDS[one.code] != "body"]
    cuts = [
        Cut(text=" ".join(line.split()), reason="stands above the story") for line in above if line.strip()
    ]
    cuts += [Cut(text=f"{one.label} {one.value}".strip(), reason="header line") for one in labels]
    body = [line for one in entries if FIELDS[one.code] == "body" for line in (*one.lines, "")]
    fields = label_fields(labels)
    return Headed(lines=tuple(body), fields=tuple(first_of_each(fields)), cuts=tuple(cuts))


def _entries(lines: Sequence[str]) -> "tuple[list[str], list[_Entry]]":
    """Part lines at their codes; a code stands once, but that of a list may go on."""
    above: list[str] = []
    entries: list[_Entry] = []
    seen: set[str] = set()
    is_close = any(CLOSE.match(line) for line in lines[:LOOKED_AT])
    for number, line in enumerate(lines):
        found = CODE.fullmatch(line)
        is_told = bool(entries) and FIELDS[entries[-1].code] == "body"
        if (
            found
            and found["code"] not in seen
            and not (is_told and found["gap"] and not (is_close or APART.match(line)))
        ):
            seen.add(found["code"])
            entries.append(_Entry(found["code"], number, [found["gap"]] if found["gap"] else []))
        elif entries:
            entries[-1].lines.append(line)
        else:
            above.append(line)
    return above, entries


def _words(one: _Entry) -> Iterator[str]:
    return (" ".join(line.split()) for line in one.lines if line.strip())


def _labelled(one: _Entry) -> Labelled:
    value = " ".join(_words(one))
    if FIELDS[one.code] == "tag":
        # `mcroil : Crude Oil | c13 : Regulation`
        value = "".join(f"{name.rpartition(' : ')[2].strip()}; " for name in value.split(" | "))
    return Labelled(
        label=one.code,
        field=FIELDS[one.code],
        value=DOCUMENT.sub("", value) if one.code == "AN" else value,
        first=one.first,
        last=one.first + len(one.lines),
    )
