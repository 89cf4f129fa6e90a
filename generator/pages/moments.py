"""When an article was published and changed, as machines want it; what is not known is empty."""

import re
from collections.abc import Sequence

from generator.model import Article, Version
from generator.pages.citing.citation import is_plain

DAY = 10
"""Characters of a whole day, `2025-06-12`."""
TIME = re.compile(r"(\d\d:\d\d)(:\d\d)?(?:[.,]\d+)?\s?(Z|[+-]\d\d:\d\d)")


def published_on(article: Article) -> str:
    """Give the year, month or day of publication in ISO 8601, if it is neither approximate nor uncertain."""
    return article.date.edtf if is_plain(article.date) else ""


def published_at(article: Article) -> str:
    """Give the moment of publication if a time with its zone is stated, else as `published_on`."""
    day = published_on(article)
    found = TIME.fullmatch(article.date.time)
    return f"{day}T{found[1]}{found[2] or ':00'}{found[3]}" if found and len(day) == DAY else day


def changed_on(versions: Sequence[Version]) -> str:
    """Give the day, month or year of the last change of an article's words; versions come oldest first."""
    changes = [one.replaced for one in versions if not one.is_repeat]
    return changes[-1].edtf if changes and is_plain(changes[-1]) else ""
