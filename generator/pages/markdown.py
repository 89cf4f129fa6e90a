"""Words of a source as Markdown that shows them as they were written, with links and anchors around them."""

import html
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby, pairwise
from urllib.parse import quote, urlsplit

from msgspec import Struct

from generator.articles.sentences import Span
from generator.model import Mark, Part

# What Python-Markdown and CommonMark both take back from a backslash, and would act on anywhere in a line.
# A mark at the end of a text would make an image of a link that follows.
BACKSLASHED = re.compile(r"([\\`*_{}\[\]]|!$)")
# No parser's backslash covers these in every dialect, so they become entities; `&` and `<` open HTML.
ENTITIES = {ord(c): f"&#{ord(c)};" for c in "|~^=$"} | {38: "&amp;", 60: "&lt;", 62: "&gt;"}
# Only at the start of a block: headings, lists, rules, definitions, images.
BLOCK_START = re.compile(r"\A(?:([#+\-!:])|(\d{1,9})([.)]))")
# Python-Markdown keeps its place holders between U+0002 and U+0003; XML and YAML bar the rest.
UNPRINTABLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)
# Python-Markdown takes a line that opens with `[…\]:` for a definition, backslash or not, and drops it.
DEFINING = ("]:", "]&#58;")
SPACE = re.compile(r"[ \t\r\n\f\v\x85\u2028\u2029]+")
# Any of what is replaced: most words have none of it, and looking once is quicker than four times.
TOUCHED = re.compile(
    r"[\\`*_{}\[\]!|~^=$&<>\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]|  "
)
SCHEMES = {"http", "https", "mailto"}
NO_PAGES: Mapping[str, str] = {}
TAGS = {
    "emphasis": "em",
    "strong": "strong",
    "withheld": 'span class="withheld" title="Put by the archive in place of a name"',
}


class Markdown(str):
    """Text that is Markdown already, and is not escaped again."""

    __slots__ = ()


class Anchor(Struct, frozen=True):
    """A link to lay over part of a text; offsets in code points."""

    start: int
    end: int
    target: str
    """Path of the page, relative to the page it stands on, ending in `.md`."""
    is_found: bool = False
    """Whether nobody has reviewed what it leads to."""


def escape(text: str) -> Markdown:
    """Escape one line of text for any place in Markdown but the start of a block."""
    if TOUCHED.search(text) is None:
        return Markdown(text)
    plain = SPACE.sub(" ", UNPRINTABLE.sub("", text))
    return Markdown(BACKSLASHED.sub(r"\\\1", plain).translate(ENTITIES).replace(*DEFINING))


def escape_block(text: str) -> Markdown:
    """Escape one line of text that opens a block, such as a paragraph or a list item."""
    return Markdown(BLOCK_START.sub(escape_opening, escape(text).strip()))


def link(text: str, target: str) -> Markdown:
    """Link words to a page."""
    return Markdown(f"[{escape(text)}]({target})")


def relative(target: str, page: str) -> str:
    """Make one page's path relative to another's; both are relative to the site's root."""
    here, there = page.split("/")[:-1], target.split("/")
    shared = 0
    while shared < min(len(here), len(there) - 1) and here[shared] == there[shared]:
        shared += 1
    return "/".join([".."] * (len(here) - shared) + there[shared:])


def relative_page(address: str, page: str) -> str:
    """Make the path of a page's Markdown, with an anchor if the address holds one, relative to another's."""
    path, hash_, anchor = address.partition("#")
    return f"{relative(f'{path}.md', page)}{hash_}{anchor}"


def compose_part(
    part: Part,
    number: int,
    sentences: Sequence[Span],
    anchors: Sequence[Anchor],
    pages: Mapping[str, str] = NO_PAGES,
) -> Markdown:
    """Compose one part as a block whose sentences can be linked to as `#p<number>s<sentence>`.

    `pages` gives, by the target of a link of the source, the page of this site that it means.
    """
    inner = "".join(_sentences(part, number, sentences, _Links(anchors, pages)))
    return Markdown(_block(part.kind, inner))


def compose_excerpt(text: str, marked: Iterable[tuple[int, int]]) -> Markdown:
    """Compose a sentence with the given spans marked; it may open a block."""
    pieces: list[str] = []
    at = 0
    for start, end in sorted(marked):
        pieces += [escape(text[at:start]), f"<mark>{escape(text[start:end])}</mark>"]
        at = end
    pieces.append(escape(text[at:]))
    return Markdown(BLOCK_START.sub(escape_opening, "".join(pieces).strip()))


