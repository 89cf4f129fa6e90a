"""The stories of a NewsML 1 item, and what each states: what the nearest component says that says any."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from msgspec import Struct

from generator.articles.agency.elements import in_any_namespace, local_name, state, words_of
from generator.articles.dating.stated_dates import state_date
from generator.articles.pictures.pictures import choose_address
from generator.model import Field, Part, Picture

if TYPE_CHECKING:
    from generator.articles.xml_trees import Element

LINES = (
    ("headline", "HeadLine"),
    ("deck", "SubHeadLine"),
    ("byline", "ByLine"),
    ("byline_title", "ByLineTitle"),
    ("dateline", "DateLine"),
    ("slug", "SlugLine"),
    ("rights", "CopyrightLine"),
    ("rights", "RightsLine"),
    ("tag", "KeywordLine"),
)
PARTIES = (("source", "Source"), ("source", "Provider"), ("provider", "Provider"))
CODES = (
    ("language", "DescriptiveMetadata/Language", "Language"),
    ("tag", "DescriptiveMetadata/SubjectCode/*", "SubjectCode"),
)
ROLES_OF_FIELDS = frozenset({"caption", "headline", "stylesheet", "subheadline"})
"""Roles whose text is no story and stands beside none: it is a field, a caption, or looks."""
NO_PICTURE = frozenset({"icon", "logo", "thumbnail", "video"})


class Component(Struct, frozen=True, kw_only=True):
    """One component of an item, with those around it."""

    element: "Element"
    around: "tuple[Element, ...]"
    """Itself first, the topmost of the item last."""
    role: str
    """In lower case."""
    texts: "tuple[Element, ...]"
    """What it holds itself as text."""


class Story(Struct, frozen=True, kw_only=True):
    """A component with lines of its own, and all components below it that are no other story's."""

    number: int
    """Its place in the item, from 0."""
    top: Component
    components: tuple[Component, ...]

    def texts(self) -> tuple[Component, ...]:
        """List the components with text of the story, or beside it."""
        return tuple(one for one in self.components if one.texts and one.role not in ROLES_OF_FIELDS)


def find_stories(item: "Element") -> tuple[Story, ...]:
    """Find the components with a headline, or else at the top of an item, that text stands below."""
    components = {one.element: one for one in _components(item)}
    tops = dict.fromkeys(
        _headed(one) for one in components.values() if one.texts and one.role not in ROLES_OF_FIELDS
    )
    held: dict[Element, list[Component]] = {top: [] for top in tops}
    for one in components.values():
        top = next((above for above in one.around if above in held), None)
        if top is not None:
            held[top].append(one)
    return tuple(
        Story(number=number, top=components[top], components=tuple(held[top]))
        for number, top in enumerate(tops)
    )


def _components(item: "Element") -> Iterator[Component]:
    """Yield the components of an item, not those of an item within it."""
    for element in item.iter("{*}NewsComponent"):
        around = [element]
        while local_name(above := around[-1].getparent()) == "NewsComponent":
            around.append(above)
        if above is item:
            yield Component(
                element=element,
                around=tuple(around),
                role=code_of(element, "Role").casefold(),
                texts=tuple(_texts(element)),
            )


def _headed(component: Component) -> "Element":
    """Find the nearest component with a headline, else the topmost."""
    headed = (one for one in component.around if one.find(in_any_namespace("NewsLines/HeadLine")) is not None)
    return next(headed, component.around[-1])


def _texts(element: "Element") -> "Iterator[Element]":
    for content in element.iterfind("{*}ContentItem"):
        kind = code_of(content, "MimeType").casefold()
        is_text = not kind or ("css" not in kind and any(word in kind for word in ("text", "xml", "html")))
        held = content.find("{*}DataContent")
        if is_text and held is not None and words_of(held):
            yield held


def id_of(item: "Element") -> str:
    """Name an item without its revision, which is its version (NewsML 1.2, functional specification, 5.6)."""
    names = [
        words_of(item.find(in_any_namespace(f"Identification/NewsIdentifier/{part}")))
        for part in ("ProviderId", "DateId", "NewsItemId")
    ]
    return "urn:newsml:" + ":".join(names) if all(names) else ""


