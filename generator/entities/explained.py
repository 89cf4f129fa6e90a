"""What other articles tell of a name."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Explained:
    """What a short name means by other articles, and why."""

    entity: str
    name: str
    reason: str
