"""The story of a web page: found by trafilatura, with the emphasis, links and lists it has there."""

import logging
from collections.abc import Mapping, Sequence
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from generator.articles.html.html_parts import parse_html_parts
from generator.articles.html.numbering import write_numbers
from generator.articles.mail.message_pictures import with_files
from generator.articles.pictures.pictures import WEB
from generator.model import Cut, Part, Picture, PictureFile

TAGS = {
    "list": "ul",
    "item": "li",
    "quote": "blockquote",
    "row": "tr",
    "cell": "td",
    "lb": "br",
    "graphic": "img",
}
EMPHASIS = {"#b": "strong", "#i": "em"}
SHOWN = 600
"""Characters of what is left out that an article's provenance quotes; the file keeps them all."""
ABOVE = -1
"""In place of a part's number: above all parts."""
COMPARED = 1_000
"""Blocks outside of the story that are looked for within it."""


class WebStory(Struct, frozen=True, kw_only=True):
    """A page's story, what was left out, and a note where it was not found in the usual way."""

    parts: tuple[Part, ...]
    cuts: tuple[Cut, ...]
    note: str = ""


def find_story(html: str, base: str, files: Mapping[str, PictureFile] | None = None) -> WebStory:
    """Find a page's story; where there is none to be told apart, take all text of the page.

    `files` are the pictures that came with the page, by their addresses.
    """
    html = write_numbers(html)
    page = parse_html_parts(html, base, is_numbered=True)
    page = replace(page, parts=with_files(page.parts, files or {}, base))
    body = _extract(html)
    found = parse_html_parts(_to_html(body), base, is_numbered=True) if body is not None else None
    if found is None or not found.parts:
        note = "no story could be told apart from the rest of the page, so all of its text is kept"
        return WebStory(parts=page.parts, cuts=page.cuts + page.addresses, note=note)
    parts = _with_captions(found.parts, page.parts)
    kept = {part.text for part in parts}
    left = [part.text for part in page.parts if part.text not in kept]
    left += [cut.text for cut in page.cuts]
    return WebStory(parts=parts, cuts=_cuts(left, " ".join(kept)) + found.addresses)


def _with_captions(story: Sequence[Part], page: Sequence[Part]) -> tuple[Part, ...]:
    """Put the captions of pictures back that stand between two blocks of the story."""
    places = {part.text: number for number, part in enumerate(story) if part.text}
    both = [n for n, part in enumerate(page) if part.text in places]
    first, last = (both[0], both[-1]) if both else (0, 0)
    after: dict[int, list[Part]] = {}
    current = ABOVE
    seen: set[str] = set()
    for n, part in enumerate(page[:last]):
        current = places.get(part.text, current)
        picture = part.picture
        if picture is None or picture.address in seen or (n < first and not _is_lead(page[n:first], picture)):
            continue
        seen.add(picture.address)
        after.setdefault(current, []).append(part)
    captions = {part.text for parts in after.values() for part in parts}
    told = [
        [*([part] if part.text not in captions else []), *after.get(n, ())] for n, part in enumerate(story)
    ]
    return (*after.get(ABOVE, ()), *(part for parts in told for part in parts))


def _is_lead(until_story: Sequence[Part], picture: Picture) -> bool:
    """Whether a picture above the story is at hand, and no heading stands between."""
    is_near = picture.file is not None or not WEB.match(picture.address)
    return is_near and all(part.kind != "heading" for part in until_story)


def _extract(html: str) -> Any:
    from trafilatura import bare_extraction

    # What it says while it looks names no file; what comes of it is told of the article.
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    # Precision gives the better F1 on pages of news; metadata is left to the evidence that pages state.
    found: Any = bare_extraction(
        html,
        favor_precision=True,
        include_comments=False,
        include_formatting=True,
        include_links=True,
        include_tables=True,
    )
    return found.body if found is not None else None


def _to_html(body: Any) -> str:
    """Write trafilatura's elements as the HTML that they were made from."""
    from lxml import etree

    for element in body.iter(etree.Element):
        tag = element.tag
        if tag == "head":
            element.tag = element.get("rend") if str(element.get("rend")) in _HEADINGS else "h2"
        elif tag == "hi":
            element.tag = EMPHASIS.get(element.get("rend", ""), "span")
        elif tag == "ref":
            element.tag = "a"
            element.set("href", element.get("target", ""))
        elif tag in TAGS:
            element.tag = "ol" if element.get("rend") == "ol" else TAGS[tag]
    return str(etree.tostring(body, encoding="unicode", method="html", with_tail=False))


_HEADINGS = frozenset(f"h{level}" for level in range(1, 7))


def _cuts(left: "list[str]", story: str) -> tuple[Cut, ...]:
    left = list(dict.fromkeys(left))
    checked = [text for text in left[:COMPARED] if text not in story]
    words = " · ".join(checked + left[COMPARED:])
    if not words:
        return ()
    count = len(words.split())
    shown = words if len(words) <= SHOWN else words[:SHOWN].rsplit(" ", 1)[0] + " …"
    return (Cut(text=shown, reason=f"the page's other {count:,} words, outside of the story"),)
