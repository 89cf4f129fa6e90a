"""When somebody was born, by the age that an article states: `John Smith, 45,`."""

import re
from typing import NamedTuple

from generator.entities.forms import is_full
from generator.model import Article, Columns

AGE = re.compile(r", (?:aged? )?(?P<age>[2-9]\d),")
PROSE = frozenset({"paragraph", "item", "quote", "caption"})


class Born(NamedTuple):
    """The years in which somebody of a stated age was born."""

    first: int
    last: int


def born_by_age(article: Article, found: Columns, place: int) -> Born | None:
    """Tell when somebody was born by the age right behind the name in full; None where none is stated."""
    date = article.date
    part = article.parts[found.parts[place]]
    stated = AGE.match(part.text, found.ends[place]) if part.kind in PROSE else None
    if not stated or not date.earliest or not date.latest or not is_full(found.texts[place]):
        return None
    age = int(stated["age"])
    return Born(date.earliest.year - age - 1, date.latest.year - age)
