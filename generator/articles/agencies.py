"""Publisher and agency told apart: whose copy a text is, and who published it, each with its basis."""

import re
from collections.abc import Iterator, Mapping, Sequence

from generator.articles.dating.datelines import AGENCIES
from generator.articles.fields import Said, say
from generator.articles.house import House
from generator.model import Cut, Dateline, Field

BY_NAME = re.compile(
    r"\b(?:news ?agency|newswire|news service|wire service|press association)\b", re.IGNORECASE
)
SEGMENTS = re.compile(r"\s*[,;|/()]\s*|\s+[-–—]\s+|\s+(?:and|AND|&)\s+")
WITHIN = re.compile(r"\s+(?:for|of|via|with|from)\s+")
LEAD = re.compile(r"(?:(?:by|from|via|for|of|source:?|special to|the)\s+)+", re.IGNORECASE)
TAIL = re.compile(
    r"(?:\s+(?:staff|writers?|correspondents?|reporters?|editors?|bureau|photographers?|contributors?))+\.?\Z",
    re.IGNORECASE,
)
HOLDER = re.compile(
    r"(?:copyright|©|\(c\))(?:[\s,:©]|\(c\)|by\b)*(?:\d{4}(?:\s?[-–]\s?\d{4})?)?[\s,]*(?:by\s+)?"
    r"(?P<name>[^.,;|\d]{2,60})",
    re.IGNORECASE,
)
ABBREVIATION = 4
"""A name as short as this is an agency's only as agencies write it: `AP`, not `Ap`."""
IN_SMALL = frozenset({"dpa", "epd"})
WORD = re.compile(r"\w+")
LONG_NAMES = {
    "ap": ("associated", "press"),
    "apnews": ("associated", "press"),
    "afp": ("agence", "france", "presse"),
    "cp": ("canadian", "press"),
    "reuter": ("reuters",),
    "upi": ("united", "press", "international"),
}
"""What abbreviations that all the world uses stand for; only to tell that two names mean one house."""
LONGEST_BYLINE = 300


def say_credits(
    stated: Mapping[str, Field],
    fields: Sequence[Field],
    dateline: Dateline | None,
    cuts: Sequence[Cut],
    house: House,
) -> Mapping[str, Said]:
    """Say the `source` that published a text, and the `agency` whose copy it is where that is another.

    `cuts` are what was taken out of the body. Where only the agency is known, it is the source.
    """
    publisher = _say_publisher(stated, fields, house)
    agency = next(_find_agencies(stated, fields, dateline, cuts, house), Said())
    if publisher.value:
        is_own = is_same_house(publisher.value, agency.value)
        return {"source": publisher, "agency": Said() if is_own else agency}
    known = say(stated, "agency")
    if not known.value and dateline and dateline.agency:
        known = Said(value=dateline.agency, basis=_in_dateline(dateline))
    return {"source": _preferred(known, house) if known.value else agency, "agency": Said()}


def find_credit(words: str, house: House) -> str:
    """Name the agency that a byline credits, as it is written there; empty where there is none."""
    for segment in (words, *SEGMENTS.split(words), *WITHIN.split(words)):
        bare = TAIL.sub("", LEAD.sub("", segment.strip(), count=1)).strip(" .")
        if is_agency(bare, house):
            return bare
        # `By JANE DOE Associated Press` has nothing between the name and the agency.
        for name in AGENCIES:
            if " " in name and bare.casefold().endswith(f" {name}"):
                return bare[-len(name) :]
    return ""


def is_agency(name: str, house: House) -> bool:
    """Whether a name is a news agency's: by its record, else by common knowledge or by its own words."""
    folded = name.casefold().removeprefix("the ")
    if len(name) <= ABBREVIATION and not (name == name.upper() or name in IN_SMALL):
        return False
    kind = house.kinds.get(_preferred_name(name, house))
    if kind:
        return kind == "agency"
    return folded in AGENCIES or bool(BY_NAME.search(name))


def is_same_house(publisher: str, agency: str) -> bool:
    """Whether two names mean one house, as `AP News` and `The Associated Press` do."""
    one, other = _words(publisher), _words(agency)
    return other <= one or (len(one) > 1 and one <= other)


def _words(name: str) -> "frozenset[str]":
    words = (LONG_NAMES.get(word, (word,)) for word in WORD.findall(name.casefold()) if word != "the")
    return frozenset(part for group in words for part in group)


def _preferred(known: Said, house: House) -> Said:
    return Said(value=_preferred_name(known.value, house), basis=known.basis)


def _preferred_name(name: str, house: House) -> str:
    folded = name.casefold()
    return house.sources.get(folded) or house.sources.get(folded.removeprefix("the "), name)


def _say_publisher(stated: Mapping[str, Field], fields: Sequence[Field], house: House) -> Said:
    """Take the source as stated; of an agency's story, the house that provides it where that is no agency."""
    source, provider = say(stated, "source"), say(stated, "provider")
    by_format = stated.get("source") in fields
    if by_format and provider.value and is_agency(source.value, house):
        source = source if is_agency(provider.value, house) else provider
    return _preferred(source, house)


def _find_agencies(
    stated: Mapping[str, Field],
    fields: Sequence[Field],
    dateline: Dateline | None,
    cuts: Sequence[Cut],
    house: House,
) -> Iterator[Said]:
    """Yield the agencies that a text credits, the strongest evidence first."""
    if say(stated, "agency").value:
        yield _preferred(say(stated, "agency"), house)
    if dateline and dateline.agency and is_agency(dateline.agency, house):
        yield _preferred(Said(value=dateline.agency, basis=_in_dateline(dateline)), house)
    for words, basis in (*_bylines(stated, fields, cuts), *_others(fields, cuts)):
        name = find_credit(words, house) if len(words) <= LONGEST_BYLINE else ""
        if name:
            yield _preferred(Said(value=name, basis=basis), house)


def _in_dateline(dateline: Dateline) -> str:
    return f"the agency in the dateline '{dateline.text}'"


def _bylines(
    stated: Mapping[str, Field], fields: Sequence[Field], cuts: Sequence[Cut]
) -> "Iterator[tuple[str, str]]":
    """Yield what may name an agency beside the writer, and where it stands."""
    for name in ("byline", "byline_title"):
        known = say(stated, name)
        if known.value:
            yield known.value, f"{known.basis} credits '{known.value}'"
    for cut in cuts:
        if cut.reason in ("byline", "credits"):
            yield cut.text, f"the article's line '{cut.text}'"
    for one in fields:
        if one.name in ("author", "credit", "source", "provider"):
            yield one.value, f"{one.basis} names '{one.value}'"


def _others(fields: Sequence[Field], cuts: Sequence[Cut]) -> "Iterator[tuple[str, str]]":
    for one in fields:
        holder = HOLDER.search(one.value[:LONGEST_BYLINE]) if one.name == "rights" else None
        if holder:
            yield holder["name"], f"{one.basis}: '{holder.group().strip()}'"
    for cut in cuts:
        if cut.reason == "end mark":
            yield cut.text, f"the end mark '{cut.text}'"
