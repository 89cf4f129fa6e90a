"""What the labelled lines around a story state, as fields."""

import re
from collections.abc import Iterable, Iterator, Sequence

from generator.articles.dating.days import parse_day
from generator.articles.dating.stated_dates import parse_stated, state_date
from generator.articles.plain.labels import Labelled, language_tag
from generator.model import Field

COPYRIGHT = re.compile(r"(?:copyright\b|©|\(c\)).*|all rights reserved\.?", re.IGNORECASE)
EDITION = re.compile(r".*\bedition\b.*|.*\b(?:late|early|final)\b.{0,20}", re.IGNORECASE)
WEEKDAY = re.compile(r",?\s*\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b,?", re.IGNORECASE)
CLOCK = re.compile(r"\s+\d{1,2}:\d\d.*")
OF_A_STORY = 3
"""Words that the only line below a paper and its day has at least, if it is a headline and no edition."""
WORDS = re.compile(r"(\d[\d,.]*)\s*words?.*", re.IGNORECASE)
SEVERAL = re.compile(r"\s*;\s*")
LONGEST_SHOWN = 120


def label_fields(labels: Iterable[Labelled]) -> Iterator[Field]:
    """State the field of each label; those that have none are noted together."""
    others = [f"{one.label}: {one.value}" for one in labels if one.value and one.field in {"", "noted"}]
    for one in labels:
        if one.value and one.field not in {"", "noted", "body"}:
            line = f"{one.label}: {one.value}"
            shown = line if len(line) <= LONGEST_SHOWN else line[: LONGEST_SHOWN - 1] + "…"
            yield from _field(one, f"the header's line '{shown}'")
    if others:
        yield Field(name="other keys", value="; ".join(others), basis="the header; not used here")


def preface_fields(plain: Sequence[str], labels: Sequence[Labelled]) -> Iterator[Field]:
    """Read what a database says above its labels: whose text it is, which paper, which day."""
    rights = [line for line in plain if COPYRIGHT.fullmatch(line)]
    if rights:
        yield Field(name="rights", value=" ".join(rights), basis="the header")
    rest = [line for line in plain if line not in rights]
    day = next((n for n, line in enumerate(rest) if stated_day(line)), len(rest))
    if day < len(rest):
        dated = state_date(_day_words(rest[day]), f"the header's line '{rest[day]}'")
        yield from [dated] if dated else []
    names = [line for line in rest[:day] if not EDITION.fullmatch(line)]
    below = _below_the_day(rest[day + 1 :])
    if not any(one.field == "headline" for one in labels):
        if len(names) > (day < len(rest)):
            yield Field(name="headline", value=names.pop(0), basis="the header's first line")
        elif below:
            yield Field(name="headline", value=below, basis="the header's line below the day")
    if names and day < len(rest) and len(names[-1]) <= LONGEST_SHOWN:
        yield Field(name="source", value=names[-1], basis=f"the header's line '{names[-1]}'")


def _below_the_day(lines: Sequence[str]) -> str:
    """Take the headline that stands below the day and the edition; empty where no line is one."""
    first = next((line for line in lines if not EDITION.fullmatch(line)), "")
    if first or not lines or len(lines[-1].split()) < OF_A_STORY or "edition" in lines[-1].lower():
        return first
    return lines[-1]


def first_of_each(fields: Iterable[Field]) -> Iterator[Field]:
    """Keep the first of each field but those that may stand several times; notes are put together."""
    seen: set[str] = set()
    for known in fields:
        if known.name == "tag" or known.name not in seen:
            yield known
        seen.add(known.name)


def stated_day(words: str) -> str:
    """Read the day that a line states, in EDTF; empty where it states none."""
    return parse_stated(_day_words(words)) if len(words) <= 60 else ""


def _field(one: Labelled, where: str) -> Iterator[Field]:
    if one.field == "date":
        dated = state_date(_day_words(one.value), where)
        yield from [dated] if dated else []
    elif one.field == "word_count":
        counted = WORDS.fullmatch(one.value)
        yield Field(name="word_count", value=counted[1] if counted else one.value, basis=where)
    elif one.field == "language":
        tag = language_tag(one.value)
        yield Field(
            name="language" if tag else "other keys", value=tag or f"language: {one.value}", basis=where
        )
    elif one.field == "received":
        day = stated_day(one.value)
        yield Field(name="received" if len(day) == 10 else "other keys", value=day or one.value, basis=where)
    elif one.field == "tag":
        yield from (
            Field(name="tag", value=tag, basis=where)
            for tag in re.split(r"\s*;\s*" if ";" in one.value else r"\s*,\s*", one.value)
            if tag
        )
    else:
        value = SEVERAL.sub(", ", one.value) if one.field == "byline" else one.value
        value = value.partition(";")[0] if one.field == "section" else value
        yield Field(name=one.field, value=value, basis=where)


def _day_words(words: str) -> str:
    """Leave weekday and clock out of a day in words, which is otherwise no form of date."""
    if parse_stated(words):
        return words
    plain = CLOCK.sub("", WEEKDAY.sub(" ", words)).strip(" ,")
    return plain if parse_stated(plain) or parse_day(plain) else words
