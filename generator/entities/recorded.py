"""Entities as their records have them."""

from collections.abc import Container, Sequence
from itertools import chain

from generator.content.records import AuthorityRecord
from generator.entities.geography import locate
from generator.model import Entity, EntityKind, Identifier, Location, NameForm, Office, Particulars


def make_recorded(
    entity: str, records: Sequence[tuple[EntityKind, AuthorityRecord]], name: str, own: Container[str]
) -> Entity:
    """Make the entity of a record, or of several decided to be the same; `own` are others' names."""
    # The record whose id stays comes first.
    records = sorted(records, key=lambda pair: (pair[1].id != entity, pair[1].id))
    kind, record = records[0]
    variants = dict.fromkeys(form for _, other in records for form in (other.name, *other.variants))
    return Entity(
        id=entity,
        kind=kind,
        name=name,
        variants=tuple(form for form in variants if form != name and form not in own),
        description=record.description,
        note=record.note,
        same_as=record.same_as,
        location=_where(record) or locate(entity, name) if kind == "place" else None,
        provenance=record.path,
        particulars=_particulars([other for _, other in records]),
    )


def _particulars(records: Sequence[AuthorityRecord]) -> Particulars:
    names = chain.from_iterable(record.names for record in records)
    roles = chain.from_iterable(record.roles for record in records)
    identifiers = chain.from_iterable(record.identifiers.items() for record in records)
    return Particulars(
        names=tuple(
            NameForm(name=one.name, language=one.language, since=one.since or "", until=one.until or "")
            for one in names
        ),
        offices=tuple(
            Office(role=one.role, at=one.at, since=one.since or "", until=one.until or "", basis=one.basis)
            for one in roles
        ),
        parent=next((record.parent for record in records if record.parent), ""),
        identifiers=tuple(Identifier(register=name, value=value) for name, value in identifiers),
    )


def _where(record: AuthorityRecord) -> Location | None:
    where = record.location
    if where is None:
        return None
    return Location(
        country=where.country,
        region=where.region,
        latitude=where.latitude,
        longitude=where.longitude,
        basis=where.basis or record.path,
    )
