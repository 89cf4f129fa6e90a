"""Which entities have a page of their own; the others stand in the A–Z, with their mentions."""

from collections import Counter
from collections.abc import Iterable, Mapping
from itertools import chain

from msgspec.structs import replace

from generator.model import Archive, Article, Entity
from generator.pages.entity.letters import ANCHOR, letter_leaves
from generator.pages.hidden import public_face
from generator.pages.listing import by_group
from generator.pages.permalinks import Addresses
from generator.pages.recollection import Recollection
from generator.pages.reports import find_reports
from generator.settings import Settings
from generator.words import KIND_WORDS

MOST_MENTIONS = 20
"""What is mentioned more often than that does not fit into the A–Z, and has a page."""


def settle_addresses(
    archive: Archive,
    addresses: Addresses,
    settings: Settings,
    published: Iterable[tuple[str, str]] = (),
    recollection: Recollection | None = None,
) -> Addresses:
    """Leave the important entities their address, and lead to the others in the A–Z.

    `published` are the ids and addresses of entities that the ledger holds.
    """
    recollection = recollection or Recollection()
    public = public_face(archive)
    counts = Counter(chain.from_iterable(one.entities for one in public.appearances.columns.values()))
    important = _find_important(public, counts, settings.entity_pages)
    small = {
        one.id: counts[one.id]
        for one in public.entities
        if not (one.is_reviewed or one.decisions or one.id in important)
    }
    places = dict(addresses.entities)
    by_kind = by_group(by_name(public.entities), lambda entity: entity.kind)
    for kind in KIND_WORDS:
        named = by_kind.get(kind, [])
        for leaf in chain(*letter_leaves(kind, named, settings.page_size, small, recollection).values()):
            page = leaf.path.removesuffix(".md")
            places |= {id_: f"{page}#{ANCHOR}{id_}" for id_ in leaf.items if id_ in small}
    given = ((e.id, f"{places[e.id]}.html") for e in public.entities if e.id not in small)
    new = sorted(set(given) - set(published))
    return replace(addresses, entities=places, new=(*addresses.new, *new))


def by_name(entities: tuple[Entity, ...]) -> list[Entity]:
    """Sort entities as the A–Z lists them."""
    return sorted(entities, key=lambda entity: (entity.name.casefold(), entity.id))


def _find_important(archive: Archive, counts: Mapping[str, int], threshold: int) -> set[str]:
    """Find what articles themselves give a page: in a headline, a dateline, or often enough.

    `counts` tells how often each is mentioned.
    """
    reports = find_reports(archive)
    every = archive.appearances.columns
    # An article that repeats none is a report of its own.
    apart = (inside.entities for id_, inside in every.items() if id_ not in reports)
    least = Counter(chain.from_iterable(map(set, apart)))
    found = {id_ for id_, count in counts.items() if count > MOST_MENTIONS or least[id_] >= threshold}
    rest = counts.keys() - found
    told: dict[str, set[str]] = {id_: set() for id_ in rest}
    for article in archive.articles:
        inside = every.get(article.id)
        if inside is None or rest.isdisjoint(inside.entities):
            continue
        report = reports.get(article.id, article.id)
        for entity, part, end in zip(inside.entities, inside.parts, inside.ends, strict=True):
            if entity in rest:
                told[entity].add(report)
                if _stands_out(article, part, end):
                    found.add(entity)
    return found | {id_ for id_, some in told.items() if len(some) >= threshold}


def _stands_out(article: Article, part: int, end: int) -> bool:
    dateline = article.dateline
    return bool(dateline and dateline.covers(part, end)) or article.parts[part].kind == "headline"
