"""What the names of folders and files say about a date: `2019/05/15/`, `2019-05-15-name.txt`, `1987/`."""

import re
from datetime import date
from typing import Literal

from msgspec import Struct

YEAR = r"(?:1[6-9]|20)\d\d"
DAY = re.compile(rf"(?<![0-9A-Za-z])({YEAR})([-_/.]?)(0[1-9]|1[0-2])\2(0[1-9]|[12]\d|3[01])(?![0-9A-Za-z])")
MONTH = re.compile(rf"(?:^|/)({YEAR})[-_/](0[1-9]|1[0-2])(?=/)")
ONLY_YEAR = re.compile(rf"(?:^|/)({YEAR})(?=/)")
Grain = Literal["day", "month", "year"]


class PathDate(Struct, frozen=True, kw_only=True):
    """A day, month or year, and the words of the path that state it."""

    first: date
    grain: Grain
    words: str

    @property
    def edtf(self) -> str:
        """The value, as far as it is known."""
        return self.first.isoformat()[: {"day": 10, "month": 7, "year": 4}[self.grain]]


def find_path_date(path: str) -> PathDate | None:
    """Find the most exact date in a path; of two as exact, the one nearest to the file's name."""
    for found in reversed(list(DAY.finditer(path))):
        try:
            day = date(int(found[1]), int(found[3]), int(found[4]))
        except ValueError:
            continue
        return PathDate(first=day, grain="day", words=found.group())
    months = list(MONTH.finditer(path))
    if months:
        first = date(int(months[-1][1]), int(months[-1][2]), 1)
        return PathDate(first=first, grain="month", words=months[-1].group().strip("/"))
    years = list(ONLY_YEAR.finditer(path))
    if years:
        return PathDate(first=date(int(years[-1][1]), 1, 1), grain="year", words=years[-1].group().strip("/"))
    return None
