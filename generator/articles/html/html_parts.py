"""The blocks of an HTML text, with emphasis and links as marks beside them; nothing is run or fetched."""

import re
from collections.abc import Iterator
from typing import Any, Literal
from urllib.parse import urljoin

from msgspec import Struct, field
from msgspec.structs import replace

from generator.articles.html.figures import (
    Figure,
    add_caption,
    add_pictures,
    close_figure,
    open_figure,
    read_picture,
)
from generator.articles.html.html_clean import BLOCKS, CUT, LAID_OUT, clean_html
from generator.articles.html.numbering import write_numbers
from generator.articles.link_targets import SHOWN, WORDLESS, bound_cuts, refuse_links
from generator.articles.plain.lines import Line
from generator.model import Cut, Mark, MarkKind, Part, PartKind, Picture

KINDS: dict[str, PartKind] = {
    "li": "item",
    "dt": "item",
    "dd": "item",
    "blockquote": "quote",
    "figcaption": "caption",
    "caption": "caption",
    "tr": "row",
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), "heading"),
}
MARKS: dict[str, MarkKind] = {
    "em": "emphasis",
    "i": "emphasis",
    "cite": "emphasis",
    "strong": "strong",
    "b": "strong",
    "a": "link",
}
BULLET = re.compile(r"[·•▪◦‣●∙][\s\xa0]+")
WHOLE = ("heading", "item", "numbered", "row", "caption")
"""Kinds that a line break does not end."""


class HtmlParts(Struct, frozen=True, kw_only=True):
    """What an HTML text holds, and which of its words are left out."""

    parts: tuple[Part, ...]
    cuts: tuple[Cut, ...]
    addresses: tuple[Cut, ...] = ()
    """Of links that no words stand for, or that act."""


class _Open(Struct):
    """An element of emphasis, or a link, that is open; `start` is in the line that grows."""

    kind: MarkKind
    target: str
    start: int
    is_used: bool = False


class _Walk(Struct):
    """The parts found so far, and the line that grows."""

    base: str
    arranging: set[Any]
    """Rows that only arrange the page."""
    parts: list[Part] = field(default_factory=list)
    cuts: list[Cut] = field(default_factory=list)
    addresses: list[Cut] = field(default_factory=list)
    line: Line = field(default_factory=Line)
    kinds: list[PartKind | Literal["numbered"]] = field(default_factory=list)
    open: list[_Open] = field(default_factory=list)
    pictures: list[Picture] = field(default_factory=list)
    """Those inside the line; they follow it."""
    figures: list[Figure] = field(default_factory=list)

    def start(self, element: Any) -> None:
        tag = element.tag
        if tag in BLOCKS and not self._in_row(tag):
            self.flush()
        elif tag in BLOCKS:
            self.line.space = True
        if tag in KINDS and element not in self.arranging:
            is_numbered = tag == "li" and element.getparent().tag == "ol"
            self.kinds.append("numbered" if is_numbered else KINDS[tag])
        self._start_inline(tag, element)
        self.add(element.text or "", within_pre=tag == "pre")

    def _start_inline(self, tag: str, element: Any) -> None:
        if tag in MARKS:
            target = self._target(element.get("href", "")) if tag == "a" else ""
            self.open.append(_Open(MARKS[tag], target, self.line.next))
        elif tag in {"td", "th"} and self._kind() == "row" and self.line.length:
            self.line.add(" | ")
        elif tag == "br" and self._kind() in WHOLE:
            self.line.space = True
        elif tag == "br":
            self.flush()
        elif tag == "figure":
            self.figures.append(open_figure(element))
        elif tag == "img":
            self._picture(read_picture(element))
        elif tag == "q":
            self.line.add("“")

    def _picture(self, picture: Picture) -> None:
        if picture.alt and not any(character.isalnum() for character in picture.alt):
            self.line.add(picture.alt)  # A picture in place of a character, such as a smiley.
        elif self.figures and self.figures[-1].words:
            self.figures[-1].pictures.append(picture)
        else:
            self.pictures.append(picture)

    def end(self, element: Any) -> None:
        tag = element.tag
        if tag in MARKS:
            mark = self.open.pop()
            self._close(mark)
            if mark.target and not mark.is_used:
                self.addresses.append(Cut(text=mark.target[:SHOWN], reason=WORDLESS))
        elif tag == "q":
            self.line.add("”")
        elif tag in BLOCKS and self._in_row(tag):
            self.line.space = True
        elif tag in BLOCKS:
            self.flush()
        if tag in KINDS and element not in self.arranging:
            self.kinds.pop()
        if tag == "figure":
            close_figure(self.parts, self.figures.pop())

    def add(self, words: str, *, within_pre: bool = False) -> None:
        if not within_pre:
            self.line.add(words)
            return
        for number, line in enumerate(words.split("\n")):
            if number:
                self.flush()
            self.line.add(line)

    def flush(self) -> None:
        """End the line, and open what emphasis is still open anew in the next one."""
        for mark in self.open:
            self._close(mark)
            mark.start = 0
        text = "".join(self.line.pieces)
        kind = self._kind()
        if text:
            marks = sorted(set(self.line.marks), key=lambda m: (m.start, -m.end, m.kind, m.target))
            # As in plain text and Markdown, an item with its number is a paragraph.
            part = Part(kind="paragraph" if kind == "numbered" else kind, text=text, marks=tuple(marks))
            if self.figures and kind == "caption":
                add_caption(self.parts, self.figures[-1], part)
            else:
                self.parts.append(_bulleted(part))
        self.line = Line()
        add_pictures(self.parts, self.pictures)
        self.pictures = []

    def _close(self, mark: _Open) -> None:
        if mark.start < self.line.length and (mark.target or mark.kind != "link"):
            mark.is_used = True
            self.line.marks.append(
                Mark(kind=mark.kind, start=mark.start, end=self.line.length, target=mark.target)
            )

    def _kind(self) -> PartKind | Literal["numbered"]:
        return self.kinds[-1] if self.kinds else "paragraph"

    def _in_row(self, tag: str) -> bool:
        return tag != "tr" and self._kind() == "row"

    def _target(self, address: str) -> str:
        """Take a link's address, seen from the page's own."""
        try:
            return urljoin(self.base, address.strip()) if address.strip() else ""
        except ValueError:
            return address.strip()


