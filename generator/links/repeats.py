"""Captions and quotations that stand again under another date: old words that may pass for new."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from zlib import crc32

from generator.links.spans import Gap, distance_words, gap_between, span_of
from generator.links.wording import people_words, sentence
from generator.links.words import TOKEN
from generator.model import Appearance, Article, Entity, Link, LinkKind, Quotation
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


@dataclass(frozen=True, slots=True, kw_only=True)
class _Words:
    """A caption or a quotation where it stands."""

    article: Article
    text: str
    aside: str
    """Whose they are, or where the article is from, as far as it is known."""
    picture: str = ""
    """Checksum of the picture above them, if it is kept."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Repeat:
    kind: LinkKind
    newer: _Words
    older: _Words
    gap: Gap


def find_repeats(
    articles: Sequence[Article],
    entities: Iterable[Entity],
    appearances: Iterable[Appearance],
    quotations: Iterable[Quotation],
    report_of: Callable[[str], str],
) -> tuple[Link, ...]:
    """Link what has a caption or a quotation again a month later or more to the first that had it.

    `articles` come in the order of their days. Copies of a report repeat nothing.
    """
    named = {entity.id: entity.name for entity in entities}
    said: dict[str, list[Quotation]] = {}
    for one in quotations:
        if one.kind != "indirect":
            said.setdefault(one.article, []).append(one)
    found = [
        *_repeated("same-caption", articles, _captions, report_of),
        *_repeated("same-quotation", articles, lambda a: _said(said.get(a.id, ()), a, named), report_of),
    ]
    people = _people({words.article.id for one in found for words in (one.newer, one.older)}, appearances)
    return tuple(_link(one, people, named) for one in found)


def _repeated(
    kind: LinkKind,
    articles: Iterable[Article],
    words_of: Callable[[Article], Iterable[_Words]],
    report_of: Callable[[str], str],
) -> Iterator[_Repeat]:
    """Find each pair of articles once, by the first words that both have."""
    first: dict[int, _Words] = {}
    seen: set[tuple[str, str]] = set()
    for article in articles:
        if article.robots or article.date.earliest is None or article.date.latest is None:
            continue  # no word of what is kept out of search stands on another page
        for words in words_of(article):
            tokens = TOKEN.findall(words.text.casefold())
            if len(tokens) < LEAST_WORDS[kind]:
                continue
            older = first.setdefault(crc32(" ".join(tokens).encode("utf-8", "replace")), words)
            pair = (article.id, older.article.id)
            if older is words or pair in seen or report_of(article.id) == report_of(pair[1]):
                continue
            span, before = span_of(article.date), span_of(older.article.date)
            gap = gap_between(span, before) if span and before else None
            if gap and gap.least >= MONTH:
                seen.add(pair)
                yield _Repeat(kind=kind, newer=words, older=older, gap=gap)


def _captions(article: Article) -> Iterator[_Words]:
    place = article.dateline.place if article.dateline else ""
    for part in article.parts:
        if part.kind == "caption":
            file = part.picture.file if part.picture else None
            yield _Words(
                article=article,
                text=part.text,
                aside=f"from {place}" if place else "",
                picture=file.checksum if file else "",
            )


def _said(quotations: Iterable[Quotation], article: Article, named: Mapping[str, str]) -> Iterator[_Words]:
    for one in quotations:
        speaker = named.get(one.speaker) or one.speaker_text or UNKNOWN_SPEAKER
        yield _Words(article=article, text=one.text, aside=speaker)


def _people(articles: "set[str]", appearances: Iterable[Appearance]) -> dict[str, set[str]]:
    """Gather the people whom some articles name."""
    found: dict[str, set[str]] = {id_: set() for id_ in articles}
    for one in appearances:
        if one.mention.article in found and one.mention.kind == "person":
            found[one.mention.article].add(one.entity)
    return found


def _link(one: _Repeat, people: Mapping[str, set[str]], named: Mapping[str, str]) -> Link:
    both = people[one.newer.article.id] & people[one.older.article.id]
    shared = people_words(sorted(named[id_] for id_ in both if id_ in named))
    reason = sentence([_dates(one), f"{distance_words(one.gap)} apart", _picture(one), shared])
    return Link(
        source=one.newer.article.id,
        target=one.older.article.id,
        kind=one.kind,
        reason=f"{reason} {_cut(one.newer.text)}",
        weight=round(one.gap.least / YEAR, 4),
    )


def _dates(one: _Repeat) -> str:
    """Say both dates, the older first, and whose the words are: it reads the same from either end."""
    told = "caption" if one.kind == "same-caption" else "quotation"
    asides = [words.aside for words in (one.older, one.newer)]
    days = [date_words(words.article.date) for words in (one.older, one.newer)]
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
