"""Articles with their names marked for a person to put right, and what comes back."""

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from msgspec import Struct

from generator.errors import ArchiveError, nearest
from generator.model import Appearance, Article

KINDS = ("person", "organization", "place", "event")
HEAD = """\
# {path}
#
# Names are marked so: [[words|kind|entity]]; a kind is person, organization, place or event, an entity is the
# last part of a page's address. Put right what is wrong: take away what is no name, mark what was missed
# (without the entity where you do not know it: [[words|kind]]), correct words, kind and entity. Leave the
# text as it is. Then write yes. A word for the people of a country (Iraqi) is no name of that country.
article: {id}
checked: no
"""
MARK = re.compile(r"\[\[((?:\\.|[^\\|])+?)\|([^|\[\]]*)(?:\|([^|\[\]]*))?\]\]")
LINE = re.compile(r"(\d{1,9}): ?(.*)")
ESCAPED = re.compile(r"[\\|]|\[(?=\[)|\](?=\])")


class Label(NamedTuple):
    """A name in an article: offsets in the part's text with all white space as single spaces."""

    article: str
    part: int
    start: int
    end: int
    kind: str


class Marked(NamedTuple):
    """A name in a line of a sheet."""

    words: str
    kind: str
    entity: str


class Sheet(Struct, frozen=True, kw_only=True):
    """One article as a person labelled it."""

    article: str
    is_checked: bool
    names: Mapping[Label, str]
    """Each with its entity's id, or nothing."""
    texts: Mapping[int, str]
    """Of each part, by number."""


def choose(articles: Iterable[Article], count: int) -> list[Article]:
    """Choose articles by chance, and always the same; one more in the archive changes at most one of them."""
    return sorted(articles, key=lambda one: hashlib.sha256(f"sample {one.id}".encode()).digest())[:count]


def compose_sheet(article: Article, appearances: Iterable[Appearance]) -> str:
    """Write an article with its names marked, one part a line."""
    by_part: dict[int, list[Appearance]] = {}
    for one in appearances:
        by_part.setdefault(one.mention.part, []).append(one)
    lines = [HEAD.format(path=flat(article.provenance.path), id=article.id)]
    for number, part in enumerate(article.parts):
        if flat(part.text):
            lines.append(f"{number}: {_marked(part.text, by_part.get(number, ()))}\n")
    return "\n".join(lines)


def found_labels(article: Article, appearances: Iterable[Appearance]) -> dict[Label, str]:
    """Give the names that the archive finds in an article, each with its entity."""
    labels = {}
    for one in appearances:
        mention = one.mention
        text = article.parts[mention.part].text
        start = _flat_offset(text, mention.start)
        end = start + len(flat(text[mention.start : mention.end]))
        labels[Label(article.id, mention.part, start, end, mention.kind)] = one.entity
    return labels


def parse_sheet(text: str, where: str) -> Sheet:
    """Read a sheet; raise `ArchiveError` with the line of what is wrong."""
    fields: dict[str, str] = {}
    marked: dict[int, list[tuple[int, Marked]]] = {}
    texts: dict[int, str] = {}
    for number, line in enumerate(text.split("\n"), start=1):
        line = line.rstrip("\r")
        key, colon, value = line.partition(":")
        if found := LINE.fullmatch(line):
            part, at = int(found[1]), f"{where}:{number}"
            pieces = list(_pieces(found[2], at))
            texts[part] = "".join(one if isinstance(one, str) else one.words for one in pieces)
            marked[part] = list(_placed(pieces))
        elif colon and key in ("article", "checked"):
            fields[key] = value.strip().casefold()
        elif line.strip() and not line.startswith("#"):
            expected = "'#', 'article:', 'checked:' or the number of a part and ':'"
            raise ArchiveError(f"{where}:{number}: found {line[:40]!r}; expected {expected}.")
    if fields.get("checked") not in ("yes", "no") or not fields.get("article"):
        raise ArchiveError(
            f"{where}: expected a line 'article: …', and a line 'checked: yes' or 'checked: no'."
        )
    names = {
        Label(fields["article"], part, start, start + len(one.words), one.kind): one.entity
        for part, found_there in marked.items()
        for start, one in found_there
    }
    is_checked = fields["checked"] == "yes"
    return Sheet(article=fields["article"], is_checked=is_checked, names=names, texts=texts)


def changed_parts(sheet: Sheet, article: Article) -> list[int]:
    """List the parts whose words a sheet has otherwise than the article."""
    own = {number: flat(part.text) for number, part in enumerate(article.parts) if flat(part.text)}
    return sorted(n for n in own.keys() | sheet.texts.keys() if own.get(n) != flat(sheet.texts.get(n, "")))


def flat(text: str) -> str:
    """Write all white space as single spaces."""
    return " ".join(text.split())


def _flat_offset(text: str, at: int) -> int:
    before = flat(text[:at])
    return len(before) + (1 if before and text[at - 1].isspace() else 0)


def _escaped(text: str) -> str:
    return ESCAPED.sub(lambda found: "\\" + found.group(), text)


def _marked(text: str, appearances: Sequence[Appearance]) -> str:
    pieces, at = [], 0
    for one in sorted(appearances, key=lambda one: one.mention.start):
        mention = one.mention
        words = _escaped(flat(text[mention.start : mention.end]))
        pieces += [_escaped(text[at : mention.start]), f"[[{words}|{mention.kind}|{one.entity}]]"]
        at = mention.end
    return flat("".join([*pieces, _escaped(text[at:])]))


def _pieces(line: str, where: str) -> Iterator[str | Marked]:
    """Take a line apart into its letters and the names marked in it."""
    at = 0
    while at < len(line):
        if line[at] == "\\" and at + 1 < len(line):
            yield line[at + 1]
            at += 2
        elif line.startswith("[[", at):
            found = MARK.match(line, at)
            if not found:
                shown = line[at : at + 30]
                raise ArchiveError(f"{where}: found {shown!r}; expected a mark such as [[Jane Doe|person]].")
            kind = found[2].strip().casefold()
            if kind not in KINDS:
                raise ArchiveError(f"{where}: {kind!r} is no kind of name. {nearest(kind, KINDS)}")
            yield Marked(re.sub(r"\\(.)", r"\1", found[1]), kind, (found[3] or "").strip())
            at = found.end()
        else:
            yield line[at]
            at += 1


def _placed(pieces: Iterable[str | Marked]) -> Iterator[tuple[int, Marked]]:
    at = 0
    for piece in pieces:
        if isinstance(piece, Marked):
            yield at, piece
            at += len(piece.words)
        else:
            at += len(piece)
