"""Who says what in PolNeAR: news of 2016 in which people marked source, cue and content of attributions."""

import re
import tarfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from generator.model import Article, Part
from tests.builders import article

SLIPS = frozenset({"said", "says", "say", "told", "wrote", "added", "asked"})
"""Verbs that an annotator marked as the source, and the source as the cue."""
LINE = re.compile(r"[^\n]*\S[^\n]*")


@dataclass(frozen=True, slots=True)
class Place:
    """Words in a paragraph."""

    part: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Attribution:
    """What people marked; without a source where the article names none."""

    sources: tuple[Place, ...]
    cues: tuple[Place, ...]
    contents: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Marked:
    """An article and what people marked in it."""

    article: Article
    attributions: tuple[Attribution, ...]
    discarded: tuple[Place, ...] = ()
    """What annotators left out, such as posts and lists of links: nobody looked for attributions there."""


@cache
def read_marked(path: Path, split: str) -> tuple[Marked, ...]:
    """Read a split: each line of text that is not blank is a paragraph; of several annotators the first."""
    texts: dict[str, str] = {}
    notes: dict[str, str] = {}
    with tarfile.open(path) as packed:
        for member in packed:
            folder, name = member.name.split("/")[-2:] if "/" in member.name else ("", "")
            if f"/{split}/" not in member.name or not member.isfile():
                continue
            content = packed.extractfile(member).read().decode("utf-8")
            if folder == "text":
                texts[name.removesuffix(".txt")] = content
            elif folder == "attributions":
                notes[name.removesuffix(".ann")] = content
    chosen = {}
    for name in sorted(notes):
        chosen.setdefault(name.rpartition("_")[0], notes[name])
    return tuple(
        _marked(number, texts[name], chosen[name])
        for number, name in enumerate(sorted(texts))
        if name in chosen
    )


def _marked(number: int, text: str, notes: str) -> Marked:
    lines = [found.span() for found in LINE.finditer(text)]
    parts = tuple(Part(kind="paragraph", text=text[start:end]) for start, end in lines)
    return Marked(
        article(f"p{number:05}", parts=parts),
        tuple(_attributions(notes, lines)),
        tuple(_discarded(notes, lines)),
    )


def _discarded(notes: str, lines: list[tuple[int, int]]) -> Iterator[Place]:
    for row in notes.splitlines():
        cells = row.split("\t")
        if cells[0].startswith("T") and len(cells) > 1 and cells[1].startswith("Discard "):
            for span in cells[1].partition(" ")[2].split(";"):
                yield from _places(span, lines)


def _attributions(notes: str, lines: list[tuple[int, int]]) -> Iterator[Attribution]:
    places: dict[str, tuple[Place, ...]] = {}
    texts: dict[str, str] = {}
    for row in notes.splitlines():
        cells = row.split("\t")
        if cells[0].startswith("T") and len(cells) > 1:
            spans = cells[1].partition(" ")[2].split(";")
            texts[cells[0]] = cells[-1]
            places[cells[0]] = tuple(place for span in spans for place in _places(span, lines))
    for row in notes.splitlines():
        cells = row.split("\t")
        if cells[0].startswith("E") and len(cells) > 1:
            of: dict[str, list[Place]] = {"Source": [], "Cue": [], "Content": []}
            sources = ""
            for item in cells[1].split():
                role, _, id_ = item.partition(":")
                of.get(re.sub(r"\d+$", "", role), []).extend(places.get(id_, ()))
                sources = id_ if role == "Source" else sources
            if of["Source"] and texts.get(sources, "").casefold().partition(" ")[0] in SLIPS:
                of["Source"], of["Cue"] = of["Cue"], of["Source"]
            yield Attribution(tuple(of["Source"]), tuple(of["Cue"]), tuple(of["Content"]))


def _places(span: str, lines: list[tuple[int, int]]) -> Iterator[Place]:
    if not re.fullmatch(r"\d+ \d+", span):
        return
    first, last = map(int, span.split())
    for number, (start, end) in enumerate(lines):
        if first < end and start < last:
            yield Place(number, max(first, start) - start, min(last, end) - start)
