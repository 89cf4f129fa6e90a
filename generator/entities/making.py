"""Every entity, of what records say and of what the articles call it."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from functools import cached_property
from operator import itemgetter

from msgspec import Struct
from msgspec.structs import replace

from generator.blocks import SIZE, cut_in_blocks
from generator.cache import cache_key
from generator.content.records import AuthorityRecord, Records
from generator.entities.deciding.decisions import Ruling
from generator.entities.forms import id_of
from generator.entities.geography import locate
from generator.entities.kinds import most_frequent_kind
from generator.entities.names import read_gazetteers
from generator.entities.recalling import Recall
from generator.entities.recorded import make_recorded
from generator.entities.tallying import Use
from generator.model import Entity, EntityKind
from generator.stored import digest, restore, store

MOST_CAPITALS = 4
"""Letters of what may be an abbreviation, such as `GDR`."""
Times = tuple[Use, int]


class Called(Struct, frozen=True, dict=True):
    """What the archive's articles call one entity, in any order."""

    uses: Sequence[Times]

    @cached_property
    def forms(self) -> Mapping[str, int]:
        """Count the forms, spaces made single."""
        return _counted((" ".join(use.form.split()), times) for use, times in self.uses)

    @cached_property
    def full(self) -> Mapping[str, int]:
        """Count the full names that stand for it."""
        return _counted((use.name, times) for use, times in self.uses)

    @cached_property
    def kind(self) -> EntityKind:
        """Take what most take it for."""
        counts: Counter[EntityKind] = Counter()
        for use, times in self.uses:
            counts[use.thing] += times
        return most_frequent_kind(counts)


def make_entities(
    uses: Mapping[Use, int], records: Records, ruling: Ruling, recall: Recall | None = None
) -> tuple[Entity, ...]:
    """Make every entity that appears or has a record, in order of id; `recall` knows those of before."""
    called: dict[str, list[Times]] = {}
    for use, times in uses.items():
        called.setdefault(use.entity, []).append((use, times))
    merged: dict[str, list[tuple[EntityKind, AuthorityRecord]]] = {}
    for kind, record in records.entities:
        merged.setdefault(ruling.settled(record.id), []).append((kind, record))
    ids = [id_ for id_ in sorted(called.keys() | merged.keys()) if id_ not in ruling.dropped]
    known: dict[str, str] = {}  # names of records and gazetteers, read where an entity is made

    def make(entity: str) -> Entity:
        known.update({} if known else _known_names(records))
        own = Called(called.get(entity, ()))
        name = _name(entity, own, known, ruling)
        made = (
            make_recorded(entity, merged[entity], name, ruling.own)
            if entity in merged
            else _found(entity, own, name)
        )
        return replace(made, decisions=ruling.said[entity]) if entity in ruling.said else made

    in_order = [(id_, _in_order(called.get(id_, []))) for id_ in ids]
    blocks = list(cut_in_blocks(in_order, itemgetter(0), SIZE))
    return tuple(_recalled(blocks, make, recall))


def _in_order(uses: list[Times]) -> list[Times]:
    return sorted(uses) if len(uses) > 1 else uses


def _counted(pairs: Iterable[tuple[str, int]]) -> Mapping[str, int]:
    counts: Counter[str] = Counter()
    for one, times in pairs:
        counts[one] += times
    return counts


def _recalled(
    blocks: Sequence[Sequence[tuple[str, list[Times]]]], make: Callable[[str], Entity], recall: Recall | None
) -> Iterator[Entity]:
    """Make the entities of those blocks anew in which one is called otherwise than before."""
    cache = recall.cache if recall else None
    keys = [
        cache_key("entities", recall.taken, digest(block)) if recall and cache else "" for block in blocks
    ]
    known, fresh = dict[str, tuple[Entity, ...]](), dict[str, bytes]()
    for key, stored in cache.read(keys) if cache else ():
        with suppress(ValueError):
            known[key] = restore(tuple[Entity, ...], stored)
    for key, block in zip(keys, blocks, strict=True):
        entities = known.get(key) or tuple(make(id_) for id_, _ in block)
        if cache and key not in known and (stored := store(entities)):
            fresh[key] = stored
        yield from entities
    if cache:
        cache.write(fresh)


def _known_names(records: Records) -> dict[str, str]:
    names = {known.entity: known.name for known in read_gazetteers()}
    return names | {record.id: record.name for _, record in records.entities}


def _name(entity: str, called: Called, names: Mapping[str, str], ruling: Ruling) -> str:
    """Choose the name: as decided, as a record or the gazetteer has it, or the most frequent full form."""
    lead = ruling.leads.get(entity, entity)
    if known := ruling.names.get(entity) or names.get(lead):
        return known
    full = called.full
    forms = [name for name in full if id_of(name) == lead] if len(full) > 1 else []
    forms = forms or list(full)
    best = min(forms, key=lambda name: (-full[name], name), default=names.get(entity, entity))
    return _in_small(best, called) if best.isupper() and len(best) > MOST_CAPITALS else best


def _in_small(name: str, called: Called) -> str:
    """Write a name that a headline or dateline gives in capitals as others do, or as names are written."""
    alike = [form for form in called.forms if form.casefold() == name.casefold() and form != name]
    if alike:
        return min(alike, key=lambda form: (-called.forms[form], form))
    is_name = called.kind in ("person", "place")
    return name.title() if is_name and not any(sign.isdigit() for sign in name) else name


def _found(entity: str, called: Called, name: str) -> Entity:
    forms = called.forms
    variants = sorted((form for form in forms if form != name), key=lambda form: (-forms[form], form))
    where = locate(entity, name) if called.kind == "place" else None
    return Entity(id=entity, kind=called.kind, name=name, variants=tuple(variants), location=where)
