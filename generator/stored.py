"""Frozen nouns as bytes and back, by their fields; for what is kept from build to build."""

import hashlib
from collections.abc import Hashable
from functools import cache
from typing import Any, TypeVar

import msgspec

T = TypeVar("T")


def store(value: object) -> bytes:
    """Put a noun as JSON; nothing at all where it holds half a character or a number beyond all measure."""
    try:
        return msgspec.json.encode(value)
    except (UnicodeEncodeError, OverflowError):
        return b""


def restore(kind: type[T], stored: bytes) -> T:
    """Make a noun of what `store` gave; raise `ValueError` where it is not one."""
    found: T = _decoder(kind).decode(stored)  # type: ignore[arg-type]
    return found


def digest(value: object) -> str:
    """Make a checksum of a noun and of all that it holds."""
    plain = store(value) or repr(value).encode("utf-8", "surrogatepass")
    return hashlib.sha256(plain).hexdigest()


@cache
def _decoder(kind: Hashable) -> "msgspec.json.Decoder[Any]":
    return msgspec.json.Decoder(kind)
