"""Articles in blocks whose borders stay where they are when articles come and go; each is kept as one."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, islice

from generator.blocks import ends_block
from generator.cache import cache_key
from generator.links.keeping import Keeping
from generator.links.materials import Material, Materials, key_together
from generator.links.phrases import Furniture, number_paragraphs
from generator.links.sayings import Sayings, number_sayings
from generator.model import Article
from generator.stored import digest, restore, store

SIZE = 64
"""Articles of a block, more or less."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """Some articles that follow each other in the order of their days."""

    materials: Sequence[Material]
    sayings: Sayings
    left_out: tuple[tuple[int, ...], ...]
    """Of each article the numbers of the paragraphs that are furniture."""
    keys: tuple[str, ...]
    """Of each article, of all that it is described from; empty where nothing is kept."""
    key: str
    """Stands for all that is in it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Prepared:
    """What is known of the articles of a block by themselves."""

    keys: list[str]
    paragraphs: list[list[int]]
    sayings: Sayings


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
    articles: Sequence[Article],
    materials: Materials,
    roots: Mapping[str, str],
    keeping: Keeping,
    checksum: Callable[[Article], str] = lambda _: "",
) -> list[Block]:
    """Gather what all articles are described from; they come in the order of their days.

    `checksum` gives an article's, where it is known.
    """
    every = iter(materials.of_all(articles))
    pieces = [list(islice(every, len(piece))) for piece in cut_in_blocks(articles)]
    prepared = _prepare(pieces, keeping, checksum)
    paragraphs = zip(articles, chain.from_iterable(one.paragraphs for one in prepared), strict=True)
    furniture = Furniture({article.id: numbers for article, numbers in paragraphs}, roots)
    return [_block(piece, one, furniture) for piece, one in zip(pieces, prepared, strict=True)]


def _block(piece: Sequence[Material], prepared: _Prepared, furniture: Furniture) -> Block:
    left_out = tuple(map(furniture.among, prepared.paragraphs))
    keys = tuple(
        cache_key(key, *map(str, out)) if out and key else key
        for key, out in zip(prepared.keys, left_out, strict=True)
    )
    return Block(
        materials=piece, sayings=prepared.sayings, left_out=left_out, keys=keys, key=cache_key(*keys)
    )


def _prepare(
    pieces: Sequence[Sequence[Material]], keeping: Keeping, checksum: Callable[[Article], str]
) -> list[_Prepared]:
    """Give what is known of each piece, as it was kept where nothing in it changed."""
    keys = ["" for _ in pieces]
    if keeping.is_kept:
        sums = ([checksum(one.article) or digest(one.article) for one in piece] for piece in pieces)
        keys = list(map(key_together, pieces, sums))
    stored = keeping.find_all("prepared", keys)
    found = []
    for piece, key in zip(pieces, keys, strict=True):
        known = _restored(stored.pop(key, b""), len(piece))
        if known is None:
            known = _Prepared(
                keys=[one.key() if keeping.is_kept else "" for one in piece],
                paragraphs=[number_paragraphs(one.article) for one in piece],
                sayings=number_sayings(piece),
            )
            keeping.keep("prepared", key, store(known))
        found.append(known)
    return found


def _restored(stored: bytes, articles: int) -> _Prepared | None:
    try:
        known = restore(_Prepared, stored) if stored else None
    except ValueError:
        return None  # a result of no known form is none
    return known if known and len(known.keys) == articles else None
