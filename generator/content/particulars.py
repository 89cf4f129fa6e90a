"""What a record says of an entity beyond its name: names of a time or language, roles, where, registers."""

import re
from collections.abc import Mapping
from typing import Annotated

from pydantic import AfterValidator, Field

from generator.content.checking import Record
from generator.content.values import EdtfText, ForeignId, Line, Name, OptionalLanguage, OptionalLine

SCHEME = re.compile(r"[a-z][a-z0-9_-]{0,39}")


class NamedForm(Record):
    """A name that was borne for a time, or stands in one language."""

    name: Name
    language: OptionalLanguage = ""
    since: EdtfText | None = None
    until: EdtfText | None = None
    """When it ceased to be borne: then it is a former name."""


class HeldRole(Record):
    """What an entity was, and when."""

    role: Line
    at: OptionalLine = ""
    """The organization or place, by id or name."""
    since: EdtfText | None = None
    until: EdtfText | None = None
    basis: OptionalLine = ""
    """Where that is from."""


def _country_code(value: str) -> str:
    if not re.fullmatch("([A-Z]{2})?", value):
        raise ValueError("two capital letters such as FR (ISO 3166-1)")
    return value


class Where(Record):
    """Where a place lies, as far as it is known."""

    country: Annotated[str, AfterValidator(_country_code)] = ""
    """Two letters (ISO 3166-1)."""
    region: OptionalLine = ""
    latitude: Annotated[float, Field(ge=-90, le=90, allow_inf_nan=False)] | None = None
    """In degrees, north of the equator; south of it below 0."""
    longitude: Annotated[float, Field(ge=-180, le=180, allow_inf_nan=False)] | None = None
    """In degrees, east of Greenwich; west of it below 0."""
    basis: OptionalLine = ""
    """Where that is from."""


def _registers(value: Mapping[str, str]) -> Mapping[str, str]:
    wrong = next((name for name in value if not SCHEME.fullmatch(name)), None)
    if wrong is not None:
        raise ValueError(f"names of registers in small letters, such as 'wikidata', not {wrong!r}")
    return value


Identifiers = Annotated[dict[str, Annotated[ForeignId, Field(min_length=1)]], AfterValidator(_registers)]
"""By register, such as `wikidata: Q796`."""


def with_names(stated: object) -> object:
    """Count the names of a time or language among the variants of a record, as it is written."""
    if not isinstance(stated, Mapping) or not isinstance(stated.get("names"), list | tuple):
        return stated
    variants = stated.get("variants", ())
    names = [one.get("name") for one in stated["names"] if isinstance(one, Mapping)]
    if not isinstance(variants, list | tuple):
        return stated
    further = [name for name in names if isinstance(name, str) and name not in variants]
    return {**stated, "variants": [*variants, *dict.fromkeys(further)]}
