"""Citations as the template `cite news` of Wikipedia."""

import re
from urllib.parse import quote

from generator.pages.citing.authors import Author
from generator.pages.citing.citation import Citation
from generator.words import MONTHS

# What wikitext would act on: templates, links, tags, entities, magic words, runs of apostrophes or tildes.
ACTING = re.compile(r"[{}\[\]<>|]|&(?=#?\w+;)|'(?=')|(?<=')'|~(?=~)|(?<=~)~|_(?=_)|(?<=_)_")
IN_ADDRESS = re.compile(r"[{}\[\]<>|']")


def format_wikipedia(citation: Citation) -> str:
    """Put a citation as one use of the template; the day on which it was read is left to who cites."""
    fields: dict[str, str] = {}
    for number, author in enumerate(citation.authors, start=1):
        fields |= _author(author, number)
    fields |= {
        "title": _escape(citation.headline),
        "url": IN_ADDRESS.sub(lambda found: quote(found.group(), safe=""), citation.url),
        "work": _escape(citation.publication),
        "agency": _escape(citation.agency),
        "date": _date(citation),
        "language": "" if citation.language.split("-")[0] == "en" else citation.language,
        "via": _escape(citation.archive) if citation.is_ours else "",
    }
    words = "".join(f" |{name}={value}" for name, value in fields.items() if value)
    return f"{{{{cite news{words}}}}}"


def _author(author: Author, number: int) -> dict[str, str]:
    if not author.family:
        return {f"author{number}": _escape(author.name)}
    given = f"{author.given} {author.suffix}" if author.suffix else author.given
    return {f"last{number}": _escape(author.family), f"first{number}": _escape(given)}


def _date(citation: Citation) -> str:
    """Put what is certain of a date; the template takes `n.d.` where nothing is."""
    when = citation.when
    if when.year:
        parts = [str(when.day or ""), MONTHS[when.month - 1] if when.month else "", f"{when.year:04}"]
        return " ".join(filter(None, parts))
    first, last = citation.date.earliest, citation.date.latest
    return f"{first.year:04}–{last.year:04}" if first and last else "n.d."


def _escape(text: str) -> str:
    return ACTING.sub(lambda found: f"&#{ord(found.group())};", text)
