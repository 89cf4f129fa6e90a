"""NewsML 1.0 to 1.2: components within components, each with its own lines; a story's parts have roles."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from msgspec import Struct

from generator.articles.agency.elements import local_name, write_html
from generator.articles.agency.newsml import MAX_ITEMS, WITHHELD
from generator.articles.agency.newsml_1_items import (
    Component,
    Story,
    code_of,
    find_stories,
    id_of,
    list_captions,
    list_fields,
)
from generator.articles.agency.nitf import as_html, looks_like_nitf, parse_nitf
from generator.articles.formats import Flaw, SourceText, Taken, raw_article
from generator.articles.house import House
from generator.articles.html.bodies import is_html, read_html, read_plain
from generator.articles.html.renditions import Rendition, find_fullest, say_chosen
from generator.errors import KeptBack, UnreadableFile
from generator.model import Cut, Field, RawArticle

if TYPE_CHECKING:
    from generator.articles.xml_trees import Element

NAME = "newsml-1 1"


class _Piece(Struct, frozen=True, kw_only=True):
    """The text of one component."""

    role: str
    renditions: tuple[Rendition, ...]
    fields: tuple[Field, ...] = ()

    @property
    def letters(self) -> int:
        return max(one.letters for one in self.renditions)


def looks_like_newsml_1(root: "Element") -> bool:
    """Whether a root element is that of NewsML 1."""
    return local_name(root) == "NewsML"


def read_newsml_1(source: SourceText, root: "Element", house: House) -> Taken:  # noqa: ARG001 - as every reader's
    """Read each story of each item as one article; an item without any is a flaw that says what it is."""
    items = list(root.iter("{*}NewsItem"))
    if not items:
        raise UnreadableFile("a NewsML document without items; expected a NewsItem.", line=root.sourceline)
    if len(items) > MAX_ITEMS:
        raise UnreadableFile(f"a document with {len(items):,} items; expected at most {MAX_ITEMS:,}.")
    articles: list[RawArticle] = []
    flaws: list[Flaw] = []
    for number, item in enumerate(items):
        try:
            for story in _stories(item):
                fields = tuple(field for field in list_fields(root, item, story) if field.value)
                articles.append(_article(source, story, fields, number=len(articles)))
        except UnreadableFile as error:
            named = f"item {number + 1} ({id_of(item) or 'no identifier'}): " if len(items) > 1 else ""
            is_kept_back = isinstance(error, KeptBack)
            flaws.append(
                Flaw(message=f"{named}{error}", line=item.sourceline or 0, is_kept_back=is_kept_back)
            )
    return Taken(articles=tuple(articles), flaws=tuple(flaws))


def _stories(item: "Element") -> tuple[Story, ...]:
    status = code_of(item, "NewsManagement/Status")
    if status.casefold() in WITHHELD:
        raise KeptBack(f"withheld by the agency, which states Status '{status}'.")
    stories = find_stories(item)
    if not stories:
        kind = code_of(item, "NewsManagement/NewsItemType")
        what = f"a news item of type '{kind}'" if kind else "a news item"
        raise UnreadableFile(f"{what} without a story's text; expected a body in NITF, HTML or text.")
    return stories


def _article(source: SourceText, story: Story, stated: tuple[Field, ...], *, number: int) -> RawArticle:
    headline = next((field.value for field in stated if field.name == "headline"), "")
    pieces = [_piece(one, headline) for one in story.texts()]
    main = max(pieces, key=lambda piece: piece.letters)
    same = [rendition for piece in pieces if piece.role == main.role for rendition in piece.renditions]
    chosen = find_fullest(same) or main.renditions[0]
    beside = [cut for piece in pieces if piece.role != main.role for cut in _beside(piece)]
    return raw_article(
        source,
        NAME,
        chosen.story.parts + tuple(list_captions(story)),
        (*stated, *main.fields, *say_chosen(chosen, same)),
        chosen.story.cuts + tuple(beside),
        number=number,
    )


def _piece(component: Component, headline: str) -> _Piece:
    carried = [parse_nitf(one) for held in component.texts for one in held if looks_like_nitf(one)]
    found = [Rendition(name="NITF", story=one.story, marked=True) for one in carried]
    found += [
        _rendition(held, headline)
        for held in component.texts
        if not any(looks_like_nitf(one) for one in held)
    ]
    fields = tuple(field for one in carried for field in one.fields)
    return _Piece(role=component.role, renditions=tuple(found), fields=fields)


def _rendition(held: "Element", headline: str) -> Rendition:
    """Read a page, paragraphs that stand in the item as they are, or a text that may be escaped HTML."""
    page = next((one for one in held if local_name(one) == "html"), None)
    text = (held.text or "").strip()
    if page is None and not len(held) and not is_html(text):
        return Rendition(name="text", story=read_plain(text, headline))
    html = write_html(page) if page is not None else as_html(held) if len(held) else text
    return Rendition(name="HTML", story=read_html(html, headline), marked=True)


def _beside(piece: _Piece) -> Iterator[Cut]:
    """Keep the words of a component of another role than the story's, which are not part of it."""
    fullest = find_fullest(piece.renditions)
    reason = f"stands beside the story, as its {piece.role}" if piece.role else "stands beside the story"
    for part in fullest.story.parts if fullest else ():
        yield Cut(text=part.text, reason=reason)
