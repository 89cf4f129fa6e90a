"""Articles in blocks whose borders stay where they are when articles come and go; each is kept as one."""

import json
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from itertools import chain
from zlib import crc32

from generator.articles.stored import restore, store
from generator.cache import cache_key
from generator.links.described import Described, describe_material, restore_described, store_described
from generator.links.keeping import Keeping
from generator.links.materials import Material, Materials
from generator.links.phrases import Furniture, bodies, number_paragraphs
from generator.model import Article

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

    @property
    def key(self) -> str:
        """Stand for all that is in it."""
        return cache_key(*self.keys)


def cut_in_blocks(articles: Iterable[Article]) -> Iterator[tuple[Article, ...]]:
    """Cut after articles whose ids say so: one that comes or goes moves no border but its own."""
    block: list[Article] = []
    for article in articles:
        block.append(article)
        if crc32(article.id.encode("utf-8", "replace")) % SIZE == 0:
            yield tuple(block)
            block = []
    if block:
        yield tuple(block)


def prepare_blocks(
    articles: Sequence[Article], materials: Materials, roots: Mapping[str, str], keeping: Keeping
) -> list[Block]:
    """Gather what all articles are described from; they come in the order of their days."""
    pieces = list(cut_in_blocks(articles))
    texts = [tuple(_text_key(article) if keeping.is_kept else "" for article in piece) for piece in pieces]
    numbered = [_paragraphs(piece, keys, keeping) for piece, keys in zip(pieces, texts, strict=True)]
    paragraphs = zip(chain.from_iterable(pieces), chain.from_iterable(numbered), strict=True)
    furniture = Furniture({article.id: numbers for article, numbers in paragraphs}, roots)
    blocks = []
    for piece, keys, numbers in zip(pieces, texts, numbered, strict=True):
        found = tuple(map(materials.of, piece))
        left_out = tuple(map(furniture.among, numbers))
        if keeping.is_kept:
            keys = tuple(one.key(text, out) for one, text, out in zip(found, keys, left_out, strict=True))
        blocks.append(Block(materials=found, left_out=left_out, keys=keys))
    return blocks


def describe_block(block: Block, keeping: Keeping, shared: dict[str, str]) -> tuple[Described, ...]:
    """Describe the articles of a block, or find how they were described; `shared` holds each word once."""
    # Numbers are kept as this kind of machine writes them.
    step = f"described {sys.byteorder}"
    stored = keeping.find(step, block.key) if keeping.is_kept else b""
    if stored:
        try:
            return restore_described(stored, block.materials, shared)
        except (TypeError, ValueError, LookupError):
            pass  # a result of no known form is none
    found = tuple(
        describe_material(material, left_out, shared)
        for material, left_out in zip(block.materials, block.left_out, strict=True)
    )
    if keeping.is_kept:
        keeping.keep(step, block.key, store_described(found))
    return found


def _paragraphs(piece: Sequence[Article], texts: Sequence[str], keeping: Keeping) -> list[list[int]]:
    key = cache_key(*texts)
    stored = keeping.find("paragraphs", key) if keeping.is_kept else b""
    try:
        known = restore(list[list[int]], stored) if stored else []
    except ValueError:
        known = []  # a result of no known form is none
    if len(known) == len(piece):
        return known
    found = [number_paragraphs(article) for article in piece]
    keeping.keep("paragraphs", key, store(found))
    return found


def _text_key(article: Article) -> str:
    return sha256(json.dumps([article.source, *bodies(article)]).encode()).hexdigest()