def parse_html_parts(html: str, base: str = "", *, is_numbered: bool = False) -> HtmlParts:
    """Cut HTML into parts; relative links are resolved against `base`, if there is one.

    The items of ordered lists get their numbers, unless `is_numbered` says that they have them.

    Raises `UnreadableFile` where the HTML is longer or nested deeper than `html_clean` allows.
    """
    from lxml import etree

    html = clean_html(html if is_numbered else write_numbers(html))
    tree = etree.fromstring(f"<div>{html}</div>", etree.HTMLParser(huge_tree=True, no_network=True))
    walk = _Walk(base=base, arranging=set(_arranging(tree)))
    walker = etree.iterwalk(tree, events=("start", "end"))
    for event, element in walker:
        if event == "start" and element.tag in CUT:
            _cut(walk, element)
            walker.skip_subtree()
        elif event == "start":
            walk.start(element)
        else:
            if element.tag not in CUT:
                walk.end(element)
            walk.add(element.tail or "", within_pre=_is_pre(element))
    walk.flush()
    parts, refused = refuse_links(walk.parts)
    addresses = bound_cuts([*walk.addresses, *refused])
    return HtmlParts(parts=parts, cuts=tuple(walk.cuts), addresses=addresses)


def _bulleted(part: Part) -> Part:
    """Take a paragraph that opens with a bullet for an item, as word processors write their lists."""
    found = BULLET.match(part.text) if part.kind == "paragraph" else None
    if not found or found.end() == len(part.text):
        return part
    off = found.end()
    moved = (replace(one, start=max(one.start - off, 0), end=one.end - off) for one in part.marks)
    marks = tuple(one for one in moved if one.end > one.start)
    return Part(kind="item", text=part.text[off:], marks=marks)


def _cut(walk: _Walk, element: Any) -> None:
    words = " ".join(" ".join(element.itertext()).split())
    reason = "navigation" if element.tag == "nav" else "a form's own words"
    if words:
        walk.cuts.append(Cut(text=words, reason=reason))


def _arranging(tree: Any) -> Iterator[Any]:
    """Find rows of a single cell, and rows whose cells hold more than a line of text."""
    for row in tree.iter("tr"):
        if sum(cell.tag in {"td", "th"} for cell in row) < 2:
            yield row
    for element in tree.iter(*LAID_OUT, "p"):
        cell = next(element.iterancestors("td", "th"), None)
        if cell is not None and (element.tag != "p" or element.getprevious() is not None):
            row = next(cell.iterancestors("tr"), None)
            if row is not None:
                yield row


def _is_pre(element: Any) -> bool:
    parent = element.getparent()
    return parent is not None and parent.tag == "pre"
