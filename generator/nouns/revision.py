"""How a story was put right and sent again: corrections, and the chains of a wire service."""

from msgspec import Struct


class Correction(Struct, frozen=True, kw_only=True):
    """A statement that an article was put right; the article's text itself is never altered."""

    words: str
    basis: str
    """Where they stand, or who decided so and why."""
    on: str = ""
    """The day of an editor's decision, in EDTF."""


class Step(Struct, frozen=True, kw_only=True):
    """One story of a chain."""

    article: str
    mark: str
    """How the source marked it: `UPDATE 2`, `CORRECTED`; empty for the first."""
    reason: str
    """Why it belongs to the chain; empty for the first."""


class Chain(Struct, frozen=True, kw_only=True):
    """One story as a wire service sent it again and again, in order."""

    steps: tuple[Step, ...]
