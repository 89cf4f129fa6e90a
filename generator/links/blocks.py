"""Articles in blocks whose borders stay where they are when articles come and go; each is kept as one."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from generator.blocks import ends_block
from generator.cache import cache_key
from generator.links.keeping import Keeping
from generator.links.materials import Material, Materials
from generator.links.phrases import Furniture, number_paragraphs
from generator.model import Article
from generator.stored import restore, store

SIZE = 64
"""Articles of a block, more or less."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """Some articles that follow each other in the order of their days."""

    materials: tuple[Material, ...]
    left_out: tuple[tuple[int, ...], ...]
    """Of each article the numbers of the paragraphs that are furniture."""
    keys: tuple[str, ...]
    """Of each article, of all that it is described from; empty where nothing is kept."""
    key: str
    """Stands for all that is in it."""


def cut_in_blocks(articles: Iterable[Article]) -> Iterator[tuple[Article, ...]]:
    """Cut after articles whose ids say so: one that comes or goes moves no border but its own."""
    block: list[Article] = []
    for article in articles:
        block.append(article)
        if ends_block(article.id, SIZE):
            yield tuple(block)
            block = []
    if block:
        yield tuple(block)


def prepare_blocks(
    articles: Sequence[Article], materials: Materials, roots: Mapping[str, str], keeping: Keeping
) -> list[Block]:
    """Gather what all articles are described from; they come in the order of their days."""
    pieces = [tuple(map(materials.of, piece)) for piece in cut_in_blocks(articles)]
    keys = [tuple(one.key() if keeping.is_kept else "" for one in piece) for piece in pieces]
    numbered = _paragraphs(pieces, [cache_key(*some) for some in keys], keeping)
    paragraphs = zip(chain.from_iterable(pieces), chain.from_iterable(numbered), strict=True)
    furniture = Furniture({one.id: numbers for one, numbers in paragraphs}, roots)
    blocks = []
    for piece, known, numbers in zip(pieces, keys, numbered, strict=True):
        left_out = tuple(map(furniture.among, numbers))
        if keeping.is_kept:
            known = tuple(
                cache_key(key, *map(str, out)) if out else key
                for key, out in zip(known, left_out, strict=True)
            )
        blocks.append(Block(materials=piece, left_out=left_out, keys=known, key=cache_key(*known)))
    return blocks


def _paragraphs(
    pieces: Sequence[tuple[Material, ...]], keys: Sequence[str], keeping: Keeping
) -> list[list[list[int]]]:
    """Find the numbers of the paragraphs of each article of each piece."""
    stored = keeping.find_all("paragraphs", keys)
    found = []
    for piece, key in zip(pieces, keys, strict=True):
        known = _restored(stored.get(key, b""))
        if len(known) != len(piece):
            known = [number_paragraphs(one.article) for one in piece]
            keeping.keep("paragraphs", key, store(known))
        found.append(known)
    return found


def _restored(stored: bytes) -> list[list[int]]:
    try:
        return restore(list[list[int]], stored) if stored else []
    except ValueError:
        return []  # a result of no known form is none
