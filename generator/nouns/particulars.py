"""What a record says of an entity beyond name and kind."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class NameForm:
    """A name that was borne for a time, or stands in one language; days are in EDTF, or empty."""

    name: str
    language: str = ""
    since: str = ""
    until: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """What an entity was, and when; days are in EDTF, or empty."""

    role: str
    at: str = ""
    """The organization or place, by id or name."""
    since: str = ""
    until: str = ""
    basis: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Identifier:
    """What a register calls an entity."""

    register: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Particulars:
    """All of it, in the order of the record."""

    names: tuple[NameForm, ...] = ()
    offices: tuple[Office, ...] = ()
    parent: str = ""
    """What it is part of, by id or name."""
    identifiers: tuple[Identifier, ...] = ()


NOTHING_MORE = Particulars()
