"""HTML from outside made harmless: only tags that hold or shape text are left, and addresses."""

import html as entities
import re
from collections import Counter

from generator.errors import UnreadableFile

MAX_CHARACTERS = 5_000_000
"""The largest page of news seen holds about a million."""
MAX_DEPTH = 500
"""Tags open at once; a parser's work grows with their number times the page's length. News has about 40."""
MAX_TAGS = 50_000
"""Start tags in one text; the largest page of news measured has 1,737."""

TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)")
SURROGATES = re.compile("[\ud800-\udfff]")
UNCLOSED = frozenset(
    [
        "a",
        "br",
        "col",
        "dd",
        "dt",
        "hr",
        "img",
        "input",
        "li",
        "link",
        "meta",
        "option",
        "p",
        "source",
        "td",
        "th",
        "tr",
        "wbr",
    ]
)
"""Tags that never stay open within themselves."""
BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "caption",
        "center",
        "dd",
        "details",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "li",
        "main",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "tfoot",
        "thead",
        "tr",
        "ul",
    ]
)
INLINE = frozenset(["a", "b", "br", "cite", "em", "i", "img", "q", "strong", "td", "th"])
CUT = frozenset(["button", "label", "nav", "option", "select", "textarea"])
"""Tags whose words are no part of a story; they are kept until the cut is noted."""
DROPPED = frozenset(
    [
        "audio",
        "canvas",
        "embed",
        "iframe",
        "math",
        "noscript",
        "object",
        "script",
        "style",
        "svg",
        "template",
        "title",
        "video",
    ]
)
LAID_OUT = frozenset(
    ["blockquote", "dl", "figure", "form", "h1", "h2", "h3", "h4", "h5", "h6", "ol", "table", "ul"]
)
"""Tags that no cell of a table of figures holds; a row with one only arranges the page."""
ATTRIBUTES = {"a": {"href"}, "img": {"alt", "src", "data-credit", "data-rights"}}
ADDRESS = re.compile(r"""\b(?:href|src)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>"']+))""", re.IGNORECASE)
SCHEME = re.compile(r"[\x00-\x20]*([a-zA-Z][a-zA-Z0-9+.\-\t\r\n]*):")


def check_bounds(html: str) -> None:
    """Refuse HTML that is too long or too deep to be parsed in bounded time; raise `UnreadableFile`."""
    if len(html) > MAX_CHARACTERS:
        raise UnreadableFile(
            f"it holds {len(html):,} characters of HTML; expected at most {MAX_CHARACTERS:,}."
        )
    tags = 0
    depth = 0
    opened: Counter[str] = Counter()
    for found in TAG.finditer(html):
        name = found[2].lower()
        tags += not found[1]
        if name in UNCLOSED:
            pass
        elif not found[1]:
            opened[name] += 1
            depth += 1
        elif opened[name]:
            opened[name] -= 1
            depth -= 1
        if depth > MAX_DEPTH or tags > MAX_TAGS:
            _refuse(html, found.start(), depth)


def _refuse(html: str, where: int, depth: int) -> None:
    what = (
        f"more than {MAX_DEPTH} HTML tags stand open at once"
        if depth > MAX_DEPTH
        else f"it holds more than {MAX_TAGS:,} HTML tags"
    )
    raise UnreadableFile(f"{what}; expected the page of an article.", line=html.count("\n", 0, where) + 1)


def clean_html(html: str) -> str:
    """Sanitise HTML; raise `UnreadableFile` where it is beyond the bounds.

    Addresses stay as they are, whatever they begin with: none is put on a page before `link_targets` or
    `pictures` has judged it, and one that is refused there is named.
    """
    import nh3

    check_bounds(html)
    return nh3.clean(
        SURROGATES.sub("\ufffd", html).replace("\0", "\ufffd"),
        tags=set(BLOCKS | INLINE | CUT),
        clean_content_tags=set(DROPPED),
        attributes=ATTRIBUTES,
        url_schemes=_schemes(html),
        link_rel=None,
    )


def _schemes(html: str) -> set[str]:
    """Name what the addresses in HTML begin with."""
    values = (entities.unescape(value) for found in ADDRESS.findall(html) for value in found if value)
    found = (SCHEME.match(value[:100]) for value in values)
    return {re.sub(r"\s", "", scheme[1]).lower() for scheme in found if scheme}
