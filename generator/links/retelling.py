"""One quotation, many tellings: the same words in the quotation marks of several reports."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from datetime import date
from hashlib import sha256
from itertools import chain

from msgspec import Struct, field

from generator.links.words import TOKEN
from generator.model import Article, Quotation, Retold, Telling, TellingKind

LEAST_WORDS = 6
"""Of a quotation that is recognised again: shorter ones are anybody's."""
RUN = 4
"""Words in a row by which another wording is found."""
LEAST_RUNS = 3
LEAST_SHARE = 0.5
"""Of the runs of the shorter of two wordings, those that both have."""
NEAR = 30
"""Days within which changed words may be one quotation: years later the same is said of other events."""
MOST_POSTINGS = 30
"""Wordings that are looked up by one run; what is in more of them is a common phrase."""


class _Group(Struct, eq=False):
    """A quotation as it is told, oldest first; `reports` are those that tell it."""

    words: tuple[str, ...]
    tellings: list[Telling] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)
    reports: set[str] = field(default_factory=set)


def find_retold(
    told: "Iterable[tuple[Article, Quotation]]",
    report_of: Callable[[str], str],
    published: Sequence[str] = (),
) -> tuple[Retold, ...]:
    """Find what two reports or more quote; `told` is in order of time, and a report tells it once.

    `published` are the ids of quotations that had a page, oldest first.
    """
    groups = _Groups()
    for article, quotation in told:
        groups.add(quotation, report_of(article.id), article.date.earliest)
    kept = [group for group in groups.all if len(group.reports) > 1]
    return tuple(_named(kept, published))


class _Groups:
    """All quotations so far, found by what they say."""

    def __init__(self) -> None:
        self.all: list[_Group] = []
        self._exact: dict[tuple[str, ...], _Group] = {}
        self._wordings: list[tuple[tuple[str, ...], int]] = []
        """Each wording, and in how many runs it is."""
        self._days: dict[tuple[str, ...], date | None] = {}
        """When each wording was last told."""
        self._by_run: dict[tuple[str, ...], list[int]] = {}

    def add(self, quotation: Quotation, report: str, day: date | None) -> None:
        """Put a quotation with those that say the same, if any does."""
        words = words_told(quotation)
        if not words:
            return
        group = self._exact.get(words)
        if group is None:
            runs = runs_of(words)
            group = self._like(words, runs, day)
            if group is None:
                group = _Group(words)
                self.all.append(group)
            self._note(words, runs, group)
        self._days[words] = day or self._days.get(words)
        if report not in group.reports:
            group.reports.add(report)
            group.ids.append(_id(quotation.article, words))
            group.tellings.append(
                Telling(
                    article=quotation.article,
                    part=quotation.part,
                    start=quotation.start,
                    how=_how(words, group.words) if len(group.reports) > 1 else "first",
                )
            )

    def _like(self, words: tuple[str, ...], runs: Set[tuple[str, ...]], day: date | None) -> _Group | None:
        shared = Counter(chain.from_iterable(filter(None, map(self._by_run.get, runs))))
        best: tuple[float, int] | None = None
        for number, count in shared.items():
            wording, size = self._wordings[number]
            share = count / min(len(runs), size)
            if count >= LEAST_RUNS and share >= LEAST_SHARE and self._may_be(words, wording, day):
                best = max(best or (0.0, 0), (share, -number))
        return self._exact[self._wordings[-best[1]][0]] if best else None

    def _may_be(self, words: tuple[str, ...], wording: tuple[str, ...], day: date | None) -> bool:
        """Whether one wording holds the other whole, or both were told within days."""
        last = self._days[wording]
        is_near = day is not None and last is not None and abs((day - last).days) <= NEAR
        return is_near or _how(words, wording) != "changed"

    def _note(self, words: tuple[str, ...], runs: Set[tuple[str, ...]], group: _Group) -> None:
        self._exact[words] = group
        self._wordings.append((words, len(runs)))
        for run in runs:
            known = self._by_run.setdefault(run, [])
            if len(known) < MOST_POSTINGS:
                known.append(len(self._wordings) - 1)


def words_told(quotation: Quotation) -> tuple[str, ...]:
    """Give the words of a quotation that is recognised again; none of another."""
    words = _words(quotation.text) if quotation.kind == "direct" else ()
    return words if len(words) >= LEAST_WORDS else ()


def runs_of(words: tuple[str, ...]) -> set[tuple[str, ...]]:
    """Give the runs of words by which another wording is found."""
    return set(zip(*(words[start:] for start in range(RUN)), strict=False))


def compare_wordings(text: str, first: str) -> TellingKind:
    """Say how a wording differs from the first."""
    return _how(_words(text), _words(first))


def _words(text: str) -> tuple[str, ...]:
    return tuple(TOKEN.findall(text.casefold()))


def _how(words: tuple[str, ...], first: tuple[str, ...]) -> TellingKind:
    if words == first:
        return "exact"
    one, other = (f" {' '.join(some)} " for some in (words, first))
    if one in other:
        return "trimmed"
    return "longer" if other in one else "changed"


def _id(article: str, words: Sequence[str]) -> str:
    digest = sha256(f"{article}\0{' '.join(words)}".encode("utf-8", "replace")).hexdigest()
    return f"q{digest[:12]}"


def _named(groups: Sequence[_Group], published: Sequence[str]) -> Iterator[Retold]:
    """Give each the oldest id that one of its tellings gave it, else that of its first."""
    of = {id_: group for group in groups for id_ in group.ids}
    old: dict[int, list[str]] = {}
    for id_ in published:
        if id_ in of:
            old.setdefault(id(of[id_]), []).append(id_)
    for group in groups:
        ids = old.get(id(group)) or group.ids
        yield Retold(
            id=ids[0], tellings=tuple(group.tellings), former_ids=tuple(ids[1:] if id(group) in old else ())
        )
