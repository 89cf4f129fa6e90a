"""From what a reader took out of a file to an article, with where every field came from."""

from collections.abc import Mapping, Sequence
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from generator.articles.agencies import say_credits
from generator.articles.bounds import check_story
from generator.articles.corrections import find_corrections, is_correction
from generator.articles.dating.date_clues import Evidence
from generator.articles.dating.datelines import Opening, find_opening
from generator.articles.dating.dates import resolve_date
from generator.articles.dating.embargo_lines import with_embargo
from generator.articles.dating.text_dates import find_text_date
from generator.articles.decoding import clean_fields
from generator.articles.editions import Parsed, find_edition
from generator.articles.fields import (
    Said,
    say,
    say_authors,
    say_byline,
    say_headline,
    say_language,
    say_rights,
    say_top,
    stated_fields,
)
from generator.articles.house import House
from generator.articles.identity import make_key, make_slug
from generator.articles.plain.furniture import Body, clear_body
from generator.errors import UnreadableFile
from generator.model import Article, Basis, Cut, Date, Dateline, Field, Part, PartKind, Provenance, RawArticle

FIRST_PARAGRAPHS = 3
"""A dateline may stand below a line or two of introduction, but no deeper."""
NOTED = (
    "id",
    "slug",
    "received",
    "credit",
    "urgency",
    "embargo",
    "date_text",
    "note",
    "encoding",
    "other_ids",
    "version",
    "versioncreated",
    "contentcreated",
    "expires",
    "located",
    "dateline",
    "headlines",
    "byline_title",
    "body",
    "associations",
    "permalink",
    "category",
    "keyword",
    "word_count",
    "wire_number",
    "other keys",
)
"""Stated fields that an article has no place for; its provenance keeps them."""
DATES = ("date", "date_text")
TOP: tuple[PartKind, ...] = ("headline", "deck")


class _Parts(Struct, frozen=True, kw_only=True):
    parts: tuple[Part, ...]
    cuts: tuple[Cut, ...]


def parse_article(raw: RawArticle, sidecar: Sequence[Field], house: House) -> Parsed:
    """Make an article of a raw one and its sidecar; raise `UnreadableFile` without words or with too many."""
    check_story(raw)
    sidecar, fields = clean_fields(sidecar), clean_fields(raw.fields)
    raw = raw if fields == raw.fields else replace(raw, fields=fields)
    stated = stated_fields(sidecar, raw.fields)
    authors = [known for known in raw.fields if known.name == "author" and known.value.strip()]
    body = clear_body(raw.parts)
    top = _state_top(body.parts, stated)
    dateline = find_dateline(top.parts, house)
    lede = _lede(top.parts, dateline)
    said = _say(raw, stated, authors, top.parts, body, dateline, lede, house)
    if not said["headline"].value:
        raise UnreadableFile("it holds no words of a story; expected a headline or a paragraph.")
    day = resolve_date(_evidence(raw, sidecar, stated, top.parts, dateline, lede, house))
    stated = with_embargo(stated, top.parts, day)
    article = Article(
        id="",
        slug=make_slug(say(stated, "slug").value or said["headline"].value),
        **{name: known.value for name, known in said.items()},
        authors=say_authors(authors, said["byline"].value, [said["source"].value, said["agency"].value]),
        tags=_several(raw, "tag"),
        aliases=_several(raw, "alias"),
        dateline=dateline,
        date=day,
        parts=top.parts,
        references=body.references,
        corrections=find_corrections(
            said["headline"].value, top.parts, stated.get("note"), say(stated, "slug").value
        ),
        former_ids=(),
        embargo=say(stated, "embargo").value,
        provenance=replace(
            raw.provenance,
            fields=_bases(said, stated, dateline, day),
            cuts=raw.provenance.cuts + body.cuts + top.cuts,
        ),
    )
    key = _key(raw.provenance, said["source"], stated)
    return Parsed(article=article, key=key, edition=find_edition(stated))


