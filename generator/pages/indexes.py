"""The A–Z of a kind of entity, and the list of sources."""

import unicodedata
from collections.abc import Iterator, Sequence
from functools import partial

from generator.model import Article, Entity, EntityKind, Page
from generator.pages.catalogue import Catalogue
from generator.pages.listing import article_pages, by_group, leaf_title, paged
from generator.pages.permalinks import FOLDERS
from generator.pages.templating import render_body
from generator.pages.words import KIND_WORDS, UNKNOWN_SOURCE, count_words, span_words
from generator.records import Records

MOST_NAMED = 20
OTHER = "#"


def entity_index_pages(catalogue: Catalogue, size: int) -> Iterator[Page]:
    """Compose the landing page of each kind, and a page for each letter."""
    for kind in ("person", "organization", "place"):
        yield from _kind_pages(catalogue, kind, size)
    if catalogue.of_kind("event"):
        yield from _kind_pages(catalogue, "event", size)


def source_pages(catalogue: Catalogue, records: Records, size: int) -> Iterator[Page]:
    """Compose the list of sources, and the list of each source's articles."""
    about = {record.name: record.description for record in records.sources}
    groups = by_group(catalogue.archive.articles, lambda article: article.source or UNKNOWN_SOURCE)
    names = sorted(
        catalogue.addresses.sources, key=lambda name: (name == UNKNOWN_SOURCE, name.casefold(), name)
    )
    entries = [
        {
            "name": name,
            "address": catalogue.addresses.sources[name],
            "about": about.get(name, ""),
            "facts": _source_facts(groups.get(name, [])),
        }
        for name in names
    ]
    path = "sources/index.md"
    meta = {
        "kicker": "Archive",
        "count_words": count_words(len(names), "source"),
        "breadcrumb": [],
        "description": "The sources of this archive.",
    }
    body = render_body("names", path, entries=entries, empty="No article states its source.")
    yield Page(path=path, title="Sources", template="listing.html", meta=meta, body=body)
    for name in names:
        yield from article_pages(
            catalogue,
            catalogue.addresses.sources[name],
            name,
            groups.get(name, []),
            size,
            description=about.get(name) or f"Articles from {name}.",
            note=_unknown_note(name) or about.get(name, ""),
            breadcrumb=[{"name": "Sources", "url": "sources/index.html"}],
        )


def _kind_pages(catalogue: Catalogue, kind: EntityKind, size: int) -> Iterator[Page]:
    (one, plural), folder = KIND_WORDS[kind], FOLDERS[kind]
    count = partial(count_words, one=one.lower(), many=plural.lower())
    entities = catalogue.of_kind(kind)
    by_letter = dict(sorted(by_group(entities, _letter).items()))
    letters = [{"letter": letter, "url": f"{folder}/{_letter_page(letter)}.html"} for letter in by_letter]
    path = f"{folder}/index.md"
    most = sorted(entities, key=lambda e: (-catalogue.article_count(e.id), e.name.casefold(), e.id))[
        :MOST_NAMED
    ]
    is_short = len(entities) <= size
    entries = [_entry(catalogue, entity) for entity in (entities if is_short else most)]
    meta = {"kicker": "A–Z", "count_words": count(len(entities)), "breadcrumb": [], "letters": letters}
    note = "" if is_short else f"The {len(most)} named in most articles; all others are under their letter."
    yield Page(
        path=path,
        title=plural,
        template="listing.html",
        meta={**meta, "note": note, "description": f"{plural} named in this archive, from A to Z."},
        body=render_body(
            "names", path, entries=entries, empty=f"No {plural.lower()} are named in this archive."
        ),
    )
    for letter, named in by_letter.items():
        address = f"{folder}/{_letter_page(letter)}"
        trail = [{"name": plural, "url": f"{folder}/index.html"}]
        for leaf in paged(address, named, size):
            yield Page(
                path=leaf.path,
                title=leaf_title(f"{plural}: {letter}", leaf),
                template="listing.html",
                meta={
                    **meta,
                    "count_words": count(len(named)),
                    "breadcrumb": trail,
                    "pager": leaf.pager,
                    "letter": letter,
                },
                body=render_body(
                    "names", leaf.path, entries=[_entry(catalogue, e) for e in leaf.items], empty=""
                ),
            )


def _entry(catalogue: Catalogue, entity: Entity) -> dict[str, str]:
    ids = dict.fromkeys(a.mention.article for a in catalogue.of_entity.get(entity.id, ()))
    return {
        "name": entity.name,
        "address": catalogue.addresses.entities[entity.id],
        "about": entity.description or ("" if entity.is_reviewed else "not yet reviewed"),
        "facts": _source_facts([catalogue.articles[id_] for id_ in ids]),
    }


def _source_facts(articles: Sequence[Article]) -> str:
    """Count the articles and name their first and last dates."""
    dated = [article.date for article in articles if article.date.earliest]
    words = count_words(len(articles), "article")
    return f"{words} · {span_words(dated[-1], dated[0])}" if dated else words


def _letter(entity: Entity) -> str:
    first = unicodedata.normalize("NFD", entity.name)[:1].upper()
    return first if "A" <= first <= "Z" else OTHER


def _letter_page(letter: str) -> str:
    # An id never holds two hyphens in a row, so these addresses are free.
    return f"a-z--{letter.lower() if letter != OTHER else 'other'}"


def _unknown_note(name: str) -> str:
    if name != UNKNOWN_SOURCE:
        return ""
    return "Nothing in these files says who published them; a decision or a sidecar file can."
