"""The same article again: versions of one article are gathered and put in order, each with the reason."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import pairwise

from generator.articles.editions import Stamp
from generator.articles.embargoes import find_embargo
from generator.articles.identity import Claim, assign_ids, find_published
from generator.articles.parser import Parsed
from generator.articles.versions.sameness import (
    FEW_SHARED,
    Told,
    group_same,
    own_key,
    share_words,
    tell_apart,
    told_in_order,
)
from generator.errors import Problem
from generator.model import Article, Date, Version
from generator.words import date_words


@dataclass(frozen=True, slots=True, kw_only=True)
class History:
    """The versions of one article, oldest first; the last is the one that is shown."""

    told: tuple[Told, ...]
    id: str = ""
    former: tuple[str, ...] = ()
    """Ids under which versions were published before they were known to be of one article."""
    kept_back: tuple[Told, ...] = ()
    """Newer versions that are under embargo."""

    @property
    def newest(self) -> Article:
        """The article as it is shown."""
        return replace(self.told[-1].article, id=self.id, former_ids=self.former)

    @property
    def paths(self) -> tuple[str, ...]:
        """The files of all versions, the newest first: a decision may name any of them."""
        return tuple(dict.fromkeys(one.place[0] for one in reversed((*self.told, *self.kept_back))))

    @property
    def keyword(self) -> str:
        """The slug that a wire service gave it."""
        return self.told[-1].edition.keyword


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What may tell which of several versions is the newer."""

    value: "Callable[[Told], tuple[int, ...] | str]"
    words: "Callable[[Told], str]"
    says: str
    of_all: bool = True
    """Whether it counts only where every version states it; else one that does not state it is the older."""


def _made(one: Told) -> str:
    day = one.article.date.earliest
    return one.edition.made.order or (day.isoformat() if day else "")


def _made_words(one: Told) -> str:
    return date_words(one.edition.made.date if one.edition.made.day else one.article.date)


ORDERS = (
    Order(
        value=lambda t: t.edition.number, words=lambda t: t.edition.number_words, says="its version is stated"
    ),
    Order(value=_made, words=_made_words, says="it was made", of_all=False),
    Order(
        value=lambda t: t.edition.received.order,
        words=lambda t: date_words(t.edition.received.date),
        says="it was received",
    ),
)
LAST_RESORT = "Nothing states which is newer, so the one whose file's name comes last counts as the newest."


def gather_histories(
    parsed: Sequence[Parsed], ledger: Sequence["tuple[str, str]"], as_of: datetime | None = None
) -> "tuple[tuple[History, ...], tuple[Problem, ...]]":
    """Gather the versions of each article and give it its id; in order of file, whatever the order given.

    The newest that no embargo bars at the moment is shown; where each is barred, the article is theirs.
    """
    told, problems = tell_apart(told_in_order(parsed))
    groups = [_ordered(group) for group in group_same(told)]
    known = dict(ledger)
    rank = {id_: number for number, id_ in enumerate(known)}
    free = [_count_free(group, as_of) for group in groups]
    claims = [_claim(group, known, rank, group[n - 1]) for group, n in zip(groups, free, strict=True)]
    ids = assign_ids(claims, known)
    histories = tuple(
        History(told=group[:n], id=id_, former=_former(group, id_, known), kept_back=group[n:])
        for group, n, id_ in zip(groups, free, ids, strict=True)
    )
    histories = tuple(sorted(histories, key=lambda history: history.told[-1].place))
    problems += [_unlike(history) for history in histories if _is_doubtful(history)]
    problems += [_newer(problem) for history in histories for problem in _barred(history.kept_back, as_of)]
    return histories, tuple(problems)


def _count_free(group: Sequence[Told], as_of: datetime | None) -> int:
    """Count the versions up to the newest that may be published; all, where none may be."""
    last = next((n for n in range(len(group), 0, -1) if not _barred(group[n - 1 : n], as_of)), 0)
    return last or len(group)


