"""Markdown of pages that the archive writes, as HTML: by a fast parser, where both parsers read it alike."""

import html
import re
from collections.abc import Callable
from itertools import repeat
from typing import NamedTuple

from markdown.extensions.toc import slugify, strip_tags, unique

EXTENSIONS = frozenset({"toc", "tables", "md_in_html", "fenced_code"})
"""Extensions of Python-Markdown that leave what is read here as it is; `toc` without options of its own."""
END_OF_TEXT = '<hr class="end-of-text">'
BLANK = "\n\n"
TAG = (
    r"</?(?:a|abbr|b|bdi|bdo|cite|del|em|i|ins|mark|q|s|small|span|strong|sub|sup|time|u)"
    r"(?: [a-z-]+(?:=\"[^\"<>\n\\`\[\]]*\")?)*>"
    rf"|(?m:^{END_OF_TEXT}$)"
)
PLAIN = rf"[^]\\[*_`|<!\x00-\x09\x0b-\x1f]++|!(?!\[)|\\(?!\]:)[]\\`*_{{}}[#+\-!.)(>]|{TAG}"
# What is more than this could mean more than itself, or something else to each parser.
READ_ALIKE = re.compile(rf"(?:{PLAIN}|\[(?:{PLAIN})*+\]\([^()\n]*\))*+")
TARGET = r"\]\((?:([A-Za-z0-9._~/-]*)(#[A-Za-z0-9._~-]+)?|[^()\n]*)\)"
LINK_END = re.compile(TARGET)
ESCAPED_OR_LINK_END = re.compile(rf"\\.|{TARGET}", re.DOTALL)
HEADING = re.compile(r"(#{1,6}) (.*[^#])")
LIST_LINE = re.compile(r"((?:    )*)- (.*)")
QUOTE = "> "
# What a line may not begin with, lest it be more than words: space, and signs of Markdown's blocks.
PLAIN_OPENING = re.compile(r"(?!\d{1,9}[.)])(?!```)[^\s#>+\-=~:]")
ONE_TAG = re.compile(r"<[^<>]*>")
"""On a line of its own it opens a block of HTML."""
RENDERED_HEADING = re.compile(r"<h([1-6])>(.*?)</h\1>")


class Heading(NamedTuple):
    """A heading of a page, as its table of contents takes it."""

    level: int
    id: str
    name: str


class Html(NamedTuple):
    """A page's content."""

    content: str
    headings: tuple[Heading, ...]


class _BeyondError(Exception):
    """What is read here is not all that the text may mean."""


def render_markdown(body: str, resolve: Callable[[str], str | None]) -> Html | None:
    """Render a body, or None where it holds more than both parsers read alike.

    `resolve` gives the address that a link to a page leads to, or None where that is not known.
    """
    text = body.strip("\n")
    try:
        _check_blocks(text)
        linked = _link(text, resolve)
    except _BeyondError:
        return None
    import pyromark  # absent in an environment that is older than this use of it: MkDocs does without

    return _with_ids(pyromark.html(linked)) if text else Html("", ())


def _check_blocks(text: str) -> None:
    """Raise where a block is no lines of words, heading, tight list, quote or end of a text."""
    before = ""
    for block in filter(None, map(str.lstrip, text.split(BLANK), repeat("\n"))):
        kind = _kind(block)
        # What follows its like may be one with it, or not: there parsers differ.
        if kind == before and kind in ("list", "quote"):
            raise _BeyondError
        before = kind


def _kind(block: str) -> str:
    if not block or block == END_OF_TEXT:
        return "end"
    if block.startswith("- "):
        _check_list(block)
        return "list"
    if heading := HEADING.fullmatch(block):
        _check_line(heading[2])
        return "heading"
    if block.startswith(QUOTE) and "\n" not in block:
        _check_line(block.removeprefix(QUOTE))
        return "quote"
    for line in block.split("\n"):
        _check_line(line)
    return "words"


def _check_list(block: str) -> None:
    depth = 0
    for line in block.split("\n"):
        item = LIST_LINE.fullmatch(line)
        if item is None or len(item[1]) > depth:
            raise _BeyondError
        depth = len(item[1]) + 4
        _check_line(item[2])


def _check_line(line: str) -> None:
    if not PLAIN_OPENING.match(line) or line[-1].isspace() or ONE_TAG.fullmatch(line):
        raise _BeyondError


def _link(text: str, resolve: Callable[[str], str | None]) -> str:
    """Put the addresses of pages into links; raise where a sign could mean more than itself."""
    if not READ_ALIKE.fullmatch(text):
        raise _BeyondError

    def lead(match: re.Match[str]) -> str:
        path, anchor = match.groups("")
        if path:
            page = resolve(path)
            if page is None:
                raise _BeyondError
            return f"]({page}{anchor})"
        if not anchor and match[0][0] != "\\":
            raise _BeyondError
        return match[0]

    return (ESCAPED_OR_LINK_END if "\\](" in text else LINK_END).sub(lead, text)


def _with_ids(content: str) -> Html:
    """Give each heading the id that the `toc` extension gives it."""
    found: list[Heading] = []
    used: set[str] = set()

    def mark(match: re.Match[str]) -> str:
        name = strip_tags(match[2])
        id_ = unique(slugify(html.unescape(name), "-"), used)
        found.append(Heading(int(match[1]), id_, name))
        return f'<h{match[1]} id="{id_}">{match[2]}</h{match[1]}>'

    # An entry ends where the next begins, or the list ends.
    return Html(RENDERED_HEADING.sub(mark, content).strip().replace("</li>", ""), tuple(found))
