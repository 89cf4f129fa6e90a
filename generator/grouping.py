"""Groups of what belongs together, directly or by way of others."""

from collections.abc import Hashable, Iterable
from typing import TypeVar

T = TypeVar("T", bound=Hashable)


def join_groups(items: Iterable[T], ties: Iterable[tuple[T, T]]) -> list[list[T]]:
    """Put together what ties join; groups and their items stand in the order of the items."""
    leader: dict[T, T] = {}

    def find(one: T) -> T:
        while (above := leader.get(one, one)) != one:
            leader[one] = leader.get(above, above)  # halves the way for the next
            one = above
        return one

    for one, other in ties:
        if (a := find(one)) != (b := find(other)):
            leader[b] = a
    groups: dict[T, list[T]] = {}
    for item in items:
        groups.setdefault(find(item), []).append(item)
    return list(groups.values())