def _barred(told: Iterable[Told], as_of: datetime | None) -> list[Problem]:
    """List why versions may not be published."""
    found = (find_embargo(one.article.embargo, one.place[0], as_of) for one in told)
    return [problem for problem in found if problem]


def _newer(problem: Problem) -> Problem:
    return replace(problem, message=f"a newer version is {problem.message} The one before it is shown.")


def list_versions(history: History) -> tuple[Version, ...]:
    """List the older versions, oldest first; of the same words twice in a row the later one carries them."""
    found: list[Version] = []
    number = 1
    for one, after in pairwise(history.told):
        repeats = _words(one.article) == _words(after.article)
        found.append(
            Version(
                article=history.id,
                number=number,
                when=one.when,
                replaced=_changed(one, after),
                reason=_reason(history.told, one, after),
                is_repeat=repeats,
                headline=one.article.headline,
                parts=one.article.parts,
                provenance=one.article.provenance,
                source=one.article.source,
                embargo=one.article.embargo,
            )
        )
        number += not repeats
    return tuple(found)


def _changed(one: Told, after: Told) -> Date:
    """Tell when the next version was made; the date of the article itself, stated by both, tells it not."""
    stamped = after.edition.made.day or after.edition.received.day
    return after.when if stamped or after.when.edtf != one.article.date.edtf else Stamp().date


def _words(article: Article) -> "tuple[str, tuple[tuple[str, str], ...]]":
    return article.headline, tuple((part.kind, part.text) for part in article.parts)


def _ordered(group: Sequence[Told]) -> tuple[Told, ...]:
    used = _orders(group)
    return tuple(sorted(group, key=lambda one: (*(order.value(one) for order in used), one.place)))


def _orders(group: Sequence[Told]) -> list[Order]:
    return [order for order in ORDERS if not order.of_all or all(order.value(one) for one in group)]


def _reason(group: Sequence[Told], one: Told, after: Told) -> str:
    """Say why one version is older than the next."""
    for order in _orders(group):
        if order.value(one) != order.value(after):
            return f"Older, as {order.says}: {order.words(one)}; of the next: {order.words(after)}."
    return LAST_RESORT


def _claim(group: Sequence[Told], ledger: Mapping[str, str], rank: Mapping[str, int], shown: Told) -> Claim:
    """Claim the id that was published first, else that of the oldest version: no newer one changes it."""
    published = _published(group, ledger) if len({one.key for one in group}) > 1 else {}
    newest = shown.article
    day = newest.date.earliest if newest.date.earliest == newest.date.latest else None
    return Claim(
        key=min(published, key=lambda key: rank[published[key]], default=group[0].key),
        slug=newest.slug,
        date_folder=f"{day.year:04}/{day:%m/%d}" if day else "",
    )


def _former(group: Sequence[Told], id_: str, ledger: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(sorted({*_published(group, ledger).values()} - {id_})) if len(group) > 1 else ()


def _published(group: Sequence[Told], ledger: Mapping[str, str]) -> dict[str, str]:
    """Find the ids under which the versions of an article were published, by key."""
    slugs = {one.article.slug for one in group}
    keys = dict.fromkeys(key for one in group for key in (one.key, own_key(one)))
    found = {key: find_published(key, slugs, ledger) for key in keys}
    return {key: id_ for key, id_ in found.items() if id_}


def _is_doubtful(history: History) -> bool:
    return any(
        share_words(one.article, after.article) < FEW_SHARED
        for one, after in pairwise(history.told)
        if _words(one.article) != _words(after.article)
    )


def _unlike(history: History) -> Problem:
    paths = sorted({one.place[0] for one in history.told})
    others = ", ".join(paths[1:4]) or "another story in it"
    message = (
        f"is kept as a version of one article with {others}, as source and id or address are the same,"
        " though hardly any words are; expected an id for each, in a sidecar, if these are several articles."
    )
    return Problem(severity="warning", path=paths[0], message=message)
