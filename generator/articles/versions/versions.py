"""The same article again: versions of one article are gathered and put in order, each with the reason."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from generator.articles.editions import Parsed, Stamp
from generator.articles.embargoes import Bar, Terms, place_of
from generator.articles.identity import Claim, assign_ids, find_published
from generator.articles.versions.sameness import (
    FEW_SHARED,
    group_same,
    own_key,
    share_words,
    tell_apart,
)
from generator.errors import Problem
from generator.model import Article, Date, Version
from generator.words import date_words


class History(Struct, frozen=True, kw_only=True):
    """The versions of one article, oldest first; the last is the one that is shown."""

    told: tuple[Parsed, ...]
    id: str = ""
    former: tuple[str, ...] = ()
    """Ids under which versions were published before they were known to be of one article."""
    kept_back: tuple[Parsed, ...] = ()
    """Newer versions that may not be published."""
    bars: tuple["tuple[str, Bar]", ...] = ()
    """Why versions may not be published, by their place."""

    @property
    def newest(self) -> Article:
        """The article as it is shown."""
        article = self.told[-1].article
        if (article.id, article.former_ids) == (self.id, self.former):
            return article
        return replace(article, id=self.id, former_ids=self.former)

    @property
    def paths(self) -> tuple[str, ...]:
        """The files of all versions, the newest first: a decision may name any of them."""
        versions = (*self.told, *self.kept_back)
        return tuple(dict.fromkeys(one.article.provenance.path for one in reversed(versions)))

    @property
    def keyword(self) -> str:
        """The slug that a wire service gave it."""
        return self.told[-1].edition.keyword


class Order(Struct, frozen=True, kw_only=True):
    """What may tell which of several versions is the newer."""

    value: "Callable[[Parsed], tuple[int, ...] | str]"
    words: "Callable[[Parsed], str]"
    says: str
    of_all: bool = True
    """Whether it counts only where every version states it; else one that does not state it is the older."""


def _made(one: Parsed) -> str:
    day = one.article.date.earliest
    return one.edition.made.order or (day.isoformat() if day else "")


def _made_words(one: Parsed) -> str:
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
    parsed: Sequence[Parsed], ledger: Sequence["tuple[str, str]"], terms: Terms
) -> "tuple[tuple[History, ...], tuple[Problem, ...]]":
    """Gather the versions of each article and give it its id; in order of file, whatever the order given.

    The newest that nothing bars is shown; where each is barred, the article is theirs.
    """
    told, problems = tell_apart(sorted(parsed, key=lambda one: one.place))
    groups = [_ordered(group) for group in group_same(told)]
    known = dict(ledger)
    rank = {id_: number for number, id_ in enumerate(known)}
    ids = assign_ids([_claim(group, known, rank) for group in groups], known)
    histories = tuple(
        _held_back(History(told=group, id=id_, former=_former(group, id_, known)), terms)
        for group, id_ in zip(groups, ids, strict=True)
    )
    histories = tuple(sorted(histories, key=lambda history: history.told[-1].place))
    problems += [_unlike(history) for history in histories if _is_doubtful(history)]
    problems += [problem for history in histories for problem in _newer(history)]
    return histories, tuple(problems)


def _held_back(history: History, terms: Terms) -> History:
    """Leave off what is newer than the newest version that may be published; nothing, where none may be."""
    if not any(map(terms.may_bar, history.told)):
        return history
    names = (history.id, *history.former, *history.paths)
    bars = [terms.find_bar(one, names) for one in history.told]
    shown = next((n for n in range(len(bars), 0, -1) if bars[n - 1] is None), len(bars))
    if not any(bars):
        return history
    found = zip(history.told, bars, strict=True)
    return replace(
        history,
        told=history.told[:shown],
        kept_back=history.told[shown:],
        bars=tuple((place_of(one.article.provenance), bar) for one, bar in found if bar),
    )


def _newer(history: History) -> Iterator[Problem]:
    bars = dict(history.bars)
    for one in history.kept_back:
        problem = bars[place_of(one.article.provenance)].problem
        yield replace(problem, message=f"a newer version is {problem.message} The one before it is shown.")


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
            )
        )
        number += not repeats
    return tuple(found)


def _changed(one: Parsed, after: Parsed) -> Date:
    """Tell when the next version was made; the date of the article itself, stated by both, tells it not."""
    stamped = after.edition.made.day or after.edition.received.day
    return after.when if stamped or after.when.edtf != one.article.date.edtf else Stamp().date


def _words(article: Article) -> "tuple[str, tuple[tuple[str, str], ...]]":
    return article.headline, tuple((part.kind, part.text) for part in article.parts)


def _ordered(group: Sequence[Parsed]) -> tuple[Parsed, ...]:
    if len(group) == 1:
        return tuple(group)
    used = _orders(group)
    return tuple(sorted(group, key=lambda one: (*(order.value(one) for order in used), one.place)))


def _orders(group: Sequence[Parsed]) -> list[Order]:
    return [order for order in ORDERS if not order.of_all or all(order.value(one) for one in group)]


def _reason(group: Sequence[Parsed], one: Parsed, after: Parsed) -> str:
    """Say why one version is older than the next."""
    for order in _orders(group):
        if order.value(one) != order.value(after):
            return f"Older, as {order.says}: {order.words(one)}; of the next: {order.words(after)}."
    return LAST_RESORT


def _claim(group: Sequence[Parsed], ledger: Mapping[str, str], rank: Mapping[str, int]) -> Claim:
    """Claim the id that was published first, else that of the oldest version: no newer one changes it."""
    is_of_several = len(group) > 1 and len({one.key for one in group}) > 1
    published = _published(group, ledger) if is_of_several else {}
    key = min(published, key=lambda key: rank[published[key]], default=group[0].key)
    newest = group[-1].article
    return Claim(
        key=key,
        slugs=tuple(dict.fromkeys(one.article.slug for one in group)),
        day=newest.date.day,
        digest=group[0].digest if key == group[0].key else "",
    )


def _former(group: Sequence[Parsed], id_: str, ledger: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(sorted({*_published(group, ledger).values()} - {id_})) if len(group) > 1 else ()


def _published(group: Sequence[Parsed], ledger: Mapping[str, str]) -> dict[str, str]:
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
