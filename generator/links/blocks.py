"""Articles in blocks whose borders stay where they are when articles come and go; each is kept as one."""

from collections.abc import Callable, Mapping, Sequence
from itertools import chain
from operator import attrgetter

from msgspec import Struct

from generator.blocks import cut_in_blocks, ends_block
from generator.cache import cache_key
from generator.links.keeping import Keeping
from generator.links.materials import Material, Materials, key_together
from generator.links.phrases import Furniture, number_paragraphs
from generator.links.sayings import Sayings, number_sayings
from generator.model import Article
from generator.stored import restore, store

SIZE = 64
"""Articles of a block, more or less."""


class Block(Struct, frozen=True, kw_only=True):
    """Some articles that follow each other in the order of their days."""

    materials: Sequence[Material]
    sayings: Sequence[Sayings]
    left_out: tuple[tuple[int, ...], ...]
    """Of each article the numbers of the paragraphs that are furniture."""
    keys: tuple[str, ...]
    """Of each article, of all that it is described from; empty where nothing is kept."""
    border: str
    """The id of the article that ends it, whatever else is in it; none of a last block that goes on."""


class _Alone(Struct, frozen=True, kw_only=True):
    """What is known of an article by itself."""

    key: str
    paragraphs: list[int]
    sayings: Sayings


class _Prepared(Struct, frozen=True, kw_only=True):
    """What is known of the articles of a block by themselves."""

    key: str
    articles: list[_Alone]


def prepare_blocks(
    articles: Sequence[Article],
    materials: Materials,
    roots: Mapping[str, str],
    keeping: Keeping,
    checksum: Callable[[Article], str] = lambda _: "",
) -> list[Block]:
    """Gather what all articles are described from; they come in the order of their days.

    `checksum` gives that of an article and of what was found in it, where it is known.
    """
    pieces = list(cut_in_blocks(materials.of_all(articles), attrgetter("id"), SIZE))
    prepared = _prepare(pieces, keeping, checksum)
    furniture = Furniture(
        {
            article.id: one.paragraphs
            for article, one in zip(articles, chain.from_iterable(prepared), strict=True)
        },
        roots,
    )
    return [_block(piece, known, furniture) for piece, known in zip(pieces, prepared, strict=True)]


def _block(piece: Sequence[Material], known: Sequence[_Alone], furniture: Furniture) -> Block:
    left_out = tuple([furniture.among(one.paragraphs) for one in known])
    keys = tuple(
        [
            cache_key(one.key, *map(str, out)) if out and one.key else one.key
            for one, out in zip(known, left_out, strict=True)
        ]
    )
    return Block(
        materials=piece,
        sayings=[one.sayings for one in known],
        left_out=left_out,
        keys=keys,
        border=_border(piece),
    )


def _border(piece: Sequence[Material]) -> str:
    return piece[-1].id if ends_block(piece[-1].id, SIZE) else ""


def _prepare(
    pieces: Sequence[Sequence[Material]], keeping: Keeping, checksum: Callable[[Article], str]
) -> list[list[_Alone]]:
    """Give what is known of each piece, as it was kept where nothing in it changed."""
    if not keeping.is_kept:
        return [[_alone(one, "") for one in piece] for piece in pieces]
    stored = keeping.find_all("prepared", map(_border, pieces))
    found = []
    for piece in pieces:
        key = key_together(piece, [checksum(one.article) or one.checksum() for one in piece])
        prepared = _restored(stored.pop(_border(piece), b""))
        if prepared.key != key or len(prepared.articles) != len(piece):
            known = {one.key: one for one in prepared.articles}
            keys = [one.key() for one in piece]
            every = [known.get(key) or _alone(one, key) for one, key in zip(piece, keys, strict=True)]
            prepared = _Prepared(key=key, articles=every)
            keeping.keep("prepared", _border(piece), store(prepared))
        found.append(prepared.articles)
    return found


def _alone(material: Material, key: str) -> _Alone:
    return _Alone(key=key, paragraphs=number_paragraphs(material.article), sayings=number_sayings(material))


def _restored(stored: bytes) -> _Prepared:
    try:
        return restore(_Prepared, stored)
    except ValueError:  # none, or of no known form
        return _Prepared(key="", articles=[])
