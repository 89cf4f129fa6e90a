"""The pictures of an article: found where its text names them, or beside it; what is not kept is said."""

from collections.abc import Iterable, Iterator, Sequence
from urllib.parse import quote

from msgspec import Struct, field
from msgspec.structs import replace

from generator.articles.link_targets import SHOWN, bound_cuts
from generator.articles.pictures.pictures import KINDS, MAX_PICTURE_BYTES, Absent, Shelf
from generator.articles.web.warc import captured_address
from generator.errors import Problem
from generator.model import Article, Cut, Part, Picture, PictureFile

MAX_PICTURES = 200
"""Of one article; all others are listed, not kept."""
DECORATION = 50
"""Pixels: a picture without a word that is smaller to any side only arranges or adorns a page."""
TOP = ("headline", "deck")
EXPECTED = f"expected a {KINDS} picture of at most {MAX_PICTURE_BYTES:,} bytes."
UNCLAIMED = "a picture that belongs to no article; expected one that names it, or of the same name."
NAMESAKE = "it lies beside the article's file and has its name"


class Illustrated(Struct, frozen=True, kw_only=True):
    """An article with its pictures, and what a person should know of them."""

    article: Article
    problems: tuple[Problem, ...]
    refused: frozenset[str] = frozenset()
    """Pictures that it names or that are named like it, and that are not kept; the reason is said with it."""


class Gallery(Struct, frozen=True, kw_only=True):
    """All pictures of an archive, and those that no article shows."""

    files: tuple[PictureFile, ...] = ()
    """Each once, sorted by checksum; of several places of the same bytes the first by path."""
    problems: tuple[Problem, ...] = ()
    """One for each picture file that belongs to no article."""


EMPTY = Gallery()


class _Work(Struct):
    shelf: Shelf
    article: Article
    source: str
    kept: int = 0
    cuts: list[Cut] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    refused: set[str] = field(default_factory=set)


def illustrate(article: Article, shelf: Shelf, source: str, beside: Sequence[Part]) -> Illustrated:
    """Find the file of each picture in an article, and put those that lie beside it at its top.

    `source` is the article's source folder, out of which no address leads.
    """
    if not beside and not any(part.picture for part in article.parts):
        return Illustrated(article=article, problems=())
    work = _Work(shelf, article, source)
    own = [_settled(work, part) for part in article.parts]
    new = _unseen(own, [_settled(work, part) for part in beside])
    at = next((n for n, part in enumerate(article.parts) if part.kind not in TOP), len(own))
    origin = replace(article.provenance, cuts=article.provenance.cuts + bound_cuts(work.cuts))
    place = article.dateline
    if place:
        shift = len(new) * (place.part >= at) - own[: place.part].count(None)
        place = replace(place, part=place.part + shift)
    parts = (*filter(None, own[:at]), *new, *filter(None, own[at:]))
    return Illustrated(
        article=replace(article, parts=parts, dateline=place, provenance=origin),
        problems=tuple(dict.fromkeys(work.problems)),
        refused=frozenset(work.refused),
    )


def hang(names: Iterable[str], articles: Sequence[Article], refused: Iterable[str] = ()) -> Gallery:
    """Gather the pictures of all articles, and name each picture file that belongs to none.

    `refused` are those of which an article's own problem or provenance already says why they are not kept.
    """
    files = sorted(
        (file for article in articles for file in picture_files(article)), key=lambda f: (f.path, f.member)
    )
    first: dict[str, PictureFile] = {}
    for file in files:
        first.setdefault(file.checksum, file)
    claimed = {file.path for file in files}.union(refused)
    problems = tuple(
        Problem(severity="warning", path=name, message=UNCLAIMED) for name in names if name not in claimed
    )
    return Gallery(files=tuple(first[checksum] for checksum in sorted(first)), problems=problems)


def picture_files(article: Article) -> Iterator[PictureFile]:
    """Yield the file of each picture that is kept."""
    for part in article.parts:
        if part.picture and part.picture.file:
            yield part.picture.file


def namesakes(names: Iterable[str]) -> tuple[Part, ...]:
    """Make captions without words for pictures that lie beside an article and are named like it."""
    return tuple(
        Part(kind="caption", text="", picture=Picture(address=quote(name.rpartition("/")[2]), basis=NAMESAKE))
        for name in names
    )


def _unseen(own: Sequence[Part | None], beside: Sequence[Part | None]) -> list[Part]:
    """Leave out those pictures beside an article that stand in it already."""
    seen = {_checksum(part) for part in own if part} - {""}
    new: list[Part] = []
    for part in filter(None, beside):
        if _checksum(part) not in seen:
            new.append(part)
            seen |= {_checksum(part)} - {""}
    return new


def _checksum(part: Part) -> str:
    return part.picture.file.checksum if part.picture and part.picture.file else ""


def _settled(work: _Work, part: Part) -> Part | None:
    """Find a part's picture; None where nothing is left of the part."""
    picture = part.picture
    if picture is None:
        return part
    origin = work.article.provenance
    found = picture.file or work.shelf.find(
        origin, work.source, picture.address, captured_address(origin.member)
    )
    if isinstance(found, PictureFile):
        found = _refused(work, part, found) or found
    if isinstance(found, Absent):
        work.refused |= {found.place} - {""}
        return _without(work, part, picture, found)
    work.kept += 1
    basis = picture.basis or f"the article names it, as '{picture.address[:SHOWN]}'"
    alt = "" if picture.alt == part.text else picture.alt
    return replace(part, picture=replace(picture, file=found, alt=alt, basis=basis))


def _refused(work: _Work, part: Part, found: PictureFile) -> Absent | None:
    place = f"{found.path}/{found.member}" if found.member else found.path
    is_small = min(found.width, found.height) < DECORATION
    if is_small and not part.text and not (part.picture and part.picture.alt):
        small = f"it has no words and only {found.width} × {found.height} pixels"
        return Absent(small, place=place)
    if work.kept >= MAX_PICTURES:
        return Absent(f"the article has more than {MAX_PICTURES} pictures", is_fault=True, place=place)
    return None


def _without(work: _Work, part: Part, picture: Picture, why: Absent) -> Part | None:
    if picture.address:
        shown = picture.address if len(picture.address) <= SHOWN else picture.address[:SHOWN] + "…"
        work.cuts.append(Cut(text=shown, reason=f"the address of a picture that is not kept: {why.reason}"))
    if picture.alt and picture.alt not in part.text and part.text:
        work.cuts.append(Cut(text=picture.alt, reason="describes a picture that has a caption"))
    if why.is_fault:
        origin = work.article.provenance
        which = "" if why.reason.startswith("the article has") else f" '{picture.address[:SHOWN]}'"
        message = f"a picture{which} is not kept: {why.reason}; {EXPECTED}"
        work.problems.append(Problem(severity="warning", path=origin.path, message=message))
    if not part.text:
        return None
    return replace(part, picture=replace(picture, basis=why.reason))
