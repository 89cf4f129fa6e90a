"""What a record says of an entity beyond name and kind."""

from msgspec import Struct


class NameForm(Struct, frozen=True, kw_only=True):
    """A name that was borne for a time, or stands in one language; days are in EDTF, or empty."""

    name: str
    language: str = ""
    since: str = ""
    until: str = ""


class Office(Struct, frozen=True, kw_only=True):
    """What an entity was, and when; days are in EDTF, or empty."""

    role: str
    at: str = ""
    """The organization or place, by id or name."""
    since: str = ""
    until: str = ""
    basis: str = ""


class Identifier(Struct, frozen=True, kw_only=True):
    """What a register calls an entity."""

    register: str
    value: str


class Particulars(Struct, frozen=True, kw_only=True):
    """All of it, in the order of the record."""

    names: tuple[NameForm, ...] = ()
    offices: tuple[Office, ...] = ()
    parent: str = ""
    """What it is part of, by id or name."""
    identifiers: tuple[Identifier, ...] = ()


NOTHING_MORE = Particulars()
