"""Single fields of an article: what each says, and where that came from."""

from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from generator.articles.bylines import find_authors, find_byline
from generator.articles.caseless_names import find_reporters
from generator.articles.house import House
from generator.articles.languages import identify_language
from generator.articles.plain.furniture import COPYRIGHT_LINE, Body
from generator.articles.plain.headlines import supply_headline
from generator.content.values import check_language
from generator.model import Dateline, Field, Part
from generator.words import list_words

SUPPLIED = "supplied by the archive from the first sentence"
TEXT = "the article's own text"
LONGEST_SHOWN = 40
"""Characters of a value that is not taken, in the words that say so."""


class Said(Struct, frozen=True, kw_only=True):
    """A value and its basis; both empty where nothing is known."""

    value: str = ""
    basis: str = ""


def stated_fields(*layers: Iterable[Field]) -> Mapping[str, Field]:
    """Lay fields by name over each other, the first layer on top; empty values say nothing."""
    found: dict[str, Field] = {}
    for layer in layers:
        for known in layer:
            if known.value.strip():
                found.setdefault(known.name, known)
    return found


def say(stated: Mapping[str, Field], name: str) -> Said:
    """Take a field as stated, white space collapsed."""
    if name not in stated:
        return Said()
    return Said(value=" ".join(stated[name].value.split()), basis=stated[name].basis)


def say_top(stated: Mapping[str, Field], parts: Iterable[Part], name: str) -> Said:
    """Take the headline or deck that stands among the parts."""
    own = next((part.text for part in parts if part.kind == name), "")
    if not own:
        return Said()
    known = say(stated, name)
    return known if known.value == own else Said(value=own, basis=TEXT)


def say_headline(stated: Mapping[str, Field], parts: Iterable[Part], lede: str) -> Said:
    """Take the headline, or supply one from the lede and say so."""
    own = say_top(stated, parts, "headline")
    return own if own.value else Said(value=supply_headline(lede), basis=SUPPLIED)


def say_byline(
    stated: Mapping[str, Field], authors: Sequence[Field], body: Body, dateline: Dateline | None
) -> Said:
    """Take the byline as stated without its `By`, else the authors stated singly, else the text's line.

    A Chinese dateline may name the reporters.
    """
    known = say(stated, "byline")
    if known.value:
        return Said(value=find_byline(known.value) or known.value, basis=known.basis)
    names = [" ".join(one.value.split()) for one in authors]
    if names:
        return Said(value=list_words(names), basis=authors[0].basis)
    if body.byline:
        return Said(value=body.byline, basis=f"the article's line '{body.byline_words}'")
    reporters = find_reporters(dateline.text) if dateline else ""
    if reporters:
        return Said(
            value=reporters, basis=f"the article's opening words '{dateline.text if dateline else ''}'"
        )
    return Said()


def say_authors(authors: Sequence[Field], byline: str, houses: Sequence[str] = ()) -> tuple[str, ...]:
    """Name the authors, of those stated one by one or of the byline, that are certain to be people."""
    stated = (name for one in authors for name in find_authors(" ".join(one.value.split()), houses))
    return tuple(dict.fromkeys(stated)) or find_authors(byline, houses)


def say_rights(stated: Mapping[str, Field], body: Body) -> Said:
    """Take the rights as stated, else the copyright line that closes the text."""
    known = say(stated, "rights")
    line = next((cut.text for cut in body.cuts if cut.reason == COPYRIGHT_LINE), "")
    return known if known.value or not line else Said(value=line, basis="the text's last line")


def say_language(stated: Mapping[str, Field], parts: Sequence[Part], house: House) -> Said:
    """Take the language as stated, if it is one, else as its words tell, else the archive's own."""
    known = say(stated, "language")
    try:
        if known.value:
            return Said(value=check_language(known.value.replace("_", "-")), basis=known.basis)
    except ValueError:
        pass
    value, basis = identify_language(parts, house.language)
    if known.value:
        basis += f"; {known.basis} states '{known.value[:LONGEST_SHOWN]}', which is no language tag"
    return Said(value=value, basis=basis)
