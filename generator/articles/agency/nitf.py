"""NITF 2.x and 3.x, the XML of a single story; NewsML-G2 carries it too."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from msgspec import Struct

from generator.articles.agency.elements import local_name, state, words_of
from generator.articles.dating.stated_dates import state_date
from generator.articles.embargoes import parse_moment
from generator.articles.formats import SourceText, Taken, raw_article
from generator.articles.house import House
from generator.articles.html.bodies import Story, read_html
from generator.articles.pictures.pictures import choose_address
from generator.errors import KeptBack
from generator.model import Cut, Field

if TYPE_CHECKING:
    from generator.articles.xml_trees import Element

NAME = "nitf 1"
WITHHELD = ("withheld", "canceled", "cancelled")
AS_HTML = {
    "bq": "blockquote",
    "block": "div",
    "credit": "p",
    "dateline": "p",
    "hedline": "div",
    "hl1": "h2",
    "hl2": "h3",
    "media": "figure",
    "media-caption": "figcaption",
    "media-producer": "figcaption",
    "note": "div",
    "fn": "div",
}
KEPT = frozenset(
    (
        *("a", "br", "caption", "dd", "dl", "dt", "em", "hr", "li", "ol", "p", "pre", "q", "strong"),
        *("table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul"),
    )
)
"""Elements that mean the same in HTML; of all others only the words are taken."""
DATES = (("date.issue", "norm"), ("story.date", "norm"), ("pubdata", "date.publication"))
FIELDS = (
    ("id", "doc-id", "id-string"),
    ("urgency", "urgency", "ed-urg"),
    ("expires", "date.expire", "norm"),
    ("slug", "du-key", "key"),
    ("note", "ed-msg", "info"),
    ("section", "pubdata", "position.section"),
    ("url", "pubdata", "ex-ref"),
    ("source", "pubdata", "name"),
    ("provider", "pubdata", "name"),
)


class Nitf(Struct, frozen=True, kw_only=True):
    """What one NITF element holds."""

    fields: tuple[Field, ...]
    story: Story


def looks_like_nitf(root: "Element") -> bool:
    """Whether a root element is that of NITF."""
    return local_name(root) == "nitf"


def read_nitf(source: SourceText, root: "Element", house: House) -> Taken:  # noqa: ARG001 - as every reader's
    """Read a file as one article; raise `UnreadableFile` where the agency withholds it."""
    for status in root.xpath("//*[local-name() = 'docdata']/@management-status"):
        if status.casefold() in WITHHELD:
            raise KeptBack(f"withheld by the agency, which states management-status '{status}'.")
    found = parse_nitf(root)
    return Taken(articles=(raw_article(source, NAME, found.story.parts, found.fields, found.story.cuts),))


def parse_nitf(root: "Element") -> Nitf:
    """Take the fields and the story of a NITF element."""
    headline = words_of(root.find(".//{*}hedline/{*}hl1"))
    title = words_of(root.find("{*}head/{*}title"))
    contents = root.findall(".//{*}body.content")
    story = read_html("".join(map(as_html, contents)), headline or title)
    cuts = list(story.cuts)
    for end in root.iterfind(".//{*}body.end"):
        cuts += [Cut(text=words, reason="stands below the story") for words in [words_of(end)] if words]
    fields = [
        _said("headline", headline, "hl1") if headline else _said("headline", title, "title"),
        *_top(root),
        *_head(root),
    ]
    return Nitf(
        fields=tuple(field for field in fields if field.value),
        story=Story(parts=story.parts, cuts=tuple(cuts)),
    )


def as_html(element: "Element") -> str:
    """Write the content of an element as HTML, its elements by what they mean and no attribute but links."""
    from lxml import etree

    body = etree.fromstring(etree.tostring(element, with_tail=False), etree.XMLParser(resolve_entities=False))
    for one in body.iter():
        name = local_name(one)
        address = one.get("href", "")
        source = one.get("source", "") if name == "media-reference" else ""
        words = one.get("alternate-text", "") if name == "media-reference" else ""
        number = one.get("seqnum") or ""
        one.attrib.clear()
        if name == "ol" and number.isdigit():
            one.set("start", number[:6])
        one.tag = AS_HTML.get(name, name if name in KEPT else "span")
        if one.tag == "a" and address:
            one.set("href", address)
        if source:
            one.tag = "img"
            one.set("src", source)
            one.set("alt", words)
        elif name == "media-producer":
            one.set("class", name)
    body.tag = "div"
    for figure in list(body.iter("figure")):
        _gather_captions(figure)
    etree.cleanup_namespaces(body)
    return str(etree.tostring(body, method="html", encoding="unicode"))


def _gather_captions(figure: "Element") -> None:
    """Put all captions of a picture into one below it, and its credits beside its address."""
    from lxml import etree

    captions = list(figure.iter("figcaption"))
    credited = [words_of(one) for one in captions if one.get("class")]
    words = " ".join(filter(None, (words_of(one) for one in captions if not one.get("class"))))
    words = words or ("" if captions else words_of(figure))
    known = {one.get("src"): one.get("alt", "") for one in figure.iter("img")}
    address = choose_address(known)
    for child in list(figure):
        figure.remove(child)
    figure.text = None
    image = etree.SubElement(figure, "img", src=address, alt=known.get(address, ""))
    image.set("data-credit", " ".join(filter(None, credited)))
    etree.SubElement(figure, "figcaption").text = words


def _said(name: str, value: str, where: str) -> Field:
    return state(name, value, f"{where} element")


def _top(root: "Element") -> Iterator[Field]:
    """Take deck and byline from above the story."""
    decks = [words_of(one) for one in root.iterfind(".//{*}hedline/{*}hl2")]
    yield _said("deck", " ".join(decks), "hl2")
    yield _said("deck", words_of(root.find(".//{*}body.head/{*}abstract")), "abstract")
    bylines = [_byline(one) for one in root.iterfind(".//{*}body.head/{*}byline")]
    yield _said("byline", "; ".join(filter(None, bylines)), "byline")
    titles = [words_of(one) for one in root.iterfind(".//{*}body.head/{*}byline/{*}byttl")]
    yield _said("byline_title", "; ".join(titles), "byttl")
    for person in root.iterfind(".//{*}body.head/{*}byline/{*}person"):
        yield _said("author", words_of(person), "byline")
    yield _said("dateline", words_of(root.find(".//{*}body.head/{*}dateline")), "dateline")
    yield _said("source", words_of(root.find(".//{*}body.head/{*}distributor")), "distributor")
    yield _said("rights", words_of(root.find(".//{*}body.head/{*}rights")), "rights")
    yield _said("note", words_of(root.find(".//{*}body.head/{*}note")), "note")


def _byline(element: "Element") -> str:
    """Take a byline without its title, which alone names an agency or a post but no writer."""
    words = words_of(element)
    for title in element.iterfind("{*}byttl"):
        words = words.replace(words_of(title), "", 1).strip(" ,;")
    return "" if words.casefold() == "by" else words


def _head(root: "Element") -> Iterable[Field]:
    """Take what stands in the head, of which elements only their attributes speak."""
    language = root.get("{http://www.w3.org/XML/1998/namespace}lang", "")
    yield Field(name="language", value=language, basis="the item's xml:lang")
    for name, tag, attribute in FIELDS:
        yield from (_said(name, one.get(attribute, ""), tag) for one in root.iterfind(f".//{{*}}{tag}"))
    yield from _dates(root)
    yield from _embargo(root)
    for holder in root.iterfind(".//{*}doc.copyright"):
        words = f"Copyright {holder.get('year', '')} {holder.get('holder', '')}"
        yield _said("rights", words, "doc.copyright")
    for subject in root.iterfind(".//{*}tobject.subject"):
        names = (subject.get(f"tobject.subject.{part}", "") for part in ("type", "matter", "detail"))
        code = subject.get("tobject.subject.refnum", "")
        yield _said("tag", " ".join(filter(None, (code and f"subj:{code}", *names))), "tobject.subject")
    for keyword in root.iterfind(".//{*}keyword"):
        yield _said("tag", keyword.get("key", ""), "keyword")
    located = root.find(".//{*}evloc")
    if located is not None:
        places = (located.get(part, "") for part in ("city", "state-prov", "iso-cc"))
        yield _said("located", ", ".join(filter(None, places)), "evloc")


def _embargo(root: "Element") -> Iterator[Field]:
    """Take the day of release for an embargo, unless the document was issued no earlier."""
    issued = [parse_moment(one.get("norm", "")) for one in root.iterfind(".//{*}date.issue")]
    for one in root.iterfind(".//{*}date.release"):
        release = parse_moment(one.get("norm", ""))
        if not any(release and day and release <= day for day in issued):
            yield _said("embargo", one.get("norm", ""), "date.release")


def _dates(root: "Element") -> Iterator[Field]:
    for tag, attribute in DATES:
        for element in root.iterfind(f".//{{*}}{tag}"):
            dated = state_date(element.get(attribute, ""), f"the item's {tag} element")
            if dated:
                yield dated
