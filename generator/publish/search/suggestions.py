"""What is offered while one types: names and variants by each of their words, and words that are common."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from typing import NamedTuple

import msgspec

from generator.publish.search.cutting import Row, Rule, script_order
from generator.publish.search.documents import Document
from generator.publish.search.encoding import framed, text_of, to_json
from generator.publish.search.shards import in_script_order
from generator.publish.search.tokens import Words

LEAST, MOST = 3_000, 9_000
"""Letters of a file of names before it is packed."""
ONE_IN = 16
"""A file ends before one first word in so many."""
MOST_OFTEN = 256
"""Names that are offered for one or two letters."""
TITLED = 1024
"""Pages, those that most articles lead to, whose titles are in one file."""
COMMON = 8192
"""Words out of which nearest ones are offered, where nothing was found."""


class Named(NamedTuple):
    """A page as it is offered by its names."""

    key: str
    address: str
    title: str
    articles: int
    """That lead to it."""
    forms: tuple[str, ...] = ()

    @classmethod
    def of(cls, page: Document) -> "Named":
        """Take of a page what is offered."""
        return cls(page.key, page.address, page.title, page.count, page.forms)


_NAMES = tuple[str, str, str, int, tuple[str, ...]]
"""A page in a file of names; a form that is its title is written as nothing."""


def name_rule() -> Rule:
    """Tell where files of names end."""
    return Rule(LEAST, MOST, ONE_IN)


def pages_by_word(pages: Iterable[Named]) -> dict[str, list[Named]]:
    """Find pages by each word of their names."""
    words = Words()
    found: dict[str, list[Named]] = defaultdict(list)
    for page in pages:
        for word in dict.fromkeys(word for form in page.forms for word in words.of(form)):
            found[word].append(page)
    return found


def parse_names(data: bytes, first: str, following: str | None) -> dict[str, list[Named]]:
    """Read a file of names, by each word that is of this file: from its first to the next file's."""
    rows = msgspec.json.decode(text_of(data), type=list[_NAMES])
    pages = (
        Named(key, address, title, count, tuple(form or title for form in forms))
        for key, address, title, count, forms in rows
    )
    start, end = script_order(first), following and script_order(following)
    return {
        word: some
        for word, some in pages_by_word(pages).items()
        if start <= (order := script_order(word)) and (not end or order < end)
    }


def change_names(
    there: Mapping[str, Sequence[Named]],
    words: Iterable[str],
    now: Mapping[str, Sequence[Named]],
    changed: Set[str],
) -> Iterator[Row[list[Named]]]:
    """Give the rows of a file of names as they are after some pages, by key, changed."""
    found = dict(there)
    for word in words:
        kept = [page for page in found.get(word, ()) if page.key not in changed]
        found[word] = [*kept, *now.get(word, ())]
    for word in in_script_order(found):
        if pages := sorted(found[word]):
            yield Row(word, sum(len(page.key) + len(page.title) for page in pages), pages)


def make_names_file(pages: Iterable[Named]) -> bytes:
    """Write a file of the pages that have names of words that follow each other."""
    rows: list[_NAMES] = []
    for page in dict.fromkeys(pages):
        forms = tuple("" if form == page.title else form for form in page.forms)
        rows.append((page.key, page.address, page.title, page.articles, forms))
    return framed(to_json(rows))


def make_most_often(pages: Sequence[Document]) -> bytes:
    """Write the file of the names that most articles have."""
    chosen = _most_counted([page for page in pages if page.forms and page.count], MOST_OFTEN)
    return make_names_file(sorted(map(Named.of, chosen)))


def make_titles(pages: Sequence[Document], places: Mapping[str, int]) -> bytes:
    """Write the file of the titles of pages that most articles lead to, by their `places`."""
    chosen = _most_counted([page for page in pages if page.key in places], TITLED)
    return framed(to_json(sorted([places[page.key], page.key, page.title] for page in chosen)))


def _most_counted(pages: Sequence[Document], most: int) -> list[Document]:
    # Few have as many articles as the last of them: only those are put in order.
    least = min(sorted((page.count for page in pages), reverse=True)[:most], default=0)
    some = [page for page in pages if page.count >= least]
    return sorted(some, key=lambda page: (-page.count, page.key))[:most]


def make_common_words(usual: Iterable[Mapping[str, int]]) -> bytes:
    """Write the file of the words that most documents have, each with its count's power of two."""
    by_bits: dict[int, list[str]] = defaultdict(list)
    for some in usual:
        for word, bits in some.items():
            by_bits[bits].append(word)
    chosen: list[tuple[str, int]] = []
    for bits in sorted(by_bits, reverse=True):
        chosen += [(word, bits) for word in sorted(by_bits[bits])[: COMMON - len(chosen)]]
    return framed(to_json(sorted(chosen)))
