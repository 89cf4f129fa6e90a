"""The block of labelled lines above a story, and those below it, as databases export and people keep them."""

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from generator.articles.plain.header_fields import (
    COPYRIGHT,
    first_of_each,
    label_fields,
    preface_fields,
    stated_day,
)
from generator.articles.plain.labels import Labelled, read_label
from generator.model import Cut, Field

LOOKED_AT = 60
"""Lines in which a database's first label stands, below what it says of the paper and the day."""
OF_A_DATABASE = {"LENGTH", "Length", "BODY", "Body", "LOAD-DATE", "Load-Date", "Full text", "Full Text"}
"""Labels that only a database's export has; above them stand paper, day and rights without labels."""
LINK = re.compile(r"ProQuest document link")
OF_A_STORY = {"source", "byline", "section", "body"}
BODY_ALONE = re.compile(r"(?:Body|BODY|Full text):?")
END = re.compile(r"End of Document", re.IGNORECASE)
LEAST_LABELS = 2


class Headed(Struct, frozen=True, kw_only=True):
    """The lines of a story without its labelled lines, what these state, and the lines themselves."""

    lines: tuple[str, ...]
    fields: tuple[Field, ...]
    cuts: tuple[Cut, ...]


class _Top(Struct, kw_only=True):
    labels: list[Labelled]
    preface: range
    """Lines above the first label."""
    body: int
    """The line on which the story begins."""


def opens_with_block(lines: Sequence[str]) -> bool:
    """Whether lines open with labelled lines that make them a story of their own: its headline or day."""
    top = _find_top(list(lines[:LOOKED_AT]))
    stated = {one.field for one in top.labels if one.value} if top else set()
    return "headline" in stated or ("date" in stated and bool(stated & OF_A_STORY))


def parse_block(lines: Sequence[str]) -> Headed | None:
    """Take the labelled lines off the top, and those at the end too; None where none stand at the top."""
    lines = list(lines)
    top = _find_top(lines)
    if not top:
        return None
    below = list(_find_below(lines, top.body))
    end = below[0].first if below else len(lines)
    cut = [*top.labels, *below]
    plain = [lines[n].strip() for n in top.preface if lines[n].strip()]
    fields = [*label_fields(cut), *preface_fields(plain, top.labels)]
    cuts = [_cut(lines[n : n + 1], "header line") for n in top.preface if lines[n].strip()]
    cuts += [_cut(_own_lines(lines, one), "header line") for one in cut]
    story = [lines[top.body - 1].partition(":")[2]] if _starts_in_line(top) else []
    kept = [line for line in [*story, *lines[top.body : end]] if not END.fullmatch(line.strip())]
    return Headed(lines=tuple(kept), fields=tuple(first_of_each(fields)), cuts=tuple(cuts))


def _own_lines(lines: "list[str]", one: Labelled) -> "list[str]":
    """Take a label's lines; of the one that opens the story only the label."""
    return [f"{one.label}:"] if one.field == "body" else lines[one.first : one.last + 1]


def _find_top(lines: "list[str]") -> _Top | None:
    first = next((n for n, line in enumerate(lines) if line.strip()), len(lines))
    top = _read_labels(lines, first)
    if _is_block(top.labels):
        return top
    head = lines[:LOOKED_AT]
    if not any(line.partition(":")[0].strip() in OF_A_DATABASE for line in head):
        return None
    for number in range(first, len(head)):
        one = read_label(lines, number)
        if one and one.field:
            top = _read_labels(lines, number)
            is_export = any(known.label in OF_A_DATABASE for known in top.labels)
            top.preface = range(first, number)
            return top if is_export and len(top.labels) >= LEAST_LABELS else None
    return None


def _is_block(labels: "list[Labelled]") -> bool:
    """Whether labels make a header: a headline, a day, or two of any kind."""
    known = [one for one in labels if one.field]
    if len(known) >= LEAST_LABELS:
        return True
    return any(
        one.value and (one.field == "headline" or (one.field == "date" and stated_day(one.value)))
        for one in known
    )


def _read_labels(lines: "list[str]", number: int) -> _Top:
    """Read labels from a line on, with empty lines between, to the first line that is none."""
    start = number
    labels: list[Labelled] = []
    while number < len(lines):
        if not lines[number].strip():
            number += 1
            continue
        if labels and BODY_ALONE.fullmatch(lines[number].strip()):
            labels.append(_unlabelled(lines, number, "body"))
            return _Top(labels=labels, preface=range(start, start), body=number + 1)
        if labels and LINK.fullmatch(lines[number].strip()):
            labels.append(_unlabelled(lines, number, "noted"))
            number += 1
            continue
        one = read_label(lines, number)
        if not one or not (one.field or _is_within(lines, one, bool(labels))):
            break
        labels.append(one)
        number = one.last + 1
        if one.field == "body":
            return _Top(labels=labels, preface=range(start, start), body=number)
    return _Top(labels=labels, preface=range(start, start), body=number)


def _unlabelled(lines: "list[str]", number: int, field: str) -> Labelled:
    line = lines[number].strip()
    value = line if field == "rights" else ""
    return Labelled(label=line.strip(" :"), field=field, value=value, first=number, last=number)


def _is_within(lines: "list[str]", one: Labelled, is_begun: bool) -> bool:
    """Whether an unknown label stands between known ones, without an empty line."""
    after = read_label(lines, one.last + 1) if one.last + 1 < len(lines) else None
    return is_begun and len(one.value) <= 200 and bool(after and after.field and after.field != "body")


def _starts_in_line(top: _Top) -> bool:
    return bool(top.labels) and top.labels[-1].field == "body" and bool(top.labels[-1].value)


def _find_below(lines: "list[str]", body: int) -> Iterator[Labelled]:
    """Find the labels that stand in groups of lines at the end."""
    end = len(lines)
    found: list[list[Labelled]] = []
    while end > body:
        while end > body and (not lines[end - 1].strip() or END.fullmatch(lines[end - 1].strip())):
            end -= 1
        start = end
        while start > body and lines[start - 1].strip():
            start -= 1
        group = list(_group(lines, start, end))
        if start <= body or not group or group[-1].last + 1 < end:
            break
        found.append(group)
        end = start
    yield from (one for group in reversed(found) for one in group)


def _group(lines: "list[str]", number: int, end: int) -> Iterator[Labelled]:
    while number < end:
        one = read_label(lines, number)
        if not one and COPYRIGHT.fullmatch(lines[number].strip()):
            one = _unlabelled(lines, number, "rights")
        if not one or not one.field or one.field == "body":
            return
        yield one
        number = one.last + 1


def _cut(lines: Sequence[str], reason: str) -> Cut:
    return Cut(text=" ".join(" ".join(lines).split()), reason=reason)
