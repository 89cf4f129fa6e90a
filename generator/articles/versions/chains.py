"""Stories that a wire service sent again as they grew or were put right, put together as one chain.

A mark alone (`UPDATE 1`) is no evidence, as headlines such as `Company results` are used for many stories. A
story joins an earlier one of the same source, no more than `DAYS` apart, only where their texts share runs of
words too; the more, the less their slugs and headlines agree.
"""

import re
from calendar import monthrange
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from generator.articles.versions.shared_words import SMALL, WORD, Runs, is_of_one_pattern, runs_of
from generator.articles.wire.wire_marks import WireMark, find_mark
from generator.model import Article, Chain, Date, Step

DAYS = 3
"""Most days between two stories of a chain: a weekend may lie between."""
PRECISE = 2
"""Days that a story's own date may leave open."""
SAME_SLUG, SAME_HEADLINE, NEITHER = 0.15, 0.3, 0.45
"""Share of the shorter text's runs of three words that the other must have, by what else agrees."""
CORRECTED, REPEATED = 0.35, 0.6
"""The same at least where the mark says that only some words are others, or none."""
LEAST_RUNS = 3
HEADLINE_WORDS = 2
"""Words of a headline that two stories share at least, where neither slug nor headline is the same."""
HEADLINE_START = 4
"""Words of a headline at least that may be the beginning of a longer one."""
WEIGHED = 24
"""Stories that one is compared with at most: those whose headlines share most words, the nearest first."""
COMMON = 200
"""Stories of one day that are looked through for one headline or slug; a word of more is too common."""
KEPT = 1_000
"""Texts whose runs of words are kept at hand."""
WHOLE = "\0"
NO_YEAR = 4
"""Stands for a year that is not known; a leap year that no article is of."""
YEARLY = re.compile(r"(?:\d{4}|XXXX)-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sent:
    """A story as it was sent."""

    article: Article
    day: date
    mark: WireMark
    keyword: str
    stem: str
    words: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Tie:
    """Why a story continues an earlier one."""

    to: str
    share: float
    reason: str


def find_chains(articles: Sequence[Article], keywords: Mapping[str, str]) -> tuple[Chain, ...]:
    """Put stories that were sent again into chains; `keywords` are the wire's own slugs, by article id."""
    sent = {one.article.id: one for one in _sent(articles, keywords)}
    by_day = _by_day(sent.values())
    runs = lru_cache(maxsize=KEPT)(lambda id_: runs_of(sent[id_].article))
    ties: dict[str, _Tie] = {}
    for one in sent.values():
        if one.mark.words:
            tie = _tie(one, by_day, runs)
            if tie:
                ties[one.article.id] = tie
    groups: dict[str, list[str]] = defaultdict(list)
    for id_ in ties:
        groups[_root(id_, ties)].append(id_)
    return tuple(
        _chain([sent[root], *(sent[id_] for id_ in ids)], ties) for root, ids in sorted(groups.items())
    )


def _sent(articles: Iterable[Article], keywords: Mapping[str, str]) -> Iterator[_Sent]:
    """Take the stories that can be of a chain: of a known source and day."""
    for article in articles:
        first = _day(article.date)
        if not article.source or not first:
            continue
        by_slug, by_headline = find_mark(keywords.get(article.id, "")), find_mark(article.headline)
        words = WORD.findall(by_headline.stem.casefold())
        yield _Sent(
            article=article,
            day=first,
            mark=by_headline if by_headline.words else by_slug,
            keyword=by_slug.stem.casefold(),
            stem=" ".join(words),
            words=frozenset(words) - SMALL,
        )


def _day(when: Date) -> date | None:
    """Take the first day of a date that is known to a few days; a day without its year is in `NO_YEAR`."""
    if when.earliest and when.latest and (when.latest - when.earliest).days <= PRECISE:
        return when.earliest
    days = set(YEARLY.findall(when.edtf))
    if len(days) != 1 or "/" in when.edtf:
        return None
    month, day = map(int, days.pop())
    return date(NO_YEAR, month, min(day, monthrange(NO_YEAR, month)[1]))


def _by_day(sent: Iterable[_Sent]) -> "Mapping[tuple[str, date], Mapping[str, list[_Sent]]]":
    """Arrange stories by source and day, then by each word of their headlines and by their slugs."""
    found: dict[tuple[str, date], dict[str, list[_Sent]]] = defaultdict(lambda: defaultdict(list))
    for one in sent:
        day = found[one.article.source, one.day]
        for word in _keys(one):
            day[word].append(one)
    return found


def _keys(one: _Sent) -> Iterator[str]:
    """Name what a story is found by: the words of its headline, all of it, and its slug."""
    yield from one.words
    yield f"{WHOLE}headline {one.stem}"
    if one.keyword:
        yield f"{WHOLE}slug {one.keyword}"


def _tie(
    one: _Sent, by_day: "Mapping[tuple[str, date], Mapping[str, list[_Sent]]]", runs: "Callable[[str], Runs]"
) -> _Tie | None:
    """Find the earlier story that a marked one continues best."""
    shared: Counter[str] = Counter()
    candidates: dict[str, _Sent] = {}
    for offset in range(-DAYS, 1):
        day = by_day.get((one.article.source, one.day + timedelta(days=offset)), {})
        for key in _keys(one):
            found = day.get(key, ())
            if len(found) > COMMON and not key.startswith(WHOLE):
                continue
            for other in found[:COMMON]:
                if other is not one and _is_before(other, one):
                    candidates[other.article.id] = other
                    shared[other.article.id] += len(one.words) + 1 if key.startswith(WHOLE) else 1
    nearest = sorted(
        candidates.values(), key=lambda c: (-shared[c.article.id], one.day - c.day, c.article.id)
    )
    ties = [_weigh(one, other, runs) for other in nearest[:WEIGHED] if _is_likely(one, other)]
    return max(filter(None, ties), key=lambda tie: (tie.share, tie.to), default=None)


def _is_before(other: _Sent, one: _Sent) -> bool:
    """Whether a story can be what a marked one continues: sent before it, by number and day."""
    return _place(other) < _place(one)


def _place(one: _Sent) -> "tuple[int, int, date, str]":
    """Say where in its chain a story belongs: by its number, then corrections and repeats, then day."""
    stage = (
        2
        if one.mark.repeats
        else 1
        if one.mark.words and (one.mark.corrects or one.mark.number is None)
        else 0
    )
    return (one.mark.number or 0, stage, one.day, one.article.id)


def _is_likely(one: _Sent, other: _Sent) -> bool:
    return (
        bool(one.keyword and one.keyword == other.keyword)
        or one.stem == other.stem
        or len(one.words & other.words) >= HEADLINE_WORDS
    )


def _is_same_headline(one: _Sent, other: _Sent) -> bool:
    """Whether headlines are the same, or one of several words breaks off where the other goes on."""
    short, long = sorted((one.stem, other.stem), key=len)
    return short == long or (len(short.split()) >= HEADLINE_START and long.startswith(f"{short} "))


def _weigh(one: _Sent, other: _Sent, runs: "Callable[[str], Runs]") -> _Tie | None:
    """Compare two texts; a tie where they share as much as their slugs and headlines ask for."""
    a, b = runs(one.article.id), runs(other.article.id)
    shared, least = len(a & b), min(len(a), len(b))
    share = shared / least if least else 0.0
    if one.keyword and one.keyword == other.keyword:
        need, also = SAME_SLUG, f"the same slug '{one.keyword}'"
    elif _is_same_headline(one, other):
        need, also = SAME_HEADLINE, "the same headline but for the mark"
    else:
        need, also = NEITHER, f"the headlines share '{' '.join(sorted(one.words & other.words))}'"
    need = max(need, REPEATED if one.mark.repeats else CORRECTED if one.mark.corrects else 0.0)
    if shared < LEAST_RUNS or share < need or is_of_one_pattern(one.article, other.article, share):
        return None
    days = (one.day - other.day).days
    apart = "on the same day" if not days else f"{days} {'day' if days == 1 else 'days'} later"
    reason = (
        f"Marked '{one.mark.words}', by the same source {apart}: {also}, and {share:.0%} of the shorter"
        " text's runs of three words are in both."
    )
    return _Tie(to=other.article.id, share=round(share, 4), reason=reason)


def _root(id_: str, ties: Mapping[str, _Tie]) -> str:
    while id_ in ties:
        id_ = ties[id_].to
    return id_


def _chain(members: Sequence[_Sent], ties: Mapping[str, _Tie]) -> Chain:
    ordered = sorted(members, key=_place)
    return Chain(
        steps=tuple(
            Step(
                article=one.article.id,
                mark=one.mark.words,
                reason=ties[one.article.id].reason if one.article.id in ties else "",
            )
            for one in ordered
        )
    )
