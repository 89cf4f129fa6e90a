"""NewsML-G2: one item, or a message with several; the story itself is NITF, HTML or plain text."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from generator.articles.agency.elements import in_any_namespace, local_name, state, words_of, write_html
from generator.articles.agency.newsml_pictures import arrange_pictures
from generator.articles.agency.nitf import looks_like_nitf, parse_nitf
from generator.articles.dating.stated_dates import state_date
from generator.articles.formats import Flaw, SourceText, Taken, raw_article
from generator.articles.house import House
from generator.articles.html.bodies import is_html, read_html, read_plain
from generator.articles.html.renditions import Rendition, find_fullest, say_chosen
from generator.errors import KeptBack, UnreadableFile
from generator.model import Field, Part, RawArticle

if TYPE_CHECKING:
    from generator.articles.xml_trees import Element

NAME = "newsml-g2 1"
MAX_ITEMS = 10_000
NAMESPACE = "http://iptc.org/std/nar/2006-10-01/"
ITEMS = {
    "newsItem": "a news item",
    "packageItem": "a package, whose stories are items of their own",
    "conceptItem": "an item on a concept",
    "knowledgeItem": "a list of concepts",
    "planningItem": "a plan of coverage",
    "catalogItem": "a catalogue of schemes",
}
WITHHELD = ("withheld", "canceled", "cancelled")
DATES = ("itemMeta/firstCreated", "contentMeta/contentCreated", "itemMeta/versionCreated")
"""Of these the first is the article's date: when the story first stood, not when it was last touched."""
NAMES = (
    ("source", "contentMeta/infoSource"),
    ("source", "itemMeta/provider"),
    ("provider", "itemMeta/provider"),
    ("source", "rightsInfo/copyrightHolder"),
    ("located", "contentMeta/located"),
)
WORDS = (
    ("headline", "contentMeta/headline"),
    ("headline", "itemMeta/title"),
    ("byline", "contentMeta/by"),
    ("dateline", "contentMeta/dateline"),
    ("slug", "contentMeta/slugline"),
    ("urgency", "contentMeta/urgency"),
    ("note", "itemMeta/edNote"),
    ("expires", "contentMeta/contentExpires"),
)


def looks_like_newsml(root: "Element") -> bool:
    """Whether a root element is an item, or a message with items, of NewsML-G2."""
    name = local_name(root)
    return name == "newsMessage" or (name in ITEMS and root.tag in (name, f"{{{NAMESPACE}}}{name}"))


def read_newsml(source: SourceText, root: "Element", house: House) -> Taken:  # noqa: ARG001 - as every reader's
    """Read each news item with text as one article; every other item is a flaw that says what it is."""
    items = [one for one in _items(root) if local_name(one) in ITEMS]
    if not items:
        raise UnreadableFile("a NewsML-G2 message without items; expected a newsItem.", line=root.sourceline)
    if len(items) > MAX_ITEMS:
        raise UnreadableFile(f"a message with {len(items):,} items; expected at most {MAX_ITEMS:,}.")
    pictures = arrange_pictures(items)
    articles: list[RawArticle] = []
    flaws: dict[int, Flaw] = {}
    shown: set[int] = set()
    for number, item in enumerate(items):
        try:
            articles.append(_article(source, item, number, pictures.captions(item)))
            shown |= pictures.numbers(item)
        except UnreadableFile as error:
            named = f"item {number + 1} ({item.get('guid', '') or 'no guid'}): " if len(items) > 1 else ""
            flaws[number] = Flaw(
                message=f"{named}{error}",
                line=item.sourceline or 0,
                is_kept_back=isinstance(error, KeptBack),
            )
    # A picture that a story shows is part of that story, and no item that was left out.
    left = tuple(flaw for number, flaw in flaws.items() if number not in shown)
    return Taken(articles=tuple(articles), flaws=left)


def _items(root: "Element") -> "list[Element]":
    if local_name(root) != "newsMessage":
        return [root]
    return [item for group in root.iterfind("{*}itemSet") for item in group if isinstance(item.tag, str)]


def _article(source: SourceText, item: "Element", number: int, captions: tuple[Part, ...]) -> RawArticle:
    kind = local_name(item)
    if kind != "newsItem":
        raise UnreadableFile(f"{ITEMS[kind]}; expected a newsItem with text.")
    status = _code(item.find(in_any_namespace("itemMeta/pubStatus"))).rpartition(":")[2].rpartition("/")[2]
    if status.casefold() in WITHHELD:
        raise KeptBack(f"withheld by the agency, which states pubStatus '{status}'.")
    stated = tuple(field for field in _fields(item) if field.value)
    headline = next((field.value for field in stated if field.name == "headline"), "")
    carried = [
        parse_nitf(one)
        for one in item.iterfind(in_any_namespace("contentSet/inlineXML/*"))
        if looks_like_nitf(one)
    ]
    renditions = [Rendition(name="NITF", story=one.story, marked=True) for one in carried]
    renditions += _other_renditions(item, headline)
    chosen = find_fullest(renditions)
    if chosen is None:
        raise UnreadableFile(f"{_what(item)} without a story's text; expected a body in NITF, HTML or text.")
    fields = (*stated, *(field for one in carried for field in one.fields), *say_chosen(chosen, renditions))
    parts = chosen.story.parts + captions
    return raw_article(source, NAME, parts, fields, chosen.story.cuts, number=number)


