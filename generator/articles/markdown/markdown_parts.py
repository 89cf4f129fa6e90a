"""The blocks of a CommonMark text, with emphasis and links as stand-off marks; HTML in it is only text."""

from collections.abc import Iterator, Sequence

from markdown_it import MarkdownIt
from markdown_it.token import Token
from msgspec import field

from generator.articles.link_targets import SHOWN, WORDLESS
from generator.articles.plain.lines import Line
from generator.model import Cut, Mark, MarkKind, Part, PartKind, Picture

KINDS: dict[str, PartKind] = {
    "list_item_open": "item",
    "blockquote_open": "quote",
    "heading_open": "heading",
    "tr_open": "row",
}
MARKS: dict[str, MarkKind] = {"em_open": "emphasis", "strong_open": "strong", "link_open": "link"}


class _Line(Line):
    """A line whose marks open and close as the tokens come."""

    open: list[tuple[MarkKind, int, str]] = field(default_factory=list)
    pictures: list[Part] = field(default_factory=list)
    """Captions of the pictures inside the line; they follow it."""
    addresses: list[Cut] = field(default_factory=list)
    """Of links that no words stand for."""

    def start(self, kind: MarkKind, target: str) -> None:
        self.open.append((kind, self.next, target))

    def end(self) -> None:
        kind, start, target = self.open.pop()
        if start < self.length:
            self.marks.append(Mark(kind=kind, start=start, end=self.length, target=target))
        elif target:
            self.addresses.append(Cut(text=target[:SHOWN], reason=WORDLESS))

    def show(self, image: Token) -> None:
        """Keep a picture with its title as caption, else with the words that stand for it."""
        alt = " ".join(image.content.split()) if not image.children else _words(image.children)
        title = " ".join(str(image.attrs.get("title", "")).split())
        picture = Picture(address=str(image.attrs.get("src", "")), alt=alt)
        self.pictures.append(Part(kind="caption", text=title or alt, picture=picture))

    def parts(self, kind: PartKind) -> Iterator[Part]:
        yield Part(kind=kind, text="".join(self.pieces), marks=tuple(self.marks))
        yield from self.pictures


def parse_parts(text: str) -> "tuple[tuple[Part, ...], tuple[Cut, ...]]":
    """Cut Markdown into parts; rules between paragraphs are cut."""
    tokens = _parser().parse(text)
    parts: list[Part] = []
    cuts: list[Cut] = []
    around: list[PartKind] = []
    row: _Line | None = None
    number = ""
    for token in tokens:
        number = _number(token, number)
        if token.type == "hr":
            cuts.append(Cut(text=token.markup, reason="separates parts of the text"))
        elif token.type == "tr_open":
            row = _Line()
        elif token.type == "tr_close" and row:
            parts.extend(row.parts("row"))
            cuts.extend(row.addresses)
            row = None
        elif token.type == "inline" and row:
            _cell(row, token)
        elif token.type == "inline":
            line = _Line()
            line.add(number)
            _inline(line, token.children or [])
            number = ""
            parts.extend(line.parts(around[-1] if around else "paragraph"))
            cuts.extend(line.addresses)
        elif token.type in {"fence", "code_block"}:
            parts.extend(_code(token))
        elif token.type in KINDS:
            around.append("paragraph" if _is_numbered(token) else KINDS[token.type])
        elif token.type.replace("_close", "_open") in KINDS:
            around.pop()
    return tuple(part for part in parts if part.text or part.picture), tuple(cuts)


def _is_numbered(token: Token) -> bool:
    return token.type == "list_item_open" and bool(token.info)


def _number(token: Token, before: str) -> str:
    """Take the number of the item that opens; as in a plain text it is part of what the source wrote."""
    if token.type == "list_item_close":
        return ""
    return f"{token.info}{token.markup} " if _is_numbered(token) else before


def _parser() -> MarkdownIt:
    return MarkdownIt("commonmark", {"html": False}).enable("table")


def _cell(row: _Line, token: Token) -> None:
    if row.length:
        row.add(" | ")
    _inline(row, token.children or [])


def _code(token: Token) -> list[Part]:
    lines = [_Line() for _ in token.content.splitlines()]
    for line, words in zip(lines, token.content.splitlines(), strict=True):
        line.add(words)
    return [part for line in lines for part in line.parts("paragraph")]


def _inline(line: _Line, children: Sequence[Token]) -> None:
    for child in children:
        if child.type in MARKS:
            line.start(MARKS[child.type], str(child.attrs.get("href", "")))
        elif child.type.replace("_close", "_open") in MARKS:
            line.end()
        elif child.type in {"softbreak", "hardbreak"}:
            line.add(" ")
        elif child.type == "image":
            line.show(child)
        else:
            line.add(child.content)


def _words(children: Sequence[Token]) -> str:
    """Take the bare words of the tokens in a picture's description."""
    line = _Line()
    _inline(line, children)
    return " ".join("".join(line.pieces).split())
