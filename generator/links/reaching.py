"""Which articles may find others before them as new ones are there: the rest find what they found."""

from collections.abc import Iterator, Sequence
from itertools import islice

import numpy as np
from msgspec import Struct

from generator.links import candidates
from generator.links.candidates import Index
from generator.links.columns import Column, Columns, Flags, Numbers
from generator.links.materials import RAREST, Material
from generator.links.pairs import most_of_rare_words, rarity_here, share_here
from generator.links.postings import Postings

NEARLY = 1e-9
"""Powers of two by which a rarity may be off, as it is worked out here."""


class _Kind(Struct, frozen=True, kw_only=True):
    """One kind of what articles find each other by."""

    column: Column
    having: Postings
    """The articles that have it."""
    posted: Postings
    """Those that are found by it."""
    new: Postings
    """Those of them that are new."""
    most: int | None = None
    """Numbers of an article, the first of them, by which it is found."""
    counts: int = 1

    def of(self, articles: Numbers) -> Column:
        """Give what some articles are found by."""
        whole = self.column.take(articles)
        kept = whole.values >= 0
        if self.most is not None:
            kept &= whole.ranks() < self.most
        return whole.where(kept)

    def met(self, articles: Numbers, new: Numbers) -> Column:
        """Give of what some articles have that by which a new one is found."""
        is_of_new = np.zeros(int(self.column.values.max(initial=-1)) + 2, bool)
        is_of_new[self.of(new).values] = True
        whole = self.column.take(articles)
        return whole.where(is_of_new[whole.values])


