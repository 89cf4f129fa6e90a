"""Documents in segments of bounded length, cut so that one more document changes one segment."""

import zlib
from collections.abc import Sequence

from msgspec import Struct

from generator.publish.search.documents import Document, Documents
from generator.publish.search.encoding import digest as short_digest
from generator.stored import digest

LEAST, MOST = 256, 2048
"""Documents of a segment, but for the last."""
ONE_IN = 512
"""A segment ends at one document in so many, told by its key, so that ends stay where they are."""
FAMILIES = "ap"
"""Articles and pages; each is cut by itself."""


class Segment(Struct, frozen=True, kw_only=True):
    """Documents that follow each other."""

    number: int
    """Even for articles, odd for pages, so that neither moves the other."""
    name: str
    """Made of its first document, so that it stays where a segment comes before it."""
    digest: str
    """Of all that is known of its documents."""
    documents: Sequence[Document]


def number_segments(documents: Documents) -> list[Segment]:
    """Cut all documents into segments, in the order of their numbers."""
    found = [
        Segment(
            number=2 * place + odd,
            name=FAMILIES[odd] + short_digest(some[0].key.encode("utf-8", "replace")),
            digest=digest(some),
            documents=some,
        )
        for odd, family in enumerate((documents.articles, documents.pages))
        for place, some in enumerate(cut_segments(family))
    ]
    return sorted(found, key=lambda one: one.number)


def cut_segments(documents: Sequence[Document]) -> list[Sequence[Document]]:
    """Cut documents into segments at ends that other documents do not move."""
    found, start = [], 0
    for number, document in enumerate(documents, start=1):
        size = number - start
        if size == MOST or (size >= LEAST and zlib.crc32(document.key.encode()) % ONE_IN == 0):
            found.append(documents[start:number])
            start = number
    return [*found, documents[start:]] if start < len(documents) else found
