"""What other articles tell of a name."""

from msgspec import Struct


class Explained(Struct, frozen=True):
    """What a short name means by other articles, and why."""

    entity: str
    name: str
    reason: str