class _Links(Struct, frozen=True):
    """What is linked in a part: names, and pages by what the source's own links call them."""

    anchors: Sequence[Anchor]
    pages: Mapping[str, str]


def _sentences(part: Part, number: int, sentences: Sequence[Span], links: _Links) -> Iterator[str]:
    cuts = {edge for a in links.anchors for edge in (a.start, a.end)} | {
        edge for m in part.marks for edge in (m.start, m.end)
    }
    at = 0
    for count, span in enumerate(sentences, start=1):
        gap = part.text[at : span.start]
        edges = sorted({span.start, span.end, *(cut for cut in cuts if span.start < cut < span.end)})
        runs = [_run(part, start, end, links.anchors) for start, end in pairwise(edges)]
        inner = "".join(_joined(runs, links))
        yield f'{escape(gap)}<span id="p{number}s{count}">{inner}</span>'
        at = span.end


class _Run(Struct, frozen=True):
    """A stretch of text over which nothing begins or ends."""

    text: str
    anchor: Anchor | None
    marks: tuple[Mark, ...]
    covered: tuple[Mark, ...] = ()
    """Links of the source that end here, and whose words are all names."""


def _run(part: Part, start: int, end: int, anchors: Sequence[Anchor]) -> _Run:
    anchor = next((a for a in anchors if a.start <= start and end <= a.end), None)
    marks = tuple(m for m in part.marks if m.start <= start and end <= m.end)
    ending = (m for m in marks if m.kind == "link" and m.end == end)
    return _Run(
        part.text[start:end], anchor, marks, tuple(m for m in ending if _is_covered(part, m, anchors))
    )


def _joined(runs: Sequence[_Run], links: _Links) -> Iterator[str]:
    """Put the runs of one link together, so that a link cut by emphasis stays one link."""
    for anchor, grouped in groupby(runs, key=lambda run: run.anchor):
        together = list(grouped)
        inner = "".join(_marked(run, links, linked=anchor is not None) for run in together)
        if anchor is None:
            yield inner
        else:
            linked = f"[{inner}]({anchor.target})"
            yield f"<u>{linked}</u>" if anchor.is_found else linked
        yield from (_own_link(mark, links) for run in together for mark in run.covered)


def _own_link(mark: Mark, links: _Links) -> str:
    """Put a link of the source's own behind names that cover all its words."""
    attributes = ' class="own-link" title="The source’s own link"'
    return _linked("↗", mark.target, links, attributes)


def _is_covered(part: Part, mark: Mark, anchors: Sequence[Anchor]) -> bool:
    """Whether no letter of a link is left beside the names in it."""
    inside = [a for a in anchors if a.start < mark.end and mark.start < a.end]
    return bool(inside) and not any(
        part.text[n].isalnum() and not any(a.start <= n < a.end for a in inside)
        for n in range(mark.start, mark.end)
    )


def _linked(text: str, target: str, links: _Links, attributes: str = "") -> str:
    """Link words to a page of the site, or to the web; any other target leaves them as they are."""
    page = links.pages.get(target)
    address = "" if page else _safe_address(target)
    if page:
        return f"[{text}]({page})"
    return f'<a href="{address}"{attributes} rel="external nofollow">{text}</a>' if address else text


def _marked(run: _Run, links: _Links, *, linked: bool) -> str:
    text = str(escape(run.text))
    for mark in run.marks:
        if mark.kind == "link":
            text = text if linked else _linked(text, mark.target, links)
        else:
            tag = TAGS[mark.kind]
            text = f"<{tag}>{text}</{tag.split()[0]}>"
    return text


def _safe_address(target: str) -> str:
    """Return an address of the outside web fit for an attribute, or nothing for any other."""
    clean = UNPRINTABLE.sub("", target).strip()
    try:
        scheme = urlsplit(clean).scheme.lower()
    except ValueError:
        return ""
    if scheme not in SCHEMES:
        return ""
    return html.escape(quote(clean, safe=":/?#@!$&'()+,;=%~-._"), quote=True)


def _block(kind: str, inner: str) -> str:
    if kind in ("item", "row"):
        return f"- {inner}"
    if kind == "quote":
        return f"> {inner}"
    if kind == "heading":
        return f"## {inner}"
    return inner


def escape_opening(found: re.Match[str]) -> str:
    """Escape what `BLOCK_START` found."""
    sign, digits, dot = found.groups()
    return f"\\{sign}" if sign and sign != ":" else "&#58;" if sign else f"{digits}\\{dot}"
