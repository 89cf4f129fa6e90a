"""What a record says of an entity beyond its name, in words for the margin of its page."""

import re

from generator.model import Entity
from generator.pages.catalogue import Catalogue
from generator.pages.permalinks import url_of
from generator.words import Voice

REGISTERS = {
    "geonames": ("GeoNames", "https://www.geonames.org/{}"),
    "isni": ("ISNI", "https://isni.org/isni/{}"),
    "lei": ("LEI", "https://search.gleif.org/#/record/{}"),
    "orcid": ("ORCID", "https://orcid.org/{}"),
    "ror": ("ROR", "https://ror.org/{}"),
    "viaf": ("VIAF", "https://viaf.org/viaf/{}"),
    "wikidata": ("Wikidata", "https://www.wikidata.org/wiki/{}"),
}
"""What readers call a register, and where it tells of one of its entries."""
PLAIN = re.compile(r"[A-Za-z0-9-]+")


def describe_particulars(catalogue: Catalogue, entity: Entity) -> dict[str, object]:
    """Describe names of a time or language, roles, what an entity is part of, and its identifiers."""
    stated = entity.particulars
    return {
        "names": [
            {
                "name": one.name,
                "language": one.language,
                "span": _span(catalogue.say, one.since, one.until),
                "is_former": bool(one.until),
            }
            for one in stated.names
        ],
        "offices": [
            {
                "role": one.role,
                "at": _other(catalogue, one.at),
                "span": _span(catalogue.say, one.since, one.until),
                "basis": one.basis,
            }
            for one in stated.offices
        ],
        "parent": _other(catalogue, stated.parent),
        "identifiers": [_identifier(one.register, one.value) for one in stated.identifiers],
    }


def _span(say: Voice, since: str, until: str) -> str:
    if since and until:
        return f"{say.edtf(since)} – {say.edtf(until)}"
    if since:
        return say("since {date}", date=say.edtf(since))
    return say("until {date}", date=say.edtf(until)) if until else ""


def _other(catalogue: Catalogue, reference: str) -> dict[str, str] | None:
    """Name another entity, with the way to it if the archive has it."""
    if not reference:
        return None
    entity = catalogue.referred(reference)
    if entity is None:
        return {"name": reference, "url": ""}
    return {"name": entity.name, "url": url_of(catalogue.addresses.entities[entity.id])}


def _identifier(register: str, value: str) -> dict[str, str]:
    name, address = REGISTERS.get(register, (register, ""))
    url = address.format(value) if address and PLAIN.fullmatch(value) else ""
    return {"register": name, "value": value, "url": url}
