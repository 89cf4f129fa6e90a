"""Packages, such as `.gz`, `.zip` and `.tar`, read in place: nothing is written, all they hold is bounded."""

from collections.abc import Iterator
from pathlib import PurePosixPath

from generator.articles.detection import COMPRESSED_TARS, find_kind, find_package
from generator.articles.formats import Flaw, Item
from generator.articles.packages import bounds
from generator.articles.packages.bounds import Budget
from generator.articles.packages.streams import STREAMS, open_stream
from generator.articles.packages.tar_files import open_tar
from generator.articles.packages.zip_files import open_zip
from generator.articles.web.warc import read_warc
from generator.errors import UnreadableFile

MAX_NESTED = dict.fromkeys(STREAMS, 2) | {".zip": 1, ".tar": 1, ".warc": 1}


def unpack(item: Item) -> Iterator[Item | Flaw]:
    """Yield what an item holds if it is a package, else itself; members that cannot be read are flaws."""
    yield from _unpack(item, Budget(left=bounds.MAX_TOTAL_BYTES))


def _unpack(item: Item, budget: Budget) -> Iterator[Item | Flaw]:
    kind = _package_kind(item)
    if not kind:
        yield item
        return
    if budget.depth.get(kind, 0) >= MAX_NESTED[kind]:
        yield Flaw(
            message=f"{item.member or item.path}: a '{kind}' package inside another; expected article files."
        )
        return
    inside = Budget(left=budget.left, depth={**budget.depth, kind: budget.depth.get(kind, 0) + 1})
    try:
        for one in _open(kind, item, inside):
            if isinstance(one, Flaw) or kind == ".warc":
                yield one
            else:
                yield from _unpack(one, inside)
    except UnreadableFile as error:
        where = f"{item.member}: " if item.member else ""
        yield Flaw(message=f"{where}{error}", line=error.line)
    budget.left = inside.left


def _package_kind(item: Item) -> str:
    found = find_package(item.data)
    suffix = PurePosixPath(item.name).suffix.lower()
    suffix = COMPRESSED_TARS.get(suffix, suffix)
    return found or (suffix if suffix in MAX_NESTED and not find_kind(item.data) else "")


def _open(kind: str, item: Item, budget: Budget) -> Iterator[Item | Flaw]:
    if kind in STREAMS:
        yield open_stream(kind, item, budget)
    elif kind == ".zip":
        yield from open_zip(item, budget)
    elif kind == ".tar":
        yield from open_tar(item)
    else:
        yield from read_warc(item)
