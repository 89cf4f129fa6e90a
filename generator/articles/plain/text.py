"""Plain text as agencies, databases and sites file it; one file may hold several stories."""

import re
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from generator.articles.decoding import clean, decode_as_is
from generator.articles.formats import Item, Reader, SourceText, Taken, raw_article
from generator.articles.house import House
from generator.articles.plain.coded_exports import parse_coded
from generator.articles.plain.header_blocks import parse_block
from generator.articles.plain.header_fields import stated_day
from generator.articles.plain.headlines import mark_top
from generator.articles.plain.layout import Block, find_blocks
from generator.articles.plain.splitting import DATABASE_END, Piece, split_stories
from generator.articles.wire.wire_headers import parse_wire
from generator.model import Cut, Field, Part, RawArticle

NAME = "text 2"
SIGNED_END = re.compile(r"\(?(?:END|End|ends|ENDS)\) +(?P<agency>[A-Z][\w&.]*(?: [A-Z][\w&.]*){0,4})\.?")
"""Dow Jones and others put their name behind the end mark."""
DECLARATION = re.compile(r"\s*<\?xml\b[^<>]{0,200}\?>\s*")
TAIL, LONGEST_END = 8, 160
"""Lines at the end that such a mark is looked for in, and characters of one that may hold it."""


def read_text(item: Item, house: House) -> Taken:  # noqa: ARG001 - every reader's signature
    """Read an item as the stories in it; their first blocks are headline and deck where they look so."""
    source = decode_as_is(item)
    pieces = split_stories(source.text)
    return Taken(articles=tuple(_story(source, piece, number) for number, piece in enumerate(pieces)))


def _story(source: SourceText, piece: Piece, number: int) -> RawArticle:
    lines, fields, cuts = list(piece.lines), list[Field](), list(piece.cuts)
    if lines and DECLARATION.fullmatch(lines[0]):
        cuts.append(Cut(text=lines.pop(0).strip(), reason="declares XML, which the text is not"))
    wire = parse_wire(lines)
    if wire:
        lines, fields, cuts = wire.lines, [*fields, *wire.fields], [*cuts, *wire.cuts]
    headed = parse_coded(lines) or parse_block(lines)
    if headed:
        lines, cuts = list(headed.lines), [*cuts, *headed.cuts]
        fields = [*headed.fields, *fields]
    _take_end(lines, fields, cuts)
    text, controls = clean("\n".join(lines))
    blocks = find_blocks(text)
    headline = next((known.value for known in fields if known.name == "headline"), "")
    blocks = _drop_repeated(blocks, headline, cuts) if headline else mark_top(blocks)
    parts = tuple(Part(kind=block.kind, text=block.text) for block in blocks)
    story = replace(source, cuts=controls) if controls else source
    return raw_article(story, NAME, parts, tuple(fields), tuple(cuts), number=number)


def _take_end(lines: "list[str]", fields: "list[Field]", cuts: "list[Cut]") -> None:
    """Take an end mark that names the agency or the database's number, and what stands below it, off."""
    for number in range(len(lines) - 1, max(len(lines) - TAIL, -1), -1):
        line = lines[number].strip()
        if len(line) > LONGEST_END:
            continue
        signed, numbered = SIGNED_END.fullmatch(line), DATABASE_END.fullmatch(line)
        if signed:
            fields.append(Field(name="agency", value=signed["agency"], basis=f"the end mark '{line}'"))
        elif numbered:
            fields.append(Field(name="id", value=line.split()[-1], basis=f"the line '{line}' at its end"))
        if signed or numbered:
            below = [line.strip() for line in lines[number + 1 :] if line.strip()]
            fields += list(_day_below(below))
            cuts += [
                Cut(text=line, reason="end mark"),
                *(Cut(text=one, reason="below the end") for one in below),
            ]
            del lines[number:]
            return


def _day_below(below: Sequence[str]) -> Iterator[Field]:
    """Take the day that stands alone below an end mark: `March 03, 2020 10:23 ET (15:23 GMT)`."""
    for line in below:
        if day := stated_day(line):
            yield Field(name="date", value=day, basis=f"the line '{line}' below its end")
            return


def _drop_repeated(blocks: "tuple[Block, ...]", headline: str, cuts: "list[Cut]") -> "tuple[Block, ...]":
    """Drop a first block that says what the header states as the headline."""
    if blocks and blocks[0].text.casefold() == " ".join(headline.split()).casefold():
        cuts.append(Cut(text=blocks[0].text, reason="repeats the headline"))
        return blocks[1:]
    return blocks


READER = Reader(name=NAME, suffixes=(".txt",), read=read_text)
