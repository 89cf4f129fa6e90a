"""What the articles beside an undated one tell of its date: a candidate to weigh, never the date itself."""

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from generator.articles.dating.years import find_weekday
from generator.model import Article, DateCandidate
from generator.words import day_words

REACH = 5
"""Dated articles on either side that must lie in order of date."""
LEAST_IN_FILE, LEAST_IN_FOLDER = 1, 3
"""The same at least: a mailbox or feed is kept in order, the names of a folder's files need not be."""
PRECISE = 31
"""Days that a neighbour's own date may leave open."""
YEAR = 366
YEARLESS = re.compile(r"XXXX-(\d\d)-(\d\d)")


class _Between(Struct, frozen=True, kw_only=True):
    first: date
    last: date
    words: str


def add_neighbours(articles: Sequence[Article]) -> tuple[Article, ...]:
    """Add to each article of unknown year what its neighbours tell; `articles` are in order of file."""
    if not any(map(_is_open, articles)):
        return tuple(articles)
    stories = Counter(_file(article) for article in articles)
    groups: dict[str, list[int]] = defaultdict(list)
    for number, article in enumerate(articles):
        groups[_file(article) if stories[_file(article)] > 1 else _folder(article)].append(number)
    found = list(articles)
    for members in groups.values():
        is_file = stories[_file(articles[members[0]])] > 1
        dated = [n for n in members if _is_precise(articles[n])]
        for number in members:
            if not _is_open(articles[number]):
                continue
            between = _between(articles, dated, bisect_left(dated, number), is_file=is_file)
            if between:
                found[number] = _with(articles[number], between)
    return tuple(found)


def _file(article: Article) -> str:
    return f"{article.provenance.path}/{article.provenance.member}"


def _folder(article: Article) -> str:
    return _file(article).rstrip("/").rpartition("/")[0] + "/"


def _is_precise(article: Article) -> bool:
    first, last = article.date.earliest, article.date.latest
    return first is not None and last is not None and (last - first).days <= PRECISE


def _is_open(article: Article) -> bool:
    first, last = article.date.earliest, article.date.latest
    return first is None or last is None or (last - first).days > YEAR


def _between(articles: Sequence[Article], dated: Sequence[int], at: int, *, is_file: bool) -> _Between | None:
    """Find the days between the nearest dated articles, if all within reach lie in one order of date."""
    before, after = dated[max(0, at - REACH) : at], dated[at : at + REACH]
    if min(len(before), len(after)) < (LEAST_IN_FILE if is_file else LEAST_IN_FOLDER):
        return None
    days = [articles[n].date.earliest or date.min for n in (*before, *after)]
    if not (all(a <= b for a, b in pairwise(days)) or all(a >= b for a, b in pairwise(days))):
        return None
    ends = [articles[n].date for n in (before[-1], after[0])]
    first = min(end.earliest or date.min for end in ends)
    last = max(end.latest or date.max for end in ends)
    where = "file" if is_file else "folder"
    of = day_words(first) if first == last else f"{day_words(first)} and {day_words(last)}"
    words = f"The articles before and after it in its {where} are of {of}; {len(days)} there are in order."
    return _Between(first=first, last=last, words=words)


def _with(article: Article, between: _Between) -> Article:
    edtf, words = _narrowed(article, between)
    candidate = DateCandidate(edtf=edtf, basis=words)
    return replace(article, date=replace(article.date, candidates=(*article.date.candidates, candidate)))


def _narrowed(article: Article, between: _Between) -> "tuple[str, str]":
    """Take the dateline's day where it lies between, and name the day that the lede's weekday can mean."""
    count = min((between.last - between.first).days, YEAR)
    days = [between.first + timedelta(days=n) for n in range(count + 1)]
    yearless = YEARLESS.fullmatch(article.date.edtf)
    if yearless:
        days = [day for day in days if (day.month, day.day) == (int(yearless[1]), int(yearless[2]))]
        if len(days) == 1:
            return days[0].isoformat(), f"{between.words} The dateline's day lies between them."
    whole = f"{between.first}/{between.last}" if between.first != between.last else between.first.isoformat()
    weekday, words = find_weekday(_lede(article))
    same = [day for day in days if day.weekday() == weekday]
    if len(same) == 1:
        return whole, f"{between.words} '{words}' would be {day_words(same[0])}."
    return whole, between.words


def _lede(article: Article) -> str:
    if article.dateline:
        return article.parts[article.dateline.part].text[article.dateline.end :].strip()
    return next((part.text for part in article.parts if part.kind == "paragraph"), "")
