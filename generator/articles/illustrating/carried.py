"""What one file carries beside its stories: pictures, which are given to the stories they belong to."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from generator.articles.belongings import find_namesakes, is_picture_name, sort_files
from generator.articles.editions import Parsed
from generator.articles.files import SourceFile
from generator.articles.formats import Flaw, Item
from generator.articles.illustrating.illustrations import illustrate, namesakes, picture_files
from generator.articles.pictures.pictures import Shelf, describe_picture
from generator.articles.pictures.rasters import read_raster
from generator.articles.web.warc import PICTURE, captured_address
from generator.errors import Problem
from generator.model import Article, Part

SHOWN = 3
"""Pictures of a package that are named where they belong to no article; the others are counted."""


class Carried(Struct, frozen=True, kw_only=True):
    """The stories of a file with their pictures, and what is wrong with those."""

    parsed: tuple[Parsed, ...]
    problems: tuple[Problem, ...]
    refused: frozenset[str] = frozenset()
    """Pictures beside the file that belong to its stories and are not kept."""


def shelve(items: Iterable[Item | Flaw], shelf: Shelf) -> Iterator[Item | Flaw]:
    """Put the pictures of a package on the shelf, and pass on all else."""
    for one in items:
        if isinstance(one, Item) and one.suffix == PICTURE:
            # Of a page captured again the pictures are the same, or are told apart by no one.
            shelf.captured.setdefault(
                captured_address(one.member), describe_picture(one.data, one.path, one.member)
            )
        elif isinstance(one, Item) and one.member and _is_picture(one):
            found = describe_picture(one.data, one.path, one.member)
            shelf.members.setdefault(f"{one.path}/{one.member}", found)
        else:
            yield one


def find_belonging(path: str, members: Iterable[str], shelf: Shelf) -> frozenset[str]:
    """Name those members of a package that only belong to a saved page."""
    names = sorted({*members, *_shelved(path, shelf)} - {""})
    if not names:
        return frozenset()
    own = sort_files(names)
    return frozenset(names) - frozenset(own.articles) - frozenset(own.pictures)


def illustrate_file(
    parsed: Sequence[Parsed],
    shelf: Shelf,
    file: SourceFile,
    stated: Sequence[Part],
    packed: Mapping[str, Sequence[Part]],
) -> Carried:
    """Give each story of a file its pictures: those it names, those `stated`, and those named like it.

    Those `stated` are so for all stories, those `packed` for the stories of a member of a package.
    """
    alike = _namesakes(parsed, shelf, file)
    problems: list[Problem] = []
    stories: list[Parsed] = []
    refused: frozenset[str] = frozenset()
    for one in parsed:
        member = one.article.provenance.member
        beside = (*stated, *packed.get(member, ()), *alike.get(member, ()))
        found = illustrate(one.article, shelf, file.source, beside)
        problems += found.problems
        refused |= found.refused
        stories.append(one if found.article is one.article else replace(one, article=found.article))
    if shelf.members:
        problems += _find_unclaimed(file.path, shelf, [one.article for one in stories], refused)
    return Carried(parsed=tuple(stories), problems=tuple(problems), refused=refused)


def _is_picture(item: Item) -> bool:
    return not item.suffix and (is_picture_name(item.member) or read_raster(item.data) is not None)


def _shelved(path: str, shelf: Shelf) -> list[str]:
    return [name.removeprefix(f"{path}/") for name in shelf.members]


def _namesakes(parsed: Sequence[Parsed], shelf: Shelf, file: SourceFile) -> dict[str, tuple[Part, ...]]:
    """Take pictures that share the name of a file, or of a member, which holds one story alone."""
    stories = Counter(one.article.provenance.member for one in parsed)
    found = {"": file.pictures} if file.pictures else {}
    if shelf.members:
        found |= find_namesakes(sort_files(sorted({*stories, *_shelved(file.path, shelf)} - {""})))
    return {member: namesakes(names) for member, names in found.items() if stories[member] == 1}


def _find_unclaimed(
    path: str, shelf: Shelf, articles: Sequence[Article], refused: frozenset[str]
) -> Iterator[Problem]:
    """Count the pictures of a package that belong to no article."""
    claimed = {known.member for article in articles for known in picture_files(article)}
    claimed |= {place.removeprefix(f"{path}/") for place in refused}
    members = {article.provenance.member for article in articles}
    own = sort_files(sorted({*members, *_shelved(path, shelf)} - {""})).pictures
    left = [name for name in own if name not in claimed]
    if left:
        more = f" and {len(left) - SHOWN:,} more" if len(left) > SHOWN else ""
        message = f"pictures in it belong to no article: {', '.join(left[:SHOWN])[:300]}{more}."
        yield Problem(severity="warning", path=path, message=message)