class Reach:
    """What articles that are new among known ones can be to those after them."""

    def __init__(self, columns: Columns, index: Index, is_new: Flags, least: Numbers, first: int) -> None:
        """Know which are new, none before the first, and how often others find their last candidates."""
        self._columns, self._least, self._is_new = columns, least, is_new
        self._before: Numbers = np.cumsum(is_new) - is_new
        """Of each article how many new ones are before it."""
        self._new = np.flatnonzero(is_new)
        self._later = np.arange(first, len(is_new))
        words, most = columns.words, candidates.MOST_WORDS
        is_found = is_new[words.owners()] & (words.ranks() < most)
        self._words = _Kind(
            column=words,
            having=index.words,
            posted=index.rarest,
            new=index.postings(words, is_found),
            most=most,
        )
        self._names = self._kind(index, columns.names, index.names, 1)
        self._said = self._kind(index, columns.quotations, index.quotations, candidates.QUOTATION_COUNTS)
        self._kinds = (self._words, self._names, self._said)

    def _kind(self, index: Index, column: Column, postings: Postings, counts: int) -> _Kind:
        new = index.postings(column, self._is_new[column.owners()])
        return _Kind(column=column, having=postings, posted=postings, new=new, counts=counts)

    def concerned(self, materials: Sequence[Material], changed: Numbers) -> Flags:
        """Tell which articles may have other candidates, or weigh what they share with them otherwise.

        `changed` are others whose wording is a form's now, or no longer.
        """
        found = self._is_new.copy()
        found[changed] = True
        for one in (*self._new.tolist(), *changed.tolist()):
            found |= self.of(one)
        found[self._with_other_names(materials)] = True
        found[self._with_other_words()] = True
        for kind in self._kinds:
            found[self._first_known(kind)] = True
            for pairs in self._pushed_out(kind):
                found[pairs.newer[self._is_missed(pairs)]] = True
        return found

    def of(self, article: int) -> Flags:
        """Tell which later articles share so much with one that it may be their candidate."""
        count = len(self._is_new)
        counted = []
        for kind in self._kinds:
            has = [kind.having.of(value) for value in kind.of(np.array([article])).values.tolist()]
            every = np.concatenate([np.empty(0, np.int64), *has])
            counted.append(np.bincount(every, minlength=count) * kind.counts)
        found = self._is_enough(np.arange(count), counted)
        found[:article] = False
        return found

    def _is_enough(self, articles: Numbers, counted: Sequence[Numbers]) -> Flags:
        least = self._least[articles]
        found: Flags = (counted[0] >= least[:, 0]) | (np.sum(counted, axis=0) >= least[:, 1])
        return found

    def _with_other_names(self, materials: Sequence[Material]) -> Numbers:
        """Give the articles to which a name is of another rarity, or that are not found by all of theirs."""
        names = self._columns.names.take(self._later)
        names_of = names.owners()
        owners = self._later[names_of]
        counts = self._names.having.before(names.values, owners)
        new = self._names.new.before(names.values, owners)
        ways = (counts, owners), (counts - new, owners - self._before[owners])
        is_other = np.zeros(len(owners), bool)
        for place in np.flatnonzero((counts > 0) & _may_be_rounded_otherwise(*ways)).tolist():
            named = materials[int(owners[place])].names.values()
            rarity = next(islice(named, place - int(names.starts[names_of[place]]), None)).rarity
            is_other[place] = (
                len({rarity_here(rarity, max(1, int(m[place])), int(o[place])) for m, o in ways}) > 1
            )
        has_many = np.diff(self._columns.names.starts)[owners] > candidates.MOST_NAMES
        found: Numbers = owners[is_other | ((new > 0) & has_many)]
        return found

    def _with_other_words(self) -> Numbers:
        """Give the articles to which a word is daily language of the archive now, or no longer."""
        most = np.array([most_of_rare_words(number) for number in range(len(self._is_new))])
        words = self._columns.words.take(self._new).values
        found = [self._later[most[self._later] != most[self._later - self._before[self._later]]]]
        for word in np.unique(words[words >= 0]).tolist():
            has = self._words.having.of(word)
            new: Numbers = np.cumsum(self._is_new[has]) - self._is_new[has]
            known = np.arange(len(has)) - new
            found.append(has[(known <= most[has]) & (known + new > most[has])])
        return np.concatenate(found)

    def _first_known(self, kind: _Kind) -> Numbers:
        """Give the articles that have what none but new ones before them are found by."""
        met = kind.met(self._later, self._new)
        owners = self._later[met.owners()]
        new = kind.new.before(met.values, owners)
        found: Numbers = owners[(new > 0) & (kind.posted.before(met.values, owners) == new)]
        return found

    def _pushed_out(self, kind: _Kind) -> "Iterator[_Pairs]":
        """Give what is no longer among the latest articles that are looked at for one word or name."""
        most = candidates.MOST_POSTINGS
        met = kind.met(self._later, self._new)
        values, owners = met.values, self._later[met.owners()]
        counts, new = kind.posted.before(values, owners), kind.new.before(values, owners)
        full = (counts > most) & (new > 0)
        values, owners, counts, new = values[full], owners[full], counts[full], new[full]
        is_among = kind.new.before(values, kind.posted.at(values, counts - most)) < new
        for back in range(1, int(new.max(initial=0)) + 1):
            out = is_among & (counts - most >= back) & (new >= back)
            older = kind.posted.at(values[out], counts[out] - most - back)
            yield _Pairs(newer=owners[out], older=older)

    def _is_missed(self, pairs: "_Pairs") -> Flags:
        """Tell of which pairs the newer may have had the older as a candidate."""
        counted = []
        for kind in self._kinds:
            values = int(kind.column.values.max(initial=-1)) + 1
            newer, older = kind.column.take(pairs.newer), kind.of(pairs.older)
            known = newer.where(newer.values >= 0)
            every, those = (one.owners() * values + one.values for one in (known, older))
            both = np.intersect1d(every, those, assume_unique=True) // values
            counted.append(np.bincount(both, minlength=len(pairs.newer)) * kind.counts)
        return self._is_enough(pairs.newer, counted)


class _Pairs(Struct, frozen=True, kw_only=True):
    """Articles, and of each an earlier one."""

    newer: Numbers
    older: Numbers


def _may_be_rounded_otherwise(one: "tuple[Numbers, Numbers]", other: "tuple[Numbers, Numbers]") -> Flags:
    """Tell where a name of some rarity, by how many of how many have it, may now have another."""
    found = np.zeros(len(one[0]), bool)
    for rarity in range(max(RAREST.values()) + 1):
        before = np.full(len(found), float(rarity))
        bits = [
            -np.log2(share_here(before, np.maximum(m, 1).astype(float), o.astype(float)))
            for m, o in (one, other)
        ]
        least, most = np.minimum(*bits) - NEARLY, np.maximum(*bits) + NEARLY
        found |= np.floor(least + 0.5) != np.floor(most + 0.5)
    return found