def _code(element: "Element | None") -> str:
    return "" if element is None else str(element.get("qcode") or element.get("uri") or "")


def _what(item: "Element") -> str:
    known = _code(item.find(in_any_namespace("itemMeta/itemClass"))).rpartition(":")[2].rpartition("/")[2]
    return f"a news item of class '{known}'" if known else "a news item"


def _other_renditions(item: "Element", headline: str) -> Iterator[Rendition]:
    """Read bodies in HTML and plain text."""
    for one in item.iterfind(in_any_namespace("contentSet/inlineXML")):
        for child in one:
            if local_name(child) == "html":
                yield Rendition(name="HTML", story=read_html(write_html(child), headline), marked=True)
    for one in item.iterfind(in_any_namespace("contentSet/inlineData")):
        text = "".join(one.itertext()).strip()
        marked = "html" in one.get("contenttype", "") or is_html(text)
        story = read_html(text, headline) if marked else read_plain(text, headline)
        yield Rendition(name=one.get("contenttype", "text"), story=story, marked=marked)


def _fields(item: "Element") -> Iterator[Field]:
    yield state("id", item.get("guid", ""), "guid")
    yield state("version", item.get("version", ""), "version")
    yield from _decks(item)
    for name, steps in WORDS:
        yield from (state(name, words_of(one), steps) for one in item.iterfind(in_any_namespace(steps)))
    for one in item.iterfind(in_any_namespace("itemMeta/embargoed")):
        # Without a date it ends when the agency says so (NewsML-G2 guidelines, on `embargoed`).
        yield state("embargo", words_of(one) or "until further notice", "itemMeta/embargoed")
    for name, steps in NAMES:
        yield from (state(name, _name(one), steps) for one in item.iterfind(in_any_namespace(steps)))
    yield from _authors(item)
    yield from _dates(item)
    for one in item.iterfind(in_any_namespace("contentMeta/language")):
        yield state("language", one.get("tag", ""), "contentMeta/language")
    yield state("language", item.get("{http://www.w3.org/XML/1998/namespace}lang", ""), "xml:lang")
    rights = [
        words_of(one) for tag in ("copyrightNotice", "usageTerms") for one in item.iterfind(f".//{{*}}{tag}")
    ]
    yield state("rights", " ".join(filter(None, rights)), "rightsInfo")
    for one in item.iterfind(in_any_namespace("contentMeta/subject")):
        yield state("tag", f"{_code(one)} {_name(one)}", "contentMeta/subject")
    linked = [f"{one.get('rel', '')} {one.get('residref') or one.get('href') or ''}" for one in _links(item)]
    yield state("associations", "; ".join(sorted(filter(None, map(str.strip, linked)))), "link")


def _links(item: "Element") -> "list[Element]":
    return [
        *item.iterfind(in_any_namespace("itemMeta/link")),
        *item.iterfind(in_any_namespace("assert/link")),
    ]


def _name(element: "Element") -> str:
    return words_of(element.find("{*}name")) or str(element.get("literal", ""))


def _decks(item: "Element") -> Iterator[Field]:
    """Take a headline whose role is that of a lower one, and a description that is a summary."""
    for one in item.findall(in_any_namespace("contentMeta/headline")):
        if "sub" in one.get("role", "").casefold():
            yield state("deck", words_of(one), "contentMeta/headline")
            one.getparent().remove(one)
    for one in item.iterfind(in_any_namespace("contentMeta/description")):
        yield state("deck", words_of(one), "contentMeta/description")


def _authors(item: "Element") -> Iterator[Field]:
    """Take creators that are no agency: none that is named as source, or typed as an organization."""
    agencies = {_name(one) for _, steps in NAMES for one in item.iterfind(in_any_namespace(steps))}
    for one in item.iterfind(in_any_namespace("contentMeta/creator")):
        name = _name(one)
        person = "person" in one.get("type", "").casefold()
        if person or (name not in agencies and "org" not in one.get("type", "").casefold()):
            yield state("author", name, "contentMeta/creator")


def _dates(item: "Element") -> Iterator[Field]:
    first = True
    for steps in DATES:
        for one in item.iterfind(in_any_namespace(steps)):
            words = words_of(one)
            dated = state_date(words, f"the item's {steps}")
            if dated and first:
                first = False
                yield dated
            elif dated:
                yield state(steps.rpartition("/")[2].lower(), words, steps)