def _say(
    raw: RawArticle,
    stated: Mapping[str, Field],
    authors: Sequence[Field],
    parts: Sequence[Part],
    body: Body,
    dateline: Dateline | None,
    lede: str,
    house: House,
) -> Mapping[str, Said]:
    """Say the fields of words, each with its basis."""
    return {
        "headline": say_headline(stated, parts, lede),
        "deck": say_top(stated, parts, "deck"),
        "byline": say_byline(stated, authors, body, dateline),
        **say_credits(stated, raw.fields, dateline, body.cuts, house),
        "section": say(stated, "section"),
        "language": say_language(stated, parts, house),
        "url": say(stated, "url"),
        "rights": say_rights(stated, body),
    }


def _several(raw: RawArticle, name: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(known.value for known in raw.fields if known.name == name))


def find_dateline(parts: Sequence[Part], house: House) -> Dateline | None:
    """Find the dateline that opens one of the first paragraphs; below the first it must be a full one."""
    paragraphs = [n for n, part in enumerate(parts) if part.kind == "paragraph"][:FIRST_PARAGRAPHS]
    for number in paragraphs:
        found = find_opening(parts[number].text, house.sources)
        if found and (number == paragraphs[0] or _is_full(found)):
            return Dateline(
                part=number,
                end=found.end,
                text=found.text,
                place=found.place,
                day=found.day,
                agency=found.agency,
            )
    return None


def _is_full(found: Opening) -> bool:
    return bool(found.place and (found.day or found.agency))


def _state_top(parts: tuple[Part, ...], stated: Mapping[str, Field]) -> _Parts:
    """Let a stated headline or deck take its place at the top; other words that stood for it are cut."""
    top: list[Part] = []
    cuts: list[Cut] = []
    for kind in TOP:
        own = next((part for part in parts if part.kind == kind), None)
        known = say(stated, kind)
        if known.value and own and own.text != known.value:
            cuts.append(Cut(text=own.text, reason=f"replaced by what {known.basis} states"))
            own = None
        if known.value:
            own = own or Part(kind=kind, text=known.value)
        if own and kind == "deck" and is_correction(own.text):
            own = replace(own, kind="paragraph")  # It is said as a correction, and stays in its place.
        if own:
            top.append(own)
    rest = tuple(part for part in parts if part.kind not in TOP)
    return _Parts(parts=(*top, *rest), cuts=tuple(cuts))


def _lede(parts: Sequence[Part], dateline: Dateline | None) -> str:
    """Find the story's first words: what follows the dateline, else the first paragraph, else anything."""
    if dateline:
        told = parts[dateline.part].text[dateline.end :]
        if told.strip():
            return told.strip()
        parts = parts[dateline.part + 1 :]
    kinds: tuple[PartKind, ...] = ("paragraph", "quote", "item", "heading", "row", "caption")
    return next((part.text for kind in kinds for part in parts if part.kind == kind), "")


def _evidence(
    raw: RawArticle,
    sidecar: Sequence[Field],
    stated: Mapping[str, Field],
    parts: Sequence[Part],
    dateline: Dateline | None,
    lede: str,
    house: House,
) -> Evidence:
    received = say(stated, "received").value
    return Evidence(
        path="/".join(filter(None, (raw.provenance.path, raw.provenance.member))),
        sidecar=next((known for known in sidecar if known.name == "date" and known.value.strip()), None),
        stated=[known for known in raw.fields if known.name in DATES and known.value.strip()],
        url=say(stated, "url").value,
        day=dateline.day if dateline else "",
        text=find_text_date(parts),
        lede=lede,
        received=date.fromisoformat(received) if received else None,
        window=house.years,
    )


def _bases(
    said: Mapping[str, Said], stated: Mapping[str, Field], dateline: Dateline | None, day: Date
) -> tuple[Basis, ...]:
    bases = [Basis(field=name, words=known.basis) for name, known in said.items() if known.value]
    if dateline:
        bases.append(Basis(field="dateline", words=f"the article's opening words '{dateline.text}'"))
    bases.append(Basis(field="date", words=day.basis))
    bases += [
        Basis(field=name, words=f"{say(stated, name).value} ({stated[name].basis})")
        for name in NOTED
        if name in stated
    ]
    return tuple(bases)


def _key(provenance: Provenance, source: Said, stated: Mapping[str, Field]) -> str:
    place = f"{provenance.path}\0{provenance.member}" if provenance.member else provenance.path
    return make_key(source.value, say(stated, "id").value, place, provenance.item)
