"""Archives of any size, from real articles: as many as there are, then copies with other names and days."""

import re
import shutil
from itertools import count
from pathlib import Path

from tests.archives import ROOT

MONTHS = {"Jan": 31, "Feb": 28, "March": 31, "April": 30, "May": 31, "June": 30, "July": 31, "Aug": 31}
DAY = re.compile(rf"\b({'|'.join(MONTHS)})(\.?) ([1-9]|[12]\d|3[01])\b")
# The surname of somebody who is named in full: names differ from copy to copy, and are as often repeated.
SURNAME = re.compile(r"(?<=[a-z] )([A-Z][a-z]+ )([A-Z][a-z]{3,})\b")
SYLLABLES = ("an", "el", "is", "or", "un", "ak", "em", "ir", "ot", "us")


def make_archive(folder: Path, articles: list[Path], number: int, years: tuple[int, int]) -> Path:
    """Make an archive of `number` articles with the project's own configuration and theme."""
    shutil.rmtree(folder, ignore_errors=True)
    target = folder / "content" / "articles" / "benchmark"
    target.mkdir(parents=True)
    for name in ("theme", "content/pages"):
        shutil.copytree(ROOT / name, folder / name)
    (folder / "build" / "pages").mkdir(parents=True)
    text = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    text = re.sub(r"(?m)^      years: .*", f"      years: [{years[0]}, {years[1]}]", text)
    (folder / "mkdocs.yml").write_text(text, encoding="utf-8")
    for place, path in zip(range(number), _endlessly(articles), strict=False):
        shift_to(place // len(articles), path, target / f"{place:06}{path.suffix}")
    return folder


def shift_to(shift: int, source: Path, target: Path) -> None:
    """Copy an article with its names and days moved on; the first time as it is."""
    if not shift:
        shutil.copyfile(source, target)
        return
    text = source.read_text(encoding="utf-8", errors="replace")
    text = SURNAME.sub(lambda match: match[1] + match[2] + syllables(shift), text)
    target.write_text(DAY.sub(lambda match: _moved(match, shift), text), encoding="utf-8")


def syllables(number: int) -> str:
    """Make an ending of a number, another for each."""
    return "".join(SYLLABLES[int(digit)] for digit in str(number))


def _moved(match: re.Match[str], shift: int) -> str:
    names = list(MONTHS)
    month = names[(names.index(match[1]) + shift) % len(names)]
    return f"{month}{match[2]} {(int(match[3]) + shift - 1) % MONTHS[month] + 1}"


def _endlessly(articles: list[Path]) -> "list[Path]":
    for _ in count():
        yield from articles
