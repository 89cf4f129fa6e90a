"""A sample of an archive's own articles: written for a person to put right, and scored when that is done."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from msgspec import Struct

from generator.content.text_files import read_text
from generator.content.writing import write_new
from generator.desk.labelling import (
    KINDS,
    Label,
    Sheet,
    changed_parts,
    choose,
    compose_sheet,
    found_labels,
    parse_sheet,
)
from generator.errors import ArchiveError
from generator.model import Appearance, Archive, Article
from generator.quality import Score, compare

FOLDER = "quality"
"""Beside `mkdocs.yml`: what people label is worth keeping, and is no part of the site."""


class Result(Struct, frozen=True, kw_only=True):
    """How well names are found in the sheets that a person checked."""

    checked: int
    unchecked: int
    names: Score
    kinds: tuple[tuple[str, Score], ...]
    """By kind of name, where there are any."""
    entities_right: int
    entities: int
    """Names found right whose entity the sheets state."""
    problems: tuple[str, ...]


def write_sample(root: Path, folder: str, archive: Archive, count: int) -> Iterator[str]:
    """Write a sheet for each of `count` articles; yield each path, and leave what is there already alone."""
    seen = _by_article(archive)
    for article in choose(archive.articles, count):
        where = f"{folder}/{article.id}.txt"
        try:
            write_new(
                root, where, compose_sheet(article, seen.get(article.id, ())).encode("utf-8", "replace")
            )
        except FileExistsError:
            continue
        yield where


def score_sample(root: Path, folder: str, archive: Archive, settled: Callable[[str], str]) -> Result:
    """Compare what the archive finds now with the sheets of a folder; `settled` finds the id that stays."""
    files = sorted(path.name for path in (root / folder).glob("*.txt")) if (root / folder).is_dir() else []
    if not files:
        raise ArchiveError(f"{folder}: no sheet is there; write some with `news-archive quality sample 50`.")
    articles = {article.id: article for article in archive.articles}
    seen = _by_article(archive)
    expected: dict[Label, str] = {}
    found: dict[Label, str] = {}
    problems: list[str] = []
    checked = 0
    for name in files:
        where = f"{folder}/{name}"
        sheet = parse_sheet(read_text(root, where), where)
        if not sheet.is_checked:
            continue
        if fault := _fault(sheet, articles.get(sheet.article), where):
            problems.append(fault)
            continue
        checked += 1
        expected |= sheet.names
        found |= found_labels(articles[sheet.article], seen.get(sheet.article, ()))
    stated = [label for label in expected.keys() & found.keys() if expected[label]]
    return Result(
        checked=checked,
        unchecked=len(files) - checked - len(problems),
        names=compare(expected, found),
        kinds=tuple(_by_kind(expected, found)),
        entities_right=sum(settled(expected[label]) == found[label] for label in stated),
        entities=len(stated),
        problems=tuple(problems),
    )


def _fault(sheet: Sheet, article: Article | None, where: str) -> str:
    if article is None:
        return f"{where}: no article has the id '{sheet.article}'; it is not counted."
    if parts := changed_parts(sheet, article):
        return f"{where}: the text of part {parts[0]} is not that of the article; it is not counted."
    return ""


def _by_kind(expected: dict[Label, str], found: dict[Label, str]) -> Iterator[tuple[str, Score]]:
    for kind in KINDS:
        of_kind = [[label for label in labels if label.kind == kind] for labels in (expected, found)]
        if any(of_kind):
            yield kind, compare(*of_kind)


def _by_article(archive: Archive) -> dict[str, Sequence[Appearance]]:
    seen: dict[str, list[Appearance]] = {}
    for one in archive.appearances:
        seen.setdefault(one.mention.article, []).append(one)
    return {article: tuple(found) for article, found in seen.items()}
