"""Who is named as the author: people, their names taken apart as far as that is safe, or an organization."""

import re
import unicodedata

from msgspec import Struct

from generator.model import Article
from generator.pages.citing.plain import plain

WHOLE = {"hu", "is", "ja", "ko", "vi", "zh"}
"""Languages in which the family name may stand first, or there is none."""
TWO_SURNAMES = {"ca", "es", "gl"}
IN_NAMES = set(" .'’-")
SUFFIX = re.compile(r"(?:Jr|Sr)\.?|I{2,3}|IV")
NO_PERSONS = {"&", "and", "for", "of", "the"}
INITIAL = re.compile(r"[^\W\d_]\.?")


class Author(Struct, frozen=True, kw_only=True):
    """One author, as written, and the parts of a person's name where they are told apart."""

    name: str
    family: str = ""
    """Empty where the name is not taken apart."""
    given: str = ""
    suffix: str = ""
    """Such as `Jr.`."""
    is_organization: bool = False

    @property
    def turned(self) -> str:
        """Give the name with the family name first, or as it is written."""
        parts = (self.family, self.given, self.suffix)
        return ", ".join(part for part in parts if part) if self.family else self.name


def authors_of(article: Article) -> tuple[Author, ...]:
    """List the people who wrote an article, or the house that its byline names; nobody where that is open."""
    houses = {name.casefold() for name in (article.source, article.agency) if name}
    stated = article.authors or ((article.byline,) if article.byline.casefold() in houses else ())
    names = [name for one in stated if (name := plain(one))]
    return tuple(
        Author(name=name, is_organization=True)
        if name.casefold() in houses
        else take_apart(name, article.language)
        for name in names
    )


def take_apart(name: str, language: str) -> Author:
    """Tell the family name of a person: the last word, with the words in small letters before it.

    A name of one word, with signs that are no Latin letters, or of a language in which it may be built
    otherwise, stays whole.
    """
    words = name.split()
    suffix = words.pop() if len(words) > 2 and SUFFIX.fullmatch(words[-1]) else ""
    if suffix:
        words[-1] = words[-1].rstrip(",")
    is_whole = (
        len(words) < 2
        or language.split("-")[0] in WHOLE
        or (language.split("-")[0] in TWO_SURNAMES and len(words) > 2)
        or INITIAL.fullmatch(words[-1])
        or NO_PERSONS.intersection(words)
        or not all(map(_is_latin, " ".join(words)))
    )
    if is_whole:
        return Author(name=name)
    start = len(words) - 1
    while start > 1 and words[start - 1][0].islower():
        start -= 1
    return Author(name=name, family=" ".join(words[start:]), given=" ".join(words[:start]), suffix=suffix)


def _is_latin(sign: str) -> bool:
    return sign in IN_NAMES or unicodedata.name(sign, "").startswith("LATIN")
