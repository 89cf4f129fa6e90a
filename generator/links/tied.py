"""What one article is tied to, as it is kept from build to build."""

from msgspec import Struct

from generator.model import Link


class Copy(Struct, frozen=True, kw_only=True):
    """An earlier text that is the same, and how much of it."""

    of: str
    share: float
    """Of the runs of the shorter text; 1 where nothing in it is other."""
    shorter_by: float
    """By what share of its words one is shorter than the other."""
    is_whole: bool
    """Whether the two are the same word for word."""


class Followed(Struct, frozen=True, kw_only=True):
    """An earlier article that one follows, and how strongly."""

    article: str
    strength: float


class Alike(Struct, frozen=True, kw_only=True):
    """An earlier article that one is like, and what a reader is told of it, if anything."""

    article: str
    warning: Link | None


class Compared(Struct, frozen=True, kw_only=True):
    """What came of an article beside the earlier ones that share most with it."""

    read: str
    """Stands for all that this comes from."""
    related: tuple[Link, ...] = ()
    followed: tuple[Followed, ...] = ()
    alike: tuple[Alike, ...] = ()


class Tied(Struct, frozen=True, kw_only=True):
    """All that an article is tied to."""

    of: str
    """The article whose text it carries again; empty where it carries none."""
    copy: Link | None
    compared: Compared
    level: int
    """Of its wording: its number in `past.LEVELS`."""
    least: tuple[int, int]
    """What an earlier article must at least share with it to be its candidate: by words, and by all."""
    is_by_others: bool
    """Whether it is a copy, or none, also by how many reports have runs of words that it has not."""
