"""What the export says of names: where they stand, whom they mean, what articles are about."""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from msgspec import to_builtins

from generator.model import Archive, Location, NameForm, Office
from generator.pages.permalinks import Addresses, url_of

Row = dict[str, object]


def mention_rows(archive: Archive) -> Iterator[Row]:
    """Describe each place where a name stands."""
    for appearance in archive.appearances:
        mention = appearance.mention
        yield {
            "article": mention.article,
            "part": mention.part,
            "start": mention.start,
            "end": mention.end,
            "text": mention.text,
            "kind": mention.kind,
            "entity": appearance.entity,
            "basis": mention.basis,
            "reason": appearance.reason,
        }


def entity_rows(archive: Archive, addresses: Addresses) -> Iterator[Row]:
    """Describe each entity."""
    for entity in archive.entities:
        yield {
            "id": entity.id,
            "address": url_of(addresses.entities[entity.id]),
            "kind": entity.kind,
            "name": entity.name,
            "variants": list(entity.variants),
            "description": entity.description or None,
            "same_as": list(entity.same_as),
            "names": [_stated(name) for name in entity.particulars.names],
            "roles": [_stated(office) for office in entity.particulars.offices],
            "parent": entity.particulars.parent or None,
            "identifiers": {one.register: one.value for one in entity.particulars.identifiers},
            "location": _location(entity.location) if entity.location else None,
            "reviewed": entity.is_reviewed,
            "record": entity.provenance or None,
            "decisions": list(entity.decisions),
        }


def role_rows(archive: Archive) -> Iterator[Row]:
    """Describe each place where an article says what somebody is."""
    for role in archive.roles:
        yield {
            "article": role.article,
            "part": role.part,
            "start": role.start,
            "end": role.end,
            "text": role.text,
            "entity": role.entity,
            "reason": role.reason,
        }


def topics_of(archive: Archive) -> Mapping[str, Row]:
    """Say of each article which entities and which countries it is about, each with the reason."""
    about: dict[str, list[Row]] = defaultdict(list)
    countries: dict[str, list[Row]] = defaultdict(list)
    for topic in archive.about:
        about[topic.article].append({"entity": topic.entity, "reason": topic.reason})
    for one in archive.countries:
        countries[one.article].append({"country": one.country, "reason": one.reason})
    return {
        article.id: {"about": about[article.id], "countries": countries[article.id]}
        for article in archive.articles
    }


def _stated(one: NameForm | Office) -> Row:
    """Give what a record states; what it leaves out is null."""
    return {name: value or None for name, value in to_builtins(one).items()}


def _location(where: Location) -> Row:
    return {
        "country": where.country or None,
        "region": where.region or None,
        "latitude": where.latitude,
        "longitude": where.longitude,
        "basis": where.basis,
    }
