"""The fields of a ninjs object, each with the key that states it."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from generator.articles.dating.stated_dates import state_date
from generator.articles.decoding import clean
from generator.model import Field

DATES = ("firstcreated", "contentcreated", "versioncreated")
"""Of these the first is the article's date: when the story first stood, not when it was last touched."""
SIMPLE = {
    "id": ("uri",),
    "slug": ("slugline",),
    "language": ("language",),
    "urgency": ("urgency",),
    "embargo": ("embargoed",),
    "expires": ("expires",),
    "version": ("version",),
    "byline": ("by", "byline"),
    "located": ("located",),
    "dateline": ("dateline",),
    "note": ("ednote",),
}
SCHEMES = {"mediatopic": "medtop", "subjectcode": "subj"}
"""The short names that agencies use for IPTC's own lists, by the last part of their address."""
Values = Mapping[str, Any]


def state_fields(item: Values) -> Iterable[Field]:
    """State all but headline, deck and body; a field that the object lacks is empty."""
    for name, keys in SIMPLE.items():
        key = next((key for key in keys if text_of(item.get(key))), keys[0])
        yield said(name, text_of(item.get(key)), key)
    yield from _dates(item)
    yield from _sources(item)
    rights = [text_of(item.get(key)) for key in ("copyrightnotice", "usageterms")]
    yield said("rights", " ".join(filter(None, rights)), "copyright notice and usage terms")
    for one in objects_of(item.get("subject", item.get("subjects"))):
        yield said("tag", _tag(one), "subject")
    for one in (*objects_of(item.get("person")), *objects_of(item.get("people"))):
        if text_of(one.get("rel")) in ("author", "creator", "byline"):
            yield said("author", text_of(one.get("name")), "person")
    yield said("other_ids", "; ".join(_alternatives(item)), "altIds")
    yield said("associations", "; ".join(_associations(item)), "associations")


def _dates(item: Values) -> Iterable[Field]:
    stated = [(key, text_of(item.get(key))) for key in DATES if text_of(item.get(key))]
    for number, (key, words) in enumerate(stated):
        dated = state_date(words, f"the item's {key}")
        if dated and number == 0:
            yield dated
        elif dated:
            yield said(key, words, key)


def _sources(item: Values) -> Iterable[Field]:
    for key in ("source", "publisher", "provider"):
        known = item.get(key)
        yield said("source", text_of(known.get("name") if isinstance(known, dict) else known), key)
        if key != "source":
            yield said("provider", text_of(known.get("name") if isinstance(known, dict) else known), key)
    for key in ("agency", "credit", "creditline"):
        yield said("credit", text_of(item.get(key)), key)
    for key in ("infosources", "infosource"):
        for one in objects_of(item.get(key)):
            yield said("source", text_of(one.get("name") or one.get("literal")), key)
    yield said("source", text_of(item.get("copyrightholder")), "copyright holder")


def _tag(subject: Values) -> str:
    """Put a subject as `medtop:20000065 politics`."""
    scheme, code, name = (text_of(subject.get(key)) for key in ("scheme", "code", "name"))
    address = text_of(subject.get("uri"))
    if not code and "/" in address:
        scheme, _, code = address.rstrip("/").rpartition("/")
    code = code or address or text_of(subject.get("literal"))
    short = scheme.rstrip("/").rpartition("/")[2].rstrip(":")
    short = SCHEMES.get(short, short)
    known = f"{short}:{code}" if short and code and ":" not in code else code
    return " ".join(filter(None, (known, name if name != code else "")))


def _alternatives(item: Values) -> Iterator[str]:
    known = item.get("altids")
    if isinstance(known, dict):
        yield from (f"{role} {text_of(value)}" for role, value in known.items() if text_of(value))
    yield from (
        f"{text_of(one.get('role'))} {text_of(one.get('value'))}".strip() for one in objects_of(known)
    )


def _associations(item: Values) -> Iterator[str]:
    known = item.get("associations")
    named = (
        known.items() if isinstance(known, dict) else ((text_of(o.get("name")), o) for o in objects_of(known))
    )
    for role, value in named:
        if isinstance(value, dict):
            one = lower_keys(value)
            words = (role, text_of(one.get("type")), text_of(one.get("uri")), find_headline(one)[0])
            yield " ".join(filter(None, words))


def find_headline(item: Values) -> "tuple[str, list[Field]]":
    """Choose the headline; the others become deck or notes."""
    texts = [(role.casefold(), words) for role, words in roles_of(item, "headlines", "headline") if words]
    first = next((words for role, words in texts if role in ("", "main")), texts[0][1] if texts else "")
    headline = first or text_of(item.get("title"))
    rest = [(role, words) for role, words in texts if words != headline]
    decks = [
        said("deck", words, f"headline '{role}'") for role, words in rest if role.startswith(("sub", "deck"))
    ]
    notes = [f"{role}: {words}" for role, words in rest if not role.startswith(("sub", "deck"))]
    return headline, [*decks, said("headlines", "; ".join(notes), "other headlines")]


def said(name: str, value: str, key: str) -> Field:
    """Make a field whose basis names the key."""
    return Field(name=name, value=value, basis=f"the item's {key}")


def lower_keys(value: Mapping[str, Any]) -> Values:
    """Key by lower case: 1.x writes `versioncreated`, 2.x and later `versionCreated`."""
    found: dict[str, Any] = {}
    for key, one in value.items():
        found.setdefault(key.lower(), one)
    return found


def text_of(value: object) -> str:
    """Take a string or a number as words; anything else says nothing."""
    if isinstance(value, str):
        return clean(value)[0].strip()
    return str(value) if isinstance(value, (int, float)) and not isinstance(value, bool) else ""


def objects_of(value: object) -> Iterator[Values]:
    """Give the objects of a list by lower-case keys; anything else holds none."""
    if isinstance(value, list):
        yield from (lower_keys(one) for one in value if isinstance(one, dict))


def roles_of(item: Values, plural: str, singular: str) -> "Iterator[tuple[str, str]]":
    """Give each text with its role: `bodies` with roles as 2.x has them, `body_ROLE` as 1.x does."""
    for one in objects_of(item.get(plural)):
        yield text_of(one.get("role")), text_of(one.get("value"))
    for key, value in item.items():
        if key == singular or key.startswith(f"{singular}_"):
            yield key.removeprefix(singular).strip("_"), text_of(value)
