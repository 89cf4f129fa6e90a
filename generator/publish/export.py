"""The whole archive as JSON Lines, in a form that stays."""

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

from msgspec import to_builtins

from generator.content.records import Records
from generator.model import Archive, Date, Part, Provenance, Quotation
from generator.pages.permalinks import Addresses
from generator.pages.threads import thread_address
from generator.publish.entity_rows import entity_rows, mention_rows, role_rows, topics_of
from generator.publish.picture_rows import picture_rows

Row = dict[str, object]


def write_export(archive: Archive, addresses: Addresses, records: Records, folder: Path) -> dict[str, int]:
    """Write one file a noun into a folder; return how many lines each has."""
    folder.mkdir(parents=True, exist_ok=True)
    tables: dict[str, Callable[[], Iterator[Row]]] = {
        "articles": lambda: _articles(archive, addresses),
        "versions": lambda: _versions(archive),
        "chains": lambda: _chains(archive),
        "mentions": lambda: mention_rows(archive),
        "entities": lambda: entity_rows(archive, addresses),
        "roles": lambda: role_rows(archive),
        "quotations": lambda: _quotations(archive),
        "links": lambda: _links(archive),
        "threads": lambda: _threads(archive),
        "sources": lambda: _sources(archive, addresses, records),
        "withheld": lambda: _withheld(archive),
    }
    return {name: _write(folder / f"{name}.jsonl", rows()) for name, rows in tables.items()}


def _articles(archive: Archive, addresses: Addresses) -> Iterator[Row]:
    topics = topics_of(archive)
    for article in archive.articles:
        yield {
            "id": article.id,
            "address": f"{addresses.articles[article.id]}.html",
            "headline": article.headline,
            "headline_supplied": article.headline_is_supplied,
            "deck": article.deck or None,
            "byline": article.byline or None,
            "authors": list(article.authors),
            "dateline": article.dateline.text if article.dateline else None,
            "date": _date(article.date),
            "source": article.source or None,
            "agency": article.agency or None,
            "section": article.section or None,
            "language": article.language,
            "tags": list(article.tags),
            "url": article.url or None,
            "rights": article.rights or None,
            "aliases": list(article.aliases),
            "parts": _parts(article.parts),
            "pictures": list(picture_rows(article)),
            **topics[article.id],
            "references": list(article.references),
            "corrections": [{"words": c.words, "basis": c.basis} for c in article.corrections],
            "provenance": _provenance(article.provenance),
        }


def _versions(archive: Archive) -> Iterator[Row]:
    for version in archive.versions:
        yield {
            "article": version.article,
            "number": version.number,
            "when": _date(version.when),
            "replaced": _date(version.replaced),
            "reason": version.reason,
            "is_repeat": version.is_repeat,
            "withdrawn": version.withdrawal.reason if version.withdrawal else None,
            "headline": version.headline,
            "parts": _parts(version.parts),
            "provenance": _provenance(version.provenance),
        }


def _chains(archive: Archive) -> Iterator[Row]:
    for chain in archive.chains:
        yield {
            "steps": [
                {"article": step.article, "mark": step.mark or None, "reason": step.reason or None}
                for step in chain.steps
            ]
        }


def _date(when: Date) -> Row:
    return {
        "edtf": when.edtf or None,
        "earliest": when.earliest.isoformat() if when.earliest else None,
        "latest": when.latest.isoformat() if when.latest else None,
        "basis": when.basis,
        "time": when.time or None,
        "candidates": [
            {"edtf": one.edtf or None, "basis": one.basis, "agrees": one.agrees} for one in when.candidates
        ],
    }


def _parts(parts: Iterable[Part]) -> list[Row]:
    return [{"kind": part.kind, "text": part.text} for part in parts]


def _provenance(origin: Provenance) -> Row:
    return {
        "path": origin.path,
        "member": origin.member or None,
        "item": origin.item,
        "sha256": origin.checksum,
        "reader": origin.reader,
        "encoding": origin.encoding,
        "fields": [{"field": basis.field, "basis": basis.words} for basis in origin.fields],
        "cuts": [{"text": cut.text, "reason": cut.reason} for cut in origin.cuts],
    }


def _quotations(archive: Archive) -> Iterator[Row]:
    retold = {(t.article, t.part, t.start): (one.id, t.how) for one in archive.retold for t in one.tellings}
    for quotation in archive.quotations:
        yield {
            "article": quotation.article,
            "part": quotation.part,
            "start": quotation.start,
            "end": quotation.end,
            "text": quotation.text,
            "kind": quotation.kind,
            "speaker": quotation.speaker or None,
            "speaker_text": quotation.speaker_text or None,
            "speaker_place": to_builtins(quotation.speaker_place) if quotation.speaker_place else None,
            "cue": quotation.cue or None,
            "reason": quotation.reason,
            "retold": _telling(retold, quotation),
        }


def _telling(retold: "Mapping[tuple[str, int, int], tuple[str, str]]", quotation: Quotation) -> Row | None:
    known = retold.get((quotation.article, quotation.part, quotation.start))
    if known is None or quotation.kind == "indirect":
        return None
    return {"id": known[0], "how": known[1]}


def _links(archive: Archive) -> Iterator[Row]:
    for link in archive.links:
        yield {
            "source": link.source,
            "target": link.target,
            "kind": link.kind,
            "reason": link.reason,
            "weight": link.weight,
        }


def _threads(archive: Archive) -> Iterator[Row]:
    for thread in archive.threads:
        yield {
            "id": thread.id,
            "title": thread.title,
            "articles": list(thread.articles),
            "entities": list(thread.entities),
            "first": thread.first.isoformat() if thread.first else None,
            "last": thread.last.isoformat() if thread.last else None,
            "address": f"{thread_address(thread.id)}.html",
            "continues": thread.continues or None,
            "former_ids": list(thread.former_ids),
            "introduction": thread.introduction or None,
            "reviewed": bool(thread.provenance),
            "decisions": list(thread.decisions),
        }


def _sources(archive: Archive, addresses: Addresses, records: Records) -> Iterator[Row]:
    """Give every source that an article or a record names; an article whose source is not known has none."""
    own = Counter(article.source for article in archive.articles)
    credited = Counter(article.agency for article in archive.articles)
    by_name = {record.name: record for record in records.sources}
    for name in sorted({*own, *credited, *by_name} - {""}):
        record = by_name.get(name)
        yield {
            "id": addresses.sources[name].split("/")[1],
            "address": f"{addresses.sources[name]}.html",
            "name": name,
            "variants": list(record.variants) if record else [],
            "kind": record.kind if record else None,
            "country": (record.country or None) if record else None,
            "ownership": (record.ownership or None) if record else None,
            "url": record.url if record else None,
            "description": (record.description or None) if record else None,
            "same_as": list(record.same_as) if record else [],
            "articles": own[name],
            "credited": credited[name],
            "reviewed": record is not None,
            "record": record.path if record else None,
        }


def _withheld(archive: Archive) -> Iterator[Row]:
    for one in archive.withheld:
        yield {
            "id": one.id,
            "kind": one.kind,
            "reason": one.reason,
            "by": one.by or None,
            "on": one.on or None,
            "address": f"{one.address}.html" if one.address else None,
        }


def _write(path: Path, rows: Iterable[Row]) -> int:
    count = 0
    with path.open("w", encoding="utf-8", newline="\n") as file:
        for row in rows:
            file.write(json.dumps(row, ensure_ascii=False) + "\n")
            count += 1
    return count
