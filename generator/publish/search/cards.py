"""What a result shows: title, facts, and the text out of which the words found are cut."""

from collections.abc import Sequence
from itertools import pairwise

from generator.publish.search.documents import ARTICLE, Document
from generator.publish.search.encoding import framed, to_json

BLOCK = 6_000
"""Characters of the texts in one file of articles, unless a single one has more: each result may need another
file, and ten results are to take no more than 35 KB."""
PAGES = 160
"""Pages of names and the like in one file."""


def cut_blocks(segment: Sequence[Document]) -> list[int]:
    """Give the numbers of the documents with which files of cards begin."""
    starts: list[int] = []
    size = held = 0
    for number, document in enumerate(segment):
        more = sum(map(len, document.texts))
        is_full = size + more > BLOCK if document.kind == ARTICLE else held == PAGES
        if not starts or is_full:
            starts.append(number)
            size = held = 0
        size += more
        held += 1
    return starts


def make_cards(segment: Sequence[Document], starts: Sequence[int]) -> list[bytes]:
    """Write the files of a segment's cards."""
    return [
        framed(to_json([_card(document) for document in segment[first:end]]))
        for first, end in pairwise([*starts, len(segment)])
    ]


def _card(one: Document) -> list[object]:
    shown: list[object] = [one.key, one.address, one.title, one.facts, one.texts]
    return [*shown, one.language] if one.kind == ARTICLE else shown
