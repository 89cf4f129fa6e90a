"""Which entities have a page of their own; the others stand in the A–Z, with their mentions."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from itertools import chain

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


@dataclass(slots=True)
class _Seen:
    mentions: int = 0
    is_prominent: bool = False
    """Whether a headline or a dateline names it."""
    reports: set[str] = field(default_factory=set)
    """As many as decide."""


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
    seen = _look(public, settings.entity_pages)
    small = {
        entity.id: one.mentions
        for entity in public.entities
        if not is_important(entity, one := seen.get(entity.id, _Seen()), settings.entity_pages)
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


def is_important(entity: Entity, seen: _Seen, threshold: int) -> bool:
    """Whether an entity has a page: a record or a decision, a headline, a dateline, or enough reports."""
    return (
        entity.is_reviewed
        or bool(entity.decisions)
        or seen.is_prominent
        or len(seen.reports) >= threshold
        or seen.mentions > MOST_MENTIONS
    )


def by_name(entities: tuple[Entity, ...]) -> list[Entity]:
    """Sort entities as the A–Z lists them."""
    return sorted(entities, key=lambda entity: (entity.name.casefold(), entity.id))


def _look(archive: Archive, threshold: int) -> Mapping[str, _Seen]:
    reports = find_reports(archive)
    articles = {article.id: article for article in archive.articles}
    every = archive.appearances.columns
    counts = Counter(chain.from_iterable(one.entities for one in every.values()))
    found = {id_: _Seen(mentions=count) for id_, count in counts.items()}
    few = {id_ for id_, count in counts.items() if count <= MOST_MENTIONS}
    for id_, inside in every.items():
        if few.isdisjoint(inside.entities):
            continue
        article, report = articles[id_], reports.get(id_, id_)
        for entity, part, end in zip(inside.entities, inside.parts, inside.ends, strict=True):
            if entity not in few:
                continue
            one = found[entity]
            if len(one.reports) < threshold:
                one.reports.add(report)
            one.is_prominent = one.is_prominent or _stands_out(article, part, end)
    return found


def _stands_out(article: Article, part: int, end: int) -> bool:
    dateline = article.dateline
    return bool(dateline and dateline.covers(part, end)) or article.parts[part].kind == "headline"
