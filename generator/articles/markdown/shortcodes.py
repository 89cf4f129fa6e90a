"""Commands for a site generator within Markdown (Hugo, Jekyll) and comments: all but figures are cut."""

import re

from msgspec import Struct

from generator.model import Cut

FENCE = re.compile(r"^ {0,3}(?P<mark>`{3,}|~{3,})", re.MULTILINE)
FIGURE = re.compile(r"\{\{[<%]\s*(?:figure|img|image)\s(?P<stated>[^{}]{1,2000}?)/?\s*[>%]\}\}")
STATED = re.compile(
    r"(?P<key>[\w-]{1,20})\s*=\s*(?:\"(?P<a>[^\"]*)\"|'(?P<b>[^']*)'|`(?P<c>[^`]*)`|(?P<d>[^\s\"'`]+))"
)
COMMAND = re.compile(
    r"\{\{[<%][^{}]{0,2000}?[>%]\}\}|\{%-?[^{}%]{0,2000}?-?%\}"
    r"|\{\{-?\s*(?:site|page|layout|relative_url|absolute_url)\b[^{}]{0,300}-?\}\}"
)
COMMENT = "a comment, which readers do not see"
SAME_LINE = 300
"""Characters before a comment that are looked at for the start of code."""
REASON = "a command for the site generator it is from"


class Plain(Struct, frozen=True, kw_only=True):
    """Markdown without such commands, and what was taken out."""

    text: str
    cuts: tuple[Cut, ...]


def take_shortcodes(text: str) -> Plain:
    """Write figures as pictures of Markdown, and take other commands out; in blocks of code all stays."""
    if "{{" not in text and "{%" not in text and "<!--" not in text:
        return Plain(text=text, cuts=())
    cuts: dict[Cut, None] = {}

    def taken(found: "re.Match[str]") -> str:
        cuts[Cut(text=" ".join(found.group().split())[:300], reason=REASON)] = None
        return ""

    pieces = _by_fences(text)
    plain = [
        piece if is_code else _uncommented(COMMAND.sub(taken, FIGURE.sub(_picture, piece)), cuts)
        for piece, is_code in pieces
    ]
    return Plain(text="".join(plain), cuts=tuple(cuts))


def _uncommented(text: str, cuts: "dict[Cut, None]") -> str:
    """Take comments of HTML out, but for those within code."""
    pieces: list[str] = []
    at = 0
    while (start := text.find("<!--", at)) >= 0 and (end := text.find("-->", start + 4) + 3) > start + 3:
        is_code = text[max(at, start - SAME_LINE) : start].rpartition("\n")[2].count("`") % 2
        pieces.append(text[at : end if is_code else start])
        if not is_code:
            cuts[Cut(text=" ".join(text[start:end].split())[:300], reason=COMMENT)] = None
        at = end
    return "".join([*pieces, text[at:]])


def _by_fences(text: str) -> "list[tuple[str, bool]]":
    """Cut a text into pieces, and tell which are blocks of code."""
    pieces: list[tuple[str, bool]] = []
    start, mark = 0, ""
    for found in FENCE.finditer(text):
        if not mark:
            pieces.append((text[start : found.start()], False))
            start, mark = found.start(), found["mark"]
        elif found["mark"].startswith(mark):
            pieces.append((text[start : found.end()], True))
            start, mark = found.end(), ""
    return [*pieces, (text[start:], bool(mark))]


def _picture(found: "re.Match[str]") -> str:
    values = STATED.finditer(found["stated"])
    stated = {one["key"].lower(): one["a"] or one["b"] or one["c"] or one["d"] or "" for one in values}
    if not stated.get("src"):
        return found.group()
    words = " ".join(filter(None, (stated.get("caption") or stated.get("title", ""), stated.get("attr", ""))))
    alt = stated.get("alt", "").translate(str.maketrans("[]", "()"))
    title = words.replace("\\", "").replace('"', "&quot;")
    return f'\n\n![{alt}](<{stated["src"].replace("<", "").replace(">", "")}> "{title}")\n\n'
