"""Which earlier story one continues that a wire service marked as sent again, and why."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date

from msgspec import Struct

from generator.articles.versions.shared_words import SMALL, WORD, Runs, is_of_one_pattern
from generator.articles.wire.wire_marks import WireMark, find_mark
from generator.model import Article

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
WHOLE = "\0"


class Sent(Struct, frozen=True, kw_only=True):
    """A story as it was sent."""

    article: Article
    day: date
    mark: WireMark
    keyword: str
    stem: str
    words: frozenset[str]


class Tie(Struct, frozen=True, kw_only=True):
    """Why a story continues an earlier one."""

    to: str
    share: float
    reason: str


class OfDay(Struct, frozen=True, kw_only=True):
    """The stories that a source sent on one day."""

    sent: tuple[Sent, ...]
    by_word: Mapping[str, Sequence[Sent]]
    """By each word of their headlines, by all of it, and by their slugs."""


def read_sent(article: Article, day: date, keyword: str) -> Sent:
    """Read what a story says of its place in a chain; `keyword` is the wire's own slug."""
    by_slug, by_headline = find_mark(keyword), find_mark(article.headline)
    words = WORD.findall(by_headline.stem.casefold())
    return Sent(
        article=article,
        day=day,
        mark=by_headline if by_headline.words else by_slug,
        keyword=by_slug.stem.casefold(),
        stem=" ".join(words),
        words=frozenset(words) - SMALL,
    )


def arrange_day(sent: Iterable[Sent]) -> OfDay:
    """Arrange the stories of a source and day by what they are found by."""
    every = tuple(sent)
    found: dict[str, list[Sent]] = defaultdict(list)
    for one in every:
        for word in _keys(one):
            found[word].append(one)
    return OfDay(sent=every, by_word=found)


def find_ties(day: OfDay, near: Sequence[OfDay], runs: Callable[[str], Runs]) -> dict[str, Tie]:
    """Find what the marked stories of a day continue, by id, among those of the days `near`.

    `runs` gives those of the words of a story, by id.
    """
    ties = ((one.article.id, _tie(one, near, runs)) for one in day.sent if one.mark.words)
    return {id_: tie for id_, tie in ties if tie}


def _keys(one: Sent) -> Iterator[str]:
    """Name what a story is found by: the words of its headline, all of it, and its slug."""
    yield from one.words
    yield f"{WHOLE}headline {one.stem}"
    if one.keyword:
        yield f"{WHOLE}slug {one.keyword}"


def _tie(one: Sent, near: Iterable[OfDay], runs: Callable[[str], Runs]) -> Tie | None:
    """Find the earlier story that a marked one continues best."""
    shared: Counter[str] = Counter()
    candidates: dict[str, Sent] = {}
    for day in near:
        for key in _keys(one):
            found = day.by_word.get(key, ())
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


def _is_before(other: Sent, one: Sent) -> bool:
    """Whether a story can be what a marked one continues: sent before it, by number and day."""
    return place_of(other) < place_of(one)


def place_of(one: Sent) -> "tuple[int, int, date, str]":
    """Say where in its chain a story belongs: by its number, then corrections and repeats, then day."""
    stage = (
        2
        if one.mark.repeats
        else 1
        if one.mark.words and (one.mark.corrects or one.mark.number is None)
        else 0
    )
    return (one.mark.number or 0, stage, one.day, one.article.id)


def _is_likely(one: Sent, other: Sent) -> bool:
    return (
        bool(one.keyword and one.keyword == other.keyword)
        or one.stem == other.stem
        or len(one.words & other.words) >= HEADLINE_WORDS
    )


def _is_same_headline(one: Sent, other: Sent) -> bool:
    """Whether headlines are the same, or one of several words breaks off where the other goes on."""
    short, long = sorted((one.stem, other.stem), key=len)
    return short == long or (len(short.split()) >= HEADLINE_START and long.startswith(f"{short} "))


def _weigh(one: Sent, other: Sent, runs: Callable[[str], Runs]) -> Tie | None:
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
    return Tie(to=other.article.id, share=round(share, 4), reason=reason)
