"""Captions and quotations that stand again under another date: old words that may pass for new."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from zlib import crc32

from msgspec import Struct

from generator.links.materials import Material
from generator.links.spans import Gap, distance_words, gap_between
from generator.links.wording import people_words, sentence
from generator.links.words import TOKEN
from generator.model import Article, Link, LinkKind, Quotation
from generator.words import date_words

MONTH, YEAR = 30, 365
"""Days from which words are under another date, and from which they mislead the more."""

LEAST_WORDS: Mapping[LinkKind, int] = {"same-caption": 6, "same-quotation": 10}
"""Words below which a caption or a quotation may be the same by chance."""

TOLD = 200
"""Code points of the words that a reason repeats."""

MARKED = re.compile(r"[\"“”„‟«»‹›'‘’「『]")
"""A text that opens with a quotation mark of its own."""

UNKNOWN_SPEAKER = "speaker not known"


class _Words(Struct, frozen=True, kw_only=True):
    """A caption or a quotation where it stands."""

    material: Material
    text: str
    aside: str
    """Whose they are, or where the article is from, as far as it is known."""
    picture: str = ""
    """Checksum of the picture above them, if it is kept."""


class _Repeat(Struct, frozen=True, kw_only=True):
    kind: LinkKind
    newer: _Words
    older: _Words
    gap: Gap


def find_repeats(materials: Sequence[Material], report_of: Callable[[str], str]) -> tuple[Link, ...]:
    """Link what has a caption or a quotation again a month later or more to the first that had it.

    Articles come in the order of their days. Copies of a report repeat nothing.
    """
    found = [
        *_repeated("same-caption", materials, _captions, report_of),
        *_repeated("same-quotation", materials, _said, report_of),
    ]
    return tuple(map(_link, found))


def words_repeated(kind: LinkKind, text: str) -> str:
    """Give the words of a caption or a quotation as they are compared; none where they are too few."""
    tokens = TOKEN.findall(text.casefold())
    return " ".join(tokens) if len(tokens) >= LEAST_WORDS[kind] else ""


def texts_of(article: Article, quotations: Iterable[Quotation]) -> "Iterator[tuple[LinkKind, str]]":
    """Give the captions and quotations of an article."""
    yield from (("same-caption", part.text) for part in article.parts if part.kind == "caption")
    yield from (("same-quotation", one.text) for one in quotations if one.kind != "indirect")


def _repeated(
    kind: LinkKind,
    materials: Iterable[Material],
    words_of: Callable[[Material], Iterable[_Words]],
    report_of: Callable[[str], str],
) -> Iterator[_Repeat]:
    """Find each pair of articles once, by the first words that both have."""
    first: dict[int, _Words] = {}
    seen: set[tuple[str, str]] = set()
    for material in materials:
        article = material.article
        if article.robots or article.date.earliest is None or article.date.latest is None:
            continue  # no word of what is kept out of search stands on another page
        for words in words_of(material):
            if not (said := words_repeated(kind, words.text)):
                continue
            older = first.setdefault(crc32(said.encode("utf-8", "replace")), words)
            pair = (article.id, older.material.id)
            if older is words or pair in seen or report_of(article.id) == report_of(pair[1]):
                continue
            span, before = material.span, older.material.span
            gap = gap_between(span, before) if span and before else None
            if gap and gap.least >= MONTH:
                seen.add(pair)
                yield _Repeat(kind=kind, newer=words, older=older, gap=gap)


def _captions(material: Material) -> Iterator[_Words]:
    opening = material.article.dateline
    place = opening.place if opening else ""
    for part in material.article.parts:
        if part.kind == "caption":
            file = part.picture.file if part.picture else None
            yield _Words(
                material=material,
                text=part.text,
                aside=f"from {place}" if place else "",
                picture=file.checksum if file else "",
            )


def _said(material: Material) -> Iterator[_Words]:
    for one in material.quotations:
        if one.kind != "indirect":
            speaker = material.known.get(one.speaker)
            aside = speaker.name if speaker else one.speaker_text or UNKNOWN_SPEAKER
            yield _Words(material=material, text=one.text, aside=aside)


def _people(material: Material) -> dict[str, str]:
    """Give the names of the people whom an article names, by id."""
    named = {one.entity for one in material.appearances if one.mention.kind == "person"}
    return {id_: material.known[id_].name for id_ in named if id_ in material.known}


def _link(one: _Repeat) -> Link:
    newer, older = one.newer.material, one.older.material
    people = _people(newer)
    shared = people_words(sorted(people[id_] for id_ in people.keys() & _people(older).keys()))
    reason = sentence([_dates(one), f"{distance_words(one.gap)} apart", _picture(one), shared])
    return Link(
        source=newer.id,
        target=older.id,
        kind=one.kind,
        reason=f"{reason} {_cut(one.newer.text)}",
        weight=round(one.gap.least / YEAR, 4),
    )


def _dates(one: _Repeat) -> str:
    """Say both dates, the older first, and whose the words are: it reads the same from either end."""
    told = "caption" if one.kind == "same-caption" else "quotation"
    asides = [words.aside for words in (one.older, one.newer)]
    days = [date_words(words.material.article.date) for words in (one.older, one.newer)]
    if asides[0] == asides[1]:
        both = f", both times {asides[0]}" if asides[0] else ""
        return f"the same {told} under two dates: {days[0]} and {days[1]}{both}"
    each = [day + (f" ({aside})" if aside else "") for day, aside in zip(days, asides, strict=True)]
    return f"the same {told} under two dates: {each[0]} and {each[1]}"


def _cut(text: str) -> str:
    """Cut words at a space, and lay them on one line."""
    line = " ".join(text.split())
    cut = line if len(line) <= TOLD else f"{line[:TOLD].rpartition(' ')[0] or line[:TOLD]} …"
    return cut if MARKED.match(cut) else f"“{cut}”"


def _picture(one: _Repeat) -> str:
    """Say whether the picture is the same too, where both are kept."""
    if not one.newer.picture or not one.older.picture:
        return ""
    return "the same picture" if one.newer.picture == one.older.picture else "another picture"
