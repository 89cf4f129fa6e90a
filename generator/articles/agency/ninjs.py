"""ninjs 1.x, 2.x and 3.x, the JSON of news agencies: one object, or a list of them."""

import re

from generator.articles.agency.ninjs_fields import (
    Values,
    find_headline,
    lower_keys,
    objects_of,
    roles_of,
    said,
    state_fields,
    text_of,
)
from generator.articles.agency.ninjs_pictures import find_pictures
from generator.articles.agency.nitf import parse_nitf
from generator.articles.formats import Flaw, SourceText, Taken, raw_article
from generator.articles.house import House
from generator.articles.html.bodies import Story, drop_repeated, is_html, read_html, read_plain
from generator.articles.html.renditions import Rendition, find_fullest, say_chosen
from generator.articles.xml_trees import parse_xml
from generator.errors import KeptBack, UnreadableFile
from generator.model import Field, RawArticle

NAME = "ninjs 1"
MAX_ITEMS = 10_000
WITHHELD = ("withheld", "canceled", "cancelled")
TEXTS = ("", "text", "composite")
DECK_LONGEST = 500
DECLARATION = re.compile(r"\s*<\?xml[^>]*\?>")
NITF = re.compile(r"(?:\s*<\?xml[^>]*\?>)?\s*<nitf\b")


def looks_like_ninjs(value: object) -> bool:
    """Whether a JSON value is a ninjs object, or a list that holds one."""
    if isinstance(value, list):
        return any(isinstance(one, dict) and looks_like_ninjs(one) for one in value[:MAX_ITEMS])
    if not isinstance(value, dict):
        return False
    item = lower_keys(value)
    standard = item.get("standard", item.get("$standard"))
    if isinstance(standard, dict) and standard.get("name") == "ninjs":
        return True
    own = (
        "versioncreated",
        "pubstatus",
        "headline",
        "headlines",
        "bodies",
        "body_text",
        "body_xhtml",
        "body_html",
    )
    return isinstance(item.get("uri"), str) and any(
        key in item for key in (*own, "descriptions", "renditions")
    )


def read_ninjs(source: SourceText, value: object, house: House) -> Taken:  # noqa: ARG001 - as every reader's
    """Read each object as one article; those that hold no story, or are withheld, are flaws."""
    items = value if isinstance(value, list) else [value]
    if len(items) > MAX_ITEMS:
        raise UnreadableFile(f"a list of {len(items):,} ninjs objects; expected at most {MAX_ITEMS:,}.")
    articles: list[RawArticle] = []
    flaws: list[Flaw] = []
    for number, one in enumerate(items):
        where = f"item {number + 1}: " if isinstance(value, list) else ""
        try:
            articles.append(_article(source, one, number))
        except UnreadableFile as error:
            flaws.append(Flaw(message=f"{where}{error}", is_kept_back=isinstance(error, KeptBack)))
    return Taken(articles=tuple(articles), flaws=tuple(flaws))


def _article(source: SourceText, value: object, number: int) -> RawArticle:
    if not isinstance(value, dict):
        raise UnreadableFile("no object; expected a ninjs object.")
    item = lower_keys(value)
    status = text_of(item.get("pubstatus")).rpartition(":")[2].casefold()
    if status in WITHHELD:
        raise KeptBack(f"withheld by the agency, which states pubStatus '{status}'.")
    headline, others = find_headline(item)
    renditions = _renditions(item, headline)
    chosen = find_fullest(renditions)
    described = _described(item)
    kind = text_of(item.get("type"))
    if chosen is None and (kind not in TEXTS or "renditions" in item):
        kind = kind or "picture"
        raise UnreadableFile(f"an object of type '{kind}' without a story's text; expected a body.")
    if chosen is None and described:
        name, words = described.pop(0)
        chosen = Rendition(name=name, story=_story(words, headline))
    fields = (*state_fields(item), *others, *say_chosen(chosen, renditions))
    body = drop_repeated(chosen.story, headline) if chosen else None
    told = " ".join(part.text for part in body.parts) if body else ""
    decks = [said("deck", words, name) for name, words in described if _is_deck(words, told)]
    parts, cuts = (body.parts, body.cuts) if body else ((), ())
    parts += find_pictures(item)
    top = (said("headline", headline, "headline"), *decks[:1])
    return raw_article(source, NAME, parts, (*filter(_known, (*top, *fields)),), cuts, number=number)


def _known(field: Field) -> bool:
    return bool(field.value)


def _renditions(item: Values, headline: str) -> list[Rendition]:
    """Read every rendition of the body; XML of the agency's own only where there is no other."""
    found: list[tuple[str, str]] = []
    own: list[tuple[str, str]] = []
    for one in objects_of(item.get("bodies")):
        kind = text_of(one.get("contenttype")).casefold()
        private = "xml" in kind and "xhtml" not in kind
        (own if private else found).append((f"body '{text_of(one.get('role'))}'", text_of(one.get("value"))))
    found += [
        (key, text_of(value)) for key, value in item.items() if key == "body" or key.startswith("body_")
    ]
    return [
        Rendition(name=name, story=_story(words, headline), marked=is_html(words))
        for name, words in (found if any(words for _, words in found) else own)
        if words
    ]


def _story(words: str, headline: str) -> Story:
    if NITF.match(words):
        return parse_nitf(parse_xml(DECLARATION.sub("", words).encode())).story
    return read_html(words, headline) if is_html(words) else read_plain(words, headline)


def _described(item: Values) -> "list[tuple[str, str]]":
    """Give the descriptions, those in plain text first."""
    texts = [(role, words) for role, words in roles_of(item, "descriptions", "description") if words]
    plain = [(f"description '{role}'" if role else "description", words) for role, words in texts]
    return sorted(plain, key=lambda known: is_html(known[1]))


def _is_deck(words: str, body: str) -> bool:
    """Whether a description says something that does not stand in the body."""
    return len(words) <= DECK_LONGEST and not is_html(words) and _letters(words) not in _letters(body)


def _letters(words: str) -> str:
    return "".join(filter(str.isalnum, words.casefold()))
