"""What is offered while one types: names and variants by each of their words, and words that are common."""

import zlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from generator.publish.search.documents import Document
from generator.publish.search.encoding import framed, to_json
from generator.publish.search.shards import script_order
from generator.publish.search.tokens import Words

LEAST, MOST = 2_000, 6_000
"""Letters of a file of names before it is packed."""
ONE_IN = 16
"""A file ends before one first word in so many."""
MOST_OFTEN = 256
"""Names that are offered for one or two letters."""
COMMON = 8192
"""Words out of which nearest ones are offered, where nothing was found."""
SHORTEST = 4
"""Letters of a word that is offered in place of another."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NameShard:
    """Names, by each word of them, that follow each other."""

    name: str
    first: str
    file: bytes


class _Key(NamedTuple):
    order: bytes
    words: str
    """A name from one of its words on, folded."""
    page: int
    is_whole: bool


def make_name_shards(pages: Sequence[Document]) -> Iterator[NameShard]:
    """Cut all names, by each of their words, into files; `pages` in the order of their numbers."""
    some: list[_Key] = []
    size = 0
    before = ""
    for key in sorted(_keys(pages)):
        first = key.words.partition(" ")[0]
        is_end = first != before and (size >= MOST or (size >= LEAST and _ends(first)))
        if some and is_end:
            yield _name_shard(some, pages)
            some, size = [], 0
        some.append(key)
        size += len(key.words) + len(pages[key.page].title)
        before = first
    if some:
        yield _name_shard(some, pages)


def make_most_often(pages: Sequence[Document]) -> bytes:
    """Write the file of the names that most articles have."""
    named = [number for number, page in enumerate(pages) if page.forms and page.count]
    chosen = set(sorted(named, key=lambda number: (-pages[number].count, number))[:MOST_OFTEN])
    keys = sorted(_keys(page if number in chosen else None for number, page in enumerate(pages)))
    return _names_file(keys, pages)


def _ends(word: str) -> bool:
    return zlib.crc32(word.encode("utf-8", "replace")) % ONE_IN == 0


def _keys(pages: Iterable[Document | None]) -> set[_Key]:
    words = Words()
    found: set[_Key] = set()
    for number, page in enumerate(pages):
        for form in page.forms if page else ():
            folded = list(words.of(form))
            for start in range(len(folded)):
                text = " ".join(folded[start:])
                found.add(_Key(order=script_order(text), words=text, page=number, is_whole=not start))
    return found


def _name_shard(keys: Sequence[_Key], pages: Sequence[Document]) -> NameShard:
    first = keys[0].words.partition(" ")[0]
    name = f"{zlib.crc32(first.encode('utf-8', 'replace')):08x}"
    return NameShard(name=name, first=first, file=_names_file(keys, pages))


def _names_file(keys: Sequence[_Key], pages: Sequence[Document]) -> bytes:
    rows: dict[int, int] = {}
    for key in keys:
        rows.setdefault(key.page, len(rows))
    listed = [[pages[n].key, pages[n].address, pages[n].title, pages[n].count] for n in rows]
    return framed(to_json([listed, [[key.words, rows[key.page], int(key.is_whole)] for key in keys]]))


def make_common_words(counts: Mapping[str, int]) -> bytes:
    """Write the file of the words that most documents have, each with its count's power of two."""
    usual = Counter({word: count for word, count in counts.items() if len(word) >= SHORTEST})
    chosen = sorted(usual.items(), key=lambda one: (-one[1].bit_length(), one[0]))[:COMMON]
    return framed(to_json([[word, count.bit_length()] for word, count in sorted(chosen) if count > 1]))
