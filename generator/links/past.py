"""What an article finds before it, and a key of all that its comparison comes from."""

from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256
from itertools import compress

import numpy as np

from generator.links import related, threading
from generator.links.candidates import Index, Past
from generator.links.columns import Numbers, gather_columns
from generator.links.copies import MANY_REPORTS
from generator.links.descriptions import Descriptions
from generator.links.materials import Material, Name
from generator.links.pairs import Known, Vantage, look_back, most_of_rare_words, rarity_here
from generator.links.words import in_order_of_rarity

REPEATED = 4
"""Earlier articles that have a run of words, figures aside, from which on it is a form's."""

LEVELS = np.array(sorted({0.0, related.MOST_FORM, threading.MOST_FORM, threading.MOST_FORM_NAMED}))
"""Shares of wording that make a difference; a share as such would change with every older article."""


class Archive:
    """All articles as they are compared, by their numbers, which count up in the order of their days."""

    def __init__(
        self,
        descriptions: Descriptions,
        materials: Sequence[Material],
        names: Mapping[str, Name],
        levels: Sequence[int] = (),
    ) -> None:
        """Take of the first articles, which are put back, the levels that they are known to have."""
        self.descriptions = descriptions
        self._materials, self._names = materials, names
        self.columns = gather_columns(descriptions.packed, len(levels), REPEATED, MANY_REPORTS)
        found = np.searchsorted(LEVELS, self.columns.shares, side="right") - 1
        self.levels = np.concatenate([np.array(levels, np.uint8), found.astype(np.uint8)])
        """Of each article its number in `LEVELS`."""
        self.index = Index(self.columns, len(levels))

    def look_back(self, articles: Sequence[int] | Numbers) -> Iterator[Past]:
        """Give what each of some articles that are not put back finds before it, one after the other."""
        return self.index.look_back(np.array(articles, np.int64))

    def form(self, article: int) -> float:
        """Give how much of an article's wording is a form's: the greatest of `LEVELS` that it reaches."""
        return float(LEVELS[self.levels[article]])

    def vantage(self, past: Past) -> Vantage:
        """Give an article that looks back at those before it."""
        newest = self.descriptions.newest(past.article)
        is_daily = past.word_counts > most_of_rare_words(past.article)
        words = in_order_of_rarity(newest.words)
        known = Known(
            articles=past.article,
            names=self._known_names(past),
            daily=frozenset(compress(words, is_daily.tolist())),
        )
        return look_back(newest, known, self._names)

    def read(self, past: Past, keys: Sequence[bytes], reports: Numbers) -> str:
        """Make a key of all that the comparison of an article comes from.

        `keys` are those of all articles; `reports` those of the candidates and, last, of the article.
        """
        names = [
            (name, rarity_here(self._names[name].rarity, count, past.article))
            for name, count in self._known_names(past).items()
        ]
        words = past.word_counts[: self.columns.rare[past.article]] > most_of_rare_words(past.article)
        some = [*past.candidates.tolist(), past.article]
        read = sha256(repr(names).encode())
        read.update(words.tobytes())
        read.update(self.levels[some].tobytes())
        # Of reports it counts which are one.
        read.update(np.unique(reports, return_inverse=True)[1].astype("<u4").tobytes())
        read.update(b"".join([keys[one] for one in some]))
        return read.hexdigest()

    def _known_names(self, past: Past) -> dict[str, int]:
        counts = zip(self._materials[past.article].names, past.name_counts.tolist(), strict=True)
        return {name: count for name, count in counts if count}