def list_fields(root: "Element", item: "Element", story: Story) -> Iterator[Field]:
    """Yield what the document, the item and the components around a story state of it."""
    around = story.top.around
    place = f"#{story.number + 1}" if story.number else ""
    yield state("id", id_of(item) and id_of(item) + place, "NewsIdentifier")
    yield state(
        "version",
        words_of(item.find(in_any_namespace("Identification/NewsIdentifier/RevisionId"))),
        "RevisionId",
    )
    for name, tag in LINES:
        yield from (state(name, words_of(one), tag) for one in _nearest(around, f"NewsLines/{tag}"))
    for one in story.components:
        if one.role == "subheadline":
            yield from (state("deck", words_of(text), "SubHeadLine") for text in one.texts)
    for name, tag in PARTIES:
        for party in _nearest(around, f"AdministrativeMetadata/{tag}/Party"):
            yield state(name, party.get("FormalName", ""), tag)
    for name in ("source", "provider"):
        yield state(name, code_of(root, "NewsEnvelope/SentFrom/Party"), "SentFrom")
    for name, steps, tag in CODES:
        yield from (state(name, one.get("FormalName", ""), tag) for one in _nearest(around, steps))
    yield state("urgency", code_of(item, "NewsManagement/Urgency"), "Urgency")
    places = [one.get("Value", "") for one in _nearest(around, "DescriptiveMetadata/Location/Property")]
    yield state("located", ", ".join(filter(None, places)), "Location")
    yield from _times(item)


def _times(item: "Element") -> Iterator[Field]:
    times = {
        tag: words_of(item.find(in_any_namespace(f"NewsManagement/{tag}")))
        for tag in ("FirstCreated", "ThisRevisionCreated")
    }
    tag = "FirstCreated" if times["FirstCreated"] else "ThisRevisionCreated"
    dated = state_date(times[tag], f"the item's {tag}")
    if dated:
        yield dated
    yield state("versioncreated", times["ThisRevisionCreated"], "ThisRevisionCreated")
    if code_of(item, "NewsManagement/Status").casefold() == "embargoed":
        # Without a moment at which its state is to change, it ends when the agency says so.
        ends = words_of(item.find(in_any_namespace("NewsManagement/StatusWillChange/DateAndTime")))
        yield state("embargo", ends or "until further notice", "Status")


def list_captions(story: Story) -> Iterator[Part]:
    """Yield the captions of a story's pictures, which lie elsewhere by their addresses."""
    spoken: dict[Element, list[str]] = {}
    for one in story.components:
        if one.role == "caption":
            spoken.setdefault(one.element.getparent(), []).extend(words_of(text) for text in one.texts)
    for one in story.components:
        images = [content for content in one.element.iterfind("{*}ContentItem") if content.get("Href")]
        if one.role in NO_PICTURE or not images:
            continue
        if all(code_of(image, "MimeType").casefold().startswith("image/") for image in images):
            words = " ".join(spoken.get(one.element, ()))
            yield _caption(one.element, [str(image.get("Href")) for image in images], words)


def _caption(element: "Element", addresses: list[str], words: str) -> Part:
    headline, by, credit, rights = (
        words_of(element.find(in_any_namespace(f"NewsLines/{tag}")))
        for tag in ("HeadLine", "ByLine", "CreditLine", "CopyrightLine")
    )
    picture = Picture(address=choose_address(addresses), credit=credit or by, rights=rights)
    return Part(kind="caption", text=words or headline, picture=picture)


def _nearest(around: "tuple[Element, ...]", steps: str) -> "list[Element]":
    """Find what the nearest component states that states any."""
    return next((found for one in around if (found := one.findall(in_any_namespace(steps)))), [])


def code_of(element: "Element", steps: str) -> str:
    """Read the formal name of an element below another; none has an empty one."""
    found = element.find(in_any_namespace(steps))
    return "" if found is None else str(found.get("FormalName", "")).strip()
